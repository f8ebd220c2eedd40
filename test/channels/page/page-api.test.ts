import { describe, expect, it } from "vitest";
import type { PagePerson } from "../../../src/channels/page/page-person.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { readWorkbook } from "../../../src/files/sheets/read-workbook.ts";
import { readPng } from "../../support/read-png.ts";
import { BREAKS, PICTURE, scriptedConversation } from "../../support/scripted-conversation.ts";
import { webClient } from "../../support/web-client.ts";
import { PEOPLE, pagePeople } from "../../support/web-deps.ts";

const TURN = {
  id: "m1",
  speaker: { person: "T001" },
  body: { kind: "text", text: "/帮助" },
  place: "group",
  room: "school-1",
  at: "2026-11-22T01:30:00.000Z",
  today: parseDay("2026-11-22"),
  via: "web",
} as const;

const said = { person: "T001", text: "/帮助", place: "group" };

describe("GET /api/people", () => {
  const MANY = Array.from({ length: 130 }, (_, at) => ({
    ...PEOPLE[at % 4],
    id: `T${1000 + at}`,
  })) as PagePerson[];

  it("gives a first page of whom one may be, and the time zone of the school", async () => {
    const { status, body } = await webClient().read("/api/people");
    expect(status).toBe(200);
    expect(body).toEqual({ people: PEOPLE, timeZone: "Asia/Shanghai" });
  });

  it("never gives the roster at once, however much is asked for", async () => {
    const { read } = webClient({ people: pagePeople(MANY) });
    expect((await read("/api/people")).body.people).toHaveLength(20);
    expect((await read("/api/people?limit=50")).body.people).toHaveLength(50);
    expect((await read("/api/people?limit=51")).status).toBe(400);
  });

  it("goes on page by page until everybody was there once", async () => {
    const { read } = webClient({ people: pagePeople(MANY) });
    const ids: string[] = [];
    let next: string | undefined = "";
    while (next !== undefined) {
      const query = new URLSearchParams({ limit: "50", ...(next && { after: next }) });
      const { body } = await read(`/api/people?${query}`);
      ids.push(...body.people.map(({ id }) => id));
      next = body.next;
    }
    expect(ids).toEqual(MANY.map(({ id }) => id));
  });

  it("looks for words, in one school or in all", async () => {
    const { read } = webClient();
    const idsFor = async (query: Record<string, string>) =>
      (await read(`/api/people?${new URLSearchParams(query)}`)).body.people.map(({ id }) => id);
    expect(await idsFor({ search: "数学 王" })).toEqual(["T001"]);
    expect(await idsFor({ school: "school-2" })).toEqual(["T101"]);
    expect(await idsFor({ search: "王", school: "school-2" })).toEqual([]);
  });

  it.each([
    // query, what the sentence names
    ["limit=0", "limit: give a whole number from 1 to 50"],
    ["limit=many", "limit: give a whole number from 1 to 50"],
    ["after=T001", "after: give what an answer had as next"],
    [`search=${"x".repeat(65)}`, "search: give at most 64 characters"],
  ])("refuses %s with a sentence", async (query, message) => {
    expect(await webClient().read(`/api/people?${query}`)).toEqual({
      status: 400,
      body: { error: { code: "bad-request", message } },
    });
  });
});

describe("GET /api/people/:id", () => {
  it("gives one person, and how many are in their group chat", async () => {
    const { status, body } = await webClient().read("/api/people/T001");
    expect(status).toBe(200);
    expect(body).toEqual({ person: PEOPLE[0], members: 3 });
  });

  it("takes a staff number of any signs", async () => {
    const odd = { ...PEOPLE[0], id: "甲/01 #2" } as PagePerson;
    const { read } = webClient({ people: pagePeople([odd]) });
    expect((await read(`/api/people/${encodeURIComponent(odd.id)}`)).body.person).toEqual(odd);
  });

  it("knows nobody who is not in the roster", async () => {
    expect((await webClient().read("/api/people/T999")).body.error.code).toBe("person-unknown");
  });
});

