import { describe, expect, it } from "vitest";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import type { WordedFinding } from "../../src/wording/check-wording.ts";
import { useCommandLine } from "../support/command-line.ts";

const HEADINGS = ["姓名", "身份证号", "项目名称", "培训机构", "培训类别", "培训级别", "学时"];
const WANG = ["王芳", "11010519491231002X"] as const;
const LI = ["李建国", "440524188001010014"] as const;

/** A row of the sheet: whose it is, its category, its hours, its level, its title. */
function row(
  [name, id]: readonly string[],
  category: string,
  hours: number | string,
  level = "市级培训",
  title = "课堂评价",
): SheetData[number] {
  return [name, id, title, "海门市教师发展中心", category, level, hours];
}

describe("check supplement", () => {
  const line = useCommandLine();

  async function checked(rows: SheetData, ...options: readonly string[]) {
    await line.write("补录表.xlsx", "");
    await writeXlsxFile([HEADINGS, ...rows]).toFile(line.at("补录表.xlsx"));
    const args = ["--policy", "haimen-jiangsu", "--at", "2017-12-20", "--json", ...options];
    const printed = await line.call("check", "supplement", line.at("补录表.xlsx"), ...args);
    return { ...printed, findings: JSON.parse(printed.out) as readonly WordedFinding[] };
  }

  it("finds nothing in a sheet as the handbook asks for", async () => {
    const { status, findings, err } = await checked([
      row(WANG, "科研活动", 18),
      row(WANG, "课题研究", 24),
      row(LI, "学历提高", 36),
      row(LI, "科研活动", 6, "区县级培训"),
    ]);
    expect({ status, findings, err }).toEqual({ status: 0, findings: [], err: "" });
  });

  it("says where, what is wrong, what to write and by which article", async () => {
    const { status, findings, err } = await checked([row(WANG, "科研活动", "十六")]);
    expect(findings).toEqual([
      { where: "第 2 行，学时", problem: "学时要写数字", instead: "写成 16", article: "年尾二.5" },
    ]);
    expect(status).toBe(1);
    expect(err).toContain("补录表.xlsx: 1 thing is not as the policy asks");
  });

  it("finds merged cells, in the row that they leave empty", async () => {
    const [name, id] = WANG;
    const { findings } = await checked([
      [
        { value: name, rowSpan: 2 },
        { value: id, rowSpan: 2 },
        ...row(WANG, "科研活动", 9).slice(2),
      ],
      [null, null, ...row(WANG, "课题研究", 9).slice(2)],
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ where: "第 3 行，姓名、身份证号", article: "年尾二.5" });
    expect(findings[0]?.problem).toContain("合并单元格");
  });

  it("finds empty cells and what stands for the row above, but not an empty remark", async () => {
    const { findings } = await checked([
      row(WANG, "科研活动", 9),
      [null, "〃", "同上", ...row(WANG, "科研活动", 9).slice(3)],
    ]);
    expect(findings.map(({ where }) => where)).toEqual([
      "第 3 行，姓名",
      "第 3 行，身份证号",
      "第 3 行，项目名称",
    ]);
    await writeXlsxFile([
      [...HEADINGS, "备注"],
      [...row(WANG, "科研活动", 9), null],
    ]).toFile(line.at("remark.xlsx"));
    const { status } = await line.call(
      ...["check", "supplement", line.at("remark.xlsx"), "--policy", "haimen-jiangsu"],
    );
    expect(status).toBe(0);
  });

  it("finds identity numbers that are no text, cut short or mistyped", async () => {
    const { findings } = await checked([
      [WANG[0], 110105194912310020, ...row(WANG, "科研活动", 1).slice(2)],
      [WANG[0], 110105491231002, ...row(WANG, "科研活动", 1).slice(2)],
      [WANG[0], "110105194912310", ...row(WANG, "科研活动", 1).slice(2)],
      row(["王芳", "110105194912310020"], "科研活动", 1),
      row(["王芳", "110105491231002"], "科研活动", 1),
    ]);
    expect(findings.map(({ where, problem }) => [where, problem])).toEqual([
      ["第 2 行，身份证号", "身份证号是数字格式"],
      ["第 2 行，身份证号", expect.stringContaining("末尾几位已经丢失")],
      ["第 3 行，身份证号", "身份证号是数字格式"],
      ["第 4 行，身份证号", "身份证号里的出生日期不存在"],
      ["第 5 行，身份证号", expect.stringContaining("校验码不对")],
    ]);
  });

  it("reckons the limits by the policy's own caps, for each person apart", async () => {
    const { findings } = await checked([
      row(WANG, "科研活动", 10),
      row(LI, "科研活动", 9),
      row(WANG, "科研活动", 9),
      row(WANG, "课题研究", 12),
      row(WANG, "论文专著", 13),
    ]);
    expect(findings).toEqual([
      {
        where: "第 4 行，学时",
        problem: "王芳的公开课（科研活动）合计 19，最多算 18，多出 1",
        instead: "减到合计不超过 18",
        article: "年尾二.1",
      },
      {
        where: "第 6 行，学时",
        problem: "王芳的课题研究和论文专著合计 25，最多算 24，多出 1",
        instead: "减到合计不超过 24",
        article: "年尾二.2",
      },
    ]);
  });

  it("asks for the one number that study for a degree gives, by how many courses", async () => {
    const two = "自考考试（高等数学）、（大学英语）等2门考试合格";
    const { findings } = await checked(
      [row(WANG, "学历提高", 50), row(LI, "其他", 36, "", two)].map((each) =>
        each.map((cell) => (cell === "" ? "市级培训" : cell)),
      ),
    );
    expect(findings.map(({ where, instead, article }) => [where, instead, article])).toEqual([
      ["第 2 行，学时", "写 36", "年尾二.3"],
      ["第 3 行，学时", "写 50", "年尾二.3"],
    ]);
    expect((await checked([row(LI, "其他", 50, "市级培训", two)])).findings).toEqual([]);
  });

  it("asks for the titles, categories and levels that the policy words", async () => {
    const { findings } = await checked([
      row(WANG, "其他", 50, "市级培训", "自考两门合格"),
      row(WANG, "公开课", 6),
      row(WANG, "科研活动", 6, "校级"),
    ]);
    expect(findings.map(({ where, instead }) => [where, instead])).toEqual([
      ["第 2 行，项目名称", "写成“…考试(…)、(…)等N门考试合格”"],
      ["第 3 行，培训类别", "写其中一个：科研活动、课题研究、论文专著、学历提高、其他、其它"],
      ["第 4 行，培训级别", "写其中一个：区县级培训、市级培训"],
    ]);
  });

  it("finds two names under one identity number", async () => {
    const { findings } = await checked([
      row(WANG, "科研活动", 6),
      row(["王方", WANG[1]], "课题研究", 6),
    ]);
    expect(findings).toMatchObject([
      { where: "第 3 行，姓名", problem: "与第 2 行是同一个身份证号，那里的姓名是王芳" },
    ]);
  });

  it("compares names with a list of certificates, letter by letter", async () => {
    const heading = ["身份证号", "项目名称", "培训机构"];
    const list = [
      [WANG[1], "课堂评价", "海门市教师发展中心"],
      [LI[1], "课堂评价研修", "海门市教师发展中心"],
      [WANG[1], "作文教学", "南通大学"],
    ];
    await line.write("certificates.csv", [heading, ...list].map((each) => each.join()).join("\n"));
    const { findings } = await checked(
      [
        row(WANG, "科研活动", 6),
        row(LI, "科研活动", 6),
        row(WANG, "课题研究", 6, "市级培训", "作文教学"),
        row(WANG, "课题研究", 6, "市级培训", "心理健康"),
      ],
      ...["--certificates", line.at("certificates.csv")],
    );
    expect(findings).toEqual([
      {
        where: "第 3 行，项目名称",
        problem: "写的是“课堂评价”，与证书不同",
        instead: "照证书写“课堂评价研修”",
        article: "年尾二",
      },
      {
        where: "第 4 行，培训机构",
        problem: "写的是“海门市教师发展中心”，与证书不同",
        instead: "照证书写“南通大学”",
        article: "年尾二",
      },
      {
        where: "第 5 行，项目名称",
        problem: "没有“心理健康”的证书",
        instead: "照证书写名称；证书没登记的先登记",
        article: "年尾二",
      },
    ]);
  });

  it("says what only a person can compare, where there is no such list", async () => {
    await checked([row(WANG, "科研活动", 6)]);
    const { out } = await line.call(
      ...["check", "supplement", line.at("补录表.xlsx"), "--policy", "haimen-jiangsu"],
    );
    expect(out).toBe(
      "没有查出问题\n项目名称和培训机构名称要与证书一字不差，请对着证书看一遍（年尾二）\n",
    );
  });

  it("tells it in English too", async () => {
    const { findings } = await checked([row(WANG, "科研活动", 20)], "--lang", "en");
    expect(findings).toEqual([
      {
        where: "row 2, 学时",
        problem: "王芳 has 20 of Open lessons in all; at most 18 count, which is 2 too many",
        instead: "Reduce them to 18 in all",
        article: "年尾二.1",
      },
    ]);
  });

  it("refuses a sheet without a column that it needs", async () => {
    await line.write("short.csv", "姓名,身份证号\n王芳,11010519491231002X\n");
    const args = ["check", "supplement", line.at("short.csv"), "--policy", "haimen-jiangsu"];
    expect(await line.refusal(1, ...args)).toContain("has no column 项目名称");
  });
});
