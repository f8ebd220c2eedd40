import type { CapFile } from "../mechanisms/cap.ts";
import { TOTAL } from "../mechanisms/cap.ts";
import type { PolicyFile } from "./policy-file.ts";

/** How far a window reaches, for the order of trimming. */
const REACH = { record: 0, year: 1, "school-year": 1, cycle: 2 } as const;

/**
 * The awards and grants whose credits a cap limits: exact, because caps stand on baskets that
 * awards alone fill.
 */
function limitedBy(file: PolicyFile, { on, "with-grants": withGrants }: CapFile) {
  const awards = file.award.filter(({ to }) => on === TOTAL || to.includes(on));
  return new Set([...awards, ...(withGrants ? file.grant : [])].map(({ id }) => id));
}

function isSubset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((each) => b.has(each));
}

/** A school year cuts across the years and the cycles that it begins or ends in. */
function windowInside(a: CapFile["per"], b: CapFile["per"]): boolean {
  return a === b || (a === "year" && b === "cycle");
}

/**
 * Whether what one cap limits lies wholly within what the other limits, or they never
 * meet. Only then does trimming one after the other keep as much as can be kept.
 */
function nested(file: PolicyFile, a: CapFile, b: CapFile): boolean {
  if (a.per === "record" || b.per === "record") return true;
  const [inA, inB] = [limitedBy(file, a), limitedBy(file, b)];
  if (![...inA].some((each) => inB.has(each))) return true;
  return (
    (isSubset(inA, inB) && windowInside(a.per, b.per)) ||
    (isSubset(inB, inA) && windowInside(b.per, a.per))
  );
}

/** Two caps that cut across each other, if there are any. */
export function crossingCaps(file: PolicyFile): readonly [CapFile, CapFile] | undefined {
  for (const [index, a] of file.caps.entries()) {
    const b = file.caps.slice(index + 1).find((other) => !nested(file, a, other));
    if (b) return [a, b];
  }
  return undefined;
}

/** The caps in the order of their nesting: shorter windows first, then smaller baskets. */
export function innerFirst(file: PolicyFile): readonly CapFile[] {
  const size = (cap: CapFile) => limitedBy(file, cap).size;
  return [...file.caps].sort((a, b) => REACH[a.per] - REACH[b.per] || size(a) - size(b));
}
