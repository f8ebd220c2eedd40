import { describe, expect, it } from "vitest";
import writeWorkbook, { type SheetData } from "write-excel-file/node";
import { type ImportRequest, runImport } from "../../src/cli/run-import.ts";
import { parseDay } from "../../src/domain/day.ts";
import { readSheet } from "../../src/files/sheets/read-sheet.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { samplePolicies } from "../support/sample-policies.ts";
import { startSqlite } from "../support/test-database.ts";
import { useFolder } from "../support/use-folder.ts";
import { useStore } from "../support/use-store.ts";

const ROSTER_HEADINGS = [
  "姓名",
  "工号",
  "身份证号码",
  "学校",
  "教研组",
  "入职日期",
  "角色",
  "班主任",
];
const LI = ["李芳", "T001", "11010519491231002X", "一小", "数学组", dateCell(41_518), "教师", "否"];
const WANG = ["王芳", "T002", null, "一小", null, null, "管理员", null];
const RECORD_HEADINGS = ["工号", "姓名", "课程名称", "培训类别", "学时", "结束日期"];

/** A day as a spreadsheet keeps it. */
function dateCell(serial: number, format = "yyyy/m/d") {
  return { value: serial, format };
}

describe("importing a workbook into a database", () => {
  const pathOf = useFolder();
  const scene = useStore(startSqlite);
  const wording = builtInWording();
  const policies = samplePolicies();

  async function take(
    data: SheetData,
    request: Partial<ImportRequest> & Pick<ImportRequest, "kind">,
  ) {
    await writeWorkbook(data).toFile(pathOf("sheet.xlsx"));
    return runImport({
      sheet: await readSheet(pathOf("sheet.xlsx")),
      store: scene.store,
      policies,
      by: "A001",
      at: "2013-12-01T08:00:00.000Z",
      today: parseDay("2013-12-01"),
      localizer: wording.in("zh-CN"),
      ...request,
    });
  }

  it("takes in a roster and records, each once", async () => {
    const roster = [ROSTER_HEADINGS, LI, WANG];
    const records = [RECORD_HEADINGS, ["T001", "李芳", "课堂评价", "培训", 16, dateCell(41_475)]];
    for (const changed of [2, 0]) {
      const report = await take(roster, { kind: "roster", policy: "bailu-county" });
      expect(report).toEqual({ read: 2, accepted: 2, changed, rejected: [] });
    }
    for (const changed of [1, 0]) {
      const report = await take(records, { kind: "records" });
      expect(report).toEqual({ read: 1, accepted: 1, changed, rejected: [] });
    }
    expect(await scene.store.roster.person("T001")).toMatchObject({
      teacher: { name: "李芳", hiredOn: "2013-09-01" },
      nationalId: "11010519491231002X",
    });
    expect(await scene.store.roster.units()).toMatchObject([
      { kind: "group", name: "数学组" },
      { kind: "school", name: "一小", policy: "bailu-county" },
    ]);
    expect(await scene.store.records.of("T001")).toMatchObject([
      { origin: "sheet", record: { date: "2013-07-20", hours: 16, title: "课堂评价" } },
    ]);
  });

  it("finds people by the identity number that the database keeps sealed", async () => {
    await take([ROSTER_HEADINGS, LI], { kind: "roster" });
    const headings = ["身份证号", "项目名称", "培训类别", "学时", "结束日期"];
    const row = ["11010519491231002x", "课堂评价", "培训", 16, dateCell(41_475)];
    expect(await take([headings, row], { kind: "records" })).toMatchObject({ accepted: 1 });
    const moved = ["王芳", "T002", "11010519491231002X", "一小", null, null, null, null];
    expect(await take([ROSTER_HEADINGS, moved], { kind: "roster" })).toMatchObject({
      rejected: [{ row: 2, column: "身份证号码", value: "110105********002X" }],
    });
  });

  it("tells in the asked language what is wrong with a cell and how to fix it", async () => {
    await take([ROSTER_HEADINGS, LI], { kind: "roster" });
    const data = [
      RECORD_HEADINGS,
      ["T001", "李芳", "课堂评价", "培训", "十六", dateCell(41_475)],
      ["T001", "李芳", "课堂评价", "培训", 16, dateCell(41_475, 'yyyy"年"m"月"')],
    ];
    expect((await take(data, { kind: "records" })).rejected).toMatchObject([
      { row: 2, column: "学时", value: "十六", fix: "写成 16" },
      { row: 3, column: "结束日期", value: "2013-07", problem: "只写到月，没有日" },
    ]);
    const english = await take(data, { kind: "records", localizer: wording.in("en") });
    expect(english.rejected).toMatchObject([{ row: 2, fix: "write 16" }, { row: 3 }]);
  });

  it("takes thousands of rows at once", async () => {
    const people = Array.from({ length: 2_500 }, (_, index) => `T${index}`);
    const roster = people.map((id) => [`教师${id}`, id, null, "一小", null, null, null, null]);
    const records = people.map((id) => [id, `教师${id}`, "课堂评价", "培训", 16, dateCell(41_475)]);
    const kinds = [
      ["roster", [ROSTER_HEADINGS, ...roster]],
      ["records", [RECORD_HEADINGS, ...records]],
    ] as const;
    for (const [kind, data] of kinds) {
      const steps: number[] = [];
      const onProgress = (done: number) => steps.push(done);
      expect(await take([...data], { kind, onProgress })).toMatchObject({ changed: 2_500 });
      expect(steps.at(-1)).toBe(2_500);
      expect(await take([...data], { kind })).toMatchObject({ accepted: 2_500, changed: 0 });
    }
    expect(await scene.store.log.verify()).toEqual({ entries: 2_500 });
  });
});
