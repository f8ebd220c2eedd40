import { describe, expect, it } from "vitest";
import { webClient } from "../../support/web-client.ts";
import { PEOPLE } from "../../support/web-deps.ts";

const QUESTION = "我今年还差多少学时？";

/** Words that only the private answer to the question holds. */
const FIGURES = /22\/30|还差 8 学分|三\.1/;

const others = PEOPLE.map(({ id }) => id).filter((id) => id !== "T001");

describe("a private answer in a group", () => {
  const asked = async (text = QUESTION) => {
    const client = webClient();
    await client.post({ person: "T001", text, place: "group" });
    return client;
  };

  it("reaches its asker whole, marked as theirs alone", async () => {
    const { seenBy } = await asked();
    const [exchange, ...more] = await seenBy("T001", "group");
    expect(more).toEqual([]);
    expect(exchange).toMatchObject({
      by: { id: "T001", name: "王芳" },
      text: QUESTION,
      at: "2026-11-22T01:30:00.000Z",
      answer: { kind: "reply", onlyAsker: true, reply: { private: true } },
    });
    expect(JSON.stringify(exchange)).toMatch(FIGURES);
  });

  it("to a pressed button is not shown to colleagues, nor what stands on the button", async () => {
    const { post, seenBy } = await asked();
    const action = { label: "为什么", run: { ask: "why.number" } };
    await post({ person: "T001", action, place: "group" });
    expect((await seenBy("T001", "group")).map(({ text }) => text)).toEqual([QUESTION, "为什么"]);
    expect((await seenBy("T002", "group")).map(({ text }) => text)).toEqual([QUESTION]);
  });

  it("is a note for colleagues of the same group", async () => {
    const { seenBy } = await asked();
    expect(await seenBy("T002", "group")).toEqual([
      {
        id: 1,
        at: "2026-11-22T01:30:00.000Z",
        by: { id: "T001", name: "王芳" },
        text: QUESTION,
        answer: { kind: "note", text: "已把结果私下发给这位老师。" },
      },
    ]);
  });

  it.each(others)("never leaves the server for %s", async (person) => {
    const { app } = await asked();
    for (const path of [
      `/api/transcript?person=${person}&place=group`,
      `/api/transcript?person=${person}&place=private`,
    ]) {
      const text = await (await app.request(path)).text();
      expect(text).toMatch(/^\{"exchanges":/);
      expect(text).not.toMatch(FIGURES);
    }
  });

  it("leaves the others the question alone where it has no note", async () => {
    const { seenBy } = await asked("/静音");
    const [exchange] = await seenBy("T002", "group");
    expect(exchange).toMatchObject({ text: "/静音" });
    expect(exchange).not.toHaveProperty("answer");
    expect(await seenBy("T001", "group")).toMatchObject([{ answer: { onlyAsker: true } }]);
  });

  it("is nothing at all to people of another school", async () => {
    const { seenBy } = await asked();
    expect(await seenBy("T101", "group")).toEqual([]);
  });
});

describe("a public answer in a group", () => {
  it("is the same for everybody in it", async () => {
    const { post, seenBy } = webClient();
    await post({ person: "T001", text: "/帮助", place: "group" });
    const seen = await seenBy("T001", "group");
    expect(seen).toMatchObject([{ answer: { kind: "reply", onlyAsker: false } }]);
    expect(await seenBy("T002", "group")).toEqual(seen);
    expect(await seenBy("T101", "group")).toEqual([]);
  });
});

describe("a private chat", () => {
  it.each([QUESTION, "/帮助"])(
    "is for one person alone, whatever %s is answered with",
    async (text) => {
      const { post, seenBy } = webClient();
      await post({ person: "T001", text, place: "private" });
      expect(await seenBy("T001", "private")).toMatchObject([
        { text, answer: { kind: "reply", onlyAsker: false } },
      ]);
      expect(await seenBy("T001", "group")).toEqual([]);
      for (const person of others) {
        expect(await seenBy(person, "private")).toEqual([]);
        expect(await seenBy(person, "group")).toEqual([]);
      }
    },
  );
});
