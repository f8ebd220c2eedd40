import { cp, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { RECORDS, ROSTER, useCommandLine } from "../support/command-line.ts";
import { policyText } from "../support/small-policy.ts";

const clauses = (least: number, cite = "三", more = "") =>
  policyText(`require: [{ id: year, of: total, per: year, at-least: ${least}, cite: ${cite} }]
${more}`);

const THRESHOLD = `thresholds:
  - { id: excellent, of: total, per: year, at: 72, effect: { zh: 评优, en: excellent }, cite: 四 }`;

describe("policy preview", () => {
  const line = useCommandLine();
  let options: readonly string[] = [];
  const preview = (changed: string, ...more: string[]) =>
    line.call("policy", "preview", "small", "--with", changed, ...options, ...more);

  beforeEach(async () => {
    await line.write("policies/small/policy.yaml", clauses(14));
    const day = ["--as-of", "2026-03-10", "--at", "2026-03-10"];
    options = ["--policies", line.at("policies"), ...day, "--lang", "en"];
    const roster = await line.write("roster.csv", ROSTER);
    const records = await line.write("records.csv", RECORDS);
    const of = ["--policies", line.at("policies"), "--at", "2026-03-10"];
    await line.json("import", "roster", roster, "--policy", "small", ...of);
    await line.json("import", "records", records, ...of);
  });

  it("says first what it comes to, then which rules differ, then for whom", async () => {
    const changed = await line.write("changed.yaml", clauses(20, "四"));
    const { status, out } = await preview(changed);
    expect(status).toBe(0);
    expect(out).toBe(`Of 3 under small on 2026-03-10, 3 would miss more.

changed  require  year  [三 → 四]

T001  王芳    2026  total  16/14 → 16/20 (missing 4)              falls short  [三 → 四]
T002  李建国  2026  total  12/14 (missing 2) → 12/20 (missing 8)  falls short  [三 → 四]
T003  周敏    2026  total  0/14 (missing 14) → 0/20 (missing 20)  falls short  [三 → 四]
`);
  });

  it("says the same in Chinese where no language is named", async () => {
    const changed = await line.write("changed.yaml", clauses(14, "三", THRESHOLD));
    options = options.slice(0, -2);
    expect((await preview(changed)).out).toBe(`2026-03-10，适用 small 的 3 人中：3 人不变。

新增  thresholds  excellent  [四]

T001  王芳    2026  excellent  无 → 16/72（还差 56）    [四]
T002  李建国  2026  excellent  无 → 12/72（还差 60）    [四]
T003  周敏    2026  excellent  无 → 0/72（还差 72）     [四]
`);
  });

  it("tells of a threshold that is farther away, though nothing is required", async () => {
    await line.write("policies/small/policy.yaml", clauses(14, "三", THRESHOLD));
    const changed = await line.write(
      "changed.yaml",
      clauses(14, "三", THRESHOLD.replace("72", "80")),
    );
    const { out } = await preview(changed);
    expect(out).toContain("3 would have less and miss nothing by it");
    expect(out).toMatch(
      /^T001 {2}王芳 +2026 {2}excellent {2}16\/72 \(missing 56\) → 16\/80 \(missing 64\) +loses {2}\[四\]$/m,
    );
    expect(JSON.parse((await preview(changed, "--json")).out)).toMatchObject({
      affected: [
        {
          outcome: "loses",
          lines: [],
          thresholds: [
            {
              id: "excellent",
              label: "2026",
              left: { at: 72 },
              right: { at: 80 },
              outcome: "loses",
            },
          ],
        },
        {},
        {},
      ],
    });
  });

  it.each(["draft", "draft/kinds.yaml"])(
    "tells of changed kinds that all policies share, given as %s",
    async (place) => {
      const award =
        "award: [{ id: course, when: { kind: course }, worth: { credits: 1, per: hour }, cite: 一 }]";
      const kinds = (activity: string) => `kinds: { course: { activity: ${activity} } }\n`;
      await line.write("policies/small/policy.yaml", clauses(14, "三", award));
      await line.write("policies/kinds.yaml", kinds("training"));
      await line.write("draft/kinds.yaml", kinds("induction"));
      const { out } = await preview(line.at(place));
      expect(out).toContain("\nchanged  kinds  course\n");
      expect(out).toMatch(/^T001 .* 16\/14 → 0\/14 \(missing 14\) /m);
    },
  );

  it("prints all of it as JSON, without names", async () => {
    const changed = await line.write("changed.yaml", clauses(16));
    const { out } = await preview(changed, "--json");
    expect(out).not.toContain("王芳");
    const told = JSON.parse(out);
    expect(Object.keys(told)).toEqual(["policy", "asOf", "rules", "unsound", "people", "affected"]);
    expect(told).toMatchObject({
      policy: { id: "small", unit: "credit" },
      rules: [{ section: "require", id: "year", change: "changed", before: "三", after: "三" }],
      people: 3,
      affected: [
        { id: "T001", outcome: null, lines: [{ right: { missing: 0, required: 16 } }] },
        { id: "T002", outcome: "falls-short", lines: [{ right: { missing: 4 } }] },
        { id: "T003", outcome: "falls-short", lines: [{ right: { missing: 16 } }] },
      ],
    });
  });

  it("says that nothing differs where nothing does", async () => {
    const { out } = await preview(line.at("policies/small"));
    expect(out).toBe(
      "Of 3 under small on 2026-03-10, 3 would stay as they are.\nNo rule differs.\n",
    );
  });

  it.each(["changed.yaml", "changed/policy.yaml", "changed/small/policy.yaml"])(
    "takes the changed policy from %s",
    async (place) => {
      const file = await line.write(place, clauses(20));
      const path = place.includes("/") ? line.at("changed") : join(dirname(file), "changed.yaml");
      expect((await preview(path)).out).toContain("3 would miss more");
    },
  );

  it("follows a change in the policy that it extends", async () => {
    for (const id of ["example-school", "example-class"]) {
      await cp(`docs/example-policies/${id}`, line.at(`policies/${id}`), { recursive: true });
    }
    const text = await readFile("docs/example-policies/example-school/policy.yaml", "utf8");
    const changed = await line.write("changed-school.yaml", `${text}\ndimensions: [it]\n`);
    const { status, out } = await line.call(
      "policy",
      "preview",
      "example-class",
      "--with",
      changed,
      ...options,
    );
    expect({ status, out }).toEqual({
      status: 0,
      out: "Nobody in the roster is under example-class.\nNo rule differs.\n",
    });
  });

  it("takes a draft whose examples do not hold yet, and says which", async () => {
    const wrong = 'examples: [{ name: a, on: "2020-01-01", expect: { years: [{ total: 9 }] } }]';
    const changed = await line.write("changed.yaml", clauses(20, "三", wrong));
    const { status, out } = await preview(changed);
    expect(status).toBe(0);
    expect(out).toMatch(/^Of 3 under small on 2026-03-10, 3 would miss more\.\n/);
    expect(out).toMatch(
      /\nBefore it may be used, fix the failing examples \(1\):\n.*changed\.yaml, line \d+, example "a": expected/,
    );
  });

  it("keeps whose figures it told, and changes nothing else", async () => {
    await preview(await line.write("changed.yaml", clauses(16)));
    const store = await openStore(
      {
        url: `sqlite:${line.at("data/xuefen.sqlite")}`,
        keyFile: line.at("data/secret.key"),
      },
      ENTRY_KINDS,
    );
    try {
      const looks = await store.accessLog.list();
      expect(looks.map(({ by, whom, why }) => [by, whom, why])).toEqual([
        ["cli", "T001", "policy-preview"],
        ["cli", "T002", "policy-preview"],
        ["cli", "T003", "policy-preview"],
      ]);
      expect(await store.log.verify()).toEqual({ entries: 2 });
    } finally {
      await store.close();
    }
  });

  it.each([
    // what is given, status, what is said
    [[], 2, "--with is missing"],
    [["--with", "nowhere.yaml"], 1, "cannot read nowhere.yaml"],
    [["--with", "nowhere/kinds.yaml"], 1, "cannot read nowhere/kinds.yaml"],
    [["--with", "test/support"], 1, "there is no policy in test/support"],
    [["--with", "CHANGED", "--lang", "fr"], 2, "--lang must be zh-CN or en, not fr"],
    [["--with", "CHANGED", "--as-of", "2026-02-30"], 2, "--as-of 2026-02-30 is not a day"],
  ] as const)("refuses %j", async (given, status, words) => {
    const changed = await line.write("changed.yaml", clauses(20));
    const args = given.map((each) => (each === "CHANGED" ? changed : each));
    const of = ["--policies", line.at("policies")];
    const err = await line.refusal(status, "policy", "preview", "small", ...of, ...args);
    expect(err).toContain(words);
  });

  it.each([
    // the changed policy, what is said
    ["caps: [", "changed.yaml, line"],
    ["unit: hour", "small counts in credits, and with"],
  ])("refuses a changed policy with %j", async (more, words) => {
    const changed = await line.write("changed.yaml", clauses(20, "三", more));
    const of = ["--policies", line.at("policies")];
    const err = await line.refusal(1, "policy", "preview", "small", "--with", changed, ...of);
    expect(err).toContain(words);
  });
});
