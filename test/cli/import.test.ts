import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { csv, RECORDS, ROSTER, useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const AT = ["--at", "2026-03-10"];
const POLICY = ["--policy", "qinghe-school"];
const HEADINGS = "工号,姓名,项目名称,培训类别,培训级别,学时,结束日期";

/** One good row among three. */
const DOUBTFUL = csv(
  HEADINGS,
  "T001,王芳,课堂评价,培训,县级,十六,2026-02-10",
  "T009,李建国,作文教学,培训,市级,12,2026-02-31",
  "T002,李建国,作文教学,培训,市级,12,2026-02-11",
);

const REJECTED = [
  { row: 2, column: "学时", value: "十六" },
  { row: 3, column: "结束日期", value: "2026-02-31" },
  { row: 3, column: "工号", value: "T009" },
];

describe("import", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const roster = async (...options: string[]) =>
    line.json("import", "roster", await line.write("roster.csv", ROSTER), ...options);
  const records = async (content: string, ...options: string[]) =>
    line.json("import", "records", await line.write("records.csv", content), ...AT, ...options);
  const entries = async () => line.json("ledger", "verify");

  it("takes in a roster and records, and prints what became of them", async () => {
    expect(await roster(...POLICY)).toEqual({ read: 3, accepted: 3, rejected: [] });
    expect(await records(RECORDS)).toEqual({ read: 2, accepted: 2, rejected: [] });
    expect(await entries()).toEqual({ entries: 2 });
    const { out } = await line.call("ask", "/查", "--as", "T001", ...AT);
    expect(out).toContain("16/30");
  });

  it("tells what is refused in the language that is asked for", async () => {
    await roster(...POLICY);
    const file = await line.write("records.csv", DOUBTFUL);
    const told = async (...options: string[]) =>
      (await line.call("import", "records", file, ...AT, ...options)).out;
    expect(await told()).toContain("学时要写数字");
    const english = await told("--lang", "en");
    expect(english).toContain("十六");
    expect(english).toMatch(/write 16/i);
  });

  it("changes nothing for the same sheets again", async () => {
    for (const _ of [1, 2]) {
      await roster(...POLICY);
      await records(RECORDS);
    }
    expect(await entries()).toEqual({ entries: 2 });
    const again = await line.call("import", "records", line.at("records.csv"), ...AT);
    expect(again.out).toBe("read 2, accepted 2, changed 0\n");
  });

  it("writes nothing with --dry-run", async () => {
    expect(await roster("--dry-run", ...POLICY)).toEqual({ read: 3, accepted: 3, rejected: [] });
    expect(await line.refusal(1, "ask", "/查", "--as", "T001")).toContain("nobody called");
  });

  it("refuses a sheet whole for one doubtful row, with status 1 and row, column and value", async () => {
    await roster(...POLICY);
    const file = await line.write("records.csv", DOUBTFUL);
    const { status, out, err } = await line.call("import", "records", file, ...AT, "--json");
    expect(status).toBe(1);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(["read", "accepted", "rejected"]);
    expect(report).toMatchObject({ read: 3, accepted: 0, rejected: REJECTED });
    for (const each of report.rejected) {
      expect(Object.keys(each)).toEqual(["row", "column", "value", "problem", "fix"]);
      expect(each.problem).toMatch(/\p{Script=Han}/u);
      expect(each.fix).toMatch(/\p{Script=Han}/u);
    }
    expect(err).toContain("2 rows were refused, so nothing was imported");
    expect(err).toContain("--partial");
    expect(await entries()).toEqual({ entries: 0 });
  });

  it("names in a line, and in JSON, the lectures that do not say what they were about", async () => {
    await roster(...POLICY);
    const lectures = csv(
      HEADINGS,
      "T001,王芳,课堂评价,授课,县级,2,2026-02-10",
      "T001,王芳,课堂评价,授课,市级,2,2026-02-11",
    );
    const report = await records(lectures, "--dry-run");
    expect(report).toEqual({
      read: 2,
      accepted: 2,
      rejected: [],
      remarks: [
        { rows: [2, 3], column: "授课内容", remark: expect.stringContaining("都照算；同一内容") },
      ],
    });
    const file = line.at("records.csv");
    const { out } = await line.call("import", "records", file, ...AT);
    expect(out).toMatch(/^read 2, accepted 2, changed 2\n第 2、3 行，授课内容：.*四\.4.*\n$/);
  });

  it("takes in circumstances, and tells line by line what a corrected sheet changes", async () => {
    await roster(...POLICY);
    const sheet = async (to: string) =>
      line.write(
        "circumstances.csv",
        csv("工号,类别,开始日期,结束日期", `T001,病假,2026-01-05,${to}`),
      );
    const first = await sheet("2026-02-01");
    expect(await line.json("import", "circumstances", first)).toEqual({
      read: 1,
      accepted: 1,
      rejected: [],
    });
    const { out } = await line.call("import", "circumstances", await sheet("2026-02-08"));
    expect(out).toBe(
      "read 1, accepted 1, changed 1\n第 2 行，结束日期：原来是“2026-02-01”，改为“2026-02-08”\n",
    );
    const none = await line.refusal(1, "import", "circumstances", line.at("roster.csv"));
    expect(none).toContain("has no column 类别");
  });

  it("tells a cell of two lines in one", async () => {
    await roster(...POLICY);
    const twice = 'T001,王芳,"课堂\n评价",培训,县级,16,2026-02-10';
    const file = await line.write("records.csv", csv(HEADINGS, twice, twice));
    const { out } = await line.call("import", "records", file, ...AT);
    expect(out.trimEnd().split("\n")).toHaveLength(2);
    expect(out).toContain("“课堂 评价”");
  });

  it("counts a single refused row as one", async () => {
    await roster(...POLICY);
    const one = csv(HEADINGS, "T001,王芳,课堂评价,培训,县级,十六,2026-02-10");
    const file = await line.write("records.csv", one);
    expect(await line.refusal(1, "import", "records", file, ...AT)).toContain("1 row was refused");
  });

  it("tells every doubtful cell in a line without --json", async () => {
    await roster(...POLICY);
    const file = await line.write("records.csv", DOUBTFUL);
    const { out } = await line.call("import", "records", file, ...AT);
    expect(out).toContain("第 2 行，学时“十六”：");
    expect(out.trimEnd().split("\n")).toHaveLength(1 + REJECTED.length);
  });

  it("takes in the good rows with --partial, and then has done what it was told", async () => {
    await roster(...POLICY);
    expect(await records(DOUBTFUL, "--partial")).toMatchObject({
      read: 3,
      accepted: 1,
      rejected: REJECTED,
    });
    expect(await entries()).toEqual({ entries: 1 });
  });

  it("says with --dry-run --partial what --partial would take, and takes nothing", async () => {
    await roster(...POLICY);
    expect(await records(DOUBTFUL, "--partial", "--dry-run")).toMatchObject({ accepted: 1 });
    expect(await entries()).toEqual({ entries: 0 });
  });

  it("refuses days after --at", async () => {
    await roster(...POLICY);
    const file = await line.write("records.csv", RECORDS);
    const { status, out } = await line.call(
      "import",
      "records",
      file,
      "--at",
      "2026-02-10",
      "--json",
    );
    expect(status).toBe(1);
    expect(JSON.parse(out).rejected).toMatchObject([{ row: 3, column: "结束日期" }]);
  });

  it("reads a workbook", async () => {
    const rows = ROSTER.trimEnd()
      .split("\n")
      .map((row) => row.split(",").map((value) => ({ value })));
    const file = line.at("roster.xlsx");
    await line.write("roster.xlsx", "");
    await writeXlsxFile(rows).toFile(file);
    expect(await line.json("import", "roster", file)).toEqual({
      read: 3,
      accepted: 3,
      rejected: [],
    });
  });

  it("keeps the policy that a school has", async () => {
    await roster(...POLICY);
    await roster("--policy", "bailu-county");
    const { out } = await line.call("ask", "/查", "--as", "T001", ...AT);
    expect(out).toContain("青禾学校");
  });

  it.each([
    ["roster.csv", "", "it is empty"],
    ["roster.csv", "{}\n", "cannot be read as a sheet"],
    ["roster.xlsx", "PK\u0003\u0004 broken", "it is damaged, locked by a password"],
    ["roster.csv", "<html><table></table></html>", "it is a web page"],
    ["roster.csv", "姓名,学校\n王芳,一小\n", "has no column 工号"],
    ["roster.csv", "工号,工号,姓名,学校\n1,2,王芳,一小\n", "more than one column for 工号"],
  ])("refuses %s holding %j", async (name, content, words) => {
    const file = await line.write(name, content);
    const err = await line.refusal(1, "import", "roster", file, "--json");
    expect(err).toContain(words);
    expect(err).toContain(file);
  });

  it.each(["none.xlsx", "."])("refuses %s, which cannot be read", async (file) => {
    const err = await line.refusal(1, "import", "roster", line.at(file));
    expect(err).toContain(`cannot read ${line.at(file)}`);
  });

  it("refuses an unknown policy before it opens the database", async () => {
    const file = await line.write("roster.csv", ROSTER);
    const err = await line.refusal(1, "import", "roster", file, "--policy", "bailu-conty");
    expect(err).toContain("did you mean bailu-county?");
    expect(existsSync(line.at("data"))).toBe(false);
  });

  it("shows progress only where somebody watches, and clears it", async () => {
    const people = Array.from({ length: 1000 }, (_, index) => `P${index},老师,一小`);
    const file = await line.write("roster.csv", csv("工号,姓名,学校", ...people));
    line.watched = true;
    const { err } = await line.call("import", "roster", file);
    expect(err).toContain("\r500/1000");
    expect(err.endsWith("\r\u001b[K")).toBe(true);
    line.watched = false;
    expect((await line.call("import", "roster", file)).err).toBe("");
  });
});
