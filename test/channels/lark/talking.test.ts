import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, MODES, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

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
});
