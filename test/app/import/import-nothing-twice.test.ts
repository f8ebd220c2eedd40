import { beforeEach, describe, expect, it } from "vitest";
import { importRecords } from "../../../src/app/import/import-records.ts";
import { recordIds } from "../../../src/app/import/record-id.ts";
import { RECORD_REVERSED, RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { attachment } from "../../support/entries.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const POLICIES = samplePolicies();
const AT = "2025-11-22T08:00:00.000Z";

type Row = Readonly<Record<string, string>>;
const BARE: Row = {
  工号: "Q001",
  项目名称: "课标研修",
  培训类别: "培训",
  学时: "24",
  结束日期: "2025-07-13",
};
const NUMBERED: Row = { ...BARE, 开始日期: "2025-07-10", 证书编号: "益师训2025-0071" };

describe("one training", () => {
  let store: Store;
  beforeEach(async () => {
    store = createMemoryStore();
    await store.roster.put({
      units: [{ id: "school-1", name: "一小", kind: "school" }],
      people: [person("Q001"), person("Q003")],
    });
  });
  const take = (...rows: readonly Row[]) =>
    importRecords(sheetOf(rows), {
      ...store,
      policies: POLICIES,
      by: "A001",
      at: AT,
      today: parseDay("2025-11-22"),
    });
  const recordsOf = async (teacher = "Q001") =>
    (await store.records.of(teacher)).map(({ record }) => record);
  const hours = async () =>
    (await recordsOf()).reduce((sum, record) => sum + (record.hours ?? 0), 0);

  it("keeps the evidence that was sent for the report that the sheet confirms", async () => {
    const record: TrainingRecord = {
      id: "told-1",
      activity: "training",
      date: parseDay("2025-07-13"),
      title: "课标研修",
      hours: 24,
    };
    const written = { key: "told", by: "Q001", at: AT, via: "web" };
    const body = { record, origin: "self" } as const;
    await store.log.append([
      RECORD_SUBMITTED.entry("Q001", body, written),
      attachment("Q001", "told-1", "f1"),
    ]);
    await take(NUMBERED);
    expect(await store.records.of("Q001")).toMatchObject([
      { origin: "sheet", evidence: [{ file: "f1" }] },
    ]);
  });

  describe("of one certificate", () => {
    beforeEach(() => take(NUMBERED));

    it.each<[string, Row]>([
      ["another day", { ...NUMBERED, 开始日期: "2025-07-11", 结束日期: "2025-07-14" }],
      ["another title", { ...NUMBERED, 项目名称: "课标研修班" }],
      ["quotes", { ...NUMBERED, 项目名称: "课标研修班", 证书编号: "“益师训2025-0071”" }],
      ["blanks", { ...NUMBERED, 项目名称: "课标研修班", 证书编号: "益师训 2025 - 0071" }],
      [
        "wide digits",
        { ...NUMBERED, 项目名称: "课标研修班", 证书编号: "益师训２０２５－００７１" },
      ],
    ])("is refused with %s, with what stands", async (_, row) => {
      expect((await take(row)).rejected).toMatchObject([
        {
          column: "证书编号",
          problem: { code: "certificate-differs", title: "课标研修", date: "2025-07-13" },
        },
      ]);
      expect(await hours()).toBe(24);
    });

    it("is refused with another amount", async () => {
      const { rejected } = await take({ ...NUMBERED, 学时: "25" });
      expect(rejected).toMatchObject([{ problem: { code: "record-differs" } }]);
    });

    it("is known with its number spelt otherwise", async () => {
      const report = await take({ ...NUMBERED, 证书编号: "'益师训2025-0071" });
      expect(report).toMatchObject({ accepted: 1, changed: 0 });
    });

    it("is nobody else's, whatever the case of its letters", async () => {
      await take({ ...NUMBERED, 项目名称: "信息技术", 证书编号: "it-2025-7" });
      for (const number of ["益师训2025-0071", "IT-2025-7"]) {
        const { rejected } = await take({ ...NUMBERED, 工号: "Q003", 证书编号: number });
        expect(rejected).toMatchObject([
          { column: "证书编号", problem: { code: "certificate-of-other", person: "Q001" } },
        ]);
      }
      expect(await recordsOf("Q003")).toEqual([]);
    });

    it("may be somebody else's once it is withdrawn", async () => {
      const [record] = await recordsOf();
      const body = { record: record?.id ?? "", why: "mixed up" };
      const written = { key: "undo", by: "A001", at: AT, via: "web" };
      await store.log.append([RECORD_REVERSED.entry("Q001", body, written)]);
      expect(await take({ ...NUMBERED, 工号: "Q003" })).toMatchObject({ changed: 1 });
    });

    it("takes the place of what stood when more is said", async () => {
      expect(await take({ ...NUMBERED, 培训级别: "市级" })).toMatchObject({ changed: 1 });
      expect(await recordsOf()).toMatchObject([{ level: "city" }]);
      expect(await take({ ...NUMBERED, 项目名称: "别的" })).toMatchObject({ changed: 0 });
    });
  });

  it("has a certificate though its number is only in the id that an earlier version made", async () => {
    const facts = {
      date: parseDay("2025-07-13"),
      activity: "training",
      title: "课标研修",
    } as const;
    const { id } = recordIds("Q001", facts, "益师训2025-0071");
    const body = { record: { id, ...facts }, origin: "sheet" } as const;
    const written = { key: "old", by: "A001", at: AT, via: "sheet:旧.xlsx#2" };
    await store.log.append([RECORD_SUBMITTED.entry("Q001", body, written)]);
    const { rejected } = await take({ ...NUMBERED, 项目名称: "课标研修班" });
    expect(rejected).toMatchObject([{ problem: { code: "certificate-differs" } }]);
  });

  it.each(["无", "待发", "/", "000"])("has no certificate numbered %s", async (number) => {
    const rows = [BARE, { ...BARE, 项目名称: "师德" }, { ...BARE, 工号: "Q003" }];
    const report = await take(...rows.map((row) => ({ ...row, 证书编号: number })));
    expect(report).toMatchObject({ accepted: 3, changed: 3, rejected: [] });
  });

  it("is refused twice within one sheet, under whatever title, day or person", async () => {
    const { rejected } = await take(
      NUMBERED,
      { ...NUMBERED, 结束日期: "2025-07-14" },
      { ...NUMBERED, 工号: "Q003" },
      BARE,
      { ...BARE, 项目名称: "师德" },
      { ...BARE, 项目名称: "师德", 培训级别: "市级" },
    );
    expect(rejected.map(({ row, problem }) => [row, problem])).toEqual([
      [3, { code: "certificate-repeated", row: 2 }],
      [4, { code: "certificate-repeated", row: 2 }],
      [7, { code: "record-alike", row: 6 }],
    ]);
  });

  describe("of which a sheet says more", () => {
    const MORE: readonly [string, string, Partial<TrainingRecord>][] = [
      ["开始日期", "2025-07-10", { from: parseDay("2025-07-10") }],
      ["培训级别", "市级", { level: "city" }],
      ["培训形式", "面授", { mode: "in-person" }],
      ["培训机构", "进修学校", { organiser: "进修学校" }],
      ["成绩", "优秀", { outcome: "excellent" }],
      ["证书编号", "2025-7", {}],
      ["证书日期", "2025-08-01", { certificateDate: parseDay("2025-08-01") }],
      ["主题", "师德", { themes: ["ethics"] }],
    ];

    it.each(MORE)("counts once when %s is added", async (column, value, facts) => {
      await take(BARE);
      expect(await take({ ...BARE, [column]: value })).toMatchObject({ accepted: 1, changed: 1 });
      expect(await recordsOf()).toMatchObject([facts]);
      for (const row of [BARE, { ...BARE, [column]: value }]) {
        expect(await take(row)).toMatchObject({ accepted: 1, changed: 0, rejected: [] });
      }
      expect(await hours()).toBe(24);
    });

    it.each(MORE)(
      "counts once when the sheet without %s comes later",
      async (column, value, facts) => {
        await take({ ...BARE, [column]: value });
        expect(await take(BARE)).toMatchObject({ accepted: 1, changed: 0, rejected: [] });
        expect(await recordsOf()).toMatchObject([facts]);
      },
    );

    it("is refused with another first day", async () => {
      await take({ ...BARE, 开始日期: "2025-07-10" });
      const { rejected } = await take({ ...BARE, 开始日期: "2025-07-11" });
      expect(rejected).toMatchObject([{ problem: { code: "record-differs" } }]);
    });

    it("is refused as a lecture of one's own", async () => {
      await take(BARE);
      const { rejected } = await take({ ...BARE, 培训类别: "授课" });
      expect(rejected).toMatchObject([{ problem: { code: "record-differs" } }]);
    });
  });

  describe("that the teacher reported in the chat", () => {
    const report = (facts: Partial<TrainingRecord>, id = "own") => {
      const date = parseDay("2025-07-13");
      const record: TrainingRecord = { id, date, activity: "training", hours: 24, ...facts };
      const written = { key: id, by: "Q001", at: AT, via: "web" };
      return store.log.append([
        RECORD_SUBMITTED.entry("Q001", { record, origin: "self" }, written),
      ]);
    };

    it.each<[string, Partial<TrainingRecord>]>([
      ["without a title", { level: "city" }],
      ["under part of its title", { title: "课标" }],
      ["under a longer title", { title: "《课标研修》培训班" }],
    ])("counts once %s", async (_, facts) => {
      await report(facts);
      const read = await take({ ...BARE, 培训级别: "市级" });
      expect(read).toMatchObject({ changed: 1, rejected: [] });
      expect(read.remarks).toBeUndefined();
      expect(await recordsOf()).toMatchObject([{ title: "课标研修", level: "city", hours: 24 }]);
    });

    it.each<[string, Partial<TrainingRecord>]>([
      ["another title", { title: "师德师风" }],
      ["another level", { level: "county" }],
    ])("is asked about with %s, and both count", async (_, facts) => {
      await report(facts);
      const { remarks, rejected } = await take({ ...BARE, 培训级别: "市级" });
      expect(rejected).toEqual([]);
      expect(remarks?.[0]).toMatchObject({
        rows: [2],
        remarked: { code: "report-alike", date: "2025-07-13" },
      });
      expect(await recordsOf()).toHaveLength(2);
    });

    it("takes the place of one report, not of two", async () => {
      await report({}, "morning");
      await report({}, "afternoon");
      await take(BARE);
      expect(await hours()).toBe(48);
      expect(await take({ ...BARE, 项目名称: "师德" })).toMatchObject({ changed: 1 });
      expect(await hours()).toBe(48);
    });

    it("is another one with other hours, kind or day", async () => {
      await report({ hours: 6 }, "r1");
      await report({ activity: "school-based" }, "r2");
      await report({ date: parseDay("2025-07-12") }, "r3");
      const { remarks = [] } = await take(BARE);
      expect(remarks.map(({ remarked }) => remarked.code)).not.toContain("report-alike");
      expect(await recordsOf()).toHaveLength(4);
    });
  });

  describe("of more hours than there are", () => {
    it.each<[string, Row]>([
      ["one day", { 学时: "200", 开始日期: "2025-07-13" }],
      ["two days", { 学时: "49", 开始日期: "2025-07-12" }],
      ["so many days", { 学时: "49", 天数: "2" }],
    ])("is refused for %s", async (_, cells) => {
      const { rejected } = await take({ ...BARE, ...cells });
      expect(rejected).toMatchObject([{ column: "学时", problem: { code: "hours-beyond-days" } }]);
    });

    it("is asked about where only the last day is stated", async () => {
      const { remarks, changed } = await take({ ...BARE, 学时: "200" });
      expect(changed).toBe(1);
      expect(remarks).toMatchObject([
        { rows: [2], remarked: { code: "hours-without-first-day", hours: "200" } },
      ]);
    });

    it("is asked about where many are on one day, in the ledger too", async () => {
      const rows = [1, 2, 3, 4].map((each) => ({ ...BARE, 项目名称: `讲座${each}`, 学时: "8" }));
      expect((await take(...rows.slice(0, 3))).remarks).toBeUndefined();
      expect((await take(...rows.slice(3))).remarks).toMatchObject([
        { rows: [2], remarked: { code: "day-overfull", date: "2025-07-13", hours: "32" } },
      ]);
    });

    it("is not asked about where it was online", async () => {
      const online = { ...BARE, 培训形式: "网络", 学时: "200" };
      expect((await take(online)).remarks).toBeUndefined();
    });
  });
});
