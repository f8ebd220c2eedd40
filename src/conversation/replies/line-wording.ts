import type { Day } from "../../domain/day.ts";
import type { CapLine, RequirementLine, ThresholdLine, WindowKind } from "../../domain/standing.ts";
import type { Policy } from "../../policy/engine/compile.ts";
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
import type { Voice } from "./wording.ts";

/** What every sentence about a standing needs to know. */
export interface Telling {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly unit: UnitName;
  readonly asOf: Day;
}

/** What a line is about: `2013年`, or with its basket `2013年校本研训`. */
export function placeName(
  { voice, policy }: Pick<Telling, "voice" | "policy">,
  {
    scope,
    window,
    label,
  }: { readonly scope: string; readonly window: WindowKind; readonly label: string },
): string {
  const within = windowName(voice, window, label);
  if (scope === "total") return within;
  const basket = scopeName(voice, policy, scope);
  return within ? voice.say("lines.basket-in", { basket, window: within }) : basket;
}

function gapParams({ voice, unit, asOf }: Telling, line: RequirementLine) {
  return {
    missing: amount(voice, line.missing, unit),
    share: share(line.counted, line.required),
    end: day(voice, line.to, asOf),
  };
}

/** What is missing, how much there is, and till when; without a name where there is no doubt. */
export function gapText(
  telling: Telling,
  line: RequirementLine,
  name = placeName(telling, line),
): string {
  const params = gapParams(telling, line);
  const { voice } = telling;
  if (line.status === "short") return voice.say("lines.over", { ...params, what: name });
  return name === ""
    ? voice.say("lines.missing-now", params)
    : voice.say("lines.missing", { ...params, what: name });
}

/** A gap of the same window as one already told: its end need not be said again. */
export function briefGapText(
  telling: Telling,
  line: RequirementLine,
  what = scopeName(telling.voice, telling.policy, line.scope),
): string {
  const { missing, share: part } = gapParams(telling, line);
  const params = { missing, share: part, what };
  return line.status === "short"
    ? telling.voice.say("lines.short-too", params)
    : telling.voice.say("lines.missing-too", params);
}

/** What there is of a requirement that is met. */
export function metText(telling: Telling, line: RequirementLine): string {
  const what = placeName(telling, line);
  if (line.status === "waived") {
    const counted = amount(telling.voice, line.counted, telling.unit);
    return telling.voice.say("lines.waived", { what, counted });
  }
  return telling.voice.say("lines.met", { what, share: share(line.counted, line.required) });
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
  voice: Voice,
  { window, limit }: { readonly window: WindowKind; readonly limit: number },
): string {
  return voice.say(CAP[window], { limit: number(limit) });
}

/** What a cap cut, from what to what, and by which article. */
export function cutText(
  { voice, policy }: Pick<Telling, "voice" | "policy">,
  cap: CapLine,
): string {
  return voice.say("lines.cut", {
    what: placeName({ voice, policy }, cap),
    before: number(cap.before),
    counted: number(cap.counted),
    rule: capRule(voice, cap),
    article: cap.article,
  });
}

/** How much room a cap leaves. */
export function roomText(
  { voice, policy }: Pick<Telling, "voice" | "policy">,
  cap: CapLine,
): string {
  const params = {
    what: placeName({ voice, policy }, cap),
    share: share(cap.counted, cap.limit),
    rule: capRule(voice, cap),
  };
  return cap.room > 0
    ? voice.say("lines.room", { ...params, room: number(cap.room) })
    : voice.say("lines.no-room", params);
}

/** How far it is to an amount that opens a door, and to which. */
export function thresholdText(
  { voice, policy }: Pick<Telling, "voice" | "policy">,
  line: ThresholdLine,
): string {
  const rule = policy.file.thresholds.find(({ id }) => id === line.id);
  const params = {
    window: windowName(voice, "year", line.label),
    at: number(line.at),
    counted: number(line.counted),
    article: line.article,
  };
  if (line.reached) return voice.say("lines.threshold-reached", params);
  return voice.say("lines.threshold", {
    ...params,
    missing: number(line.missing),
    effect: rule ? bilingual(voice, rule.effect) : line.id,
  });
}
