import { beforeEach, describe, expect, it } from "vitest";
import { REMINDER_CHANGED } from "../../../src/app/scheduled/entry-kinds.ts";
import { type Chat, openChat } from "../../support/chat.ts";

/** A Wednesday, at eight in the morning. */
const WEDNESDAY = "2026-06-10";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  chat.today(WEDNESDAY);
  await chat.store.roster.bindAccount("lark", "ou_1", "T001", `${WEDNESDAY}T00:00:00.000Z`);
});

const open = (owner = "T001") => chat.store.scheduled.openOf(owner);
const kept = async (owner = "T001") =>
  (await open(owner)).map(({ text, isPaused, next }) => [text, next?.at, isPaused] as const);

const firstLine = (text: string) => text.split("\n")[0];

describe("setting a reminder for oneself", () => {
  it("is read back with its next three times, and saved once it is confirmed", async () => {
    const wang = chat.person("T001");
    const { intent } = await wang.says("每周五下午4点提醒我记校本");
    expect(intent).toBe("remind");
    expect(wang.heard()).toBe(
      [
        "每周五 16:00 提醒您：记校本",
        "接下来三次：6月12日（周五）16:00、6月19日（周五）16:00、6月26日（周五）16:00",
        "回“确认”保存；不对就直接说，比如“改到下午3点”",
      ].join("\n"),
    );
    expect(await kept()).toEqual([]);
    await wang.says("确认");
    expect(firstLine(wang.heard())).toBe("好，已保存：每周五 16:00 提醒您：记校本");
    expect(await kept()).toEqual([["记校本", "2026-06-12T08:00:00.000Z", false]]);
    const [reminder] = await open();
    const stream = { kind: REMINDER_CHANGED.stream, id: reminder?.id ?? "" };
    const [entry] = await chat.store.log.entriesOf(stream);
    expect(entry).toMatchObject({ by: "T001", body: { change: "set" } });
    expect(JSON.stringify(entry)).not.toContain("记校本");
  });

  it.each([
    ["6月20号提醒我交结业证", "6月20日（周六）09:00 提醒您：交结业证", "没说几点，按 09:00"],
    [
      "6月1号下午3点提醒我交结业证",
      "2027年6月1日（周二）15:00 提醒您：交结业证",
      "今年的这天已过，按明年",
    ],
    [
      "每个月31号上午十点提醒我登记",
      "每月最后一天 10:00 提醒您：登记",
      "6月30日（周二）10:00、7月31日",
    ],
    [
      "/提醒 明天下午3点交材料",
      "6月11日（周四）15:00 提醒您：交材料",
      "回“确认”保存；不对就直接说，比如“改到下午3点”",
    ],
    [
      "remind me tomorrow at 3 pm to hand in the form",
      "A reminder for you, Thursday, 11 June, 15:00: hand in the form",
      'Reply "confirm" to save it',
    ],
  ])("%s", async (said, first, more) => {
    const wang = chat.person("T001");
    await wang.says(said);
    expect(firstLine(wang.heard())).toBe(first);
    expect(wang.heard()).toContain(more);
    expect(wang.heard().split("\n").length).toBeLessThanOrEqual(5);
  });

  it.each([
    ["考试前一天提醒我", "要看别的事才知道的日子"],
    ["每两周提醒我一次", "隔周、每学期这样的还排不了"],
    ["2025年6月1号提醒我交表", "这个时间已经过了"],
    ["下周提醒我交表", "这段时间里的哪一天？"],
  ])("says kindly that it cannot plan: %s", async (said, answer) => {
    const wang = chat.person("T001");
    await wang.says(said);
    expect(firstLine(wang.heard())).toContain(answer);
    expect(await kept()).toEqual([]);
  });

  it("asks for what is missing, and goes on from the answer", async () => {
    const wang = chat.person("T001");
    await wang.says("提醒我交证书");
    expect(firstLine(wang.heard())).toBe("什么时候提醒您“交证书”？");
    await wang.says("明天下午三点");
    expect(firstLine(wang.heard())).toBe("6月11日（周四）15:00 提醒您：交证书");
    await wang.says("改到后天上午十点");
    expect(firstLine(wang.heard())).toBe("6月12日（周五）10:00 提醒您：交证书");
    await wang.says("好");
    expect(await kept()).toEqual([["交证书", "2026-06-12T02:00:00.000Z", false]]);
    await wang.says("明天提醒我");
    expect(firstLine(wang.heard())).toBe("6月11日（周四）09:00 提醒您什么事？");
    await wang.says("交培训总结");
    expect(firstLine(wang.heard())).toBe("6月11日（周四）09:00 提醒您：交培训总结");
    await wang.says("算了");
    expect(wang.heard()).toBe("好，不保存");
    expect(await kept()).toHaveLength(1);
  });

  it("is changed in a form, and saved once by a button that is pressed twice", async () => {
    const wang = chat.person("T001");
    await wang.says("明天提醒我交表");
    const save = wang.button("保存");
    await wang.says(wang.button("修改"));
    await wang.fills({ what: "交培训表", when: "每个工作日 17:00" });
    expect(firstLine(wang.heard())).toBe("每个工作日 17:00 提醒您：交培训表");
    await wang.says(save);
    await wang.says(save);
    expect(wang.heard()).toBe("这条提醒已经保存过：每个工作日 17:00");
    expect(await kept()).toEqual([["交培训表", "2026-06-10T09:00:00.000Z", false]]);
  });

  it("says what stands in the way of it", async () => {
    const li = chat.person("T002");
    await li.says("别提醒我了");
    await li.says("明天下午3点提醒我交表");
    expect(li.heard()).toContain("您现在不要提醒，到时发不出");
  });

  it("is answered to whoever asks alone, in a group too", async () => {
    const wang = chat.person("T001").in("group");
    await wang.says("明天下午3点提醒我交表");
    expect(wang.reply().private).toBe(true);
    expect(wang.overheard()).not.toContain("交表");
  });

  it("asks a stranger to be recognised", async () => {
    const stranger = chat.stranger("qinghe-school");
    await stranger.says("明天下午3点提醒我交表");
    expect(stranger.heard()).toContain("无法确认您的身份");
  });
});