describe("POST /api/say", () => {
  it("hands the conversation one turn and answers with what it came to", async () => {
    const { post, turns } = webClient();
    const { status, body } = await post(said);
    expect(turns).toEqual([
      {
        id: expect.any(String),
        speaker: { person: "T001" },
        body: { kind: "text", text: "/帮助" },
        place: "group",
        room: "school-1",
        at: "2026-11-22T01:30:00.000Z",
        today: "2026-11-22",
        via: "web",
      },
    ]);
    expect(status).toBe(200);
    expect(body.reply.text).toBe("可以问：还差多少、为什么、/计划、/记。");
    expect(body).toMatchObject({ intent: "standing", effects: [] });
  });

  it("says the day it is where the school is, not the day it is in London", async () => {
    const { post, turns } = webClient({ clock: () => new Date("2026-11-22T16:30:00.000Z") });
    await post(said);
    expect(turns[0]?.today).toBe("2026-11-23");
  });

  it("tells private chats apart from the group", async () => {
    const { post, turns } = webClient();
    await post({ ...said, place: "private" });
    expect(turns[0]).toMatchObject({ place: "private", room: "web" });
  });

  it("passes on the language that was chosen, and no more than what was said", async () => {
    const { post, turns } = webClient();
    await post({ ...said, text: "  /help \n", language: "en" });
    expect(turns[0]).toMatchObject({ language: "en", body: { kind: "text", text: "/help" } });
  });

  it("passes on a button that was pressed, and shows what stands on it", async () => {
    const { post, turns, seenBy } = webClient();
    const { text: _, ...where } = said;
    const action = { label: "看计划", run: { command: "plan", args: "2026" } };
    await post({ ...where, action });
    expect(turns[0]?.body).toEqual({ kind: "action", ...action });
    expect((await seenBy("T001", "group"))[0]?.text).toBe("看计划");
  });

  it("answers a message that is sent again as before, and shows it once", async () => {
    const result = await scriptedConversation().say(TURN);
    const { post, seenBy } = webClient({ conversation: { say: async () => result } });
    const first = await post({ ...said, id: "m1" });
    expect(await post({ ...said, id: "m1" })).toEqual(first);
    expect(await seenBy("T001", "group")).toHaveLength(1);
  });

  it.each([
    // body, what the sentence names
    ["{", "the body is not an object; give { person, text, place }"],
    [[], "the body is not an object; give { person, text, place }"],
    [{ text: "/帮助", place: "group" }, "person: give the id of a person"],
    [{ ...said, text: " \n " }, "text: nothing is said; write something"],
    [{ ...said, text: 7 }, "text: give what is said"],
    [{ person: "T001", place: "group" }, "give either text or action"],
    [{ ...said, action: { label: "x", run: { command: "plan" } } }, "give either text or action"],
    [
      { ...said, text: undefined, action: { label: "x", run: { url: "https://x" } } },
      "action.run: give { command, args } or { ask, slots, about, text, files, record, reminder, item }",
    ],
    [{ ...said, place: "hall" }, "place: give private or group"],
    [{ ...said, language: "fr" }, "language: give zh-CN or en, or leave it out"],
    [
      { ...said, persons: "T002" },
      "there is no key persons; known are id, person, text, action, place, room, language",
    ],
  ])("refuses %j with a sentence", async (body, message) => {
    const { post, turns } = webClient();
    expect(await post(body)).toEqual({
      status: 400,
      body: { error: { code: "bad-request", message } },
    });
    expect(turns).toEqual([]);
  });

  it("takes 2,000 characters, of any alphabet, and refuses one more", async () => {
    const { post, turns } = webClient();
    expect((await post({ ...said, text: "😀".repeat(2_000) })).status).toBe(200);
    const refused = await post({ ...said, text: "学".repeat(2_001) });
    expect(refused.status).toBe(413);
    expect(refused.body.error).toEqual({
      code: "text-too-long",
      message: "text: 2001 characters are too many; say it in at most 2000",
    });
    expect(turns).toHaveLength(1);
  });

  it("refuses a body that is far too large before reading it all", async () => {
    const { post } = webClient();
    const { status, body } = await post({ ...said, text: "学".repeat(40_000) });
    expect(status).toBe(413);
    expect(body.error.message).toBe("the body is over 32768 bytes; say it in fewer words");
  });

  it("knows nobody who is not in the roster", async () => {
    const { post, turns } = webClient();
    const { status, body } = await post({ ...said, person: "T999" });
    expect(status).toBe(404);
    expect(body.error).toEqual({
      code: "person-unknown",
      message: 'nobody with the id "T999" is in the roster; GET /api/people?search=… finds people',
    });
    expect(turns).toEqual([]);
  });

  it.each([
    // place, room, status, why
    ["group", "school-1", 200, "it is their school's"],
    ["group", "school-2", 403, "they do not sit in another school's group"],
    ["group", "web", 403, "that is no group"],
    ["private", "web", 200, "all private chats have it"],
    ["private", "school-1", 403, "that is a group"],
  ])("in %s with the room %s answers %i: %s", async (place, room, status) => {
    const { post } = webClient();
    expect((await post({ ...said, place, room })).status).toBe(status);
  });

  it("says that it failed without saying how, logs how, and keeps nothing of it", async () => {
    const { post, logged, seenBy } = webClient();
    const { status, body } = await post({ ...said, text: BREAKS });
    expect(status).toBe(500);
    expect(body.error).toEqual({
      code: "failed",
      message: "something failed on the server, nothing is lost; try again",
    });
    expect(logged).toMatchObject([{ message: "a request failed", details: { path: "/api/say" } }]);
    expect(await seenBy("T001", "group")).toEqual([]);
  });
});

