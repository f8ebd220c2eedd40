import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/files/sheets/read-workbook.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, MODES, startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { readPng } from "../../support/read-png.ts";

describe.each(MODES)("by %s", (mode) => {
  let school: LarkSchool;
  let wang: Person;
  let chen: Person;
  beforeEach(async () => {
    school = await startLarkSchool(mode);
    wang = await school.bound("T001", "王芳");
    chen = await school.bound("T006", "陈静");
  });
  afterEach(() => school.stop());

  const answers = (count: number) =>
    school.platform.until(() => school.platform.sent().length >= count && school.platform.sent());

  it("answers in a private chat, quoting the question", async () => {
    const { messageId } = school.platform.say({ from: wang, text: "我还差多少" });
    const [answer] = await answers(1);
    expect(answer).toMatchObject({ type: "interactive", replyTo: messageId });
    expect(wordsOf(answer?.content)).toContain("还差 12 学分");
  });

  it("tells figures that were asked for in a group to the asker alone", async () => {
    const { platform, staffRoom } = school;
    platform.say({ from: wang, chat: staffRoom, text: "我还差多少", mentions: ["bot"] });
    await answers(2);
    const seen = (person: Person) =>
      platform
        .messagesSeenBy(person.openId)
        .filter(({ from }) => from === "bot")
        .map(({ content }) => wordsOf(content));
    expect(seen(wang).join()).toContain("还差 12 学分");
    expect(seen(chen)).toEqual(["已私下回复提问的老师。"]);
  });

  it("keeps silent in a group where it is not mentioned itself", async () => {
    const { platform, staffRoom } = school;
    platform.say({ from: wang, chat: staffRoom, text: "@_all 我还差多少" });
    platform.say({ from: wang, chat: staffRoom, text: "还差多少", mentions: [chen] });
    platform.say({ from: wang, text: "/帮助" });
    const [answer, ...more] = await answers(1);
    expect(more).toEqual([]);
    expect(answer?.chatId).toBe(platform.privateChatWith(wang).id);
  });

  it("takes a mentioned colleague for who has that account, whatever the name", async () => {
    const { platform, staffRoom } = school;
    const li = await school.bound("T002", "王芳");
    platform.say({
      from: chen,
      chat: staffRoom,
      text: "@_user_1 @_user_2 还差多少",
      mentions: ["bot", li],
    });
    await answers(2);
    const private_ = platform.sent().find(({ to }) => to === chen.openId);
    expect(wordsOf(private_?.content)).toContain("李建国");
    expect(wordsOf(private_?.content)).not.toContain("王芳");
  });

  it("says of a mentioned account that is bound to nobody that it is not known", async () => {
    const { platform, staffRoom } = school;
    const stranger = platform.addPerson({ name: "王芳" });
    platform.say({
      from: chen,
      chat: staffRoom,
      text: "@_user_1 @_user_2 还差多少",
      mentions: ["bot", stranger],
    });
    const [answer] = await answers(1);
    expect(wordsOf(answer?.content)).toContain("王芳 还没有绑定账号");
  });

  it("answers a message once that is delivered again, also after a restart", async () => {
    const { platform } = school;
    const { sending } = platform.say({ from: wang, text: "我还差多少" });
    await answers(1);
    await platform.deliverAgain(sending?.eventId ?? "");
    await school.restart();
    await platform.deliverAgain(sending?.eventId ?? "");
    platform.say({ from: wang, text: "/帮助" });
    const sent = await answers(2);
    expect(sent.map(({ content }) => wordsOf(content).includes("还差 12 学分"))).toEqual([
      true,
      false,
    ]);
  });

  it("sends a picture of what was asked for in a group to the asker alone", async () => {
    const { platform, staffRoom } = school;
    platform.say({ from: wang, chat: staffRoom, text: "把我的学分画成图", mentions: ["bot"] });
    const sent = await answers(3);
    const pictures = sent.filter(({ type }) => type === "image");
    expect(pictures.map(({ to }) => to)).toEqual([wang.openId]);
    const card = sent.find(({ chatId }) => chatId === platform.privateChatWith(wang).id);
    expect(wordsOf(card?.content)).toContain("图片“王芳的学分完成情况的图”另发一条消息");
    const [upload] = platform.uploads();
    expect(upload?.kind).toBe("image");
    expect(readPng(upload?.bytes ?? Buffer.from("")).width).toBe(720);
  });

  it("attaches a workbook of everybody who is short", async () => {
    const { platform, store } = school;
    const people = Array.from({ length: 25 }, (_, index) => ({
      teacher: { id: `N${100 + index}`, name: `新${index}`, stage: "primary" as const },
      unit: "qinghe-chinese",
      grants: [],
    }));
    await store.roster.put({ units: [], people });
    platform.say({ from: chen, text: "我们组谁不够" });
    const [card, file] = await answers(2);
    expect(wordsOf(card?.content)).toContain("全部名单在附件里");
    expect(file?.type).toBe("file");
    const [upload] = platform.uploads();
    expect(upload?.name).toBe("语文组 还没修够的人.xlsx");
    const [sheet] = readWorkbook("list.xlsx", upload?.bytes ?? Buffer.from(""));
    expect(sheet?.lines).toHaveLength(1 + 28);
  });

  it("asks whoever sends what cannot be read to use words", async () => {
    school.platform.say({ from: wang, sticker: "sticker-1" });
    expect(wordsOf((await answers(1))[0]?.content)).toContain("请用文字说");
  });

  it("greets a group once with what it can do", async () => {
    const { platform, staffRoom } = school;
    const { eventId } = platform.addBot(staffRoom, chen);
    const [greeting] = await answers(1);
    expect(greeting).toMatchObject({ to: staffRoom.id, type: "text" });
    expect(wordsOf(greeting?.content)).toContain("个人的数只私下告诉本人");
    await platform.deliverAgain(eventId);
    platform.say({ from: wang, text: "/帮助" });
    expect((await answers(2))[1]?.to).toBe(wang.openId);
  });

  it("says in a group to which unit it belongs, and means that one there", async () => {
    const { platform, staffRoom } = school;
    const liu = await school.bound("T007", "刘洋");
    const inGroup = (text: string) =>
      platform.say({ from: liu, chat: staffRoom, text, mentions: ["bot"] });
    inGroup("/群设置 数学组");
    expect(wordsOf((await answers(1))[0]?.content)).toContain("这个群属于数学组");
    inGroup("我们组谁不够");
    const sent = await answers(3);
    expect(sent.map(({ content }) => wordsOf(content)).join()).toContain("数学组（2 人）");
  });
});
