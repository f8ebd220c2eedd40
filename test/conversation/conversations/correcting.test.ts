import { beforeEach, describe, expect, it } from "vitest";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

/** What the ledger holds of what was told, without ids. */
async function told(): Promise<Omit<TrainingRecord, "id">[]> {
  const entries = await chat.store.records.of("T001");
  return entries
    .filter(({ origin }) => origin === "self")
    .map(({ record: { id, ...facts } }) => facts);
}

async function record(what: string): Promise<void> {
  await wang.says(`/记 ${what}`);
  await wang.says("确认");
}

/** A Friday. */
const FRIDAY = { date: "2026-03-06", activity: "training", level: "city", hours: 8 };

describe("a correction of what was saved", () => {
  it.each([
    ["刚才那条改成6学时", { hours: 6 }],
    ["3月6日那条学时写错了 是16", { hours: 16 }],
    ["刚才登记的多写了2学时", { hours: 6 }],
    ["刚才登记的少写了2学时", { hours: 10 }],
    ["周五那个培训记错了，应该是6学时", { hours: 6 }],
    ["更正：3月6日市级培训应为6学时", { hours: 6 }],
    ["不对，是省级的", { level: "province" }],
    ["是省级的，不是市级", { level: "province" }],
    ["改成6学时", { hours: 6 }],
    ["把刚才那条的日期改成3月5日", { date: "2026-03-05" }],
    ["change that record to 6 hours", { hours: 6 }],
    ["the training of 6 March should be 6 hours", { hours: 6 }],
    ["no, make it 6 hours", { hours: 6 }],
    ["I entered 2 hours too many", { hours: 6 }],
  ])("shows both values and takes the place of the old one on a yes: %s", async (said, changed) => {
    await record("3月6日 市级 培训 8学时");
    await wang.says(said);
    expect(wang.heard()).toMatch(/^(?:要改的是|To be changed)/);
    expect(wang.heard()).toMatch(/8 (?:学时|hours)/);
    expect(wang.effects()).toEqual([]);
    expect(await told()).toEqual([FRIDAY]);
    await wang.says("确认");
    expect(wang.effects().map(({ kind }) => kind)).toEqual(["record.reversed", "record.submitted"]);
    expect(wang.heard()).toMatch(/^(?:已改好|Changed)/);
    expect(await told()).toEqual([{ ...FRIDAY, ...changed }]);
    expect(await chat.store.log.verify()).toEqual({ entries: 10 });
  });

  it("tells the figures from before to after", async () => {
    await record("3月6日 市级 培训 8学时");
    await wang.says("刚才那条改成6学时");
    expect(wang.heard()).toContain("26 → 24");
    await wang.says("确认");
    expect(wang.heard()).toContain("24/30");
  });

  it("is dropped on a no, and the record stays", async () => {
    await record("3月6日 市级 培训 8学时");
    await wang.says("刚才那条改成6学时");
    await wang.says("取消");
    expect(await told()).toEqual([FRIDAY]);
  });

  it("is asked for where only what is wrong was said", async () => {
    await record("3月6日 市级 培训 8学时");
    await wang.says("刚才记的名称写错了");
    expect(wang.heard()).toMatch(/^这一条要改成什么？/);
    await wang.says("叫课堂评价");
    expect(wang.heard()).toContain("改成：《课堂评价》");
    await wang.says("确认");
    expect(await told()).toEqual([{ ...FRIDAY, title: "课堂评价" }]);
  });

  it("takes no yes for a value", async () => {
    await record("3月6日 市级 培训 8学时");
    await wang.says("刚才那条日期写错了");
    await wang.says("确认");
    expect(wang.effects()).toEqual([]);
    expect(await told()).toEqual([FRIDAY]);
  });

  it("asks which one, where several were saved together", async () => {
    await record("3月4日、3月6日 校本研修 各2学时");
    await wang.says("改成3学时");
    expect(wang.heard()).toMatch(/^要改的是哪一条？/);
    await wang.says("2");
    await wang.says("确认");
    expect(await told()).toMatchObject([
      { date: "2026-03-04", hours: 2 },
      { date: "2026-03-06", hours: 3 },
    ]);
  });

  it("changes the one that is named, where several were saved together", async () => {
    await record("3月4日 市级 培训 6学时，3月6日 校本研修 3学时");
    await wang.says("第二条改成2学时");
    expect(wang.heard()).toContain("校本研修");
    await wang.says("确认");
    expect(await told()).toMatchObject([{ hours: 6 }, { hours: 2 }]);
  });

  it("leaves what came from a sheet to who keeps the sheet", async () => {
    await wang.says("1月20日那条改成6学时");
    expect(wang.heard()).toMatch(/^这一条是从表格导入的，这里改不了/);
    await wang.says("确认");
    expect(wang.effects()).toEqual([]);
  });

  it("says so where nothing of the kind was told, or nothing is to be changed", async () => {
    await wang.says("刚才那条改成6学时");
    expect(wang.heard()).toMatch(/^没有找到您自己记的这一条/);
    await record("3月6日 市级 培训 8学时");
    await wang.says("改成8学时");
    expect(wang.heard()).toMatch(/^这一条本来就是这样/);
  });

  it("is not saved where the record was taken back meanwhile", async () => {
    await record("3月6日 市级 培训 8学时");
    const undo = wang.button("撤销");
    await wang.says("刚才那条改成6学时");
    const save = wang.button("保存");
    await chat.person("T001").in("private", "elsewhere").says(undo);
    await wang.says(save);
    expect(wang.heard()).toMatch(/^要改的那条记录已经撤销或者改过/);
    expect(wang.effects()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it("can be made again, and is asked about before it is taken back", async () => {
    await record("3月6日 市级 培训 8学时");
    await wang.says("刚才那条改成6学时");
    await wang.says("确认");
    await wang.says("改成7学时");
    await wang.says("确认");
    expect(await told()).toEqual([{ ...FRIDAY, hours: 7 }]);
    await wang.says("撤销");
    expect(wang.heard()).toMatch(/^要撤销的是这一条吗/);
    expect(wang.effects()).toEqual([]);
  });

  it("is not taken out of a wish to take it back", async () => {
    await record("3月6日 市级 培训 8学时");
    await wang.says("刚才那条录错了,撤回");
    expect(wang.effects()).toMatchObject([{ kind: "record.reversed" }]);
  });
});

describe("one of several that wait", () => {
  it("is changed or dropped alone", async () => {
    await wang.says("3月4日参加市级培训6学时，3月6日参加校本研修3学时");
    await wang.says("第二条改成6学时");
    await wang.says("最后一条改成5学时");
    expect(wang.heard()).toMatch(/2\. 2026年3月6日（周五） · 5 学时/);
    await wang.says("撤回最后一条");
    expect(wang.heard()).toMatch(/^要记的是：2026年3月4日/);
    await wang.says("确认");
    expect(await told()).toMatchObject([{ date: "2026-03-04", hours: 6 }]);
  });

  it("is asked about by its number, counted from 1", async () => {
    await wang.says("3月4日、3月6日校本研修2学时");
    expect(wang.heard()).toMatch(/^第 1 条（共 2 条）：证明上写了多少/);
  });

  it.each([
    ["是市里办的，不是县里", { level: "city" }],
    ["it was online, not in person", { mode: "online" }],
  ])("is not what it is said not to be: %s", async (said, changed) => {
    await wang.says("昨天县级面授培训8学时 记一下");
    await wang.says(said);
    await wang.says("确认");
    expect(await told()).toMatchObject([changed]);
  });
});
