import { beforeEach, describe, expect, it } from "vitest";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

/** What the ledger holds beyond the sheet, without ids. */
async function saved(): Promise<Omit<TrainingRecord, "id">[]> {
  const entries = await chat.store.records.of("T001");
  return entries
    .filter(({ origin }) => origin === "self")
    .map(({ record: { id, ...facts } }) => facts);
}

const EIGHT = { date: "2026-03-09", activity: "training", level: "county", hours: 8 };

describe("recording", () => {
  it("reads the record back with weekday, worth and effect, and saves it only on a yes", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    expect(wang.heard()).toMatch(/2026年3月9日（周一）/);
    expect(wang.heard()).toMatch(/8 学时/);
    expect(wang.heard()).toMatch(/县级/);
    expect(wang.heard()).toMatch(/18 → 26/);
    expect(await saved()).toEqual([]);
    await wang.says("确认");
    expect(await saved()).toEqual([EIGHT]);
    const [effect] = wang.effects();
    const [entry] = (await chat.store.records.of("T001")).slice(-1);
    expect(effect).toEqual({ kind: "record.submitted", id: entry?.record.id });
  });

  it.each([["确认"], ["/确认"], ["好的"], ["对，没错"], ["嗯"], ["ok"], ["yes"]])(
    "takes %s for a yes",
    async (yes) => {
      await wang.says("/记 昨天 县级 培训 8学时");
      await wang.says(yes === "对，没错" ? "没错" : yes);
      expect(await saved()).toEqual([EIGHT]);
    },
  );

  it.each([["取消"], ["/取消"], ["不要了"], ["算了"], ["no"], ["cancel"]])(
    "takes %s for a no",
    async (no) => {
      await wang.says("/记 昨天 县级 培训 8学时");
      await wang.says(no);
      await wang.says("确认");
      expect(await saved()).toEqual([]);
    },
  );

  it("keeps what a lecture was about, and reads it back where the same content counts once", async () => {
    await wang.says("3月2日在县里的培训班讲了《作业设计》2学时");
    expect(wang.heard()).toMatch(/内容：作业设计/);
    expect(wang.heard()).toMatch(/能算 6 学分/);
    await wang.says("确认");
    expect(await saved()).toMatchObject([{ title: "作业设计", content: "作业设计" }]);
    await wang.says("3月6日在县里的培训班讲了《作业设计》2学时");
    expect(wang.heard()).toMatch(/重复，只算一次/);
    expect(wang.heard()).toMatch(/四\.4/);
    await wang.says("题目改成《课堂提问》");
    expect(wang.heard()).toMatch(/《课堂提问》.*内容：课堂提问/);
    expect(wang.heard()).toMatch(/能算 6 学分/);
  });

  it("keeps themes and reads them back, whether or not the policy asks for them", async () => {
    await wang.says("3月5日参加师德培训8学时");
    expect(wang.heard()).toMatch(/主题：师德/);
    await wang.says("确认");
    expect(await saved()).toMatchObject([{ themes: ["ethics"], hours: 8 }]);
  });

  it("asks for what is missing, one thing at a time", async () => {
    await wang.says("帮我记一下");
    await wang.says("校本研修");
    expect(wang.heard()).toMatch(/哪一天/);
    await wang.says("昨天");
    expect(wang.heard()).toMatch(/多少/);
    await wang.says("3");
    expect(wang.heard()).toMatch(/3 学时/);
    await wang.says("确认");
    expect(await saved()).toEqual([{ date: "2026-03-09", activity: "school-based", hours: 3 }]);
  });

  it("asks again where the answer is none, and leaves other questions room", async () => {
    await wang.says("昨天县级培训 记一下");
    await wang.says("哈哈哈哈");
    expect(wang.heard()).toMatch(/多少/);
    await wang.says("我今年还差多少");
    expect(wang.heard()).toMatch(/12 学分（18\/30）/);
    await wang.says("8学时");
    await wang.says("确认");
    expect(await saved()).toEqual([EIGHT]);
  });

  it("keeps a record whose proof states no amount", async () => {
    await wang.says("2月28号在县进修学校面授,信息技术,1天,证上没写学时,记一下");
    await wang.says("没写");
    await wang.says("确认");
    expect(await saved()).toMatchObject([{ date: "2026-02-28", days: 1, level: "county" }]);
  });

  it("takes no more records at once than somebody can check", async () => {
    const days = (count: number) =>
      Array.from(
        { length: count },
        (_, day) => `2025年${(day % 12) + 1}月${(day % 28) + 1}日县级培训2学时`,
      );
    await wang.says(`记录：${days(31).join("；")}`);
    expect(wang.heard()).toMatch(/最多记 30 条/);
    await wang.says(`记录：${days(30).join("；")}`);
    expect(wang.heard()).not.toMatch(/最多记/);
    expect(await saved()).toEqual([]);
  });

  it("takes several records of one message together", async () => {
    await wang.says("昨天县培8学时,校本2课时");
    expect(wang.heard()).toMatch(/18 → 28/);
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(2);
    expect(await saved()).toMatchObject([EIGHT, { activity: "school-based", hours: 2 }]);
  });

  it.each([
    "3月4日、3月6日校本研修各2学时",
    "school-based training on March 4 and March 6, 2 hours each",
  ])("keeps each day of several with its own amount: %s", async (said) => {
    for (const voice of [wang, wang.in("group")]) {
      await voice.says(said);
      expect(voice.reply().private).toBe(true);
      expect(voice.heard()).toContain("18 → 22");
    }
    await wang.says("确认");
    expect(await saved()).toEqual([
      { date: "2026-03-04", activity: "school-based", hours: 2 },
      { date: "2026-03-06", activity: "school-based", hours: 2 },
    ]);
  });

  it("adds one more record to those that wait", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    await wang.says("还有3月5号的校本2课时");
    await wang.says("确认");
    expect(await saved()).toMatchObject([EIGHT, { date: "2026-03-05", hours: 2 }]);
  });

  it("warns of a record that looks like one already there", async () => {
    await wang.says("3月2号校本研修6学时 记一下");
    expect(wang.heard()).toMatch(/很像|已有/);
    await wang.says("3月3号校本研修6学时 记一下");
    expect(wang.heard()).not.toMatch(/很像|已有/);
  });

  it("tells what a coming training would give, and records nothing", async () => {
    const { intent } = await wang.says("明天有个市级培训8学时 帮我记一下");
    expect(intent).toBe("what-counts");
    expect(wang.heard()).toMatch(/^2026年3月11日还没到，现在不能记/);
    expect(wang.heard()).toMatch(/18 → 26/);
    await wang.says("确认");
    expect(await saved()).toEqual([]);
  });

  it.each([
    ["/记 昨天 县级 培训 5000学时", /1000/, "16"],
    ["/记 昨天 县级 培训 -8学时", /“-8学时”不能记：要大于 0，一次最多 1000/, "16"],
    ["/记 昨天 县级 培训 负八学时", /“负八学时”不能记/, "16"],
    ["/记 昨天 县级 培训 1e9学时", /“1e9学时”不能记：要大于 0，一次最多 1000/, "16"],
    ["/record yesterday county-level training 0 hours", /“0 hours” cannot be recorded/, "16"],
    ["/记 昨天 县级 培训 1000.5学时", /1000/, "16学时"],
    ["/记 昨天 县级 培训 0.123456学时", /四位/, "16学时"],
  ])("says what cannot be right and asks for it again: %s", async (said, heard, instead) => {
    await wang.says(said);
    expect(wang.heard()).toMatch(heard);
    await wang.says(instead);
    await wang.says("确认");
    expect(await saved()).toMatchObject([{ hours: 16 }]);
  });

  it("records for the asker alone", async () => {
    await wang.says("帮李建国记一下昨天校本3课时");
    expect(wang.heard()).toMatch(/自己/);
    await wang.says("帮王芳记一下昨天校本3课时");
    await wang.says("确认");
    expect(await saved()).toMatchObject([{ activity: "school-based", hours: 3 }]);
    expect(await chat.store.records.of("T002")).toHaveLength(1);
  });

  it("speaks English to those who do", async () => {
    await wang.says("record: 12 hours online course, finished on 2026-03-01");
    expect(wang.heard()).toMatch(/Sunday, 1 March 2026/);
    expect(wang.heard()).toMatch(/18 → 30/);
    await wang.says("confirm");
    expect(await saved()).toMatchObject([{ date: "2026-03-01", mode: "online", hours: 12 }]);
  });
});

