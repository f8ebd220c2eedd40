import { z } from "zod";

/** So many days, from one bound to another. Days are more than none and may be parts of one. */
export interface DaySpan {
  readonly from: number;
  readonly fromIncluded: boolean;
  /** Infinity where there is no upper bound. */
  readonly to: number;
  readonly toIncluded: boolean;
}

/** Any length at all. */
export const ANY_LENGTH: DaySpan = {
  from: 0,
  fromIncluded: false,
  to: Number.POSITIVE_INFINITY,
  toIncluded: false,
};

function between(from: number, fromIncluded: boolean, to: number, toIncluded: boolean): DaySpan {
  return { from, fromIncluded, to, toIncluded };
}

const LONGEST = Number.POSITIVE_INFINITY;
export const exactly = (days: number) => between(days, true, days, true);
export const daysAtLeast = (days: number) => between(days, true, LONGEST, false);
export const daysMoreThan = (days: number) => between(days, false, LONGEST, false);
export const daysAtMost = (days: number) => between(0, false, days, true);
export const daysLessThan = (days: number) => between(0, false, days, false);
/** Both ends belong to it. */
export const daysBetween = (from: number, to: number) => between(from, true, to, true);

const days = z.number().positive("write a number of days, such as 0.5 or 3");

/** `2` is exactly two days; `{ more-than: 0.5, less-than: 2 }` leaves both ends out. */
export const daySpanFile = z.union([
  days.transform(exactly),
  z
    .strictObject({
      "at-least": days.optional(),
      "more-than": days.optional(),
      "at-most": days.optional(),
      "less-than": days.optional(),
    })
    .refine((span) => !(span["at-least"] && span["more-than"]), {
      error: "write at-least or more-than, not both",
    })
    .refine((span) => !(span["at-most"] && span["less-than"]), {
      error: "write at-most or less-than, not both",
    })
    .transform(
      (span): DaySpan => ({
        from: span["at-least"] ?? span["more-than"] ?? 0,
        fromIncluded: span["at-least"] !== undefined,
        to: span["at-most"] ?? span["less-than"] ?? Number.POSITIVE_INFINITY,
        toIncluded: span["at-most"] !== undefined,
      }),
    )
    .refine(
      ({ from, to, fromIncluded, toIncluded }) =>
        from < to || (from === to && fromIncluded && toIncluded),
      {
        error: "no number of days lies between these two",
      },
    ),
]);

export function isOne({ from, to }: DaySpan): boolean {
  return from === to;
}

/** A number of days that lies in the span, and between its bounds where it has two. */
function within({ from, to }: DaySpan): number {
  return to === Number.POSITIVE_INFINITY ? from + 1 : (from + to) / 2;
}

/** Whether one span covers a piece that no bound of it cuts. */
export function covers(span: DaySpan, piece: DaySpan): boolean {
  const inside = within(piece);
  if (inside === span.from) return span.fromIncluded;
  if (inside === span.to) return span.toIncluded;
  return span.from < inside && inside < span.to;
}

/** Whether two spans have a number of days in common. */
export function meet(a: DaySpan, b: DaySpan): boolean {
  return piecesOf([a, b]).some((piece) => covers(a, piece) && covers(b, piece));
}

/** All lengths, shortest first, cut at every bound of the spans, each bound a piece by itself. */
export function piecesOf(spans: readonly DaySpan[]): DaySpan[] {
  const bounds = new Set(spans.flatMap(({ from, to }) => [from, to]));
  const cuts = [...bounds]
    .filter((each) => each > 0 && Number.isFinite(each))
    .sort((a, b) => a - b);
  const pieces: DaySpan[] = [];
  let from = 0;
  for (const cut of cuts) {
    pieces.push({ from, fromIncluded: false, to: cut, toIncluded: false }, exactly(cut));
    from = cut;
  }
  return [...pieces, { ...ANY_LENGTH, from }];
}

/** Two pieces that touch, as one. */
export function joined(first: DaySpan, next: DaySpan): DaySpan {
  const { from, fromIncluded } = first;
  return { from, fromIncluded, to: next.to, toIncluded: next.toIncluded };
}

/** A span as the check tells it: `exactly 2 days`, `more than 0.5 and less than 1 days`. */
export function spanInWords(span: DaySpan): string {
  if (isOne(span)) return `exactly ${span.from} days`;
  const lower = span.fromIncluded ? `at least ${span.from}` : `more than ${span.from}`;
  const upper = span.toIncluded ? `at most ${span.to}` : `less than ${span.to}`;
  const bounds = [...(span.from > 0 ? [lower] : []), ...(Number.isFinite(span.to) ? [upper] : [])];
  return bounds.length > 0 ? `${bounds.join(" and ")} days` : "any number of days";
}
