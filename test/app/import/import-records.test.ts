import { beforeEach, describe, expect, it } from "vitest";
import { importRecords, type RecordsImport } from "../../../src/app/import/import-records.ts";
import {
  RECORD_REVERSED,
  RECORD_SUBMITTED,
  teacherStream,
} from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const POLICIES = samplePolicies();
const ID = "11010519491231002X";
const AT = "2013-12-01T08:00:00.000Z";
const TODAY = parseDay("2013-12-01");
const COURSE = {
  工号: "T001",
  姓名: "李芳",
  项目名称: "课堂评价",
  培训机构: "县教师进修学校",
  培训类别: "培训",
  培训级别: "县级",
  培训形式: "面授",
  学时: "16",
  开始日期: "2013-7-16",
  结束日期: "2013-7-20",
  证书日期: "2013-8-1",
  成绩: "合格",
  证书编号: "2013-001",
};
const SHORT = { 工号: "T001", 项目名称: "读书", 培训类别: "自学", 学时: "4", 结束日期: "2013-5-1" };

describe("a sheet of records", () => {
  let store: Store;
  beforeEach(async () => {
    store = createMemoryStore();
    const named = (id: string, name: string) => ({ ...person(id), teacher: { id, name } });
    await store.roster.put({
      units: [{ id: "school-1", name: "一小", kind: "school" }],
      people: [{ ...named("T001", "李芳"), nationalId: ID }, named("T002", "王芳")],
    });
  });

  const take = (
    rows: readonly Readonly<Record<string, string>>[],
    options: Partial<RecordsImport> = {},
    file = "folder/2013.xlsx",
  ) =>
    importRecords(sheetOf(rows, file), {
      ...store,
      policies: POLICIES,
      by: "A001",
      at: AT,
      today: TODAY,
      ...options,
    });
  const recordsOf = async (teacher: string) =>
    (await store.records.of(teacher)).map(({ record }) => record);

  it("refuses a title that is a whole text, and shows only its beginning", async () => {
    const title = "长".repeat(301);
    const { rejected } = await take([{ ...SHORT, 项目名称: title }]);
    expect(rejected).toEqual([
      {
        row: 2,
        column: "项目名称",
        value: `${title.slice(0, 100)}…`,
        problem: { code: "text-too-long", most: 300 },
      },
    ]);
    const { accepted } = await take([{ ...SHORT, 项目名称: title.slice(1) }]);
    expect(accepted).toBe(1);
  });

  it("takes in everything it says of a training", async () => {
    expect(await take([COURSE])).toEqual({ read: 1, accepted: 1, changed: 1, rejected: [] });
    expect(await store.records.of("T001")).toEqual([
      {
        origin: "sheet",
        certificate: "2013-001",
        entry: 1,
        at: "2013-12-01T08:00:00.000Z",
        record: {
          id: expect.stringMatching(/^r-[0-9a-f]{16}$/),
          date: "2013-07-20",
          from: "2013-07-16",
          certificateDate: "2013-08-01",
          activity: "training",
          level: "county",
          mode: "in-person",
          hours: 16,
          title: "课堂评价",
          organiser: "县教师进修学校",
          outcome: "passed",
        },
      },
    ]);
  });

  it("writes down who imported which row of which sheet", async () => {
    await take([SHORT]);
    const [standing] = await store.records.of("T001");
    expect(await store.log.entriesOf(teacherStream("T001"))).toMatchObject([
      { by: "A001", number: standing?.entry },
    ]);
    const key = `sheet:${standing?.record.id}`;
    const again = { key, by: "", at: "", via: "" };
    const entry = RECORD_REVERSED.entry("T001", { record: "", why: "" }, again);
    expect(await store.log.append([entry])).toMatchObject([
      { number: 1, by: "A001", via: "sheet:2013.xlsx#2" },
    ]);
  });

  it("states nothing where a cell is empty, and no first day where it is the last", async () => {
    await take([{ ...SHORT, 开始日期: "2013-5-1", 成绩: "", 培训形式: "" }]);
    expect(await recordsOf("T001")).toEqual([
      {
        id: expect.any(String),
        date: "2013-05-01",
        activity: "self-study",
        hours: 4,
        title: "读书",
      },
    ]);
  });

  it.each([
    ["校本研修", { activity: "school-based" }],
    ["校本培训", { activity: "school-based" }],
    ["适应性培训", { activity: "induction" }],
    ["公修课", { activity: "public-course" }],
    ["公需课", { activity: "public-course" }],
    ["教研", { activity: "teaching-research" }],
    ["选修", { activity: "elective-course" }],
    ["校长培训", { activity: "principal-training" }],
    ["其他", { activity: "other" }],
    ["讲课", { activity: "training", role: "lecturer" }],
    ["集中培训", { activity: "training", mode: "in-person" }],
    ["远程培训", { activity: "training", mode: "online" }],
    ["国培", { activity: "training", level: "nation" }],
  ])("understands the kind %s", async (kind, facts) => {
    await take([{ ...SHORT, 培训类别: kind }]);
    expect(await recordsOf("T001")).toMatchObject([facts]);
  });

  it("lets the columns of level and mode go before what the kind implies", async () => {
    const row = { ...SHORT, 培训类别: "国培", 培训级别: "省级", 培训形式: "直播", 成绩: "优秀" };
    await take([row]);
    expect(await recordsOf("T001")).toMatchObject([
      { level: "province", mode: "live-online", outcome: "excellent" },
    ]);
  });

  it.each(["学历提升", "公开课", "课题", "论文", "支教"])(
    "takes %s without hours, as its proof may state none",
    async (kind) => {
      expect(await take([{ ...SHORT, 培训类别: kind, 学时: "" }])).toMatchObject({ accepted: 1 });
      expect((await recordsOf("T001"))[0]?.hours).toBeUndefined();
    },
  );

  it.each([
    // cells → column, code
    [{ 学时: "十六" }, "学时", "amount-in-words"],
    [{ 学时: "" }, "学时", "missing"],
    [{ 项目名称: "" }, "项目名称", "missing"],
    [{ 培训类别: "" }, "培训类别", "missing"],
    [{ 培训类别: "校本研秀" }, "培训类别", "word-misspelt"],
    [{ 培训类别: "校本研究" }, "培训类别", "word-unknown"],
    [{ 项目名称: "同上" }, "项目名称", "ditto"],
    [{ 培训机构: "〃" }, "培训机构", "ditto"],
    [{ 工号: "〃" }, "工号", "ditto"],
    [{ 结束日期: "1905-07-17", 开始日期: "" }, "结束日期", "date-year-as-day"],
    [{ 结束日期: "1949-12-31", 开始日期: "" }, "结束日期", "date-too-early"],
    [{ 结束日期: "2013-07-20T16:00:00.000Z" }, "结束日期", "date-world-time"],
    [{ 证书日期: "2013-7-15" }, "证书日期", "certificate-before-training"],
    [{ 证书日期: "2013-7-19", 开始日期: "" }, "证书日期", "certificate-before-training"],
    [{ 身份证号: "110105********002X" }, "身份证号", "national-id-masked"],
    [{ 身份证号: "1101051949123100O2" }, "身份证号", "national-id-letters"],
    [{ 培训级别: "乡镇一级的" }, "培训级别", "word-unknown"],
    [{ 成绩: "85" }, "成绩", "word-unknown"],
    [{ 结束日期: "" }, "结束日期", "missing"],
    [{ 结束日期: "2013年7月" }, "结束日期", "date-month-alone"],
    [{ 结束日期: "2013-12-2" }, "结束日期", "date-future"],
    [{ 证书日期: "2014-1-1" }, "证书日期", "date-future"],
    [{ 开始日期: "2013-7-21" }, "开始日期", "date-order"],
    [{ 姓名: "王芳" }, "姓名", "name-differs"],
    [{ 工号: "T404" }, "工号", "person-unknown"],
    [{ 工号: "" }, "工号", "missing"],
    [{ 身份证号: "34052419800101001X" }, "身份证号", "national-id-differs"],
    [{ 工号: "", 身份证号: "34052419800101001X" }, "身份证号", "person-unknown"],
    [{ 工号: "", 身份证号: "1.10105E+17" }, "身份证号", "number-rounded"],
  ])("refuses %j for its %s: %s", async (cells, column, code) => {
    const { rejected } = await take([{ ...COURSE, ...cells }]);
    expect(rejected).toMatchObject([{ row: 2, column, problem: { code } }]);
    expect(await recordsOf("T001")).toEqual([]);
  });

  it("takes a certificate of a day within the training", async () => {
    expect(await take([{ ...COURSE, 证书日期: "2013-7-18" }])).toMatchObject({ accepted: 1 });
  });

  it.each(["'11010519491231002X", "110105-19491231-002x", "`110105 19491231 002X"])(
    "finds people by an identity number written %s",
    async (written) => {
      const report = await take([{ ...SHORT, 工号: "", 身份证号: written }]);
      expect(report).toMatchObject({ accepted: 1, rejected: [] });
    },
  );

  it("masks an identity number in whatever column it stands", async () => {
    const { rejected } = await take([
      { ...SHORT, 工号: ID },
      { ...SHORT, 工号: "", 身份证号: "1101051949-1231-0021" },
    ]);
    expect(rejected.map(({ value }) => value)).toEqual([
      "110105********002X",
      "110105****-****-0021",
    ]);
  });

  it("refuses cells that are crossed out, and formulas without a result", async () => {
    const { rows, ...sheet } = sheetOf([COURSE]);
    const facts = { struck: ["学时"], uncomputed: ["成绩", "培训级别"] };
    const cells = { ...rows[0]?.cells, 成绩: "", 培训级别: "" };
    const report = await importRecords(
      { ...sheet, rows: rows.map((row) => ({ ...row, ...facts, cells })) },
      { ...store, policies: POLICIES, by: "A001", at: AT, today: TODAY },
    );
    expect(report.rejected.map(({ column, problem }) => [column, problem.code])).toEqual([
      ["学时", "struck-through"],
      ["培训级别", "formula-unsaved"],
      ["成绩", "formula-unsaved"],
    ]);
  });

  it("takes the day itself, but no day after it", async () => {
    expect(await take([{ ...SHORT, 结束日期: "2013-12-1" }])).toMatchObject({ accepted: 1 });
  });

  it("finds people by identity number where a staff number is missing", async () => {
    const { 工号: _, ...withoutNumber } = COURSE;
    await take([{ ...withoutNumber, 身份证号: ID.toLowerCase() }]);
    await take([{ ...SHORT, 工号: "", 身份证号: ID }]);
    expect(await recordsOf("T001")).toHaveLength(2);
  });

  it("takes in nothing when a row is refused, unless the others are asked for", async () => {
    const rows = [COURSE, { ...SHORT, 学时: "4学时" }];
    expect(await take(rows)).toMatchObject({ read: 2, accepted: 0, changed: 0 });
    expect(await recordsOf("T001")).toEqual([]);
    expect(await take(rows, { partial: true })).toMatchObject({ read: 2, accepted: 1, changed: 1 });
    expect(await recordsOf("T001")).toHaveLength(1);
  });

  it("is only tried out in a dry run", async () => {
    expect(await take([COURSE], { dryRun: true })).toMatchObject({ accepted: 1, changed: 1 });
    expect(await recordsOf("T001")).toEqual([]);
  });

  describe("that says a thing again", () => {
    it("changes nothing, in whatever rows, order, spelling and file", async () => {
      await take([COURSE, SHORT]);
      const spelt = { ...COURSE, 项目名称: "课堂 评价", 学时: "16.0", 结束日期: "2013年7月20日" };
      const report = await take([SHORT, spelt], {}, "other.csv");
      expect(report).toEqual({ read: 2, accepted: 2, changed: 0, rejected: [] });
      expect(await store.log.verify()).toEqual({ entries: 2 });
    });

    it("is counted as a change once, also when both are taken in at the same time", async () => {
      const reports = await Promise.all([take([COURSE, SHORT]), take([COURSE, SHORT])]);
      expect(reports.map(({ changed }) => changed).sort()).toEqual([0, 2]);
      expect(await store.log.verify()).toEqual({ entries: 2 });
    });

    it("is refused for the second of two rows that are alike", async () => {
      const { rejected } = await take([COURSE, SHORT, { ...COURSE }]);
      expect(rejected).toMatchObject([
        { row: 4, column: "项目名称", problem: { code: "record-repeated", row: 2 } },
      ]);
    });

    it("is not the same for another person, certificate, day or number of hours", async () => {
      const report = await take([
        SHORT,
        { ...SHORT, 工号: "T002" },
        { ...SHORT, 证书编号: "2013-002" },
        { ...SHORT, 结束日期: "2013-5-2" },
        { ...SHORT, 学时: "5" },
      ]);
      expect(report).toMatchObject({ accepted: 5, changed: 5, rejected: [] });
    });

    it("is refused where a record of that title and day stands with other details", async () => {
      await take([COURSE]);
      const { rejected } = await take([{ ...COURSE, 学时: "18" }]);
      expect(rejected).toMatchObject([
        { row: 2, problem: { code: "record-differs", title: "课堂评价", date: "2013-07-20" } },
      ]);
    });

    it("is not compared with the ledger while a cell is refused", async () => {
      await take([COURSE]);
      const { rejected } = await take([{ ...COURSE, 学时: "十六" }]);
      expect(rejected).toMatchObject([{ column: "学时" }]);
    });

    it("corrects a record once the old one is withdrawn", async () => {
      await take([COURSE]);
      const [old] = await recordsOf("T001");
      const written = { key: "undo", by: "A001", at: "2013-12-02T08:00:00.000Z", via: "web" };
      const body = { record: old?.id ?? "", why: "wrong hours" };
      await store.log.append([RECORD_REVERSED.entry("T001", body, written)]);
      expect(await take([{ ...COURSE, 学时: "18" }])).toMatchObject({ accepted: 1, changed: 1 });
      expect(await recordsOf("T001")).toMatchObject([{ hours: 18 }]);
    });

    it("does not bring back what was withdrawn", async () => {
      await take([COURSE]);
      const [old] = await recordsOf("T001");
      const body = { record: old?.id ?? "", why: "not there" };
      const at = "2013-12-02T08:00:00.000Z";
      const written = { key: "undo", by: "A001", at, via: "web" };
      await store.log.append([RECORD_REVERSED.entry("T001", body, written)]);
      expect(await take([COURSE], { at })).toMatchObject({ accepted: 1, changed: 0 });
      expect(await recordsOf("T001")).toEqual([]);
    });

    describe("that the teacher reported in person", () => {
      const OWN: TrainingRecord = {
        id: "r1",
        date: parseDay("2013-07-20"),
        activity: "training",
        title: "课堂评价",
        hours: 16,
        themes: ["subject"],
      };
      const report = (record: TrainingRecord) =>
        store.log.append([
          RECORD_SUBMITTED.entry(
            "T001",
            { record, origin: "self" },
            { key: "own", by: "T001", via: "lark", at: "2013-11-01T08:00:00.000Z" },
          ),
        ]);

      it("takes the place of the report, and keeps what only that says", async () => {
        await report(OWN);
        expect(await take([COURSE])).toMatchObject({ accepted: 1, changed: 1 });
        expect(await recordsOf("T001")).toMatchObject([
          { level: "county", hours: 16, themes: ["subject"] },
        ]);
        expect(await take([COURSE])).toMatchObject({ accepted: 1, changed: 0 });
      });

      it("stands in place of the report though it was withdrawn once before", async () => {
        await take([COURSE]);
        const [old] = await recordsOf("T001");
        const body = { record: old?.id ?? "", why: "unsure" };
        const written = { key: "undo", by: "A001", at: "2013-12-02T08:00:00.000Z", via: "web" };
        await store.log.append([RECORD_REVERSED.entry("T001", body, written)]);
        await report(OWN);
        expect(await take([COURSE])).toMatchObject({ changed: 1 });
        expect(await recordsOf("T001")).toMatchObject([{ level: "county", themes: ["subject"] }]);
      });

      it("is refused where the report says otherwise", async () => {
        await report({ ...OWN, hours: 8 });
        const { rejected } = await take([COURSE]);
        expect(rejected).toMatchObject([{ row: 2, problem: { code: "record-differs" } }]);
        expect(await recordsOf("T001")).toMatchObject([{ id: "r1", hours: 8 }]);
      });

      it("is another one on another day", async () => {
        await report({ ...OWN, date: parseDay("2013-07-21") });
        expect(await take([COURSE])).toMatchObject({ changed: 1, rejected: [] });
        expect(await recordsOf("T001")).toHaveLength(2);
      });
    });
  });
});
