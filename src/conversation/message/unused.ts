import type { Cues } from "./cues.ts";
import { withoutIntroduction } from "./person.ts";
import { extractSlots, type SlotContext } from "./slots.ts";

const CLAUSE_END = /[,、;。!?\n]+/u;
/** Longer ones are shown by their beginning. */
const LONGEST = 40;
const MOST = 3;

/**
 * What a report says in clauses that state nothing of a record: 问卷没做. A clause that only asks
 * to record it, or greets, is none.
 */
export function unusedIn(text: string, reading: SlotContext, cues: Cues): readonly string[] {
  const clauses = withoutIntroduction(text).split(CLAUSE_END);
  if (clauses.length < 2) return [];
  return clauses
    .map((clause) => clause.trim())
    .filter((clause) => isUnused(clause, reading, cues))
    .map((clause) => (clause.length > LONGEST ? `${clause.slice(0, LONGEST)}…` : clause))
    .slice(0, MOST);
}

function isUnused(clause: string, reading: SlotContext, cues: Cues): boolean {
  if (cues.shows("declines-recording", clause)) return true;
  const { person, policy, ...stated } = extractSlots(clause, reading);
  if (Object.keys(stated).length > 0) return false;
  const rest = cues.without("said-beside", clause).replace(/[\p{P}\p{S}\s\d]+/gu, " ");
  const words = rest.match(/\p{Script=Han}|[a-z]{3,}/giu) ?? [];
  return words.length >= 2;
}
