import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "../../support/lark-platform/open-api.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

const SENDING = /^POST .*\/im\/v1\/messages/;

const refused = (code: number, status = 400, headers?: Record<string, string>): Fault => ({
  ...{ status, body: { code, msg: `refused with ${code}` } },
  ...(headers && { headers }),
});

let school: LarkSchool;
let wang: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket");
  wang = await school.bound("T001", "王芳");
  // Its token is fetched, and what is compiled at first use is there.
  school.platform.say({ from: wang, text: "/帮助" });
  await school.quiet();
});
afterEach(() => school.stop());

const attempts = () =>
  school.platform.calls().filter(({ method, path }) => SENDING.test(`${method} ${path}`));

/** What was sent since the school began. */
const sinceThen = () => school.platform.sent().slice(1);

/** Asks for what is missing, lets some seconds pass each time all is quiet, and gives the answers. */
async function ask(...pauses: readonly number[]) {
  school.platform.say({ from: wang, text: "我还差多少" });
  await school.quiet();
  for (const seconds of pauses) {
    await school.platform.advance(seconds);
    await school.quiet();
  }
  return sinceThen();
}

async function expectAnsweredOnce(...pauses: readonly number[]): Promise<void> {
  const sent = await ask(...pauses);
  expect(sent.map(({ content }) => wordsOf(content).includes("还差 12 学分"))).toEqual([true]);
  expect(school.logged).toEqual([]);
}

describe("a call that the platform did not take", () => {
  it("for a token that is no longer good is made again with another, at once", async () => {
    school.platform.expireTokens();
    await expectAnsweredOnce();
  });

  it("for another token that is not good either is tried no more, and the log says why", async () => {
    school.platform.fail(SENDING, refused(99991663), 2);
    expect(await ask()).toEqual([]);
    expect(JSON.stringify(school.logged)).toContain("99991663");
  });

  it("because there were too many waits as long as the platform says", async () => {
    school.platform.fail(SENDING, refused(99991400, 429, { "x-ogw-ratelimit-reset": "40" }));
    expect(await ask(39)).toEqual([]);
    await school.platform.advance(1);
    await school.quiet();
    expect(sinceThen()).toHaveLength(1);
    expect(attempts()).toHaveLength(3);
  });

  it.each([
    ["too many in one chat", refused(230020)],
    ["too many of the tenant", refused(11232)],
    ["an answer of 200 with such a code", refused(2200, 200)],
    ["a failure of the platform", refused(1500, 500)],
    ["a gateway without JSON", { status: 502, body: "<html>bad gateway</html>" }],
  ] as const)("is made again after a while: %s", async (_, fault) => {
    school.platform.fail(SENDING, fault, 2);
    await expectAnsweredOnce(2, 4);
    expect(attempts()).toHaveLength(4);
  });

  it("because a connection that was open for long was closed is made again at once", async () => {
    school.platform.fail(SENDING, "resets");
    await expectAnsweredOnce();
    expect(attempts()).toHaveLength(3);
  });

  it("because connection after connection breaks is made again after a while", async () => {
    school.platform.fail(SENDING, "resets", 3);
    await expectAnsweredOnce(2, 4);
    expect(attempts()).toHaveLength(5);
  });

  it("and took effect all the same is made again, and the person sees one answer", async () => {
    school.platform.fail(SENDING, "loses-answer", 3);
    await expectAnsweredOnce(2, 4);
    const uuids = attempts().map(({ body }) => (body as { uuid: string }).uuid);
    expect(new Set(uuids.slice(1)).size).toBe(1);
  });

  it("and took effect is given up once the platform would not recognise it any more", async () => {
    school.platform.fail(SENDING, "loses-answer", 2);
    expect(await ask(3_600)).toHaveLength(1);
    expect(attempts()).toHaveLength(3);
    expect(JSON.stringify(school.logged)).toContain("too late to ask again");
  });
});

describe("a card that the platform does not take", () => {
  it.each([230099, 11310, 200621])("is sent as its text, whole: %i", async (code) => {
    school.platform.fail(SENDING, refused(code));
    const [answer, ...more] = await ask();
    expect(more).toEqual([]);
    expect(answer?.type).toBe("text");
    expect(wordsOf(answer?.content)).toMatch(/还差 12 学分（18\/30）[\s\S]*三\.1/);
  });
});

describe("somebody who cannot be reached", () => {
  it.each([
    ["nobody made the app available to them", 230013],
    ["the platform finds a parameter wrong", 230001],
    ["the app lacks a permission", 99991672],
  ] as const)("is not asked again and again, and the log says why: %s", async (_, code) => {
    school.platform.fail(SENDING, refused(code));
    expect(await ask(600)).toEqual([]);
    expect(attempts()).toHaveLength(2);
    expect(school.logged).toMatchObject([{ message: "a message could not be sent" }]);
    expect(JSON.stringify(school.logged)).toContain(String(code));
    expect(JSON.stringify(school.logged)).not.toContain("12 学分");
  });

  it("keeps nobody else waiting, though their call gets no answer for a quarter of a minute", async () => {
    const { platform } = school;
    const chen = await school.bound("T006", "陈静");
    platform.fail(SENDING, "hangs");
    platform.say({ from: wang, text: "我还差多少" });
    await platform.until(() => attempts().length === 2);
    platform.say({ from: chen, text: "/帮助" });
    await platform.until(() => sinceThen().some(({ to }) => to === chen.openId));
    expect(sinceThen()).toHaveLength(1);
    await school.quiet();
    await platform.advance(2);
    await school.quiet();
    expect(sinceThen().map(({ to }) => to)).toEqual([chen.openId, wang.openId]);
  });
});

describe("a group that the bot was taken out of", () => {
  it("gets no answer, while the asker gets theirs", async () => {
    const { platform, staffRoom } = school;
    platform.say({ from: wang, chat: staffRoom, text: "我还差多少", mentions: ["bot"] });
    platform.removeBot(staffRoom, wang);
    await school.quiet();
    expect(sinceThen().map(({ to }) => to)).toEqual([wang.openId]);
    expect(JSON.stringify(school.logged)).toContain("230002");
  });
});
