import type {
  RequirementLine,
  Standing,
  ThresholdLine,
  WindowTotal,
} from "../../domain/standing.ts";

/** One side of a comparison, in the unit of its own policy: credits are never made hours. */
export interface ComparedLine {
  /** Null, like `status` and `article`, where the policy asks for no amount in this window. */
  readonly required: number | null;
  readonly counted: number;
  readonly missing: number;
  readonly status: RequirementLine["status"] | null;
  readonly article: string | null;
}

/** What is asked for in one window as it stands under two policies; null where one has no such line. */
export interface LineDifference {
  readonly scope: string;
  readonly window: RequirementLine["window"];
  readonly label: string;
  readonly left: ComparedLine | null;
  readonly right: ComparedLine | null;
}

/** How far a threshold is in one window under two policies; null where one has no such threshold. */
export interface ThresholdDifference {
  readonly id: string;
  readonly label: string;
  readonly left: ComparedThreshold | null;
  readonly right: ComparedThreshold | null;
}

export type ComparedThreshold = Omit<ThresholdLine, "id" | "label">;

type Place = Pick<LineDifference, "scope" | "window" | "label">;
type Placed = Place & { readonly line: ComparedLine };

function totalsOf(windows: readonly WindowTotal[], window: "year" | "cycle"): Placed[] {
  return windows.map(({ label, total }) => ({
    scope: "total",
    window,
    label,
    line: { required: null, counted: total, missing: 0, status: null, article: null },
  }));
}

/** Every requirement, and every total of which none is asked, by its place; no policy asks twice in one. */
function linesOf({ requirements, years, cycles }: Standing): ReadonlyMap<string, Placed> {
  const lines = new Map<string, Placed>();
  const keyOf = ({ scope, window, label }: Place) => `${scope} ${window} ${label}`;
  for (const { scope, window, label, ...line } of requirements) {
    const { required, counted, missing, status, article } = line;
    const placed = { scope, window, label, line: { required, counted, missing, status, article } };
    lines.set(keyOf(placed), placed);
  }
  for (const total of [...totalsOf(years, "year"), ...totalsOf(cycles, "cycle")]) {
    if (!lines.has(keyOf(total))) lines.set(keyOf(total), total);
  }
  return lines;
}

/** Where two standings of one teacher differ. Under policies of different units every line does. */
export function differingLines(left: Standing, right: Standing): LineDifference[] {
  const [before, after] = [linesOf(left), linesOf(right)];
  const sameUnit = left.policy.unit === right.policy.unit;
  return [...new Map([...before, ...after])].flatMap(([key, { scope, window, label }]) => {
    const [was, is] = [before.get(key)?.line ?? null, after.get(key)?.line ?? null];
    if (sameUnit && JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ scope, window, label, left: was, right: is }];
  });
}

/** Where two standings of one teacher differ in what opens a door without being required. */
export function differingThresholds(left: Standing, right: Standing): ThresholdDifference[] {
  const [before, after] = [thresholdsOf(left), thresholdsOf(right)];
  const sameUnit = left.policy.unit === right.policy.unit;
  return [...new Map([...before, ...after])].flatMap(([key, { id, label }]) => {
    const [was, is] = [comparable(before.get(key)), comparable(after.get(key))];
    if (sameUnit && JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ id, label, left: was, right: is }];
  });
}

function thresholdsOf({ thresholds }: Standing): ReadonlyMap<string, ThresholdLine> {
  return new Map(thresholds.map((line) => [`${line.id} ${line.label}`, line]));
}

function comparable(line: ThresholdLine | undefined): ComparedThreshold | null {
  if (!line) return null;
  const { at, counted, missing, reached, article } = line;
  return { at, counted, missing, reached, article };
}
