import { type PolicyFile, setsCredits } from "../engine/policy-file.ts";
import { hint } from "../terms/hint.ts";
import type { Refuse } from "../terms/refuse.ts";

type Path = readonly (string | number)[];

/** Every article that a value cites, at any depth, and where. */
function citesIn(value: unknown, path: Path): { path: Path; cite: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, each]) =>
    key === "cite" && typeof each === "string"
      ? [{ path: [...path, key], cite: each }]
      : citesIn(each, [...path, key]),
  );
}

/** The deadline of papers is one that is counted back from an event. */
function checkPaperDeadlines({ checks, deadlines }: PolicyFile, refuse: Refuse): void {
  const ids = deadlines.map(({ id }) => id);
  for (const [index, { deadline }] of checks.papers.entries()) {
    if (deadline === undefined) continue;
    const path = ["checks", "papers", index, "deadline"];
    const found = deadlines.find(({ id }) => id === deadline);
    if (!found) refuse(path, `deadlines has no ${deadline}${hint(deadline, ids)}`);
    else if (!found.within?.before)
      refuse(path, `${deadline} must be within so long before an event`);
  }
}

/** Refuses checks that rest on what the policy does not have. */
export function validateChecks(file: PolicyFile, refuse: Refuse): void {
  const articles = Object.keys(file.articles);
  for (const { path, cite } of citesIn(file.checks, ["checks"])) {
    if (!articles.includes(cite)) refuse(path, `articles has no ${cite}${hint(cite, articles)}`);
  }
  checkPaperDeadlines(file, refuse);
  if (file.checks.supplement && !setsCredits(file))
    refuse(["checks", "supplement"], "a sheet is held against caps, so the policy needs a unit");
}
