import { beforeEach, describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { type Chat, conversationOver, openChat } from "../../support/chat.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  chat.today("2026-06-10");
});

const wanted = (id = "T001") => chat.store.preferences.of({ person: id });

describe("saying when no reminder is wanted", () => {
  it.each([
    // said on Wednesday, first line, kept
    ["静音到下周一", "好，6月15日（周一）之前不提醒", { silentUntil: "2026-06-15" }],
    ["静音 3天", "好，6月13日（周六）之前不提醒", { silentUntil: "2026-06-13" }],
    ["三天内别提醒我", "好，6月13日（周六）之前不提醒", { silentUntil: "2026-06-13" }],
    ["静音一周", "好，6月17日（周三）之前不提醒", { silentUntil: "2026-06-17" }],
    ["明天之前不要打扰我", "好，6月11日（周四）之前不提醒", { silentUntil: "2026-06-11" }],
    ["今天别再发了", "好，6月11日（周四）之前不提醒", { silentUntil: "2026-06-11" }],
    ["这周先别提醒了", "好，6月15日（周一）之前不提醒", { silentUntil: "2026-06-15" }],
    ["静音到周五", "好，6月12日（周五）之前不提醒", { silentUntil: "2026-06-12" }],
    ["静音到6月20日", "好，6月20日（周六）之前不提醒", { silentUntil: "2026-06-20" }],
    ["静音到截止", "好，6月20日（周六）之前不提醒", { silentUntil: "2026-06-20" }],
    [
      "暑假别给我发消息",
      "好，7月1日到8月31日不提醒",
      { silentFrom: "2026-07-01", silentUntil: "2026-09-01" },
    ],
    ["中午别打扰我", "好，每天 11:30-14:00 不提醒", { quiet: [{ from: 690, to: 840 }] }],
    ["/静音 9:00-10:30", "好，每天 09:00-10:30 不提醒", { quiet: [{ from: 540, to: 630 }] }],
    ["别提醒我了", "好，我不再提醒您；您随时可以问", { isStopped: true }],
    ["/静音", "好，我不再提醒您；您随时可以问", { isStopped: true }],
    ["mute until Friday", "No reminders before 12 June (Friday)", { silentUntil: "2026-06-12" }],
    ["mute for a week", "No reminders before 17 June (Wednesday)", { silentUntil: "2026-06-17" }],
    [
      "not at noon please",
      "No reminders from 11:30-14:00 each day",
      { quiet: [{ from: 690, to: 840 }] },
    ],
    [
      "stop reminding me",
      "You will get no more reminders; you can ask at any time",
      { isStopped: true },
    ],
  ])("%s", async (said, first, kept) => {
    const wang = chat.person("T001");
    const { intent } = await wang.says(said);
    expect(intent).toBe("mute");
    expect(wang.heard().split("\n")[0]).toBe(first);
    expect(await wanted()).toEqual(kept);
    expect(await wanted("T002")).toEqual({});
  });

  it("takes it back when that is said, typed or pressed", async () => {
    const wang = chat.person("T001");
    await wang.says("中午别打扰我");
    await wang.says("静音到下周一");
    expect(await wanted()).toEqual({
      silentUntil: "2026-06-15",
      quiet: [{ from: 690, to: 840 }],
    });
    await wang.says(wang.button("恢复提醒"));
    expect(wang.heard().split("\n")[0]).toBe("好，恢复提醒");
    expect(await wanted()).toEqual({});
    await wang.says("恢复提醒");
    expect(wang.heard()).toContain("没有静音，照常提醒");
    await wang.says("/静音");
    await wang.says("/取消静音");
    expect(await wanted()).toEqual({});
  });

  it("says what is so anyway instead of silencing everything", async () => {
    const wang = chat.person("T001");
    await wang.says("周末不要发消息");
    expect(wang.heard()).toMatch(/^提醒只在工作日的上午和下午发/);
    await wang.says("消息太多了 少发点");
    expect(wang.heard()).toMatch(/^提醒一天最多一条/);
    await wang.says("/静音 99:99-100:00");
    expect(wang.heard()).toMatch(/^没看懂到什么时候/);
    expect(await wanted()).toEqual({});
    await wang.says("消息太多了 少发点");
    await wang.says(wang.button("下周再说"));
    expect(await wanted()).toEqual({ silentUntil: "2026-06-15" });
  });

  it("leaves reminders alone where it is the daily report that is not wanted", async () => {
    const wang = chat.person("T001");
    await wang.says("不要日报了");
    expect(wang.heard()).toBe("本来就没有定日报");
    expect(await wanted()).toEqual({});
  });

  it("is for whoever says it, and answered to them alone, in a group too", async () => {
    const wang = chat.person("T001").in("group");
    await wang.says("别提醒我了");
    expect(wang.reply().private).toBe(true);
    expect(await wanted()).toEqual({ isStopped: true });
    expect(await chat.store.preferences.of({ channel: "web", room: "staff-room" })).toEqual({});
  });

  it("silences a group only by whoever looks after it", async () => {
    const wang = chat.person("T001").in("group");
    await wang.says("静音本群");
    expect(wang.heard()).toBe("这件事要由管理员来做");
    expect(await wanted()).toEqual({});
  });

  it("keeps what an administrator says of a group, beside what they want themselves", async () => {
    const conversation = conversationOver(chat.store, (error) => {
      throw error;
    });
    const said = (text: string, person: string) =>
      conversation.say({
        ...{ id: text, speaker: { person }, body: { kind: "text", text } },
        ...{ place: "group", room: "oc_1", account: { channel: "lark", id: "ou_1" } },
        ...{ unit: "qinghe", via: "lark", at: "2026-06-10T01:00:00.000Z" },
        today: parseDay("2026-06-10"),
      });
    const room = { channel: "lark", room: "oc_1" };
    const { reply } = await said("静音本群到下周一", "T007");
    expect(reply.text.split("\n")[0]).toBe("好，6月15日（周一）之前不提醒（这个群）");
    expect(reply.private).toBe(false);
    expect(await chat.store.preferences.of(room)).toEqual({ silentUntil: "2026-06-15" });
    expect(await wanted("T007")).toEqual({});
    await said("静音本群", "T006");
    expect(await chat.store.preferences.of(room)).toEqual({ silentUntil: "2026-06-15" });
    await said("恢复提醒，这个群", "T007");
    expect(await chat.store.preferences.of(room)).toEqual({});
  });

  it("asks a stranger to be recognised", async () => {
    const stranger = chat.stranger("qinghe-school");
    await stranger.says("别提醒我了");
    expect(stranger.heard()).toContain("无法确认您的身份");
  });
});
