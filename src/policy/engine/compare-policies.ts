import { PROCEDURES } from "../procedures/procedures.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { SECTIONS } from "./policy-file.ts";

/** A rule in which two policies differ. */
export interface RuleDifference {
  /** Where it stands in the file, such as `caps`. */
  readonly section: string;
  readonly id: string;
  /** `moved` where only its place among rules of which the first decides is another. */
  readonly change: "added" | "removed" | "changed" | "moved";
  /** The article on either side; null where there is no such rule, or it rests on none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Sections of which the first rule that holds decides. */
const IN_ORDER: readonly string[] = ["exclude", "pending", "award"];
/** Names that rules are written with; they rest on no article of their own. */
const TABLES = ["measures", "anchors", "baskets", "read-as"] as const;
const WINDOWS = ["year", "school-year", "cycle"] as const;

interface Rule {
  readonly id: string;
  readonly cite?: string | undefined;
}

/** Everything of a policy that may change a figure, section by section. */
function rulesOf({ file, kinds }: PolicyDocument): ReadonlyMap<string, readonly Rule[]> {
  const named = (table: object): Rule[] =>
    Object.entries(table).map(([id, content]) => ({ id, content }));
  const windows = WINDOWS.flatMap((id): Rule[] => (file[id] ? [{ ...file[id], id }] : []));
  return new Map<string, readonly Rule[]>([
    ["time", windows],
    ["kinds", named(kinds)],
    ...TABLES.map((table) => [table, named(file[table])] as const),
    ...[...SECTIONS, ...PROCEDURES].map((section) => [section, file[section]] as const),
  ]);
}

function differencesIn(
  section: string,
  before: readonly Rule[],
  after: readonly Rule[],
): RuleDifference[] {
  const [old, own] = [before, after].map((rules) => new Map(rules.map((rule) => [rule.id, rule])));
  const stayed = before.filter(({ id }) => own?.has(id)).map(({ id }) => id);
  const now = after.filter(({ id }) => old?.has(id)).map(({ id }) => id);
  const changeOf = (id: string): RuleDifference["change"] | undefined => {
    const [was, is] = [old?.get(id), own?.get(id)];
    if (!was) return "added";
    if (!is) return "removed";
    if (JSON.stringify(was) !== JSON.stringify(is)) return "changed";
    const isElsewhere = stayed.indexOf(id) !== now.indexOf(id);
    return IN_ORDER.includes(section) && isElsewhere ? "moved" : undefined;
  };
  return [...new Set([...before, ...after].map(({ id }) => id))].flatMap((id) => {
    const change = changeOf(id);
    if (!change) return [];
    const articleOf = (rules?: Map<string, Rule>) => rules?.get(id)?.cite ?? null;
    return [{ section, id, change, before: articleOf(old), after: articleOf(own) }];
  });
}

/** The rules in which two policies differ, or two versions of one, in the order of their sections. */
export function differingRules(before: PolicyDocument, after: PolicyDocument): RuleDifference[] {
  const now = rulesOf(after);
  return [...rulesOf(before)].flatMap(([section, rules]) =>
    differencesIn(section, rules, now.get(section) ?? []),
  );
}
