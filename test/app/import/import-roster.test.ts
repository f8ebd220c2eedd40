import { beforeEach, describe, expect, it } from "vitest";
import type { Roster } from "../../../src/app/access/ports.ts";
import { importRoster, type RosterImport } from "../../../src/app/import/import-roster.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const POLICIES = samplePolicies();
const TODAY = parseDay("2026-11-22");
const LI = { 工号: "T001", 姓名: "李芳", 学校: "一小" };
const WANG = { 工号: "T002", 姓名: "王芳", 学校: "一小" };
const FULL = {
  ...LI,
  身份证号: "11010519491231002x",
  "部门/教研组": "数学组",
  学段: "小学",
  入职日期: "2013-9-1",
  转正日期: "2014/9/1",
  角色: "教研组长、审核员",
  班主任: "是",
  手机: "138 0000 0001",
};

describe("a roster sheet", () => {
  let store: Store;
  let roster: Roster;
  beforeEach(() => {
    store = createMemoryStore();
    roster = store.roster;
  });

  const take = (
    rows: readonly Readonly<Record<string, string>>[],
    options: Partial<RosterImport> = {},
  ) => importRoster(sheetOf(rows), { ...store, policies: POLICIES, today: TODAY, ...options });
  const schoolOf = async (id: string) => {
    const unit = await roster.unit((await roster.person(id))?.unit ?? "");
    return unit?.kind === "group" ? roster.unit(unit.parent ?? "") : unit;
  };

  it("takes in everything it says of a person", async () => {
    expect(await take([FULL])).toEqual({ read: 1, accepted: 1, changed: 1, rejected: [] });
    const person = await roster.person("T001");
    const group = await roster.unit(person?.unit ?? "");
    expect(group).toMatchObject({ kind: "group", name: "数学组" });
    expect(await roster.unit(group?.parent ?? "")).toMatchObject({ kind: "school", name: "一小" });
    expect(person).toEqual({
      teacher: {
        id: "T001",
        name: "李芳",
        stage: "primary",
        hiredOn: "2013-09-01",
        confirmedOn: "2014-09-01",
        roles: ["class-teacher"],
      },
      unit: group?.id,
      grants: [
        { role: "group-leader", unit: group?.id },
        { role: "reviewer", unit: group?.parent },
      ],
      nationalId: "11010519491231002X",
      phone: "13800000001",
    });
  });

  it("needs no more than number, name and school", async () => {
    expect(await take([LI, WANG])).toMatchObject({ accepted: 2, changed: 2 });
    expect(await roster.person("T002")).toMatchObject({ teacher: { name: "王芳" }, grants: [] });
    expect(await schoolOf("T001")).toEqual(await schoolOf("T002"));
  });

  it("changes nothing when it comes again", async () => {
    await take([FULL, WANG]);
    const before = await roster.units();
    expect(await take([WANG, FULL])).toMatchObject({ accepted: 2, changed: 0 });
    expect(await roster.units()).toEqual(before);
  });

  it("gives the same places the same ids in every database, however their names are spaced", async () => {
    await take([FULL, { ...WANG, 学校: "一 小" }]);
    const first = await roster.units();
    store = createMemoryStore();
    roster = store.roster;
    await take([FULL]);
    expect(await roster.units()).toEqual(first);
  });

  it("keeps groups of one name in two schools apart", async () => {
    await take([FULL, { ...WANG, 学校: "二小", "部门/教研组": "数学组" }]);
    expect((await roster.person("T001"))?.unit).not.toBe((await roster.person("T002"))?.unit);
    expect(await schoolOf("T002")).toMatchObject({ name: "二小" });
  });

  describe("with a row that is refused", () => {
    const BAD = { ...WANG, 手机: "12345" };

    it("takes in nothing", async () => {
      expect(await take([LI, BAD])).toEqual({
        read: 2,
        accepted: 0,
        changed: 0,
        rejected: [{ row: 3, column: "手机", value: "12345", problem: { code: "phone" } }],
      });
      expect(await roster.isEmpty()).toBe(true);
      expect(await roster.units()).toEqual([]);
    });

    it("takes in the others when asked to, and no place that only the refused row names", async () => {
      const report = await take([LI, { ...BAD, 学校: "二小" }], { partial: true });
      expect(report).toMatchObject({ read: 2, accepted: 1, changed: 1 });
      expect(report.rejected).toHaveLength(1);
      expect(await roster.person("T002")).toBeUndefined();
      expect(await roster.units()).toMatchObject([{ name: "一小" }]);
    });
  });

  it("is only tried out in a dry run, which tells what would change", async () => {
    await take([LI]);
    const report = await take([{ ...LI, 学段: "小学" }, WANG], { dryRun: true });
    expect(report).toMatchObject({ accepted: 2, changed: 2 });
    expect(await roster.person("T002")).toBeUndefined();
    expect((await roster.person("T001"))?.teacher.stage).toBeUndefined();
  });

  it.each([
    // cells → column, code
    [{ 工号: "" }, "工号", "missing"],
    [{ 工号: "T 001" }, "工号", "staff-number"],
    [{ 工号: "1.23457E+17" }, "工号", "number-rounded"],
    [{ 姓名: "" }, "姓名", "missing"],
    [{ 学校: "" }, "学校", "missing"],
    [{ 学校: "#N/A" }, "学校", "formula-error"],
    [{ 身份证号: "1.10105E+17" }, "身份证号", "number-rounded"],
    [{ 身份证号: "110105491231002" }, "身份证号", "national-id-old"],
    [{ 身份证号: "1101051949" }, "身份证号", "national-id-length"],
    [{ 身份证号: "110105194912310020" }, "身份证号", "national-id-check"],
    [{ 身份证号: "110105194913310021" }, "身份证号", "national-id-birthday"],
    [{ 手机: "23800000001" }, "手机", "phone"],
    [{ 入职日期: "2013.9" }, "入职日期", "date-month-alone"],
    [{ 入职日期: "1905-07-18" }, "入职日期", "date-year-as-day"],
    [{ 入职日期: "2029-09-01" }, "入职日期", "date-far-ahead"],
    [{ 入职日期: "1979-09-01", 身份证号: "34052419800101001X" }, "入职日期", "date-before-birth"],
    [{ 入职日期: "2013-9-1", 转正日期: "2012-9-1" }, "转正日期", "date-order"],
    [{ 角色: "教研组长" }, "角色", "leader-without-group"],
    [{ 角色: "审核员，校长" }, "角色", "word-unknown"],
    [{ 班主任: "大概" }, "班主任", "word-unknown"],
    [{ 职务: "书记员" }, "职务", "word-unknown"],
    [{ 职务: "校长、班主任", 班主任: "否" }, "职务", "duty-differs"],
  ])("refuses %j for its %s: %s", async (cells, column, code) => {
    const { rejected } = await take([{ ...LI, ...cells }]);
    expect(rejected).toMatchObject([{ row: 2, column, problem: { code } }]);
  });

  it("names the nearest word it knows", async () => {
    const { rejected } = await take([{ ...LI, 学段: "小雪", 角色: "审核原" }]);
    expect(rejected.map(({ problem }) => problem)).toMatchObject([
      { code: "word-misspelt", nearest: "小学" },
      { code: "word-misspelt", nearest: "审核员" },
    ]);
  });

  it("shows an identity number masked, and everything else as written", async () => {
    const { rejected } = await take([{ ...LI, 身份证号: "110105194912310020", 手机: "13800" }]);
    expect(rejected.map(({ value }) => value)).toEqual(["110105********0020", "13800"]);
  });

  it("tells every reason of every row", async () => {
    const { rejected } = await take([
      { 工号: "", 姓名: "", 学校: "一小" },
      LI,
      { ...WANG, 学段: "？" },
    ]);
    expect(rejected.map(({ row, column }) => [row, column])).toEqual([
      [2, "工号"],
      [2, "姓名"],
      [4, "学段"],
    ]);
  });

  it("refuses a row that a merged cell leaves empty", async () => {
    const sheet = sheetOf([FULL, WANG]);
    const rows = sheet.rows.map((row) => ({
      ...row,
      merged: row.row === 3 ? ["部门/教研组"] : [],
    }));
    const { rejected } = await importRoster(
      { ...sheet, rows },
      { ...store, policies: POLICIES, today: TODAY },
    );
    expect(rejected).toMatchObject([
      { row: 3, column: "部门/教研组", problem: { code: "merged" } },
    ]);
  });

  describe("about people", () => {
    const ID = "11010519491231002X";
    const OTHER_ID = "34052419800101001X";

    it("refuses the second row of one staff number or one identity number", async () => {
      const { rejected } = await take([
        { ...LI, 身份证号: ID },
        WANG,
        { ...LI, 身份证号: OTHER_ID },
        { ...WANG, 工号: "T003", 身份证号: ID },
      ]);
      expect(rejected).toMatchObject([
        { row: 4, column: "工号", problem: { code: "person-repeated", row: 2 } },
        { row: 5, column: "身份证号", problem: { code: "national-id-repeated", row: 2 } },
      ]);
    });

    it("refuses an identity number that belongs to somebody else", async () => {
      await take([{ ...LI, 身份证号: ID }]);
      const { rejected } = await take([{ ...WANG, 身份证号: ID }]);
      expect(rejected).toMatchObject([
        { row: 2, column: "身份证号", problem: { code: "national-id-taken", person: "T001" } },
      ]);
    });

    it("refuses another name for a known number, as in a sheet whose rows slipped", async () => {
      await take([LI]);
      const { rejected } = await take([{ ...LI, 姓名: "王芳" }]);
      expect(rejected).toMatchObject([
        { row: 2, column: "姓名", value: "王芳", problem: { code: "name-differs", name: "李芳" } },
      ]);
    });

    it("takes another name when the identity number shows that it is the same person", async () => {
      await take([{ ...LI, 身份证号: ID }]);
      expect(await take([{ ...LI, 姓名: "李方", 身份证号: ID }])).toMatchObject({ changed: 1 });
      expect((await roster.person("T001"))?.teacher.name).toBe("李方");
    });

    it("takes a name that is corrected together with a first identity number", async () => {
      await take([LI]);
      const report = await take([{ ...LI, 姓名: "李方", 身份证号: ID }]);
      expect(report).toMatchObject({ changed: 1, rejected: [] });
      expect(report.remarks).toMatchObject([
        { rows: [2], remarked: { code: "name-changed", was: "李芳", now: "李方" } },
      ]);
    });

    it("refuses a name with a first identity number where somebody else has the name", async () => {
      await take([LI, WANG]);
      const { rejected } = await take([{ ...LI, 姓名: "王芳", 身份证号: ID }]);
      expect(rejected).toMatchObject([{ problem: { code: "name-differs", name: "李芳" } }]);
    });

    it("tells a number that two schools use from rows that slipped", async () => {
      await take([LI]);
      const { rejected } = await take([{ ...LI, 姓名: "王芳", 学校: "二小" }]);
      expect(rejected).toMatchObject([
        { column: "工号", problem: { code: "number-elsewhere", name: "李芳", school: "一小" } },
      ]);
    });

    it.each([
      ["001", "1"],
      ["1", "0001"],
      ["T001", "t1"],
    ])("asks whether %s and %s of one name and school are one person", async (first, second) => {
      await take([{ ...LI, 工号: first }]);
      const asked = { column: "工号", problem: { code: "number-alike", number: first } };
      expect((await take([{ ...LI, 工号: second }])).rejected).toMatchObject([asked]);
      const both = [
        { ...WANG, 工号: first, 学校: "二小" },
        { ...WANG, 工号: second, 学校: "二小" },
      ];
      const rejected = (await take(both)).rejected.filter(({ row }) => row === 3);
      expect(rejected).toMatchObject([asked]);
    });

    it("takes alike numbers of other schools, names or identity numbers", async () => {
      await take([{ ...LI, 工号: "001", 身份证号: ID }]);
      const report = await take([
        { ...LI, 工号: "01", 学校: "二小" },
        { ...WANG, 工号: "0001" },
        { ...LI, 工号: "1", 身份证号: OTHER_ID },
      ]);
      expect(report).toMatchObject({ accepted: 3, rejected: [] });
    });

    it("keeps the spelling of a name whose dot is left out", async () => {
      await take([{ ...LI, 姓名: "买买提•艾力" }]);
      expect(await take([{ ...LI, 姓名: "买买提 艾力" }])).toMatchObject({
        accepted: 1,
        changed: 0,
      });
      expect((await roster.person("T001"))?.teacher.name).toBe("买买提·艾力");
    });

    it("takes spaces inside a Chinese name for layout, not for part of it", async () => {
      await take([LI]);
      expect(await take([{ ...LI, 姓名: "李　芳" }])).toMatchObject({ accepted: 1, changed: 0 });
      await take([{ ...WANG, 姓名: "阿依古丽·Ann  Lee" }]);
      expect((await roster.person("T002"))?.teacher.name).toBe("阿依古丽·Ann Lee");
    });
  });

  describe("about people who are known", () => {
    it("keeps what it does not speak of", async () => {
      await take([FULL]);
      const known = await roster.person("T001");
      if (!known) throw new Error("the person was not taken in");
      const leaves = [{ kind: "sick" as const, from: parseDay("2014-03-01") }];
      const more = { ...known, teacher: { ...known.teacher, leaves, roles: ["principal"] } };
      await roster.put({ units: [], people: [more] });
      expect(await take([{ ...FULL, 学段: "初中", 班主任: "", 角色: "", 手机: "" }])).toMatchObject(
        {
          changed: 1,
        },
      );
      expect(await roster.person("T001")).toEqual({
        ...more,
        teacher: { ...more.teacher, stage: "junior-middle" },
      });
    });

    it("ends being a class teacher only where it says so", async () => {
      await take([FULL]);
      await take([{ ...FULL, 班主任: "" }]);
      expect((await roster.person("T001"))?.teacher.roles).toEqual(["class-teacher"]);
      await take([{ ...FULL, 班主任: "否" }]);
      expect((await roster.person("T001"))?.teacher.roles).toEqual([]);
    });

    it("keeps their group while they stay in the school and none is named", async () => {
      await take([FULL]);
      const before = await roster.person("T001");
      await take([LI]);
      expect(await roster.person("T001")).toEqual(before);
    });

    it("takes in their duties, and ends those that are no longer written", async () => {
      const duties = async () => (await roster.person("T001"))?.teacher.roles;
      await take([{ ...FULL, 班主任: "", 职务: "副校长、班主任" }]);
      expect(await duties()).toEqual(["vice-principal", "class-teacher"]);
      await take([{ ...FULL, 班主任: "", 职务: "" }]);
      expect(await duties()).toEqual(["vice-principal", "class-teacher"]);
      await take([{ ...FULL, 班主任: "", 职务: "校长" }]);
      expect(await duties()).toEqual(["class-teacher", "principal"]);
      await take([{ ...FULL, 班主任: "否", 职务: "教师" }]);
      expect(await duties()).toEqual([]);
    });

    it("replaces their roles by the ones written", async () => {
      await take([FULL]);
      await take([{ ...FULL, 角色: "教师" }]);
      expect((await roster.person("T001"))?.grants).toEqual([]);
      await take([{ ...FULL, 角色: "admin/继教专员" }]);
      const school = (await schoolOf("T001"))?.id;
      expect((await roster.person("T001"))?.grants).toEqual([
        { role: "admin", unit: school },
        { role: "coordinator", unit: school },
      ]);
    });

    it("lets somebody who moves take no role along, except those over a wider place", async () => {
      await take([FULL]);
      const known = await roster.person("T001");
      if (!known) throw new Error("the person was not taken in");
      const county = { id: "county", name: "望城区", kind: "county" as const };
      const wide = { role: "auditor" as const, unit: "county" };
      const grants = [...known.grants, wide];
      await roster.put({ units: [county], people: [{ ...known, grants }] });

      await take([{ ...LI, "部门/教研组": "语文组" }]);
      const school = (await schoolOf("T001"))?.id ?? "";
      expect((await roster.person("T001"))?.grants).toEqual([
        wide,
        { role: "reviewer", unit: school },
      ]);
      await take([{ ...LI, 学校: "二小" }]);
      expect((await roster.person("T001"))?.grants).toEqual([wide]);
    });
  });

  describe("with a policy", () => {
    it("sets it for the schools in the sheet that have none", async () => {
      await take([LI], { policy: "bailu-county" });
      await take([LI, { ...WANG, 学校: "二小" }], { policy: "yunti-64h" });
      expect(await schoolOf("T001")).toMatchObject({ policy: "bailu-county" });
      expect(await schoolOf("T002")).toMatchObject({ policy: "yunti-64h" });
    });

    it("sets it though no person changes, and leaves other schools alone", async () => {
      await take([LI, { ...WANG, 学校: "二小" }]);
      expect(await take([LI], { policy: "bailu-county" })).toMatchObject({ changed: 0 });
      expect(await schoolOf("T001")).toMatchObject({ policy: "bailu-county" });
      expect((await schoolOf("T002"))?.policy).toBeUndefined();
    });

    it("finds a school that stands in a county already, and leaves it there", async () => {
      const county = { id: "county", name: "望城区", kind: "county" as const };
      const school = { id: "s1", name: "一小", kind: "school" as const, parent: "county" };
      await roster.put({ units: [county, school], people: [] });
      await take([LI], { policy: "bailu-county" });
      expect(await roster.units()).toEqual([county, { ...school, policy: "bailu-county" }]);
      expect((await roster.person("T001"))?.unit).toBe("s1");
    });
  });

  it("tells where somebody moves to a school of another policy, and only there", async () => {
    await take([LI], { policy: "qinghe-school" });
    await take([{ ...WANG, 学校: "二小" }], { policy: "bailu-county" });
    await take([{ ...WANG, 工号: "T003", 学校: "三小" }], { policy: "qinghe-school" });
    expect((await take([{ ...LI, 学校: "三小" }])).remarks).toBeUndefined();
    const { remarks } = await take([{ ...LI, 学校: "二小" }]);
    expect(remarks).toMatchObject([
      { rows: [2], column: "学校", remarked: { code: "school-changed", was: "三小", now: "二小" } },
    ]);
  });

  it("tells how far it has come, from none to all", async () => {
    const rows = Array.from({ length: 600 }, (_, index) => ({ ...LI, 工号: `T${index}` }));
    const steps: [number, number][] = [];
    await take(rows, { onProgress: (done, total) => steps.push([done, total]) });
    expect(steps.at(0)).toEqual([0, 600]);
    expect(steps.at(-1)).toEqual([600, 600]);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b));
  });
});