describe("the reminders that somebody has", () => {
  const set = async (...texts: readonly string[]) => {
    const wang = chat.person("T001");
    for (const text of texts) {
      await wang.says(text);
      await wang.says("确认");
    }
    return wang;
  };

  it("are listed by number, the next first, and shown with what can be done", async () => {
    const wang = await set("每周五下午4点提醒我记校本", "明天下午3点提醒我交表");
    await wang.says("我有哪些提醒");
    expect(wang.heard()).toContain(
      ["1. 6月11日（周四）15:00：交表", "2. 每周五 16:00：记校本"].join("\n"),
    );
    await wang.says("2");
    expect(wang.heard()).toBe("每周五 16:00：记校本\n下一次：6月12日（周五）16:00");
    await wang.says(wang.button("暂停"));
    expect(wang.heard()).toBe("好，先不发了：每周五 16:00：记校本");
    await wang.says("继续");
    expect(wang.heard()).toBe("好，继续：每周五 16:00：记校本");
    await wang.says("/提醒");
    await wang.says("删掉第2个");
    expect(wang.heard()).toBe("好，已删除：每周五 16:00：记校本");
    expect(await kept()).toEqual([["交表", "2026-06-11T07:00:00.000Z", false]]);
    const others = chat.person("T002");
    await others.says("我有哪些提醒");
    expect(firstLine(others.heard())).toBe("您还没有定提醒");
  });

  it.each([
    ["把周五的提醒改到下午3点", "每周五 15:00 提醒您：记校本"],
    ["把周五的提醒改到周四", "每周四 16:00 提醒您：记校本"],
    ["把记校本的提醒改成每月5号", "每月5号 16:00 提醒您：记校本"],
  ])("%s", async (said, first) => {
    const wang = await set("每周五下午4点提醒我记校本", "明天下午3点提醒我交表");
    await wang.says(said);
    expect(firstLine(wang.heard())).toBe(first);
    await wang.says("确认");
    expect(firstLine(wang.heard())).toMatch(/^好，改到每/);
    expect((await open()).map(({ text }) => text).sort()).toEqual(["交表", "记校本"]);
  });

  it("are asked about where several may be meant, and paused ones do not come", async () => {
    const wang = await set("每周五下午4点提醒我记校本", "每周五上午9点提醒我交表");
    await wang.says("暂停周五的提醒");
    expect(firstLine(wang.heard())).toBe("是哪一条？");
    await wang.says("暂停第1个");
    expect(wang.heard()).toBe("好，先不发了：每周五 09:00：交表");
    const due = await chat.store.scheduled.due("2026-06-12T09:00:00.000Z", 9);
    const paused = (await open()).filter(({ isPaused }) => isPaused);
    expect(paused.map(({ text }) => text)).toEqual(["交表"]);
    expect(due).not.toContain(paused[0]?.id);
  });
});

describe("a sentence that is not a reminder", () => {
  it.each([
    ["别提醒我", "mute"],
    ["暂停提醒", "mute"],
    ["取消提醒", "mute"],
    ["什么时候提醒我", undefined],
  ])("%s", async (said, intent) => {
    const wang = chat.person("T001");
    const result = await wang.says(said);
    if (intent) expect(result.intent).toBe(intent);
    expect(await kept()).toEqual([]);
    expect(wang.heard()).not.toContain("提醒您：");
  });
});

describe("reminding others", () => {
  it("is for whoever may write to them, at a working hour, with how many they are now", async () => {
    const liu = chat.person("T007");
    await liu.says("每周五晚上8点提醒没修够的老师");
    expect(firstLine(liu.heard())).toBe("每周五 20:00 提醒没修够的老师：学分还没修够，请抓紧");
    expect(liu.heard()).toContain("6月12日（周五）16:30");
    expect(liu.heard()).toContain("6月18日（周四）16:30");
    expect(liu.heard()).toContain("别人只在工作时间收到，改到 16:30");
    expect(liu.heard()).toMatch(/现在是 \d+ 人/);
    await liu.says("确认");
    const [reminder] = await open("T007");
    expect(reminder?.audience).toMatchObject({ said: "没修够的老师", rule: { short: {} } });
  });

  it("takes the words behind a colon as what it says", async () => {
    const chen = chat.person("T006");
    await chen.says("每周三上午10点提醒语文组：交教研记录");
    expect(firstLine(chen.heard())).toBe("每周三 10:00 提醒语文组：交教研记录");
  });

  it("is refused to others, and where nobody knows who is meant", async () => {
    const wang = chat.person("T001");
    await wang.says("每周五下午4点提醒没填问卷的老师");
    expect(firstLine(wang.heard())).toBe(
      "给别人定提醒由学校管理员、继教专员或教研组长来做；您可以给自己定",
    );
    const liu = chat.person("T007");
    await liu.says("每周五下午4点提醒体育组：交表");
    expect(firstLine(liu.heard())).toBe("没看懂要提醒谁：体育组");
    expect(await open("T007")).toEqual([]);
  });
});
