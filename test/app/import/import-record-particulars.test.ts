import { beforeEach, describe, expect, it } from "vitest";
import { importRecords } from "../../../src/app/import/import-records.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const POLICIES = samplePolicies();
const COURSE = {
  工号: "T001",
  项目名称: "读书",
  培训类别: "培训",
  学时: "4",
  结束日期: "2013-5-1",
};
const LECTURE = {
  工号: "T001",
  项目名称: "课堂评价讲座",
  培训类别: "授课",
  培训级别: "县级",
  学时: "2",
  结束日期: "2013-5-1",
};

type Row = Readonly<Record<string, string>>;

describe("a sheet of records that says more than every sheet does", () => {
  let store: Store;
  const useSchool = (policy: string | undefined) =>
    store.roster.put({
      units: [{ id: "school-1", name: "一小", kind: "school", policy }],
      people: [person("T001"), person("T002")],
    });
  beforeEach(async () => {
    store = createMemoryStore();
    await useSchool("qinghe-school");
  });

  const take = (rows: readonly Row[], file = "2013.xlsx") =>
    importRecords(sheetOf(rows, file), {
      ...store,
      policies: POLICIES,
      by: "A001",
      at: "2013-12-01T08:00:00.000Z",
      today: parseDay("2013-12-01"),
    });
  const recordsOf = async (teacher = "T001") =>
    (await store.records.of(teacher)).map(({ record }) => record);

  it.each<[Row, object]>([
    [{ 授课内容: "课堂 评价" }, { content: "课堂 评价" }],
    [{ 内容: "课堂评价" }, { content: "课堂评价" }],
    [{ 主题: "师德、学科" }, { themes: ["ethics", "subject"] }],
    [{ 主题: "学科，师德师风、学科" }, { themes: ["subject", "ethics"] }],
    [{ 主题: "信息技术" }, { themes: ["it"] }],
    [{ 主题: "班主任" }, { themes: ["class-teacher"] }],
    [{ 主题: "学生管理/专业发展" }, { themes: ["student-management", "professional-growth"] }],
    [{ 主题: "心理；安全" }, { themes: ["psychology", "safety"] }],
    [{ 参训身份: "主讲" }, { role: "lecturer" }],
    [{ 培训类别: "授课", 身份: "学员" }, { role: "participant" }],
    [{ 授课场合: "培训班" }, { host: "programme" }],
    [{ 授课场合: "学校" }, { host: "school" }],
    [{ 地点: "本校" }, { place: "own-school" }],
    [{ 授课地点: "本区" }, { place: "own-county" }],
    [{ 授课地点: "外县" }, { place: "other-county" }],
    [{ 授课地点: "外市" }, { place: "other-city" }],
    [{ 机构认可: "否" }, { accredited: false }],
    [{ 事先报备: "是" }, { filedInAdvance: true }],
    [{ 毕业证: "有" }, { diploma: true }],
    [{ 专业对口: "是" }, { matchesPost: true }],
    [{ 脱产: "否" }, { fullTime: false }],
    [{ 审定状态: "未审定" }, { verified: false }],
    [{ 审定: "已审定" }, { verified: true }],
    [
      { 学分: "4", 课程学分: "12" },
      { credits: 4, courseCredits: 12 },
    ],
    [
      { 单元数: "4", 天数: "2", 门数: "1", 学年数: "3" },
      { units: 4, days: 2, courses: 1, schoolYears: 3 },
    ],
  ])("takes %j as %j", async (cells, facts) => {
    expect(await take([{ ...COURSE, ...cells }])).toEqual({
      read: 1,
      accepted: 1,
      changed: 1,
      rejected: [],
    });
    expect(await recordsOf()).toMatchObject([{ title: "读书", hours: 4, ...facts }]);
  });

  it("states no theme where none of those that rules speak of is written", async () => {
    await take([{ ...COURSE, 主题: "其他" }]);
    expect(await recordsOf()).toMatchObject([{ title: "读书" }]);
    expect((await recordsOf())[0]).not.toHaveProperty("themes");
  });

  it("states nothing where the cells are empty", async () => {
    const empty = ["授课内容", "主题", "天数", "学分", "授课场合", "授课地点", "机构认可", "审定"];
    await take([{ ...COURSE, ...Object.fromEntries(empty.map((each) => [each, ""])) }]);
    expect(Object.keys((await recordsOf())[0] ?? {}).sort()).toEqual(
      ["id", "date", "activity", "title", "hours"].sort(),
    );
  });

  it.each<[Row, string, string]>([
    [{ 主题: "师德、课标" }, "主题", "word-unknown"],
    [{ 主题: "学生管里" }, "主题", "word-misspelt"],
    [{ 授课场合: "礼堂" }, "授课场合", "word-unknown"],
    [{ 地点: "县教师进修学校" }, "地点", "word-unknown"],
    [{ 参训身份: "嘉宾" }, "参训身份", "word-unknown"],
    [{ 机构认可: "大概" }, "机构认可", "word-unknown"],
    [{ 审定: "快了" }, "审定", "word-unknown"],
    [{ 天数: "两天" }, "天数", "amount-in-words"],
    [{ 学分: "4学分" }, "学分", "amount-with-unit"],
    [{ 单元数: "-1" }, "单元数", "amount-negative"],
    [{ 门数: "1.125" }, "门数", "amount-places"],
    [{ 学年数: "2013" }, "学年数", "amount-too-large"],
    [{ 学时: "" }, "学时", "missing"],
    [{ 学时: "", 天数: "两天" }, "天数", "amount-in-words"],
  ])("refuses %j for its %s: %s", async (cells, column, code) => {
    const { rejected } = await take([{ ...COURSE, ...cells }]);
    expect(rejected).toMatchObject([{ row: 2, column, problem: { code } }]);
    expect(await recordsOf()).toEqual([]);
  });

  it.each(["单元数", "天数", "门数", "课程学分", "学年数", "学分"])(
    "needs no hours where it states %s",
    async (column) => {
      const { 学时: _, ...without } = COURSE;
      expect(await take([{ ...COURSE, 学时: "", [column]: "2" }])).toMatchObject({ accepted: 1 });
      expect(await take([{ ...without, 工号: "T002", [column]: "2" }])).toMatchObject({
        accepted: 1,
      });
    },
  );

  describe("of a row that was imported before", () => {
    /** What this row was called before sheets could say more than hours. */
    const FORMER_ID = "r-42fc188f3cd2a09c";

    it("keeps the id that it had, so that old sheets are known", async () => {
      await take([COURSE]);
      expect(await recordsOf()).toMatchObject([{ id: FORMER_ID }]);
      expect(await take([{ ...COURSE, 主题: "", 天数: "" }])).toMatchObject({ changed: 0 });
    });

    it("takes the place of what said less, and leaves one record", async () => {
      await take([LECTURE]);
      const more = { ...LECTURE, 授课内容: "课堂评价" };
      expect(await take([more], "more.xlsx")).toMatchObject({ accepted: 1, changed: 1 });
      expect(await recordsOf()).toMatchObject([{ content: "课堂评价", hours: 2 }]);
      expect(await take([more])).toMatchObject({ accepted: 1, changed: 0 });
      expect(await recordsOf()).toHaveLength(1);
    });

    it("lets only one of two rows take that place", async () => {
      await take([LECTURE]);
      const rows = ["课堂评价", "作业设计"].map((each) => ({ ...LECTURE, 授课内容: each }));
      expect(await take(rows)).toMatchObject({ accepted: 2, changed: 2 });
      expect(await recordsOf()).toMatchObject([{ content: "课堂评价" }, { content: "作业设计" }]);
      expect(await store.log.verify()).toEqual({ entries: 4 });
      expect(await take(rows)).toMatchObject({ accepted: 2, changed: 0 });
    });

    it("is refused with other particulars", async () => {
      await take([{ ...LECTURE, 授课内容: "课堂评价" }]);
      const { rejected } = await take([{ ...LECTURE, 授课内容: "作业设计" }]);
      expect(rejected).toMatchObject([{ problem: { code: "record-differs" } }]);
      expect(await recordsOf()).toHaveLength(1);
    });

    it("changes nothing with fewer particulars, and adds those of other columns", async () => {
      await take([{ ...LECTURE, 授课内容: "课堂评价" }]);
      expect(await take([LECTURE])).toMatchObject({ accepted: 1, changed: 0 });
      expect(await take([{ ...LECTURE, 授课地点: "外县" }])).toMatchObject({ changed: 1 });
      expect(await take([LECTURE])).toMatchObject({ accepted: 1, changed: 0 });
      expect(await recordsOf()).toMatchObject([{ content: "课堂评价", place: "other-county" }]);
    });
  });

  describe("of fixed items", () => {
    const ITEM = { 工号: "T001", 项目名称: "培训", 培训类别: "培训", 结束日期: "2013-5-1" };

    it.each([
      ["新课标通识", "new-standards"],
      ["新课标通识培训", "new-standards"],
      ["学科培训", "subject-training"],
      ["subject-training", "subject-training"],
    ])("reads %s by the names in the person's policy, without hours", async (name, id) => {
      await useSchool("bailu-county");
      expect(await take([{ ...ITEM, 专项: name }])).toMatchObject({ accepted: 1, rejected: [] });
      expect(await recordsOf()).toMatchObject([{ programme: id }]);
    });

    it.each([
      ["bailu-county", "新科标通识", "word-misspelt"],
      ["bailu-county", "新教材通识", "word-unknown"],
      ["bailu-county", "国学", "word-unknown"],
      ["qinghe-school", "学科培训", "programme-none"],
      [undefined, "学科培训", "programme-without-policy"],
    ])("refuses under %s the item %s: %s", async (policy, name, code) => {
      await useSchool(policy);
      const { rejected } = await take([{ ...ITEM, 专项: name }]);
      expect(rejected).toMatchObject([{ row: 2, column: "专项", problem: { code } }]);
      expect(await recordsOf()).toEqual([]);
    });
  });

  describe("of lectures whose content it does not say", () => {
    const remark = (rows: readonly number[]) => ({
      rows,
      column: "授课内容",
      remarked: { code: "content-unsaid", title: "课堂评价讲座", article: "四.4" },
    });
    const may = { ...LECTURE, 结束日期: "2013-5-2" };

    it("remarks on those of one title and year, takes both, and guesses nothing", async () => {
      const report = await take([COURSE, LECTURE, may]);
      expect(report).toMatchObject({ accepted: 3, changed: 3, remarks: [remark([3, 4])] });
      expect(await recordsOf()).toHaveLength(3);
    });

    it("remarks on one beside one in the ledger, and again for the same sheet", async () => {
      expect(await take([LECTURE])).not.toHaveProperty("remarks");
      expect(await take([may])).toMatchObject({ remarks: [remark([2])] });
      expect(await take([may])).toMatchObject({ changed: 0, remarks: [remark([2])] });
    });

    it("names only the rows that lack it, and none once all have it", async () => {
      const said = { ...LECTURE, 授课内容: "课堂评价" };
      expect(await take([said, may])).toMatchObject({ remarks: [remark([3])] });
      const all = await take([said, { ...may, 授课内容: "课堂评价" }]);
      expect(all).toMatchObject({ changed: 1 });
      expect(all).not.toHaveProperty("remarks");
    });

    it.each<[string, Row]>([
      ["another year", { 结束日期: "2012-5-2" }],
      ["another title", { 项目名称: "作业设计" }],
      ["another person", { 工号: "T002" }],
      ["no lecture", { 培训类别: "培训" }],
    ])("says nothing about %s", async (_, cells) => {
      expect(await take([LECTURE, { ...may, ...cells }])).not.toHaveProperty("remarks");
    });

    it("does not take what a fuller row replaces for another lecture", async () => {
      await take([LECTURE]);
      const report = await take([{ ...LECTURE, 授课地点: "外县" }]);
      expect(report).toMatchObject({ changed: 1 });
      expect(report).not.toHaveProperty("remarks");
    });

    it("says nothing where the policy compares something else", async () => {
      await useSchool("bailu-county");
      const meeting = { ...COURSE, 培训类别: "校本", 培训级别: "校级" };
      const report = await take([meeting, { ...meeting, 结束日期: "2013-5-2" }]);
      expect(report).toMatchObject({ changed: 2 });
      expect(report).not.toHaveProperty("remarks");
    });

    it("says nothing where the policy compares no content", async () => {
      await useSchool("yunti-64h");
      expect(await take([LECTURE, may])).not.toHaveProperty("remarks");
    });
  });
});
