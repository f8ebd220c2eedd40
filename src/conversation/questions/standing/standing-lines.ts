import type { CapLine, RequirementLine, Standing } from "../../../domain/standing.ts";
import { type Aside, together } from "../../../wording/aside-wording.ts";
import { clauses, listed } from "../../../wording/formatting.ts";
import {
  briefGapText,
  cutText,
  gapText,
  metText,
  placeName,
  roomText,
  type Telling,
  thresholdText,
} from "../../../wording/line-wording.ts";
import { sameWindow, type View } from "./focus-view.ts";

const articlesOf = (lines: readonly { readonly article: string }[]) =>
  lines.map(({ article }) => article);

/** What is missing beside the lines already told, that of the same window first. */
export function gapsAside(
  telling: Telling,
  { main, beside, past }: View,
  told: readonly RequirementLine[],
): Aside | undefined {
  const { localizer } = telling;
  const open = beside.filter((line) => line.missing > 0 && !told.includes(line));
  const near = open.filter((line) => main && sameWindow(line, main));
  const far = open.filter((line) => !near.includes(line));
  const lines = [...near, ...far, ...past];
  if (lines.length === 0) return undefined;
  const gaps = [
    ...near.map((line) => briefGapText(telling, line)),
    ...far.map((line, index) => {
      const previous = far[index - 1];
      const isSaid = previous !== undefined && sameWindow(previous, line);
      return isSaid ? briefGapText(telling, line) : gapText(telling, line);
    }),
  ];
  const over = past.map((line) => briefGapText(telling, line, placeName(telling, line)));
  const text = clauses(localizer, [
    ...(gaps.length > 0
      ? [localizer.t("standing.also-missing", { gaps: clauses(localizer, gaps) })]
      : []),
    ...(over.length > 0 ? [localizer.t("standing.over", { gaps: listed(localizer, over) })] : []),
  ]);
  return { text, articles: articlesOf(lines), lines };
}

/** What suffices beside the lines already told. */
export function metAside(
  telling: Telling,
  { beside }: View,
  told: readonly RequirementLine[],
): Aside | undefined {
  const lines = beside.filter((line) => line.missing === 0 && !told.includes(line));
  if (lines.length === 0) return undefined;
  const { localizer } = telling;
  const met = clauses(
    localizer,
    lines.map((line) => metText(telling, line)),
  );
  return { text: localizer.t("standing.also-met", { met }), articles: articlesOf(lines), lines };
}

/** How far it is to each amount that opens a door in the year in view. */
export function thresholdsAside(
  telling: Telling,
  { thresholds }: Standing,
  { year }: View,
): Aside | undefined {
  const asides = thresholds
    .filter(({ label }) => label === year?.label)
    .map((line) => ({ text: thresholdText(telling, line), articles: [line.article] }));
  return together(telling.localizer, asides);
}

/** What caps cut, or what room they leave. */
export function capsAside(telling: Telling, caps: readonly CapLine[]): Aside | undefined {
  const asides = caps.map((cap) => ({
    text: cap.lost > 0 ? cutText(telling, cap) : roomText(telling, cap),
    articles: [cap.article],
  }));
  return together(telling.localizer, asides);
}
