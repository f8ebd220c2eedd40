import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { parse } from "yaml";
import type { PlanFile } from "../src/policy/terms/format/plan-file.ts";
import { filesIn, notePatterns, patternsIn } from "./support/regexes/collect.ts";
import { faultOf } from "./support/regexes/judge.ts";
import { useFolder } from "./support/use-folder.ts";

/** What only a browser can load, and what runs as soon as it is loaded. */
const NOT_LOADED = ["src/channels/page/ui/", "src/cli/main.ts", "src/cli/plan-part.ts"];

/** Sentences that look for the words of every policy, in whatever a policy may have. */
const SAID = [
  "一共40课时，李老师因病缺了5课时，能发证吗",
  "请假3天谁批",
  "什么时候交材料",
  "每年要多少学时，为什么",
  "证书编号 20261234 对吗",
  "项目名称叫“2026年度示例学校校本培训项目”行吗",
];

const notes = notePatterns("src");
const { literals, made } = patternsIn("src");
const pathOf = useFolder();

/** Loads the whole program and does with it what puts its patterns together. */
beforeAll(async () => {
  const loaded = filesIn("src").filter((file) => !NOT_LOADED.some((each) => file.startsWith(each)));
  for (const file of loaded) await import(join(import.meta.dirname, "..", file));
  const { openChat } = await import("./support/chat.ts");
  const { builtInPolicies } = await import("./support/built-in-policies.ts");
  const { createMemoryStore } = await import("./support/memory-store.ts");
  const policies = builtInPolicies();
  const chat = await openChat(createMemoryStore(), policies);
  for (const id of policies.ids) {
    await checkDocuments(policies.document(id).file.checks);
    for (const text of SAID) await chat.stranger(id).says(text);
  }
  await readCues();
  await readWorkbook();
});

async function checkDocuments({ plan }: { readonly plan?: PlanFile | undefined }): Promise<void> {
  const { checkPlan } = await import("../src/policy/checks/check-plan.ts");
  const labels = plan?.fields.flatMap(({ called }) => called) ?? [];
  if (plan) checkPlan(plan, { name: "方案", lines: labels.map((label) => `${label}：2026年`) });
}

async function readCues(): Promise<void> {
  const { checkCues, cuesFile } = await import("../src/conversation/message/cues.ts");
  const file = "prompts/cues.yaml";
  checkCues(cuesFile.parse(parse(await readFile(file, "utf8"))), file);
}

async function readWorkbook(): Promise<void> {
  const { readSheet } = await import("../src/files/sheets/read-sheet.ts");
  await writeWorkbook([
    ["工号", "姓名"],
    ["T001", "王芳"],
  ]).toFile(pathOf("roster.xlsx"));
  await readSheet(pathOf("roster.xlsx"));
}

afterAll(() => notes.stop());

describe("the patterns of the program", () => {
  it("are all found, also those that are put together while it runs", () => {
    const reached = new Set(notes.found().map(({ where }) => where));
    expect(literals.length).toBeGreaterThan(200);
    expect(reached.size).toBeGreaterThan(20);
    expect(made.filter((where) => !reached.has(where))).toEqual([]);
  });

  it("take no more time for a text than in proportion to its length", async () => {
    const faults: string[] = [];
    for (const { source, flags, where } of distinct([...literals, ...notes.found()])) {
      const fault = await faultOf({ source, flags });
      if (fault !== undefined) faults.push(`${where} /${source}/${flags}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});

/** Each pattern once, where it was found first. */
function distinct<T extends { readonly source: string; readonly flags: string }>(
  patterns: readonly T[],
): readonly T[] {
  const all = new Map<string, T>();
  for (const each of patterns) {
    const key = `/${each.source}/${each.flags}`;
    if (!all.has(key)) all.set(key, each);
  }
  return [...all.values()];
}
