import { describe, expect, it } from "vitest";
import { useCommandLine } from "../support/command-line.ts";

const NAME = "海门市实验小学2026年度校本培训方案.txt";
const PLAN = `一、指导思想
面向全体教师。
二、工作思路
三、组织机构
四、逐月培训工作安排
1月 学习师德规范
五、备案表
项目名称：2026年度海门市实验小学校本培训项目
培训总学时：18
培训时间：2026年1月至12月
填表时间：2026年1月10日
`;

describe("check", () => {
  const line = useCommandLine();
  const haimen = ["--policy", "haimen-jiangsu"];
  const linwei = ["--policy", "linwei-2022"];

  async function plan(content: string, name = NAME, ...options: readonly string[]) {
    const file = await line.write(name, content);
    const { status, out } = await line.call("check", "plan", file, ...haimen, "--json", ...options);
    return { status, findings: JSON.parse(out) };
  }

  it("finds nothing in a plan as the handbook asks for", async () => {
    expect(await plan(PLAN)).toEqual({ status: 0, findings: [] });
    const { out } = await line.call("check", "plan", line.at(NAME), ...haimen);
    expect(out).toBe("没有查出问题\n");
  });

  it("says of everything where it is, what is wrong, what to write, and which article", async () => {
    const content = PLAN.replace("总学时：18", "总学时：30").replace("师德规范", "本学期师德规范");
    const { status, findings } = await plan(content, "方案.txt");
    expect(status).toBe(1);
    expect(findings).toEqual([
      {
        where: "文件名",
        problem: "“方案”不是要求的写法",
        instead: "改成“海门市实验小学2026年度校本培训方案”",
        article: "年初二",
      },
      {
        where: "第 9 行“30”",
        problem: "培训总学时写的是“30”",
        instead: "写成 18 学时",
        article: "年初一",
      },
      {
        where: "第 6 行“1月 学习本学期师德规范”",
        problem: "写了“本学期”",
        instead: "改成按年度、按月份说",
        article: "年初一",
      },
    ]);
  });

  it.each(["上学期", "下学期", "本学年度", "本学期"])("finds %s in a plan", async (word) => {
    const { findings } = await plan(`${PLAN}${word}的重点\n`);
    expect(findings).toMatchObject([{ problem: `写了“${word}”`, article: "年初一" }]);
  });

  it.each(["指导思想", "工作思路", "组织机构", "备案表"])("misses %s in a plan", async (part) => {
    const { findings } = await plan(PLAN.replace(part, "其他"));
    expect(findings).toMatchObject([{ problem: `没有写到“${part}”`, article: "年初一" }]);
  });

  it("misses the schedule month by month, and everybody", async () => {
    const { findings } = await plan(PLAN.replace("逐月", "").replace("全体", "部分"));
    expect(findings.map(({ problem }: { problem: string }) => problem)).toEqual([
      "没有写到“逐月培训工作安排”",
      "没有写到“全员参加”",
    ]);
  });

  it("tells it in English too", async () => {
    const { findings } = await plan(PLAN.replace("1月10日", "3月10日"), NAME, "--lang", "en");
    expect(findings).toEqual([
      {
        where: 'line 11, "2026年3月10日"',
        problem: 'Filled in says "2026年3月10日"',
        instead: "Write month 1 of that year",
        article: "年初一",
      },
    ]);
  });

  it("takes a certificate number apart, and says how the silent text is read", async () => {
    const { status, out } = await line.call("check", "certificate", "03-12-2022-01-045", ...linwei);
    expect(status).toBe(0);
    expect(out).toMatch(/^没有查出问题\n第二十三条 这里按此理解：/);
    const wrong = await line.call("check", "certificate", "03-2022-12-01-045", ...linwei, "--json");
    expect(JSON.parse(wrong.out)).toMatchObject([{ where: "年度编号", article: "第二十三条" }]);
  });

  it("puts a certificate number together, and compares one with its parts", async () => {
    const parts = ["--parts", "03,12,2022,01,045", ...linwei];
    expect((await line.call("check", "certificate", ...parts)).out).toContain(
      "证书编号：03-12-2022-01-045",
    );
    expect(await line.json("check", "certificate", "0312202201045", ...parts)).toEqual([]);
    const { status, out } = await line.call("check", "certificate", "0312202201046", ...parts);
    expect(status).toBe(1);
    expect(out).toContain("由各部分拼成的是“03-12-2022-01-045”");
  });

  it("finds papers that are missing from a folder, or come too late", async () => {
    for (const name of ["申报表.docx", "关于研修的通知.pdf", "培训方案.docx", "参训名单.xlsx"])
      await line.write(`papers/${name}`, "x");
    const check = (handed: string) =>
      line.call(
        ...["check", "papers", line.at("papers"), ...linwei, "--json"],
        ...["--begins", "2022-10-17", "--handed-in", handed],
      );
    expect(JSON.parse((await check("2022-10-11")).out)).toEqual([
      {
        where: "整套资料",
        problem: "没有“会议纪要”",
        instead: "补上；按文件名认，文件名里要有：纪要",
        article: "第二十六条",
      },
      {
        where: "整套资料",
        problem: "2022-10-11 交，最晚是 2022-10-10",
        instead: "最晚 2022-10-10 交；来不及就推后出发",
        article: "第二十八条",
      },
    ]);
    await line.write("papers/会议纪要.docx", "x");
    expect(await check("2022-10-10")).toMatchObject({ status: 0, out: "[]\n" });
  });

  it.each([
    [["plan", "x.txt", "--policy", "gansu-2013"], "gansu-2013 does not say what a plan must"],
    [["supplement", "x.xlsx", "--policy", "linwei-2022"], "it has checks of: certificate, papers"],
    [["certificate", "1-2", "--policy", "haimen-jiangsu"], "it has checks of: plan, supplement"],
    [["papers", ".", "--policy", "gansu-2013"], "it has no checks"],
    [["plan", "none.docx", "--policy", "haimen-jiangsu"], "cannot read none.docx"],
    [["papers", "none", "--policy", "linwei-2022"], "cannot read none"],
    [["plan", "x", "--policy", "haimen"], "there is no policy"],
  ])("refuses %j in one sentence", async (args, words) => {
    const said = await line.refusal(1, "check", ...args);
    expect(said).toContain(words);
    expect(said.trim().split("\n")).toHaveLength(1);
  });

  it.each([
    [["plan", "x"], "--policy is missing"],
    [["plan", "--policy", "haimen-jiangsu"], "the file is missing"],
    [["menu", "x", "--policy", "haimen-jiangsu"], '"menu" cannot be checked'],
    [["certificate", "--policy", "linwei-2022"], "the number is missing"],
    [["certificate", "--parts", "1,2", "--policy", "linwei-2022"], "--parts must give 5"],
    [["papers", ".", "--begins", "soon", "--policy", "linwei-2022"], "--begins soon is not a day"],
    [["papers", ".", "--kind", "x", "--policy", "linwei-2022"], "there is outbound"],
  ])("says how it is called for %j", async (args, words) => {
    const said = await line.refusal(2, "check", ...args);
    expect(said).toContain(words);
    expect(said).toContain("use: xuefen check plan");
  });
});
