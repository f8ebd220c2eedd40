import { z } from "zod";
import { compileCondition, type Names, type Test } from "../compile-condition.ts";
import { condition } from "../condition.ts";
import { explain, type Item, windowOf } from "../item.ts";
import { ruleHead } from "../text.ts";

/** Among equals only one counts: the one worth most, or the one completed first. */
export const duplicatesFile = z.strictObject({
  ...ruleHead,
  among: condition,
  /** What must be equal; empty where any two in the window are the same thing. */
  same: z.array(z.enum(["title", "content", "programme"])),
  within: z.enum(["year", "cycle"]),
  keep: z.enum(["highest", "first"]),
});

export interface DuplicateRule {
  readonly id: string;
  readonly cite: string;
  readonly among: Test;
  readonly same: readonly ("title" | "content" | "programme")[];
  readonly within: "year" | "cycle";
  readonly keep: "highest" | "first";
}

export function compileDuplicates(
  file: z.output<typeof duplicatesFile>,
  names: Names,
): DuplicateRule {
  return { ...file, among: compileCondition(file.among, names) };
}

/** What an item is compared by; undefined where a compared text is absent, for silence equals nothing. */
function groupOf(item: Item, rule: DuplicateRule): string | undefined {
  if (item.worth === 0 || !rule.among.holds(item)) return undefined;
  const window = windowOf(item, rule.within);
  if (!window) return undefined;
  const parts = rule.same.map((key) => item.record[key]?.trim() ?? "");
  return parts.includes("") ? undefined : JSON.stringify([window.label, ...parts]);
}

/** The items of a group that are the same thing, in order of completion. */
function groups(sorted: readonly Item[], rule: DuplicateRule): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of sorted) {
    const group = groupOf(item, rule);
    if (group === undefined) continue;
    const members = found.get(group);
    if (members) members.push(item);
    else found.set(group, [item]);
  }
  return [...found.values()];
}

/** Items that give way are worth nothing; `sorted` must be in order of completion. */
export function dropDuplicates(sorted: readonly Item[], rules: readonly DuplicateRule[]): void {
  for (const rule of rules) {
    for (const members of groups(sorted, rule)) {
      const most = Math.max(...members.map(({ worth }) => worth));
      const kept = members.find(({ worth }) => rule.keep === "first" || worth === most);
      for (const item of members) {
        if (item === kept || !kept) continue;
        item.worth = 0;
        explain(item, {
          code: "duplicate",
          article: rule.cite,
          rule: rule.id,
          kept: kept.id,
        });
      }
    }
  }
}
