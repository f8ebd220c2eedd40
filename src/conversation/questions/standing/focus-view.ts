import type { Day } from "../../../domain/day.ts";
import type {
  RecordResult,
  RequirementLine,
  Standing,
  WindowTotal,
} from "../../../domain/standing.ts";

/** The part of a standing that was asked about; nothing: the year that runs and its cycle. */
export interface Focus {
  /** The label of a policy year. */
  readonly year?: string | undefined;
  /** The label of a cycle. */
  readonly cycle?: string | undefined;
  /** A basket of the policy. */
  readonly basket?: string | undefined;
  /** A capped kind that was mentioned beside the whole: how much of it still counts is told too. */
  readonly room?: string | undefined;
  /** The id of an amount that opens a door. */
  readonly threshold?: string | undefined;
  /** What was asked how far it is to, in the asker's word, where the policy sets no amount for it. */
  readonly door?: string | undefined;
  /** What was asked for, in words, where the policy has no basket for it. */
  readonly unlisted?: string | undefined;
}

/** What of a standing an answer speaks of. */
export interface View {
  readonly year: WindowTotal | undefined;
  readonly cycle: WindowTotal | undefined;
  /** What the first sentence is about: the year, the cycle, or the track of its line. */
  readonly window: "year" | "cycle" | "track";
  /** The line that the first sentence is about. */
  readonly main: RequirementLine | undefined;
  /** The other lines of the same windows. */
  readonly beside: readonly RequirementLine[];
  /** Years of the cycle that are over and stay short. */
  readonly past: readonly RequirementLine[];
}

/** The window that runs on a day, else the last one before it. */
function runningOn(windows: readonly WindowTotal[], day: Day): WindowTotal | undefined {
  const running = windows.find(({ from, to }) => from <= day && day <= to);
  return running ?? windows.findLast(({ to }) => to < day) ?? windows[0];
}

function labelled(windows: readonly WindowTotal[], label: string | undefined) {
  return windows.find((window) => window.label === label);
}

function isYearly({ window }: RequirementLine): boolean {
  return window === "year";
}

function windowsOf({ years, cycles, requirements, asOf }: Standing, focus: Focus) {
  if (focus.year) {
    const year = labelled(years, focus.year);
    const isAsked = (line: RequirementLine) => !focus.basket || line.scope === focus.basket;
    const hasYearly = requirements.some((line) => isYearly(line) && isAsked(line));
    const cycle = year && !hasYearly ? runningOn(cycles, year.from) : undefined;
    return { year, cycle };
  }
  if (focus.cycle) return { year: undefined, cycle: labelled(cycles, focus.cycle) };
  return { year: runningOn(years, asOf), cycle: runningOn(cycles, asOf) };
}

/** The line the answer begins with: the whole before its parts, the year before the cycle. */
function mainLine(lines: readonly RequirementLine[], focus: Focus): RequirementLine | undefined {
  const rank = ({ scope, window }: RequirementLine) => {
    const isWhole = scope === "total" || scope === focus.basket;
    return (isWhole ? 0 : 4) + ["year", "cycle", "track"].indexOf(window);
  };
  const [first] = [...lines].sort((a, b) => rank(a) - rank(b));
  const isOfYear = !focus.year || focus.basket !== undefined || (first && isYearly(first));
  return isOfYear ? first : undefined;
}

/** Years of a cycle that are over and stay short, unless something particular was asked about. */
function pastLines(
  { requirements }: Standing,
  cycle: WindowTotal | undefined,
  lines: readonly RequirementLine[],
): RequirementLine[] {
  return requirements.filter((line) => {
    if (!isYearly(line) || line.status !== "short" || lines.includes(line)) return false;
    return cycle === undefined || (line.from >= cycle.from && line.to <= cycle.to);
  });
}

/** Chooses the lines that a question is about; nothing here depends on the language. */
export function viewOf(standing: Standing, focus: Focus = {}): View {
  const { year, cycle } = windowsOf(standing, focus);
  const asksWindow = focus.year !== undefined || focus.cycle !== undefined;
  const isInView = (line: RequirementLine) => {
    if (focus.basket && line.scope !== focus.basket) return false;
    if (line.window === "year") return line.label === year?.label;
    if (line.window === "cycle") return line.label === cycle?.label;
    if (focus.basket) return true;
    return !asksWindow && (line.missing > 0 || line.to >= standing.asOf);
  };
  const lines = standing.requirements.filter(isInView);
  const main = mainLine(lines, focus);
  const isLineAsked = main && (main.window !== "track" || focus.basket);
  return {
    year,
    cycle,
    window: isLineAsked ? main.window : year ? "year" : "cycle",
    main,
    beside: lines.filter((line) => line !== main),
    past: asksWindow || focus.basket ? [] : pastLines(standing, cycle, lines),
  };
}

/** Whether two lines run over the same days. */
export function sameWindow(a: RequirementLine, b: RequirementLine): boolean {
  return a.window === b.window && a.label === b.label;
}

/**
 * The records that count, or would, in the window of a view. What is booked to no year but to
 * the cycle belongs to a view of both.
 */
export function recordsInView(
  standing: Standing,
  { year, cycle, window, main }: Pick<View, "year" | "cycle" | "window" | "main">,
): readonly RecordResult[] {
  const ofTrack = standing.years.filter(
    ({ from, to }) => main && from >= main.from && to <= main.to,
  );
  const ofCycle = (record: RecordResult) => record.cycle !== null && record.cycle === cycle?.label;
  return standing.records.filter((record) => {
    if (window === "cycle") return ofCycle(record);
    if (window === "track") return ofTrack.some(({ label }) => label === record.year);
    return record.year === null ? ofCycle(record) : record.year === year?.label;
  });
}
