import { z } from "zod";
import type { Window } from "../../domain/window.ts";
import { compileCondition, type Names, type Test } from "../terms/compile-condition.ts";
import { condition } from "../terms/condition.ts";
import { explain, type ScoredRecord, windowOf } from "../terms/item.ts";
import { ruleHead } from "../terms/text.ts";

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

/** Items that are the same thing in one window, in order of completion. */
interface Group {
  readonly window: Window;
  readonly texts: readonly string[];
  readonly members: ScoredRecord[];
}

/** The texts by which an item is compared; none where one is absent, for silence equals nothing. */
function textsOf({ record }: ScoredRecord, { same }: DuplicateRule): readonly string[] | undefined {
  const texts = same.map((key) => record[key]?.trim() ?? "");
  return texts.includes("") ? undefined : texts;
}

function isAlike(group: Group, window: Window, texts: readonly string[]): boolean {
  if (group.window !== window) return false;
  for (let at = 0; at < texts.length; at++) if (group.texts[at] !== texts[at]) return false;
  return true;
}

function groups(sorted: readonly ScoredRecord[], rule: DuplicateRule): readonly Group[] {
  const found: Group[] = [];
  for (const item of sorted) {
    if (item.worth === 0 || !rule.among.holds(item)) continue;
    const [window, texts] = [windowOf(item, rule.within), textsOf(item, rule)];
    if (!window || !texts) continue;
    const group = found.find((each) => isAlike(each, window, texts));
    if (group) group.members.push(item);
    else found.push({ window, texts, members: [item] });
  }
  return found;
}

/** Items that give way are worth nothing; `sorted` must be in order of completion. */
export function dropDuplicates(
  sorted: readonly ScoredRecord[],
  rules: readonly DuplicateRule[],
): void {
  for (const rule of rules) {
    for (const { members } of groups(sorted, rule)) {
      if (members.length === 1) continue;
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
