import { beforeEach, describe, expect, it } from "vitest";
import {
  type ImportKind,
  importSheet,
  recogniseSheet,
  type SheetImport,
} from "../../../src/app/import/import-sheet.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

type Row = Readonly<Record<string, string>>;

const ID = "11010519491231002X";
const COURSE = { 项目名称: "课堂评价", 培训类别: "培训", 结束日期: "2025-7-20", 学时: "16" };
const MEMBER = { 工号: "N001", 姓名: "新老师", 学校: "第一小学" };
const ANSWERED = { 项目名称: "课堂评价", 是否完成: "是" };
const LEAVE = { 类别: "产假", 开始日期: "2025-2-20" };

/** Whoever imports reaches school-1 with its group, and not school-2. */
const REACH = new Set(["school-1", "group-maths"]);

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  const people = [
    person("T001", "group-maths"),
    person("T002", "school-2", { nationalId: ID }),
    person("T003", "school-2"),
  ];
  await store.roster.put({ units: COUNTY, people });
});

const take = (kind: ImportKind, rows: readonly Row[], changed: Partial<SheetImport> = {}) =>
  importSheet(kind, sheetOf(rows), {
    ...store,
    policies: samplePolicies(),
    by: "A001",
    at: "2026-03-10T02:00:00.000Z",
    today: parseDay("2026-03-10"),
    reach: REACH,
    partial: true,
    ...changed,
  });
const refused = async (kind: ImportKind, rows: readonly Row[]) => {
  const { rejected } = await take(kind, rows);
  return rejected.map(({ row, column, problem }) => [row, column, problem.code]);
};

describe("an import by somebody who does not reach everybody", () => {
  it.each([
    ["records", COURSE],
    ["circumstances", LEAVE],
    ["questionnaires", ANSWERED],
  ] as const)("takes in %s of their own people alone", async (kind, facts) => {
    const rows = ["T001", "T002", "T404"].map((id) => ({ 工号: id, ...facts }));
    expect(await refused(kind, rows)).toEqual([
      [3, "工号", "person-out-of-reach"],
      [4, "工号", "person-out-of-reach"],
    ]);
    expect((await store.records.of("T001")).length).toBe(kind === "records" ? 1 : 0);
    expect(await store.records.of("T002")).toEqual([]);
    expect((await store.roster.person("T002"))?.teacher.leaves).toBeUndefined();
    const questionnaires = await store.questionnaires.ofMany(["T001", "T002"]);
    expect([...questionnaires.keys()]).toEqual(kind === "questionnaires" ? ["T001"] : []);
  });

  it("says the same of somebody out of reach as of nobody, whatever else the row says", async () => {
    const rows = [
      { 工号: "T002", 身份证号: "", 姓名: "别人", ...COURSE },
      { 工号: "", 身份证号: ID, 姓名: "别人", ...COURSE },
      { 工号: "T404", 身份证号: "", 姓名: "别人", ...COURSE },
    ];
    expect(await refused("records", rows)).toEqual([
      [2, "工号", "person-out-of-reach"],
      [3, "身份证号", "person-out-of-reach"],
      [4, "工号", "person-out-of-reach"],
    ]);
  });

  it("does not name somebody out of reach whose certificate it is", async () => {
    const certified = { 身份证号: "", 证书编号: "甘继2025-001", ...COURSE };
    await take("records", [{ ...certified, 工号: "T002" }], { reach: undefined });
    expect(await refused("records", [{ ...certified, 工号: "T001" }])).toEqual([
      [2, "证书编号", "certificate-out-of-reach"],
    ]);
  });

  it("adds people to their own school alone, and makes no school", async () => {
    const rows = [
      MEMBER,
      { ...MEMBER, 工号: "N002", 学校: "第二小学" },
      { ...MEMBER, 工号: "N003", 学校: "第三小学" },
    ];
    expect(await refused("roster", rows)).toEqual([
      [3, "学校", "school-out-of-reach"],
      [4, "学校", "school-out-of-reach"],
    ]);
    expect((await store.roster.person("N001"))?.unit).toBe("school-1");
    expect((await store.roster.units()).map(({ name }) => name)).not.toContain("第三小学");
  });

  it("takes nobody from a school out of reach, nor their number or identity", async () => {
    const rows = [
      { ...MEMBER, 工号: "T002", 姓名: "老师T002", 身份证号: "" },
      { ...MEMBER, 工号: "T003", 姓名: "别的名字", 身份证号: "" },
      { ...MEMBER, 工号: "N002", 身份证号: ID },
    ];
    expect(await refused("roster", rows)).toEqual([
      [2, "工号", "person-out-of-reach"],
      [3, "工号", "person-out-of-reach"],
      [4, "身份证号", "person-out-of-reach"],
    ]);
    expect((await store.roster.person("T002"))?.unit).toBe("school-2");
  });
});

describe("what a workbook is about", () => {
  it.each([
    ["records", { 工号: "T001", 姓名: "甲", 单位: "一小", 开始日期: "2025-7-16", ...COURSE }],
    ["circumstances", { 工号: "T001", 姓名: "甲", 单位: "一小", ...LEAVE }],
    ["roster", MEMBER],
    ["questionnaires", { 工号: "T001", 姓名: "甲", ...ANSWERED }],
    ["records", { 工号: "T001", 姓名: "甲", 完成情况: "已完成", ...COURSE }],
    [undefined, { 班级: "三(2)", 人数: "40" }],
  ] as const)("is %s by its headings", (kind, row) => {
    expect(recogniseSheet(sheetOf([row]))?.kind).toBe(kind);
  });

  it("is what the first of its sheets is that can be recognised", () => {
    const notes = sheetOf([{ 说明: "请勿改动", 日期: "2026-3-1" }]);
    const others = [sheetOf([MEMBER]), sheetOf([{ 工号: "T001", ...COURSE }])];
    expect(recogniseSheet({ ...notes, others })).toEqual({ kind: "roster", sheet: others[0] });
  });
});
