import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES, samplePolicies } from "../support/sample-policies.ts";

const { ids } = builtInPolicies();
const SAMPLE = ["--policies", SAMPLE_POLICIES];

describe("policy", () => {
  const line = useCommandLine();

  /** A folder with a copy of a made-up policy, changed. */
  async function changed(
    id: string,
    change: (text: string) => string,
    folder = id,
    file = "policy.yaml",
    from = SAMPLE_POLICIES,
  ): Promise<readonly string[]> {
    const own = join(from, id);
    await cp(own, line.at(`policies/${folder}`), { recursive: true });
    const text = await readFile(join(own, file), "utf8");
    await line.write(`policies/${folder}/${file}`, change(text));
    return ["--policies", line.at("policies")];
  }
  const unchanged = (text: string) => text;

  it("lists every policy", async () => {
    const { status, out } = await line.call("policy", "list");
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((row) => row.split("  ")[0]),
    ).toEqual(ids);
    const rows = (await line.json("policy", "list")) as Record<string, unknown>[];
    expect(rows.map(({ id }) => id)).toEqual(ids);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(["id", "title", "unit", "version", "extends"]);
    }
  });

  it.each(ids)("shows the rules and articles of %s, each rule with its article", async (id) => {
    const shown = (await line.json("policy", "show", id)) as {
      rules: { id: string; article: string }[];
      articles: object;
    };
    expect(shown).toMatchObject({ id, version: builtInPolicies().document(id).version });
    const { out } = await line.call("policy", "show", id);
    for (const { id: rule, article } of shown.rules) {
      expect(out).toMatch(new RegExp(`^\\S+ {2}${rule} {2}\\[.+\\]$`, "m"));
      expect(out).toContain(`[${article}]`);
    }
    for (const article of Object.keys(shown.articles)) expect(out).toContain(`\n[${article}] `);
  });

  it("shows a policy in Chinese, and in English where that is asked for", async () => {
    const { title, articles, interpretations } = samplePolicies().document("bailu-county").file;
    const [[number, { summary }] = ["", { summary: title }]] = Object.entries(articles);
    const { out: chinese } = await line.call("policy", "show", "bailu-county", ...SAMPLE);
    expect(chinese).toContain(`[${number}] ${summary.zh}\n`);
    const { out: english } = await line.call(
      "policy",
      "show",
      "bailu-county",
      ...SAMPLE,
      "--lang",
      "en",
    );
    expect(english).toContain(`[${number}] ${summary.en}\n`);
    expect(english).toContain(
      `${interpretations[0]?.topic.en}: ${interpretations[0]?.reading.en}\n`,
    );
    expect(english.startsWith(`${title.en}\n`)).toBe(true);
    expect(chinese.startsWith(`${title.zh}\n`)).toBe(true);
  });

  it.each(["list", "show", "check"])(
    "refuses a language that it has not, for %s",
    async (action) => {
      const err = await line.refusal(2, "policy", action, "bailu-county", "--lang", "fr");
      expect(err).toContain("--lang must be zh-CN or en, not fr");
    },
  );

  it.each([[[]], [["--all"]]])("checks all for %j", async (options) => {
    expect(await line.json("policy", "check", ...options)).toMatchObject({
      checked: ids,
      findings: [],
    });
  });

  it("checks one", async () => {
    const { status, out } = await line.call("policy", "check", "bailu-county", ...SAMPLE);
    expect(status).toBe(0);
    expect(out).toMatch(/^bailu-county：\d+ 个算例全部成立\n$/);
    const english = await line.call("policy", "check", "bailu-county", ...SAMPLE, "--lang", "en");
    expect(english.out).toMatch(/^bailu-county: \d+ examples hold\n$/);
  });

  it.each(["show", "check"])(
    "names the nearest one for %s of an unknown policy",
    async (action) => {
      const err = await line.refusal(1, "policy", action, "bailu-conty", ...SAMPLE);
      expect(err).toContain("did you mean bailu-county?");
    },
  );

  it("names every broken file of a folder with its line, and lists the others", async () => {
    await changed("bailu-county", (text) => text.replace(/^unit: .*/m, "unit: banana"));
    await changed("yunti-64h", unchanged);
    await changed("xingye-2014", (text) => `${text}\n  : : [\n`);
    const options = ["--policies", line.at("policies")];
    await line.write("policies/nameless/policy.yaml", "foo: 1\n");
    const findings = [
      /bailu-county\/policy\.yaml, line \d+, key unit: /,
      /xingye-2014\/policy\.yaml, line \d+, key /,
      /nameless\/policy\.yaml, line 1, key foo: /,
    ];
    const check = await line.call("policy", "check", "--all", "--json", ...options);
    const list = await line.call("policy", "list", "--json", ...options);
    for (const { status, err } of [check, list]) {
      expect(status).toBe(1);
      for (const finding of findings) expect(err).toMatch(finding);
      expect(err.trimEnd().split("\n")).toHaveLength(findings.length);
    }
    expect(JSON.parse(check.out)).toMatchObject({
      sound: [{ policy: "yunti-64h" }],
      findings: [{}, {}, {}],
    });
    expect(JSON.parse(list.out)).toMatchObject([{ id: "yunti-64h" }]);
  });

  it("names two files of one id, and what extends a policy that is not there", async () => {
    await changed("bailu-county", unchanged);
    await changed(
      "example-class",
      unchanged,
      "example-class",
      "policy.yaml",
      "docs/example-policies",
    );
    const options = await changed("bailu-county", unchanged, "twin");
    const err = await line.refusal(1, "policy", "check", ...options);
    expect(err).toMatch(
      /policy\.yaml, line \d+, key id: .*policy\.yaml has the id "bailu-county" too/,
    );
    expect(err).toMatch(/line \d+, key extends: there is no policy example-school/);
  });

  it("names the example that fails, with its line", async () => {
    const example = [
      "  - name: nothing gives something",
      '    on: "2013-12-31"',
      "    records: []",
      '    expect: { years: [{ label: "2013", total: 7 }] }',
    ];
    const added = (text: string) => `${text}${example.join("\n")}\n`;
    const options = await changed("bailu-county", added, "bailu-county", "examples.yaml");
    const text = await readFile(line.at("policies/bailu-county/examples.yaml"), "utf8");
    const row = text.split("\n").indexOf(example[0] ?? "") + 1;
    const err = await line.refusal(1, "policy", "check", "bailu-county", ...options);
    expect(err).toContain(
      `examples.yaml, line ${row}, example "nothing gives something": expected`,
    );
    expect(err).toContain("but the rules give");
  });

  it("tells a broken file of shared kinds once", async () => {
    await changed("bailu-county", unchanged);
    const options = await changed("yunti-64h", unchanged);
    await line.write("policies/kinds.yaml", "kinds: 3\n");
    const err = await line.refusal(1, "policy", "check", ...options);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toContain("kinds.yaml, line 1");
  });

  it("reads a folder of one's own next to nothing else", async () => {
    const options = await changed("bailu-county", unchanged);
    expect(await line.json("policy", "list", ...options)).toMatchObject([{ id: "bailu-county" }]);
    await line.write("policies/notes.txt", "not a policy");
    await line.write("policies/empty/readme.md", "not a policy either");
    expect((await line.call("policy", "check", ...options)).status).toBe(0);
  });
});
