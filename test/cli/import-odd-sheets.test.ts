import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const AT = ["--at", "2026-11-22"];
const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/sheets/${name}`, import.meta.url));

interface Report {
  readonly accepted: number;
  readonly rejected: readonly {
    readonly row: number;
    readonly column: string;
    readonly fix: string;
  }[];
  readonly remarks?: readonly { readonly rows: readonly number[]; readonly remark: string }[];
}

describe("import of sheets as schools keep them", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const read = async (kind: string, name: string): Promise<Report> => {
    const { out } = await line.call("import", kind, fixture(name), ...AT, "--json");
    return JSON.parse(out);
  };
  const records = (name: string) => read("records", name);
  const columnsOf = ({ rejected }: Report) => rejected.map(({ row, column }) => [row, column]);
  const hours = async (year: string) => {
    const asked = `我${year}年修了多少`;
    return (await line.call("ask", asked, "--as", "Q001", ...AT)).out;
  };
  beforeEach(async () => {
    await line.call("import", "roster", fixture("base-roster.xlsx"), "--policy", "qinghe-school");
  });

  it("counts a certificate once, whatever day, title or person a later sheet gives it", async () => {
    expect(await records("v4a-certificate.xlsx")).toMatchObject({ accepted: 1, rejected: [] });
    expect(columnsOf(await records("v4b-same-certificate-again.xlsx"))).toEqual([
      [2, "证书编号"],
      [3, "证书编号"],
      [4, "证书编号"],
    ]);
    expect(await line.json("ledger", "verify")).toEqual({ entries: 1 });
  });

  it.each([
    ["v5a-without-first-day.xlsx", "v5b-with-first-day.xlsx"],
    ["v5b-with-first-day.xlsx", "v5a-without-first-day.xlsx"],
    ["v5a-without-first-day.xlsx", "v5c-with-level.xlsx"],
    ["v5c-with-level.xlsx", "v5a-without-first-day.xlsx"],
    ["v5b-with-first-day.xlsx", "v5c-with-level.xlsx"],
  ])("counts a training once after %s and %s", async (first, second) => {
    for (const name of [first, second, first, second]) {
      expect(await records(name)).toMatchObject({ accepted: 1, rejected: [] });
    }
    expect(await hours("2025")).toContain("24/30");
  });

  it("counts once what a teacher told in the chat without its title", async () => {
    const told = "登记 2026年7月13日 课标研修 市级培训 24学时";
    for (const text of [told, "确认"]) await line.call("ask", text, "--as", "Q001", ...AT);
    expect(await hours("2026")).toContain("24/30");
    expect(await records("v6-what-was-told-in-the-chat.xlsx")).toMatchObject({ accepted: 1 });
    expect(await hours("2026")).toContain("24/30");
  });

  it("takes every spelling of a name of several parts", async () => {
    expect(await records("v1-name-dots.xlsx")).toMatchObject({ accepted: 11, rejected: [] });
  });

  it.each([
    ["f11-ditto.xlsx", [3, "工号"]],
    ["x10-strike.xlsx", [3, "工号"]],
    ["x7c-f-nocache-optional.xlsx", [2, "培训级别"]],
    ["v3-iso-utc-day.csv", [2, "结束日期"]],
  ])("refuses what %s cannot mean", async (name, first) => {
    const report = await records(name);
    expect(report.accepted).toBe(0);
    expect(columnsOf(report)).toContainEqual(first);
    expect(await line.json("ledger", "verify")).toEqual({ entries: 0 });
  });

  it.each([
    ["z1b-roster-hired-2026-in-a-date-cell.xlsx", "2026-09-01"],
    ["z3-hired-in-future.xlsx", "年份"],
  ])("refuses the day of hire in %s", async (name, said) => {
    const { rejected } = await read("roster", name);
    expect(rejected).toMatchObject([{ row: 2, column: "入职日期" }]);
    expect(rejected[0]?.fix).toContain(said);
  });

  it("refuses a certificate that is older than its training", async () => {
    expect(columnsOf(await records("z5-certificate-before-training.xlsx"))).toContainEqual([
      2,
      "证书日期",
    ]);
  });

  it("corrects a name together with a first identity number, as it says", async () => {
    await read("roster", "v10a-name.xlsx");
    const report = await read("roster", "v10b-name-corrected-with-id.xlsx");
    expect(report).toMatchObject({ accepted: 1, rejected: [] });
    expect(report.remarks).toMatchObject([{ rows: [2], remark: "姓名由“卢清扬”改为“卢轻扬”" }]);
  });

  it("reads the sheet behind instructions or an empty one, and tells of hidden rows", async () => {
    expect(await records("x11b-guide-first.xlsx")).toMatchObject({ accepted: 1, rejected: [] });
    expect(await records("x12b-blank-first.xlsx")).toMatchObject({ accepted: 1, rejected: [] });
    const { remarks } = await records("x9b-filter.xlsx");
    expect(remarks?.[0]).toMatchObject({ rows: [3], remark: expect.stringContaining("隐藏") });
  });
});
