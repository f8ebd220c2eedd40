import type { Day } from "../domain/day.ts";
import type { CapLine, RequirementLine, ThresholdLine, WindowKind } from "../domain/standing.ts";
import type { Policy } from "../policy/engine/compile.ts";
import {
  amount,
  bilingual,
  day,
  number,
  scopeName,
  share,
  type UnitName,
  windowName,
} from "./formatting.ts";
import type { Localizer } from "./messages.ts";

/** What every sentence about a standing needs to know. */
export interface Telling {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly unit: UnitName;
  readonly asOf: Day;
}

/** What a line is about: `2013年`, or with its basket `2013年校本研训`. */
export function placeName(
  { localizer, policy }: Pick<Telling, "localizer" | "policy">,
  {
    scope,
    window,
    label,
  }: { readonly scope: string; readonly window: WindowKind; readonly label: string },
): string {
  const within = windowName(localizer, window, label);
  if (scope === "total") return within;
  const basket = scopeName(localizer, policy, scope);
  return within ? localizer.t("lines.basket-in", { basket, window: within }) : basket;
}

function gapParams({ localizer, unit, asOf }: Telling, line: RequirementLine) {
  return {
    missing: amount(localizer, line.missing, unit),
    share: share(line.counted, line.required),
    end: day(localizer, line.to, asOf),
  };
}

/** What is missing, how much there is, and till when; without a name where there is no doubt. */
export function gapText(
  telling: Telling,
  line: RequirementLine,
  name = placeName(telling, line),
): string {
  const params = gapParams(telling, line);
  const { localizer } = telling;
  if (line.status === "short") return localizer.t("lines.over", { ...params, what: name });
  return name === ""
    ? localizer.t("lines.missing-now", params)
    : localizer.t("lines.missing", { ...params, what: name });
}

/** A gap of the same window as one already told: its end need not be said again. */
export function briefGapText(
  telling: Telling,
  line: RequirementLine,
  what = scopeName(telling.localizer, telling.policy, line.scope),
): string {
  const { missing, share: part } = gapParams(telling, line);
  const params = { missing, share: part, what };
  return line.status === "short"
    ? telling.localizer.t("lines.short-too", params)
    : telling.localizer.t("lines.missing-too", params);
}

/** What there is of a requirement that is met. */
export function metText(telling: Telling, line: RequirementLine): string {
  const what = placeName(telling, line);
  if (line.status === "waived") {
    const counted = amount(telling.localizer, line.counted, telling.unit);
    return telling.localizer.t("lines.waived", { what, counted });
  }
  return telling.localizer.t("lines.met", { what, share: share(line.counted, line.required) });
}

const CAP = {
  record: "lines.cap-record",
  year: "lines.cap-year",
  "school-year": "lines.cap-school-year",
  cycle: "lines.cap-cycle",
  track: "lines.cap-track",
} as const;

/** The rule of a cap by itself: `每年最多算 30`. */
export function capRule(
  localizer: Localizer,
  { window, limit }: { readonly window: WindowKind; readonly limit: number },
): string {
  return localizer.t(CAP[window], { limit: number(limit) });
}

/** What a cap cut, from what to what, and by which article. */
export function cutText(
  { localizer, policy }: Pick<Telling, "localizer" | "policy">,
  cap: CapLine,
): string {
  return localizer.t("lines.cut", {
    what: placeName({ localizer, policy }, cap),
    before: number(cap.before),
    counted: number(cap.counted),
    rule: capRule(localizer, cap),
    article: cap.article,
  });
}

/** How much room a cap leaves. */
export function roomText(
  { localizer, policy }: Pick<Telling, "localizer" | "policy">,
  cap: CapLine,
): string {
  const params = {
    what: placeName({ localizer, policy }, cap),
    share: share(cap.counted, cap.limit),
    rule: capRule(localizer, cap),
  };
  return cap.room > 0
    ? localizer.t("lines.room", { ...params, room: number(cap.room) })
    : localizer.t("lines.no-room", params);
}

/** How far it is to an amount that opens a door, and to which. */
export function thresholdText(
  { localizer, policy }: Pick<Telling, "localizer" | "policy">,
  line: ThresholdLine,
): string {
  const rule = policy.rules.thresholds.find(({ id }) => id === line.id);
  const params = {
    window: windowName(localizer, "year", line.label),
    at: number(line.at),
    counted: number(line.counted),
    article: line.article,
  };
  if (line.reached) return localizer.t("lines.threshold-reached", params);
  return localizer.t("lines.threshold", {
    ...params,
    missing: number(line.missing),
    effect: rule ? bilingual(localizer, rule.effect) : line.id,
  });
}
