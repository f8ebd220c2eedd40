import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const RECORD = { id: "r1", date: "2013-07-20", activity: "training", level: "county", hours: 16 };
const TEACHER = { teacher: { id: "T001" }, records: [RECORD] };
const POLICY = "qinghe-school";
const CYCLES_ONLY = "xingye-2014";

type Line = Readonly<Record<string, unknown>>;
type Standing = Line & {
  readonly records: readonly Line[];
  readonly requirements: readonly Line[];
};

describe("evaluate", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const input = (content: unknown) =>
    line.write("input.json", typeof content === "string" ? content : JSON.stringify(content));
  const evaluate = async (content: unknown, ...options: string[]) =>
    line.json("evaluate", POLICY, "--input", await input(content), ...options);
  const refusal = async (content: unknown, ...options: string[]) =>
    line.refusal(1, "evaluate", POLICY, "--input", await input(content), "--json", ...options);

  it("prints the standing as the contract describes it", async () => {
    const standing = (await evaluate(TEACHER, "--as-of", "2013-12-31")) as Standing;
    expect(Object.keys(standing)).toEqual([
      "policy",
      "asOf",
      "records",
      "years",
      "cycles",
      "requirements",
      "thresholds",
      "caps",
      "silent",
    ]);
    expect(standing).toMatchObject({
      policy: { id: POLICY, unit: "credit", version: expect.stringMatching(/^[0-9a-f]{16}$/) },
      asOf: "2013-12-31",
      records: [
        {
          id: "r1",
          converted: 16,
          counted: 16,
          countedInCycle: 16,
          year: "2013",
          cycle: "2011-2015",
          reasons: [{ code: "converted", article: "四.1", text: expect.stringContaining("16") }],
        },
      ],
      years: [{ label: "2013", from: "2013-01-01", to: "2013-12-31", total: 16 }],
      cycles: [{ label: "2011-2015", from: "2011-01-01", to: "2015-12-31", total: 16 }],
    });
    expect(standing.requirements[0]).toMatchObject({
      id: "year-total",
      scope: "total",
      window: "year",
      label: "2013",
      required: 30,
      counted: 16,
      missing: 14,
      status: "open",
      article: "三.1",
    });
  });

  it("speaks Chinese unless it is asked to speak English", async () => {
    const chinese = (await evaluate(TEACHER, "--lang", "zh-CN")) as Standing;
    const english = (await evaluate(TEACHER, "--lang", "en")) as Standing;
    expect(await evaluate(TEACHER)).toEqual(chinese);
    const words = ({ silent, records }: Standing) => JSON.stringify([silent, records]);
    expect(words(chinese)).toMatch(/\p{Script=Han}/u);
    expect(english.silent).toHaveLength((chinese.silent as Line[]).length);
    for (const { topic, reading } of english.silent as Line[]) {
      expect(`${topic} ${reading}`).toMatch(/[a-z]{3}.* [a-z]{3}/);
    }
    expect(english).toMatchObject({
      records: [{ reasons: [{ text: expect.stringContaining("16 hours") }] }],
    });
  });

  it("quotes nothing that a terminal would obey", async () => {
    const err = await refusal("\u001b[31m\u0007{");
    expect(err).toContain("is not JSON");
    expect(err).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it("reads one teacher, or several in order", async () => {
    const other = { teacher: { id: "T002" }, records: [{ ...RECORD, id: "r2", hours: 3 }] };
    const standings = (await evaluate([TEACHER, other])) as Standing[];
    expect(standings.map(({ records }) => records[0]?.id)).toEqual(["r1", "r2"]);
    expect(standings[0]).toEqual(await evaluate(TEACHER));
    expect(await evaluate([])).toEqual([]);
  });

  it("reads standard input for -, with or without a byte order mark", async () => {
    line.stdin = `\uFEFF${JSON.stringify(TEACHER)}`;
    const fromPipe = await line.json("evaluate", POLICY, "--input", "-");
    expect(fromPipe).toEqual(await evaluate(`\uFEFF${JSON.stringify(TEACHER)}\r\n`));
  });

  it("takes the day from --as-of, else from --at", async () => {
    const asOf = async (...options: string[]) =>
      ((await evaluate(TEACHER, ...options)) as Standing).asOf;
    expect(await asOf("--as-of", "2013-12-31", "--at", "2015-01-01")).toBe("2013-12-31");
    expect(await asOf("--at", "2015-01-01")).toBe("2015-01-01");
    expect(await asOf("--at", "2015-01-01T16:30:00Z")).toBe("2015-01-02");
  });

  it("says the same in words without --json", async () => {
    const { status, out } = await line.call(
      "evaluate",
      POLICY,
      "--input",
      await input(TEACHER),
      "--as-of",
      "2013-12-31",
    );
    expect(status).toBe(0);
    expect(out).toContain("2013  year-total  16/30  missing 14  [三.1]");
  });

  it("reads ten megabytes", async () => {
    const records = Array.from({ length: 60 }, (_, index) => ({ ...RECORD, id: `r${index}` }));
    const many = Array.from({ length: 2100 }, () => ({ ...TEACHER, records }));
    const text = JSON.stringify(many);
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(await evaluate(text, "--as-of", "2013-12-31")).toHaveLength(2100);
  });

  it.each([
    [{ ...TEACHER, recrods: [] }, "key recrods: there is no such key; did you mean records?"],
    [
      { teacher: { id: "T", nmae: "王芳" } },
      "key teacher.nmae: there is no such key; did you mean name?",
    ],
    [{ records: [] }, "key teacher: is missing"],
    [
      { ...TEACHER, records: [{ ...RECORD, date: "2013-02-30" }] },
      "key records.0.date: must be a day",
    ],
    [
      { ...TEACHER, records: [{ ...RECORD, hours: -1 }] },
      "key records.0.hours: must not be negative",
    ],
    [
      { ...TEACHER, records: [{ ...RECORD, activity: "party" }] },
      "key records.0.activity: must be one of",
    ],
    [{ ...TEACHER, records: [RECORD, RECORD] }, 'repeats the id "r1"'],
    [[TEACHER, { teacher: {} }], "input.json[1], key teacher.id: is missing"],
    [null, "input.json, key (whole)"],
    [3, "input.json, key (whole)"],
    [[[TEACHER]], "input.json[0], key (whole)"],
    ["", "input.json is not JSON"],
    ['{"teacher":', "input.json is not JSON"],
    ["<html></html>", "input.json is not JSON"],
  ])("refuses %j and says where it is wrong", async (content, words) => {
    const err = await refusal(content);
    expect(err).toContain(words);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("names standard input where that is what is wrong", async () => {
    const err = await line.refusal(1, "evaluate", POLICY, "--input", "-");
    expect(err).toContain("standard input is not JSON");
  });

  it.each(["none.json", "."])("refuses %s as an input that cannot be read", async (file) => {
    const err = await line.refusal(1, "evaluate", POLICY, "--input", line.at(file));
    expect(err).toContain(`cannot read ${line.at(file)}`);
  });

  it.each([
    ["qinghe-schol", "did you mean qinghe-school?"],
    ["__proto__", 'there is no policy "__proto__"'],
  ])("refuses the policy %s", async (id, words) => {
    expect(await line.refusal(1, "evaluate", id, "--input", await input(TEACHER))).toContain(words);
  });

  it.each(["2013-13-01", "yesterday", "2013-1-1"])("refuses --as-of %s", async (day) => {
    const err = await line.refusal(2, "evaluate", POLICY, "--input", "-", "--as-of", day);
    expect(err).toContain(`--as-of ${day} is not a day`);
  });

  it.each([
    ["none", "cannot read"],
    [".", "there is no policy in"],
    ["input.json", "cannot read"],
  ])("refuses %s as a folder of policies", async (folder, words) => {
    const file = await input(TEACHER);
    const err = await line.refusal(
      1,
      "evaluate",
      POLICY,
      "--input",
      file,
      "--policies",
      line.at(folder),
    );
    expect(err).toContain(words);
  });

  it("leaves no trace on the disk", async () => {
    await evaluate(TEACHER);
    expect(await readdir(line.at("."))).toEqual(["input.json"]);
  });
});

describe("evaluate under two policies", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const asked = async (content: unknown, ...options: string[]) => {
    const file = await line.write("input.json", JSON.stringify(content));
    return ["evaluate", POLICY, CYCLES_ONLY, "--input", file, ...options];
  };
  const THEN = ["--as-of", "2015-12-31"];
  const SCHOOL = {
    teacher: { id: "T001" },
    records: [{ id: "r1", date: "2015-03-20", activity: "school-based", hours: 16 }],
  };

  it("prints both standings as they are alone, and where they differ", async () => {
    const [verb = "", ...rest] = await asked(SCHOOL, ...THEN);
    const told = (await line.json(verb, ...rest)) as Record<string, unknown>;
    expect(Object.keys(told)).toEqual(["left", "right", "differences", "thresholds"]);
    const file = line.at("input.json");
    expect(told.left).toEqual(await line.json("evaluate", POLICY, "--input", file, ...THEN));
    expect(told.right).toEqual(await line.json("evaluate", CYCLES_ONLY, "--input", file, ...THEN));
    expect(told.differences).toContainEqual({
      scope: "total",
      window: "cycle",
      label: "2014-2018",
      left: null,
      right: {
        required: 100,
        counted: 2,
        missing: 98,
        status: "open",
        article: expect.any(String),
      },
    });
  });

  it("prints an array for an array", async () => {
    const [verb = "", ...rest] = await asked([SCHOOL, TEACHER], ...THEN);
    const told = (await line.json(verb, ...rest)) as { left: object; right: object }[];
    expect(told.map(({ left, right }) => [left, right])).toMatchObject([
      [{ policy: { id: POLICY } }, { policy: { id: CYCLES_ONLY } }],
      [{ policy: { id: POLICY } }, { policy: { id: CYCLES_ONLY } }],
    ]);
  });

  it("says in what each counts, and that neither is converted", async () => {
    const { status, out } = await line.call(...(await asked(SCHOOL, ...THEN)));
    expect(status).toBe(0);
    expect(out).toMatch(
      /^qinghe-school counts in credits, xingye-2014 in credits; neither is converted\.\n\nqinghe-school on 2015-12-31\n/,
    );
    expect(out).toContain("\n\nxingye-2014 on 2015-12-31\n");
  });

  it("refuses a policy that sets no credits, and a third one", async () => {
    const file = await line.write("input.json", JSON.stringify(SCHOOL));
    expect(await line.refusal(1, "evaluate", POLICY, "songguo-centre", "--input", file)).toContain(
      "the policy songguo-centre sets no credits",
    );
    expect(await line.refusal(2, "evaluate", POLICY, POLICY, POLICY, "--input", file)).toContain(
      "is a word too many",
    );
  });
});
