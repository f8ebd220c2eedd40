import { cp, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { useCommandLine } from "../support/command-line.ts";

const ID = "example-school";

interface Example {
  readonly name: string;
  readonly on: string;
  readonly teacher?: unknown;
  readonly records: readonly unknown[];
  readonly expect: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

describe("policy example", () => {
  const line = useCommandLine();
  const options = ["--as-of", "2026-12-31", "--policies"] as const;
  const write = (...more: string[]) =>
    line.call("policy", "example", ID, ...options, "docs/example-policies", ...more);
  const written = (out: string) => (parse(out) as { examples: [Example] }).examples[0];

  it("writes one from records that are typed, with the figures and their articles", async () => {
    line.stdin = `
      teacher: { stage: primary }
      date: "2026-03-01", activity: school-based, units: 24
      date: "2026-06-01", activity: training, level: city, hours: 8
    `;
    const { status, out } = await write();
    expect(status).toBe(0);
    const example = written(out);
    expect(example).toMatchObject({
      name: "（写上这个算例说明什么）",
      on: "2026-12-31",
      teacher: { stage: "primary" },
      records: [
        { date: "2026-03-01", activity: "school-based", units: 24 },
        { date: "2026-06-01", activity: "training", level: "city", hours: 8 },
      ],
    });
    expect(example.expect.records).toEqual([
      expect.objectContaining({ id: "r1", converted: 12, counted: 10, year: "2026" }),
      expect.objectContaining({ id: "r2", converted: 12, counted: 12 }),
    ]);
    expect(example.expect.records?.[0]?.reasons).toContainEqual({
      code: "capped",
      rule: "school-based-year",
      article: "第四条",
    });
    expect(example.expect.requirements).toContainEqual(
      expect.objectContaining({ id: "year-total", counted: 22, missing: 8, article: "第五条" }),
    );
  });

  it("takes a case as the contract writes it, and keeps no name in it", async () => {
    const records = [{ id: "a", date: "2026-03-01", activity: "school-based", units: 2 }];
    const teacher = { id: "T001", name: "王芳", stage: "primary" };
    const input = await line.write("case.json", JSON.stringify({ teacher, records }));
    const { out } = await write("--input", input, "--name", "校本两个半天1学分");
    expect(written(out)).toMatchObject({ name: "校本两个半天1学分", records });
    expect(written(out).teacher).toEqual({ stage: "primary" });
    expect(out).not.toContain("王芳");
  });

  it("adds one to the policy's examples, which the policy then bears out", async () => {
    await cp("docs/example-policies", line.at("policies"), { recursive: true });
    const file = line.at(`policies/${ID}/examples.yaml`);
    const before = await readFile(file, "utf8");
    line.stdin = 'date: "2026-03-01", activity: school-based, units: 25, verified: false';
    const add = ["--name", "未审定的校本不计", "--append"];
    const call = ["policy", "example", ID, ...options, line.at("policies"), ...add];
    expect(await line.call(...call)).toMatchObject({ status: 0, err: "" });
    const after = await readFile(file, "utf8");
    expect(after.startsWith(before)).toBe(true);
    expect(after).toContain("  - name: 未审定的校本不计\n");
    const check = await line.call("policy", "check", ID, "--policies", line.at("policies"));
    expect(check.out).toContain("32");
    expect(await line.refusal(2, ...call)).toContain("has an example 未审定的校本不计 already");
    expect(await readFile(file, "utf8")).toBe(after);
  });

  it.each([
    [["--append"], "", 2, "--append needs --name"],
    [[], "date: [", 1, "line 1"],
    [[], "2026-03-01 校本 10学时", 1, "must be facts such as"],
    [[], 'date: "2026-03-01", activity: school-basd, units: 2', 1, "records.0.activity"],
    [["--as-of", "2026-02-30"], "", 2, "2026-02-30 is not a day"],
  ] as const)("refuses %j with %j in a sentence", async (more, typed, status, says) => {
    line.stdin = typed;
    const err = await line.refusal(
      status,
      ...["policy", "example", ID, "--policies", "docs/example-policies", ...more],
    );
    expect(err).toContain(says);
  });
});
