import { beforeEach, describe, expect, it } from "vitest";
import { planBroadcast } from "../../../src/app/broadcasts/plan-broadcast.ts";
import { broadcastPlanningBy } from "../../../src/broadcasting.ts";
import { wallTimeOf } from "../../../src/clock.ts";
import { replyOf } from "../../../src/delivery/outgoing-message.ts";
import { broadcastPlanning } from "../../support/broadcasts.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { type Chat, openChat, typed } from "../../support/chat.ts";
import { ZONE } from "../../support/outreach.ts";
import { person } from "../../support/people.ts";

const AT = "2026-03-10T00:00:00.000Z";
/** Ten in the morning, where the school is. */
const TEN = "2026-03-10T02:00:00.000Z";
const PLANNING = broadcastPlanningBy(broadcastPlanning(), builtInWording().in("zh-CN"));
const SAID = "/群发 语文组没修够的：请本周五前，把证书发我（原件）";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  for (const id of ["T001", "T002", "T003", "T006", "T007", "C001"]) {
    await chat.store.roster.bindAccount("lark", `ou_${id}`, id, AT);
  }
});

async function planned(at = TEN) {
  for (const { id } of await chat.store.broadcasts.inState("sending")) {
    await planBroadcast(chat.store, PLANNING, id, wallTimeOf(at, ZONE));
  }
  const all = await chat.store.outbox.list({});
  const some = all.filter(({ kind, state }) => kind === "broadcast" && state !== "dropped");
  return some.map((each) => each.person ?? "");
}

/** Sends what is due; to these it fails. */
async function sent(failing: readonly string[] = []): Promise<void> {
  await planned();
  const { outbox } = chat.store;
  const taken = await outbox.take({
    ...{ channel: "lark", holder: "one", now: TEN, limit: 100, seconds: 60 },
  });
  for (const { key, person: who = "" } of taken) {
    const outcome = failing.includes(who)
      ? ({ kind: "failed", problem: "230013", cause: "not-available" } as const)
      : ({ kind: "sent" } as const);
    await outbox.settle(key, { holder: "one", at: TEN, outcome });
  }
  await planned();
}

const contentOf = async (who: string) => {
  const [push] = await chat.store.outbox.take({
    ...{ channel: "lark", holder: who, now: TEN, limit: 1, seconds: 60 },
  });
  if (!push) throw new Error(`nothing is due for ${who}`);
  return replyOf(push).text;
};

describe("a message to many", () => {
  it("is shown before it is sent: to whom, who cannot be reached, what each reads, and when", async () => {
    const liu = chat.person("T007");
    await liu.says(SAID);
    expect(liu.heard().split("\n")).toEqual([
      "要发给 3 人：语文组没修够的",
      "包括王芳、张小艳、陈静",
      "其中 1 人没有绑定账号，收不到：张小艳",
      "回复“确认”后，3月10日（周二）08:30 开始发，不在休息时间打扰；回复“取消”就不发",
      "",
      "每人收到：",
      "青禾学校 刘洋通过学分助手发来：",
      "请本周五前，把证书发我（原件）",
    ]);
    expect(liu.reply().private).toBe(true);
    expect(await planned()).toEqual([]);
    await liu.says("确认");
    expect(liu.heard()).toBe("好，3月10日（周二）08:30 开始发给 3 人");
    expect(await planned(AT)).toEqual(["T001", "T006"]);
    expect(await contentOf("one")).toBe(
      "青禾学校 刘洋通过学分助手发来：\n请本周五前，把证书发我（原件）",
    );
  });

  it("is confirmed once, by word or by button, and not at all once it is dropped", async () => {
    const liu = chat.person("T007");
    await liu.says(SAID);
    const confirm = liu.button("确认发送");
    await liu.says(confirm);
    await liu.says(confirm);
    expect(liu.heard()).toBe("这条群发现在：正在发");
    await liu.says(SAID);
    const late = liu.button("确认发送");
    await liu.says("取消");
    expect(liu.heard()).toBe("没有发");
    await liu.says(late);
    expect(liu.heard()).toBe("这条群发现在：没有确认，不发了");
    await liu.says("确认");
    expect(liu.heard()).toBe("现在没有等着确认的记录");
    expect(await planned()).toHaveLength(2);
  });

  it.each([
    ["给没修够的老师发个通知：请尽快补", "要发给 6 人：青禾学校没修够的"],
    ["通知语文组：明天下午集体备课", "要发给 4 人：语文组"],
    ["群发全校，除了王芳：放假了", "要发给 6 人：青禾学校，除了王芳"],
    ["tell 数学组: we meet at two", "This goes to 2 people: 数学组"],
    [
      "/broadcast those who are short: please send your certificates",
      "This goes to 6 people: 青禾学校, who are short",
    ],
  ])("can be said as one says it: %s", async (said, first) => {
    const liu = chat.person("T007");
    await liu.says(said);
    expect(liu.heard().split("\n")[0]).toBe(first);
  });

  it.each([
    ["T007", "/群发 语文祖：开会", "没看懂发给谁：“语文祖”；是不是“语文组”？"],
    ["T007", "/群发 没交证书的：快交", "没看懂发给谁：“没交证书”"],
    ["T006", "/群发 全校：开会", "没看懂发给谁：“全校”"],
    ["T001", "/群发 语文组：开会", "群发要由教研组长、管理员或者继教专员来发"],
    ["T001", "/群发", "群发要由教研组长、管理员或者继教专员来发"],
    ["T007", "给全校老师发通知", "请这样写：“/群发 语文组没修够的"],
    ["T007", "/群发 没填问卷的：快填", "青禾学校没填问卷的：现在没有人，没有发"],
    ["T007", `/群发 全校：${"长".repeat(1001)}`, "内容有 1001 个字，最多 1000 个字"],
  ])("is not sent where something is wrong: %s %s", async (who, said, answer) => {
    const voice = chat.person(who);
    await voice.says(said);
    expect(voice.heard()).toContain(answer);
    expect(voice.heard().split("\n").length).toBeLessThanOrEqual(5);
    await voice.says("确认");
    expect(await planned()).toEqual([]);
  });

  it("is spoken of in private alone, also where it is written in a group", async () => {
    const liu = chat.person("T007").in("group");
    await liu.says(SAID);
    expect(liu.overheard()).toBe("已私下回复提问的老师。");
    await liu.says("确认");
    expect(liu.overheard()).toBe("已私下回复提问的老师。");
  });
});

