import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { componentsOfTag } from "../../support/card-schema.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

let school: LarkSchool;
let wang: Person;
let admin: Person;
beforeEach(async () => {
  // What is looked for every half a minute waits until a test lets it pass.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  school = await startLarkSchool("websocket");
  wang = await school.bound("T001", "王芳");
  admin = await school.bound("T007", "刘洋");
});
afterEach(async () => {
  await school.stop();
  vi.useRealTimers();
});

const seenBy = (person: Person) =>
  school.platform
    .messagesSeenBy(person.openId)
    .filter(({ from }) => from === "bot")
    .map(({ content }) => wordsOf(content));
const until = (happened: () => unknown) => school.platform.until(() => Boolean(happened()));
/** Waits until it is noted of so many messages that they cannot be sent. */
const givenUp = (count: number) =>
  expect.poll(() => school.logged.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
/** Asks in private for what cannot be sent to 王芳. */
async function askInVain(count: number): Promise<void> {
  school.platform.say({ from: wang, text: "我还差多少" });
  await givenUp(count);
}

describe("what will never be sent", () => {
  it("is told to the administrator: to whom, what, why, and what to do", async () => {
    wang.isInScope = false;
    await askInVain(1);
    await until(() => seenBy(admin).length > 0);
    expect(seenBy(admin)).toHaveLength(1);
    expect(seenBy(admin)[0]).toMatch(
      /^有 1 条消息没有发出去\n回答（王芳）：不在应用的可用范围里，请在飞书管理后台把他们加进去\n/,
    );
    expect(school.logged).toMatchObject([{ message: "a message could not be sent" }]);
  });

  it("is told once an hour at most, several together", async () => {
    const { platform, store } = school;
    wang.isInScope = false;
    await askInVain(1);
    await until(() => seenBy(admin).length === 1);
    await askInVain(2);
    await platform.advance(1800);
    await askInVain(3);
    expect(seenBy(admin)).toHaveLength(1);
    await platform.advance(1801);
    await askInVain(4);
    await until(() => seenBy(admin).length === 2);
    expect(seenBy(admin)[1]).toContain("有 3 条消息没有发出去");
    expect(await store.outbox.unreported("lark")).toEqual([]);
  });

  it("is told to the coordinator where the school has no administrator who can be told", async () => {
    const { platform, store } = school;
    const zhou = await school.bound("C001", "周敏");
    await store.roster.unbindAccount("lark", admin.openId);
    wang.isInScope = false;
    await askInVain(1);
    await until(() => seenBy(zhou).length > 0);
    expect(seenBy(zhou).join()).toContain("王芳");
    expect(platform.sent().map(({ to }) => to)).toEqual([zhou.openId]);
  });

  it("makes no circle where the administrator cannot be told either", async () => {
    const { store } = school;
    wang.isInScope = false;
    admin.isInScope = false;
    await askInVain(1);
    await givenUp(2);
    await askInVain(3);
    const listed = await store.outbox.list({});
    expect(listed.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      "answer failed",
      "answer failed",
      "failure-report failed",
    ]);
  });

  it("is told too where Feishu took it at no try until nobody wanted it any more", async () => {
    const { platform, store } = school;
    const tooOften = { status: 429, body: { code: 99991400, msg: "limit" } } as const;
    platform.fail(/POST .*messages/, tooOften, 2);
    platform.say({ from: wang, text: "我还差多少" });
    await expect
      .poll(() => store.outbox.list({}), { timeout: 10_000 })
      .toMatchObject([{ state: "planned", attempts: 1 }]);
    await platform.advance(24 * 3600 - 2);
    await givenUp(1);
    await until(() => seenBy(admin).length > 0);
    expect(seenBy(admin)[0]).toContain("飞书一直没有收下");
  });

  it("names where the missing permission is granted", async () => {
    const { platform } = school;
    platform.fail(/POST .*messages/, {
      status: 400,
      body: { code: 99991672, msg: "Access denied. One of the following scopes is required" },
    });
    platform.say({ from: wang, text: "我还差多少" });
    await until(() => seenBy(admin).length > 0);
    expect(seenBy(admin)[0]).toContain(
      `${platform.base}/app/${platform.appId}/auth?q=im:message:send_as_bot`,
    );
  });
});

