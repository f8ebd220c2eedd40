import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import { type DaySpan, isOne } from "../policy/procedures/day-span.ts";
import type { Doubt, Routed } from "../policy/procedures/route.ts";
import type { RouteFile, RouteRow } from "../policy/procedures/route-file.ts";
import { bilingual, clauses, measured } from "./formatting.ts";
import type { Localizer } from "./messages.ts";

/** What a sentence about an approval is made from. */
export interface RouteTelling {
  readonly localizer: Localizer;
  readonly parties: PolicyDocument["parties"];
  readonly table: RouteFile;
}

/** What people call somebody who acts or asks. */
export function partyName({ localizer, parties }: Omit<RouteTelling, "table">, id: string): string {
  const party = parties[id];
  return party ? bilingual(localizer, party.title) : id;
}

/** A number of days as people say it: `2 天`, `超过 3 天、不到 4 天`. */
export function spanText(localizer: Localizer, span: DaySpan): string {
  const days = (count: number) => ({ days: measured(localizer, count, "day") });
  if (isOne(span)) return days(span.from).days;
  const lower = localizer.t(
    span.fromIncluded ? "route.at-least" : "route.more-than",
    days(span.from),
  );
  if (!Number.isFinite(span.to)) return span.from === 0 ? localizer.t("route.any") : lower;
  const upper = localizer.t(span.toIncluded ? "route.at-most" : "route.less-than", days(span.to));
  return span.from === 0 ? upper : localizer.t("route.between", { lower, upper });
}

function side(telling: RouteTelling, row: RouteRow): string {
  const { localizer } = telling;
  const says = row.says
    ? bilingual(localizer, row.says)
    : row.days
      ? spanText(localizer, row.days)
      : row.id;
  return localizer.t("route.side", { says, approver: partyName(telling, row.approver) });
}

/** Where the text has a gap or says two things: both sides of it, and how it is read. */
export function doubtText(telling: RouteTelling, days: DaySpan, doubt: Doubt): string {
  const { localizer, table } = telling;
  return localizer.t(doubt.kind === "gap" ? "route.gap" : "route.overlap", {
    article: table.cite,
    days: spanText(localizer, days),
    sides: clauses(
      localizer,
      doubt.rows.map((row) => side(telling, row)),
    ),
    reading: bilingual(localizer, doubt.reading.why),
  });
}

/** The sentences that go with an answer where the text is not plain. */
export function warningsOf(telling: RouteTelling, routed: readonly Routed[]): string[] {
  return routed.flatMap(({ days, doubt }) => (doubt ? [doubtText(telling, days, doubt)] : []));
}

/** What must be handed in where a row decides, the row's own papers first. */
export function papersFor({ table }: Pick<RouteTelling, "table">, row: RouteRow) {
  return [...row.requires, ...table.requires];
}
