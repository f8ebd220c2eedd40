import { parse } from "yaml";
import { parseDay } from "../../src/domain/day.ts";
import { isFailure } from "../../src/domain/failure.ts";
import type { Standing } from "../../src/domain/standing.ts";
import type { Policy } from "../../src/policy/engine/compile.ts";
import { evaluate, type Facts } from "../../src/policy/engine/evaluate.ts";
import { type Catalogue, openCatalogue } from "../../src/policy/loading/catalogue.ts";
import { readFacts } from "../../src/policy/loading/facts.ts";

/** What a small policy says of everything that its clauses leave out. */
const DEFAULTS = [
  "id: small",
  "title: { zh: 小, en: Small }",
  'source: { document: x, last-checked: "2026-01-01" }',
  "unit: credit",
  'year: { starts: "01-01", cite: 零 }',
  `baskets:
  school-based: { title: { zh: 校本, en: School-based } }
  online: { title: { zh: 远程, en: Online } }
  induction: { title: { zh: 新教师, en: Induction } }`,
  `award:
  - { id: training, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }
  - { id: school, when: { activity: school-based }, worth: { credits: 1, per: hour }, to: [school-based], cite: 二 }`,
  `articles: { ${[..."零一二三四五"].map((number) => `${number}: { summary: { zh: 条, en: article } }`).join(", ")} }`,
];

function unindented(clauses: string): string {
  const lines = clauses.split("\n").filter((line) => line.trim() !== "");
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(margin)).join("\n");
}

/** The text of a policy with these clauses; sections that they leave out are filled in. */
export function policyText(clauses: string): string {
  const own = unindented(clauses);
  const missing = DEFAULTS.filter((each) => !new RegExp(`^${each.split(":")[0]}:`, "m").test(own));
  return `${[...missing, own].join("\n")}\n`;
}

/**
 * A policy of a few clauses: calendar years, no cycles, an hour of training or of school-based
 * training gives 1 credit, articles 零 to 五, unless the clauses say otherwise.
 */
export function smallPolicy(clauses: string, sharedKinds?: string): Policy {
  return smallCatalogue(clauses, sharedKinds).policy("small");
}

/** A catalogue of that policy alone, which is called `small`. */
export function smallCatalogue(clauses: string, sharedKinds?: string): Catalogue {
  return openCatalogue({
    policies: [{ file: "small.yaml", text: policyText(clauses) }],
    sharedKinds: sharedKinds === undefined ? undefined : { file: "kinds.yaml", text: sharedKinds },
    digest: (text) => String(text.length),
  });
}

/** Why a policy with these clauses is refused; `loads` where it is not. */
export function complaintAbout(clauses: string, sharedKinds?: string): string {
  try {
    smallPolicy(clauses, sharedKinds);
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
  return "loads";
}

/** Keys and values, as an object or as a policy file would write them: `level: city, hours: 8`. */
export type Written = string | Readonly<Record<string, unknown>>;

function read(written: Written): object {
  return typeof written === "string" ? (parse(`{ ${written} }`) as object) : written;
}

/** Facts as the contract writes them; records are called r1, r2 and so on unless they have an id. */
export function factsOf(records: readonly Written[], teacher: Written = {}): Facts {
  const named = records.map((record, index) => ({ id: `r${index + 1}`, ...read(record) }));
  return readFacts({ teacher: { id: "T001", ...read(teacher) }, records: named }, "this test");
}

/** What the clauses make of records on a day. */
export function standingUnder(
  clauses: string,
  asOf: string,
  records: readonly Written[],
  teacher: Written = {},
): Standing {
  return evaluate(smallPolicy(clauses), factsOf(records, teacher), parseDay(asOf));
}

/** Some hours of training, completed on a day. */
export function training(date: string, hours: number, more: Written = {}): Written {
  return { date, activity: "training", hours, ...read(more) };
}

/** Some hours of school-based training, completed on a day. */
export function school(date: string, hours: number, more: Written = {}): Written {
  return { date, activity: "school-based", hours, ...read(more) };
}

/** What each record was worth before any cap, in the order given. */
export function worths({ records }: Standing): readonly number[] {
  return records.map(({ converted }) => converted);
}

/** What of each record counted in its year, in the order given. */
export function counts({ records }: Standing): readonly number[] {
  return records.map(({ counted }) => counted);
}
