import type { Cues } from "../../message/cues.ts";

const CLAUSE_END = /(?<=[,、;。:!?])/u;

/** A message without the clauses that say of a training that it came to nothing: 上周四没去成. */
export function withoutDeclined(text: string, cues: Cues): string {
  const clauses = text.split(CLAUSE_END);
  const kept = clauses.filter((clause) => !cues.shows("declines-recording", clause));
  return kept.length === clauses.length ? text : kept.join("");
}
