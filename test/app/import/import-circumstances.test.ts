import { beforeEach, describe, expect, it } from "vitest";
import { importCircumstances } from "../../../src/app/import/import-circumstances.ts";
import { importRoster } from "../../../src/app/import/import-roster.ts";
import type { ImportOptions } from "../../../src/app/import/take-in.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const ID = "11010519491231002X";
const LEAVE = {
  工号: "T001",
  姓名: "李芳",
  类别: "产假",
  开始日期: "2026-2-20",
  结束日期: "2026-7-10",
  整学期数: "1",
  派出方: "",
  去向: "",
};
const POSTING = {
  工号: "T001",
  类别: "支教",
  开始日期: "2024-9-1",
  结束日期: "2025-7-10",
  派出方: "县",
  去向: "薄弱学校",
};
const TITLE = { 工号: "T001", 类别: "双师型", 开始日期: "2018-5-1" };

const TAKEN_LEAVE = { kind: "maternity", from: "2026-02-20", to: "2026-07-10", fullSemesters: 1 };
const TAKEN_POSTING = {
  kind: "rural-support",
  from: "2024-09-01",
  to: "2025-07-10",
  sentBy: "county",
  towards: "weaker",
};

describe("a sheet of circumstances", () => {
  let store: Store;
  beforeEach(async () => {
    store = createMemoryStore();
    const named = (id: string, name: string) => ({ ...person(id), teacher: { id, name } });
    await store.roster.put({
      units: [{ id: "school-1", name: "一小", kind: "school" }],
      people: [
        { ...named("T001", "李芳"), nationalId: ID, phone: "13800000000" },
        named("T002", "王芳"),
      ],
    });
  });

  const take = (
    rows: readonly Readonly<Record<string, string>>[],
    options: Partial<ImportOptions> = {},
  ) => importCircumstances(sheetOf(rows), { ...store, ...options });
  const teacher = async (id = "T001") => (await store.roster.person(id))?.teacher;

  it("takes in leaves, postings and designations beside what is known", async () => {
    expect(await take([LEAVE, POSTING, TITLE])).toEqual({
      read: 3,
      accepted: 3,
      changed: 3,
      rejected: [],
    });
    expect(await store.roster.person("T001")).toEqual({
      ...person("T001"),
      nationalId: ID,
      phone: "13800000000",
      teacher: {
        id: "T001",
        name: "李芳",
        leaves: [TAKEN_LEAVE],
        postings: [TAKEN_POSTING],
        designations: [{ kind: "dual-qualified", on: "2018-05-01" }],
      },
    });
    expect(await teacher("T002")).toEqual({ id: "T002", name: "王芳" });
  });

  it.each([
    ["产假", "leaves", "maternity"],
    ["病假", "leaves", "sick"],
    ["事假", "leaves", "other"],
    ["支教", "postings", "rural-support"],
    ["轮岗", "postings", "exchange"],
    ["挂职", "postings", "secondment"],
  ] as const)("understands the kind %s", async (kind, list, meaning) => {
    await take([{ 工号: "T001", 类别: kind, 开始日期: "2026-3-1" }]);
    expect((await teacher())?.[list]).toEqual([{ kind: meaning, from: "2026-03-01" }]);
  });

  it("finds people by identity number", async () => {
    const { 工号: _, ...row } = LEAVE;
    await take([{ ...row, 身份证号: ID }]);
    expect((await teacher())?.leaves).toEqual([TAKEN_LEAVE]);
  });

  it.each([
    // cells → column, code
    [{ 类别: "" }, "类别", "missing"],
    [{ 类别: "长期不在" }, "类别", "word-unknown"],
    [{ 开始日期: "" }, "开始日期", "missing"],
    [{ 开始日期: "2026年2月" }, "开始日期", "date-month-alone"],
    [{ 结束日期: "2026-2-19" }, "结束日期", "date-order"],
    [{ 整学期数: "一" }, "整学期数", "amount-in-words"],
    [{ 整学期数: "1学期" }, "整学期数", "amount-with-unit"],
    [{ 整学期数: "2" }, "整学期数", "semesters-too-many"],
    [{ 派出方: "县" }, "派出方", "not-for-kind"],
    [{ 去向: "薄弱学校" }, "去向", "not-for-kind"],
    [{ 类别: "交流" }, "整学期数", "not-for-kind"],
    [{ 类别: "双师型", 整学期数: "" }, "结束日期", "not-for-kind"],
    [{ 类别: "支教", 整学期数: "", 派出方: "乡里的" }, "派出方", "word-unknown"],
    [{ 类别: "支教", 整学期数: "", 去向: "县城" }, "去向", "word-unknown"],
    [{ 作废: "也许" }, "作废", "word-unknown"],
    [{ 工号: "T404" }, "工号", "person-unknown"],
    [{ 姓名: "王芳" }, "姓名", "name-differs"],
  ])("refuses %j for its %s: %s", async (cells, column, code) => {
    const { rejected, accepted } = await take([{ ...LEAVE, ...cells }]);
    expect(rejected).toMatchObject([{ row: 2, column, problem: { code } }]);
    expect(accepted).toBe(0);
    expect(await teacher()).toEqual({ id: "T001", name: "李芳" });
  });

  it("takes two whole semesters where the leave is long enough", async () => {
    await take([{ ...LEAVE, 结束日期: "2026-8-20", 整学期数: "2" }]);
    expect((await teacher())?.leaves).toMatchObject([{ fullSemesters: 2 }]);
  });

  it("takes in nothing when a row is refused, unless the others are asked for", async () => {
    const rows = [LEAVE, { ...POSTING, 派出方: "谁" }];
    expect(await take(rows)).toMatchObject({ read: 2, accepted: 0, changed: 0 });
    expect((await teacher())?.leaves).toBeUndefined();
    expect(await take(rows, { partial: true })).toMatchObject({ accepted: 1, changed: 1 });
    expect((await teacher())?.leaves).toEqual([TAKEN_LEAVE]);
  });

  it("is only tried out in a dry run", async () => {
    expect(await take([LEAVE], { dryRun: true })).toMatchObject({ accepted: 1, changed: 1 });
    expect((await teacher())?.leaves).toBeUndefined();
  });

  it("changes nothing when it comes again, in whatever order", async () => {
    await take([LEAVE, POSTING, TITLE]);
    const before = await teacher();
    const again = await take([TITLE, POSTING, LEAVE]);
    expect(again).toEqual({ read: 3, accepted: 3, changed: 0, rejected: [] });
    expect(await teacher()).toEqual(before);
  });

  it("puts a corrected row in the place of what stood, and tells what changed", async () => {
    await take([{ ...LEAVE, 开始日期: "2025-1-1", 结束日期: "2025-1-31" }, LEAVE, POSTING]);
    const corrected = { ...LEAVE, 开始日期: "2025-1-1", 结束日期: "2025-2-10", 整学期数: "" };
    const report = await take([corrected, { ...POSTING, 派出方: "市" }]);
    expect(report).toEqual({
      read: 2,
      accepted: 2,
      changed: 2,
      rejected: [],
      remarks: [
        changed(2, "结束日期", "2025-01-31", "2025-02-10"),
        changed(2, "整学期数", "1", "—"),
        changed(3, "派出方", "县", "市"),
      ],
    });
    expect((await teacher())?.leaves).toEqual([
      { kind: "maternity", from: "2025-01-01", to: "2025-02-10" },
      TAKEN_LEAVE,
    ]);
    expect((await teacher())?.postings).toEqual([{ ...TAKEN_POSTING, sentBy: "city" }]);
  });

  const changed = (row: number, column: string, was: string, now: string) => ({
    rows: [row],
    column,
    remarked: { code: "circumstance-changed", was, now },
  });

  it("leaves alone what it has no column for", async () => {
    await take([LEAVE]);
    const { 整学期数: _, ...without } = LEAVE;
    expect(await take([without])).toMatchObject({ changed: 0, rejected: [] });
    expect((await teacher())?.leaves).toEqual([TAKEN_LEAVE]);
    await take([{ ...LEAVE, 开始日期: "2026-9-1", 结束日期: "2026-9-30", 整学期数: "" }]);
    const { 结束日期: __, ...withoutEnd } = without;
    expect(await take([withoutEnd])).toMatchObject({ changed: 0, rejected: [] });
  });

  it("refuses a second row on the same person, kind and first day", async () => {
    const { rejected } = await take([LEAVE, { ...LEAVE, 结束日期: "2026-7-11" }]);
    expect(rejected).toMatchObject([
      { row: 3, problem: { code: "circumstance-repeated", row: 2 } },
    ]);
  });

  it("refuses a leave that overlaps another of its kind, lest one leave count twice", async () => {
    await take([LEAVE]);
    const shifted = { ...LEAVE, 开始日期: "2026-2-21" };
    expect((await take([shifted])).rejected).toMatchObject([
      {
        row: 2,
        column: "开始日期",
        problem: { code: "circumstance-overlaps", kind: "产假", from: "2026-02-20" },
      },
    ]);
    expect(await take([{ ...shifted, 工号: "T002", 姓名: "王芳" }])).toMatchObject({ changed: 1 });
    expect(await take([{ ...shifted, 类别: "病假" }])).toMatchObject({ changed: 1 });
    const later = { ...LEAVE, 开始日期: "2026-7-11", 结束日期: "" };
    expect(await take([later])).toMatchObject({ changed: 1 });
    const inIt = { ...LEAVE, 开始日期: "2027-1-1", 结束日期: "" };
    expect((await take([inIt])).rejected).toHaveLength(1);
  });

  it("takes out what a row calls void, and makes room for what corrects it", async () => {
    await take([LEAVE]);
    const shifted = { ...LEAVE, 开始日期: "2026-2-21", 作废: "" };
    const rows = [shifted, { ...LEAVE, 作废: "是" }];
    const kind = { kind: "产假", from: "2026-02-20" };
    expect(await take(rows)).toMatchObject({
      accepted: 2,
      changed: 2,
      remarks: [{ rows: [3], column: "作废", remarked: { code: "circumstance-void", ...kind } }],
    });
    expect((await teacher())?.leaves).toEqual([{ ...TAKEN_LEAVE, from: "2026-02-21" }]);
    expect(await take(rows)).toMatchObject({
      accepted: 2,
      changed: 0,
      remarks: [{ rows: [3], remarked: { code: "circumstance-not-there", ...kind } }],
    });
    expect((await teacher())?.leaves).toEqual([{ ...TAKEN_LEAVE, from: "2026-02-21" }]);
  });

  it("remarks on a second designation, which counts besides the first", async () => {
    await take([TITLE]);
    expect(await take([{ ...TITLE, 开始日期: "2019-5-1" }])).toMatchObject({
      changed: 1,
      remarks: [
        {
          rows: [2],
          column: "开始日期",
          remarked: { code: "designation-besides", kind: "双师型", from: "2018-05-01" },
        },
      ],
    });
    expect((await teacher())?.designations).toHaveLength(2);
  });

  it("stays when the roster is imported again", async () => {
    await take([LEAVE]);

    await importRoster(sheetOf([{ 工号: "T001", 姓名: "李芳", 学校: "一小", 学段: "小学" }]), {
      ...store,
      policies: samplePolicies(),
      today: parseDay("2026-11-22"),
    });
    expect(await teacher()).toMatchObject({ stage: "primary", leaves: [TAKEN_LEAVE] });
  });
});
