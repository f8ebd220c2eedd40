import { type Day, earlierDay, makeDay } from "../../domain/day.ts";
import type { RequirementLine, Standing } from "../../domain/standing.ts";

/** A line of a standing, without how it came about. */
export type OutlineLine = Pick<
  RequirementLine,
  "scope" | "window" | "label" | "from" | "to" | "missing" | "counted" | "required" | "article"
>;

/** What reminders and digests ask of a standing. */
export interface Outline {
  /** Those whose window runs. Where an outline was kept, those alone of which something is missing. */
  readonly lines: readonly OutlineLine[];
  /** Whether one that runs, met or not, is of a year. */
  readonly hasYear: boolean;
  /** Whether a record waits to be verified. */
  readonly isWaiting: boolean;
}

export function outlineOf({ requirements, records }: Standing, day: Day): Outline {
  const lines = requirements.filter(({ from, to }) => from <= day && day <= to);
  return {
    lines,
    hasYear: lines.some(({ window }) => window === "year"),
    isWaiting: records.some(({ reasons }) =>
      reasons.some((reason) => reason.code === "pending" && reason.because === "unverified"),
    ),
  };
}

/** The same as it is kept: what is met is left out, for nobody hears of it. */
export function unfinishedOf({ lines, ...outline }: Outline): Outline {
  const bare = ({ scope, window, label, from, to, ...line }: OutlineLine): OutlineLine => {
    const { missing, counted, required, article } = line;
    return { scope, window, label, from, to, missing, counted, required, article };
  };
  return { ...outline, lines: lines.filter(({ missing }) => missing > 0).map(bare) };
}

/**
 * The first day on which something that falls due may concern somebody: any day where something is
 * missing in the year that runs, or waits; the end of a longer window in which something is missing
 * beside a year that is met. Nothing where all is met.
 */
export function openFrom(outline: Outline): Day | undefined {
  const missing = outline.lines.filter((line) => line.missing > 0);
  if (outline.isWaiting || gapsIn(outline).length > 0) return FIRST_DAY;
  return missing.length > 0 ? missing.map(({ to }) => to).reduce(earlierDay) : undefined;
}

const FIRST_DAY = makeDay(1, 1, 1);

/**
 * What is missing in the year that runs, what is missing most first; where nothing is required by
 * the year, in the cycle or track that runs. Long cycles would else count nearly everybody as short
 * until they end.
 */
export function gapsIn<Line extends OutlineLine>({
  lines,
  hasYear,
}: {
  readonly lines: readonly Line[];
  readonly hasYear: boolean;
}): readonly Line[] {
  return lines
    .filter(({ window }) => !hasYear || window === "year")
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing);
}