describe("a message on its way", () => {
  it("shows how far it has come, and can be paused, continued and cancelled", async () => {
    const liu = chat.person("T007");
    await liu.says("/群发");
    expect(liu.heard().split("\n")[0]).toBe("还没有群发过");
    await liu.says(SAID);
    await liu.says("确认");
    await planned();
    await liu.says("/群发");
    expect(liu.heard()).toBe(
      "“请本周五前，把证书发我（原件）”正在发，已发 0/3 人\n没有绑定账号 1 人",
    );
    const [pause, cancel] = [liu.button("暂停"), liu.button("取消")];
    await liu.says(pause);
    expect(liu.heard()).toBe("已暂停，已发出的收不回来");
    expect(await planned()).toEqual([]);
    await liu.says(typed(liu.button("继续")));
    expect(await planned()).toEqual(["T001", "T006"]);
    await liu.says(cancel);
    expect(await planned()).toEqual([]);
  });

  it("is reported as a workbook, and sent anew to those who did not get it", async () => {
    const liu = chat.person("T007");
    await liu.says(SAID);
    await liu.says("确认");
    await sent(["T006"]);
    await liu.says("/群发");
    expect(liu.heard()).toContain("发完了，已发 1/3 人");
    await liu.says(liu.button("报告"));
    const file = liu.reply().blocks.find((block) => block.kind === "file");
    if (file?.kind !== "file") throw new Error("there is no workbook");
    expect(file.sheets[0]?.rows).toEqual([
      ["T005", "张小艳", "语文组", "没有绑定账号", "", "", ""],
      ["T006", "陈静", "语文组", "没发成", "本人不在应用的可用范围里", "2026-03-10 10:00", ""],
      ["T001", "王芳", "语文组", "已收到", "", "2026-03-10 10:00", ""],
    ]);
    await liu.says(liu.button("重发给没收到的"));
    expect(liu.heard()).toBe("好，重发给没收到的人");
    await sent();
    await liu.says("/群发");
    expect(liu.heard()).toContain("发完了，已发 2/3 人");
  });

  it("is nobody else's to decide about or to see", async () => {
    const liu = chat.person("T007");
    await liu.says(SAID);
    await liu.says("确认");
    await liu.says("/群发");
    const zhou = chat.person("C001");
    for (const label of ["暂停", "取消", "报告"]) {
      await zhou.says(liu.button(label));
      expect(zhou.heard()).toBe("没有这条群发，或者不归您决定");
    }
    expect(await planned()).toHaveLength(2);
  });
});

describe("a message to more than two hundred people", () => {
  beforeEach(async () => {
    const many = Array.from({ length: 200 }, (_, index) => person(`M${index}`, "qinghe"));
    await chat.store.roster.put({ units: [], people: many });
  });

  it("goes out only once a second person agrees, whom the sender's word asks", async () => {
    const liu = chat.person("T007");
    await liu.says("通知全校：明天停课");
    expect(liu.heard()).toContain("超过 200 人，您确认后还要另一位有权限的人同意才发");
    await liu.says("确认");
    expect(liu.heard()).toBe("好，已请周敏同意，同意了就发给 207 人");
    const [asked] = await chat.store.outbox.list({ person: "C001" });
    expect(asked).toMatchObject({ kind: "notice", dueAt: "2026-03-10T00:30:00.000Z" });
    const id = (await chat.store.broadcasts.inState("waiting"))[0]?.id;
    await liu.says(`/群发 同意 ${id}`);
    expect(liu.heard()).toBe("没有这条群发，或者不归您决定");
    expect(await planned()).toEqual([]);
    const zhou = chat.person("C001");
    await zhou.says("/群发");
    expect(zhou.heard()).toBe(
      "青禾学校 刘洋想给 207 人群发（青禾学校），要您同意才能发\n\n明天停课",
    );
    await zhou.says(zhou.button("同意"));
    expect(zhou.heard()).toBe("好，开始发给 207 人");
    expect(await planned()).toContain("T001");
    const told = await chat.store.outbox.list({ person: "T007" });
    expect(told.map(({ key }) => key)).toContain(`broadcast-decided:${id}`);
  });
});
