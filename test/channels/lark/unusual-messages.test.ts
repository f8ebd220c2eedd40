import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { issueCode } from "../../../src/app/access/bind-account.ts";
import type { SentMessage } from "../../support/lark-platform/lark-platform.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

let school: LarkSchool;
let wang: Person;
let chen: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket");
  wang = await school.bound("T001", "王芳");
  chen = await school.bound("T006", "陈静");
});
afterEach(() => school.stop());

const answers = (count: number) =>
  school.platform.until(() => school.platform.sent().length >= count && school.platform.sent());
const words = (message: SentMessage | undefined) => wordsOf(message?.content);

describe("a question that is taken back", () => {
  it("before the answer, in a private chat: the answer comes all the same, and quotes nothing", async () => {
    const { platform, store } = school;
    platform.say({ from: wang, text: "/记 3月8日 校本研修 6学时" });
    await answers(1);
    const confirmed = platform.say({ from: wang, text: "确认" });
    platform.recall(confirmed.messageId);
    const [, saved] = await answers(2);
    expect(words(saved)).toContain("已记下");
    expect(saved).not.toHaveProperty("replyTo");
    expect(await store.records.of("T001")).toHaveLength(5);
    expect(await school.quiet()).toHaveLength(2);
  });

  it("before the answer, in a group: the group reads nothing, and figures still go to the asker", async () => {
    const { platform, staffRoom } = school;
    const ask = (text: string) =>
      platform.say({ from: wang, chat: staffRoom, text, mentions: ["bot"] });
    platform.recall(ask("校本一年最多算多少").messageId);
    platform.recall(ask("我还差多少").messageId);
    const sent = await school.quiet();
    expect(sent.map(({ to }) => to)).toEqual([wang.openId]);
    expect(words(sent[0])).toContain("还差 12 学分");
  });

  it("after the answer: the answer stays, and nothing more is said", async () => {
    const { platform, staffRoom } = school;
    const inPrivate = platform.say({ from: wang, text: "我还差多少" });
    await answers(1);
    const inGroup = platform.say({
      from: wang,
      chat: staffRoom,
      text: "校本一年最多算多少",
      mentions: ["bot"],
    });
    await answers(2);
    for (const { messageId } of [inPrivate, inGroup]) platform.recall(messageId);
    const sent = await school.quiet();
    expect(sent.map(({ isRecalled }) => isRecalled)).toEqual([false, false]);
  });
});

describe("a question that is written anew", () => {
  it("is answered as it was sent: the platform does not say that it changed", async () => {
    const { platform } = school;
    const { messageId, sending } = platform.say({ from: wang, text: "我还差多少" });
    platform.edit(messageId, "去年一共拿了多少学分");
    const [answer] = await answers(1);
    expect(words(answer)).toContain("还差 12 学分");
    platform.edit(messageId, "/帮助");
    await platform.deliverAgain(sending?.eventId ?? "");
    expect(await school.quiet()).toHaveLength(1);
  });
});

describe("what is not words", () => {
  it.each([
    ["a voice message", { audio: { bytes: Buffer.from("opus"), milliseconds: 2_000 } }],
    ["a sticker", { sticker: "sticker-1" }],
    ["several messages forwarded as one", { mergeForward: true }],
  ] as const)("asks in a private chat for words: %s", async (_, what) => {
    school.platform.say({ from: wang, ...what });
    const [answer] = await answers(1);
    expect(words(answer)).toContain("请用文字说");
    expect(await school.quiet()).toHaveLength(1);
  });

  it("is left alone in a group, where nobody meant the bot", async () => {
    const { platform, staffRoom } = school;
    platform.scopes.add("im:message.group_msg");
    platform.say({ from: wang, chat: staffRoom, sticker: "sticker-1" });
    platform.say({ from: wang, chat: staffRoom, mergeForward: true });
    expect(await school.quiet()).toEqual([]);
  });

  it("with words beside it is one message: answered once, and nothing is saved unasked", async () => {
    const { platform, store } = school;
    const content = [
      [{ tag: "img", image_key: "img_v3_1" }],
      [{ tag: "text", text: "3月2日县级培训16学时" }],
      [{ tag: "img", image_key: "img_v3_2" }],
    ];
    const { messageId } = platform.say({ from: wang, post: { title: "", content } });
    const [answer] = await answers(1);
    expect(answer?.replyTo).toBe(messageId);
    expect(words(answer)).not.toMatch(/img_v3/);
    expect(await school.quiet()).toHaveLength(1);
    expect(await store.records.of("T001")).toHaveLength(4);
  });
});

describe("who is meant, and who speaks", () => {
  it("answers who mentions everybody and the bot too", async () => {
    const { platform, staffRoom } = school;
    platform.say({
      from: wang,
      chat: staffRoom,
      text: "@_all @_user_1 校本一年最多算多少",
      mentions: ["bot"],
    });
    const [answer] = await answers(1);
    expect(words(answer)).toContain("20");
  });

  it("answers no other bot, and not itself", async () => {
    const { platform, staffRoom } = school;
    const { messageId } = platform.say({ from: wang, text: "我还差多少" });
    await answers(1);
    const [own] = platform.sent();
    for (const open_id of [platform.bot.openId, "ou_another_bot"]) {
      platform.emit("im.message.receive_v1", {
        sender: { sender_id: { open_id }, sender_type: "app", tenant_key: "t" },
        message: {
          message_id: own?.messageId ?? messageId,
          chat_id: staffRoom.id,
          chat_type: "group",
          message_type: "text",
          content: JSON.stringify({ text: "@_user_1 我还差多少" }),
          mentions: [{ key: "@_user_1", id: { open_id: platform.bot.openId }, name: "学分助手" }],
        },
      });
    }
    expect(await school.quiet()).toHaveLength(1);
  });

  it("gives somebody of another school the rules and nobody's figures, until they are bound", async () => {
    const { platform, staffRoom, store } = school;
    const guest = platform.addPerson({ name: "王芳", tenantKey: "other" });
    staffRoom.members.add(guest);
    const ask = (text: string) =>
      platform.say({ from: guest, chat: staffRoom, text, mentions: ["bot"] });
    ask("校本一年最多算多少");
    await answers(1);
    ask("我还差多少");
    ask("王芳还差多少");
    const told = (await school.quiet()).map(words);
    expect(told.join()).not.toMatch(/18\/30|12 学分/);
    const { code } = await issueCode(store, "T002", platform.now().toISOString());
    platform.say({ from: guest, text: `/绑定 ${code}` });
    platform.say({ from: guest, text: "我还差多少" });
    const sent = await school.quiet();
    expect(words(sent.at(-1))).toMatch(/48\/30|够了/);
  });

  it("stays in the topic in which it was asked, and keeps figures out of it", async () => {
    const { platform, staffRoom } = school;
    const { messageId: topic } = platform.say({
      from: chen,
      chat: staffRoom,
      text: "大家来问学分",
      inTopic: true,
    });
    const ask = (text: string) =>
      platform.say({ from: wang, chat: staffRoom, text, replyTo: topic, mentions: ["bot"] });
    ask("校本一年最多算多少");
    const [rule] = await answers(1);
    expect(rule?.threadId).toMatch(/^omt_/);
    ask("我还差多少");
    const sent = await answers(3);
    const figures = sent.filter((message) => words(message).includes("还差 12 学分"));
    expect(figures.map(({ to }) => to)).toEqual([wang.openId]);
    expect(figures[0]).not.toHaveProperty("threadId");
    expect(sent.filter(({ threadId }) => threadId === rule?.threadId)).toHaveLength(2);
  });
});