describe("GET /api/transcript", () => {
  it("asks which chat", async () => {
    const { status, body } = await webClient().read("/api/transcript?person=T001&place=hall");
    expect(status).toBe(400);
    expect(body.error.message).toBe("place: give private or group");
  });

  it("knows nobody who is not in the roster", async () => {
    expect((await webClient().read("/api/transcript?place=group")).status).toBe(404);
  });

  it("keeps the last hundred exchanges of a chat, oldest first", async () => {
    const { post, seenBy } = webClient();
    for (let at = 1; at <= 102; at += 1) await post({ ...said, text: `第${at}句` });
    await post({ ...said, place: "private" });
    const texts = (await seenBy("T001", "group")).map(({ text }) => text);
    expect(texts).toHaveLength(100);
    expect(texts[0]).toBe("第3句");
    expect(texts.at(-1)).toBe("第102句");
  });
});

describe("outside demo mode", () => {
  it.each([
    "/api/people",
    "/api/people/T001",
    "/api/transcript?person=T001&place=group",
    "/api/events?person=T001",
  ])("%s says that nobody chooses who they are", async (path) => {
    const { status, body } = await webClient({ demo: false }).read(path);
    expect(status).toBe(403);
    expect(body.error.code).toBe("not-demo");
    expect(body.error.message).toMatch(/only possible in demo mode/);
  });

  it("nothing can be said in anybody's name", async () => {
    const { post, turns } = webClient({ demo: false });
    expect((await post(said)).status).toBe(403);
    expect(turns).toEqual([]);
  });
});

describe("GET /api/files", () => {
  const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const asked = async () => {
    const client = webClient();
    await client.post({ person: "T001", text: "谁没修够", place: "group" });
    return (query: string) => client.app.request(`/api/files?${query}`);
  };

  it("gives the workbook of an answer to its asker, under its name", async () => {
    const get = await asked();
    const response = await get("person=T001&place=group&exchange=1&block=1");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe(WORKBOOK);
    expect(decodeURIComponent(response.headers.get("Content-Disposition") ?? "")).toBe(
      "attachment; filename*=UTF-8''数学组 还没修够的人.xlsx",
    );
    const [sheet] = readWorkbook("list.xlsx", Buffer.from(await response.arrayBuffer()));
    expect(sheet?.lines.map(({ cells }) => cells)).toEqual([
      ["工号", "还差"],
      ["T002", "12.5"],
    ]);
  });

  it.each([
    ["a colleague in the group", "person=T002&place=group&exchange=1&block=1"],
    ["somebody of another school", "person=T101&place=group&exchange=1&block=1"],
    ["the asker, of another chat", "person=T001&place=private&exchange=1&block=1"],
    ["the asker, of another answer", "person=T001&place=group&exchange=2&block=1"],
    ["the asker, of a block that is none", "person=T001&place=group&exchange=1&block=0"],
  ])("has nothing for %s", async (_, query) => {
    const response = await (await asked())(query);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("no file is there");
  });

  it("gives a picture to be shown, as what it is and not as what it is called", async () => {
    const client = webClient();
    await client.post({ person: "T001", text: "看看我的证书", place: "private" });
    const get = (query: string) => client.app.request(`/api/files?${query}`);
    const response = await get("person=T001&place=private&exchange=1&block=1");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Content-Disposition")).toMatch(/^inline; .*IMG_0001\.png$/);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PICTURE.bytes);
    for (const query of ["person=T001&block=2", "person=T002&block=1"]) {
      expect((await get(`${query}&place=private&exchange=1`)).status).toBe(404);
    }
  });

  it("draws a picture of an answer for its asker, and for nobody else", async () => {
    const client = webClient();
    await client.post({ person: "T001", text: "把我的学分画成图", place: "group" });
    const get = (person: string) =>
      client.app.request(`/api/files?person=${person}&place=group&exchange=1&block=1`);
    const response = await get("T001");
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("Content-Disposition")).toMatch(/^inline; /);
    expect(readPng(Buffer.from(await response.arrayBuffer())).width).toBe(720);
    expect((await get("T002")).status).toBe(404);
  });

  it("says what is missing in the request", async () => {
    const response = await (await asked())("person=T001&place=group");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("exchange: give the id of an exchange");
  });
});