describe("a draft", () => {
  it("is saved once, however often the button is pressed", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    const button = wang.button("保存");
    await wang.says(button);
    expect(wang.effects()).toHaveLength(1);
    await wang.says(button);
    expect(wang.effects()).toEqual([]);
    expect(wang.heard()).toMatch(/8 学时/);
    expect(await saved()).toEqual([EIGHT]);
  });

  it("is saved once by two yeses at the same moment", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    const button = wang.button("保存");
    const both = await Promise.all([
      chat.person("T001").says(button),
      chat.person("T001").says(button),
    ]);
    expect(both.flatMap(({ effects }) => effects)).toHaveLength(1);
    expect(await saved()).toEqual([EIGHT]);
  });

  it("survives a restart", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    chat.restart();
    await wang.says("确认");
    expect(await saved()).toEqual([EIGHT]);
  });

  it("outlives days", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    chat.today("2026-05-01");
    await wang.says("确认");
    expect(await saved()).toEqual([EIGHT]);
  });

  it("gives way to the next one, and says so", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    const first = wang.button("保存");
    await wang.says("3月5号市级培训10学时 记一下");
    await wang.says(first);
    expect(await saved()).toEqual([]);
    await wang.says("确认");
    expect(await saved()).toMatchObject([{ hours: 10 }]);
  });

  it("cannot be confirmed where there is none", async () => {
    await wang.says("确认");
    expect(wang.effects()).toEqual([]);
    await wang.says("/确认 0123456789ab");
    expect(wang.effects()).toEqual([]);
    expect(await saved()).toEqual([]);
  });

  it("is nobody else's", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    const button = wang.button("保存");
    const li = chat.person("T002");
    await li.says(button);
    expect(li.effects()).toEqual([]);
    expect(await chat.store.records.of("T002")).toHaveLength(1);
  });

  it("is asked again for a day that no calendar has", async () => {
    await wang.says("/记 2026-02-30 县级培训8学时");
    expect(wang.heard()).toContain("日历上没有2026-02-30");
    await wang.says("2月31日");
    expect(wang.heard()).toContain("日历上没有2月31日");
    await wang.says("2月28日");
    expect(wang.heard()).toContain("2026年2月28日（周六） · 8 学时");
  });
});

describe("a correction", () => {
  it.each([
    // said, what it changes
    ["不对，是18学时", { hours: 18 }],
    ["改成3月5号", { date: "2026-03-05" }],
    ["是市级的", { level: "city" }],
    ["标题是《单元教学》", { title: "单元教学" }],
    ["是网络培训", { mode: "online" }],
    ["no, make it 18 hours", { hours: 18 }],
  ])("changes the draft that waits: %s", async (said, changed) => {
    await wang.says("昨天县级培训8学时 记一下");
    await wang.says(said);
    expect(wang.heard()).toMatch(/保存|save/);
    await wang.says("确认");
    expect(await saved()).toEqual([{ ...EIGHT, ...changed }]);
  });

  it("asks which one, where several wait", async () => {
    await wang.says("昨天县培8学时,校本2课时");
    await wang.says("改成3月5号");
    expect(wang.heard()).toMatch(/哪一条/);
    await wang.says("第2条");
    await wang.says("第1条改成9学时");
    await wang.says("确认");
    expect(await saved()).toMatchObject([
      { date: "2026-03-09", hours: 9 },
      { date: "2026-03-05", hours: 2 },
    ]);
  });
});