describe("the button under the report", () => {
  /** The report that the administrator has got last, as a button that can be pressed. */
  const again = () => {
    const report = school.platform.sent().findLast(({ to }) => to === admin.openId);
    const [button] = componentsOfTag(report?.content as never, "button") as unknown as readonly {
      readonly behaviors: readonly { readonly value: unknown }[];
    }[];
    return { message: report?.messageId ?? "", value: button?.behaviors[0]?.value };
  };
  const press = async (by: Person, button = again()) => {
    const before = seenBy(by).length;
    await school.platform.press({ ...button, by });
    await until(() => seenBy(by).length > before);
    return seenBy(by).at(-1);
  };

  it("sends it again once whoever it is for can be reached, and says so when it is pressed late", async () => {
    wang.isInScope = false;
    await askInVain(1);
    await until(() => seenBy(admin).length > 0);
    const button = again();
    wang.isInScope = true;
    expect(await press(admin, button)).toContain("正在重新发 1 条");
    await until(() => seenBy(wang).length > 0);
    await school.quiet();
    expect(seenBy(wang)).toHaveLength(1);
    expect(seenBy(wang)[0]).toContain("学分");
    expect(await press(admin, button)).toContain("没有要再发的消息");
    await school.quiet();
    expect(seenBy(wang)).toHaveLength(1);
  });

  it("sends nothing that is out of date", async () => {
    const { platform } = school;
    wang.isInScope = false;
    await askInVain(1);
    await until(() => seenBy(admin).length > 0);
    const button = again();
    await platform.advance(25 * 3600);
    wang.isInScope = true;
    expect(await press(admin, button)).toContain("有 1 条已经过了时限，不再发");
    await school.quiet();
    expect(seenBy(wang)).toEqual([]);
  });

  it("reports again what still cannot be sent", async () => {
    wang.isInScope = false;
    await askInVain(1);
    await until(() => seenBy(admin).length > 0);
    expect(await press(admin)).toContain("正在重新发 1 条");
    await givenUp(2);
    await school.platform.advance(3601);
    vi.advanceTimersByTime(30_000);
    await until(() => seenBy(admin).length === 3);
    expect(seenBy(admin)[2]).toContain("有 1 条消息没有发出去");
  });
});

describe("a private answer to a question in a group", () => {
  const ask = (from: Person, text = "我还差多少") =>
    school.platform.say({ from, chat: school.staffRoom, text, mentions: ["bot"] });
  const inGroup = () =>
    school.platform
      .sent()
      .filter(({ to }) => to === school.staffRoom.id)
      .map(({ content, replyTo }) => ({ words: wordsOf(content), replyTo }));

  it("that cannot be sent is excused in the group, once and without a figure", async () => {
    wang.isInScope = false;
    const { messageId } = ask(wang);
    await until(() => inGroup().length > 0);
    await until(() => seenBy(admin).some((words) => words.includes("没有发出去")));
    expect(inGroup()).toEqual([
      {
        words: "私聊发不出去，您还不在应用的可用范围里，请找学校的继教管理员开通后再问",
        replyTo: messageId,
      },
    ]);
  });

  it("says what to try where the reason is not known", async () => {
    school.platform.fail(/POST .*im\/v1\/messages$/, {
      status: 400,
      body: { code: 230006, msg: "Bot ability is not activated" },
    });
    ask(wang);
    await until(() => inGroup().length > 0);
    expect(inGroup()[0]?.words).toContain("请先点开我的头像给我发一句话");
  });

  it("that is sent later is noted in the group when it is sent, not before", async () => {
    const { platform } = school;
    platform.fail(/POST .*im\/v1\/messages$/, {
      status: 429,
      body: { code: 99991400, msg: "request trigger frequency limit" },
      headers: { "x-ogw-ratelimit-reset": "60" },
    });
    ask(wang);
    await until(() => platform.calls().some(({ status }) => status === 429));
    platform.say({ from: admin, chat: school.staffRoom, text: "你好", mentions: ["bot"] });
    await until(() => inGroup().length === 1);
    expect(inGroup()[0]?.words).not.toContain("已私下回复");
    await platform.advance(61);
    await until(() => inGroup().length === 2);
    expect(inGroup()[1]?.words).toBe("已私下回复提问的老师。");
  });
});
