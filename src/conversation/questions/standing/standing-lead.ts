import type { CapLine, RequirementLine, ThresholdLine } from "../../../domain/standing.ts";
import {
  amount,
  number,
  scopeName,
  share,
  unitName,
  windowName,
} from "../../../wording/formatting.ts";
import {
  cutText,
  gapText,
  placeName,
  roomText,
  type Telling,
  thresholdText,
} from "../../../wording/line-wording.ts";
import { type Focus, sameWindow, type View } from "./focus-view.ts";
import { isDoor, type Target, targetsText } from "./targets.ts";

/** The first sentence of an answer about a standing. */
export interface Lead {
  readonly text: string;
  readonly tone: "good" | "short" | "plain";
  /** The lines it has told, so that they are not told again. */
  readonly lines: readonly RequirementLine[];
  readonly caps: readonly CapLine[];
  readonly thresholds?: readonly ThresholdLine[];
  readonly articles: readonly string[];
}

const isMissing = ({ missing }: RequirementLine) => missing > 0;

/** The year that runs needs no name where nothing was asked for by name. */
function gapName(telling: Telling, main: RequirementLine, focus: Focus): string {
  const isNamed = focus.year !== undefined || focus.cycle !== undefined;
  const isPlain = !isNamed && main.scope === "total" && main.window === "year";
  return isPlain ? "" : placeName(telling, main);
}

/** The basket alone, where the window has just been named. */
function basketName({ localizer, policy }: Telling, { scope }: RequirementLine): string {
  return scopeName(localizer, policy, scope);
}

function leadAbout(telling: Telling, main: RequirementLine, view: View, focus: Focus): Lead {
  const { localizer, unit } = telling;
  if (isMissing(main)) {
    const text = gapText(telling, main, gapName(telling, main, focus));
    return { text, tone: "short", lines: [main], caps: [], articles: [main.article] };
  }
  const what = placeName(telling, main);
  if (main.status === "waived") {
    return {
      text: localizer.t("standing.waived", {
        what,
        counted: amount(localizer, main.counted, unit),
      }),
      tone: "good",
      lines: [main],
      caps: [],
      articles: [main.article],
    };
  }
  const near = view.beside.find((line) => isMissing(line) && sameWindow(line, main));
  if (near) {
    const gap = gapText(telling, near, basketName(telling, near));
    const params = { what, share: share(main.counted, main.required), gap };
    return {
      text: localizer.t("standing.met-but", params),
      tone: "short",
      lines: [main, near],
      caps: [],
      articles: [main.article, near.article],
    };
  }
  const params = {
    what,
    counted: amount(localizer, main.counted, unit),
    required: number(main.required),
  };
  const hasGap = view.beside.some(isMissing) || view.past.length > 0;
  const text = hasGap
    ? localizer.t("standing.met", params)
    : localizer.t("standing.met-all", params);
  return { text, tone: "good", lines: [main], caps: [], articles: [main.article] };
}

/** A basket that is capped but not required: what was cut, or what room is left. */
function leadAboutCap(telling: Telling, cap: CapLine): Lead {
  const text = cap.lost > 0 ? cutText(telling, cap) : roomText(telling, cap);
  return { text, tone: "plain", lines: [], caps: [cap], articles: [cap.article] };
}

/** A basket without a line: the policy has no rule for it, or one that does not reach this teacher. */
function leadAboutBasket({ localizer, policy }: Telling, id: string): Lead {
  const basket = scopeName(localizer, policy, id);
  const rule = [...policy.rules.requirements, ...policy.rules.tracks].find(({ of }) => of === id);
  return rule
    ? plain(localizer.t("standing.not-concerned", { basket, article: rule.cite }), [rule.cite])
    : plain(localizer.t("standing.no-basket-rule", { basket }));
}

function plain(text: string, articles: readonly string[] = []): Lead {
  return { text, tone: "plain", lines: [], caps: [], articles };
}

/** Where the policy asks for no amount in this window: what counts, and nothing more. */
function leadWithoutMinimum(telling: Telling, { year, cycle }: View, focus: Focus): Lead {
  const { localizer, unit } = telling;
  const asked = focus.year ?? focus.cycle;
  const kind = year || focus.year ? "year" : "cycle";
  const found = year ?? cycle;
  if (!found) {
    return asked
      ? plain(
          localizer.t("standing.no-such-window", { window: windowName(localizer, kind, asked) }),
        )
      : plain(localizer.t("standing.no-window"));
  }
  if (focus.basket) return leadAboutBasket(telling, focus.basket);
  const window = windowName(localizer, kind, found.label);
  const counted = amount(localizer, found.total, unit);
  return plain(localizer.t("standing.no-minimum", { window, counted }));
}

/** How far it is to the amount that was asked about, where it is not demanded of anybody. */
function leadAboutThreshold(telling: Telling, line: ThresholdLine): Lead {
  return {
    text: thresholdText(telling, line),
    tone: line.reached ? "good" : "short",
    lines: [],
    caps: [],
    thresholds: [line],
    articles: [line.article],
  };
}

/** Says that the policy sets no amount for what was asked about; how it stands follows. */
function leadWithoutDoor({ localizer, unit }: Telling, door: string): Lead {
  const text = localizer.t("standing.no-threshold", { door, unit: unitName(localizer, unit) });
  return { ...plain(text), thresholds: [] };
}

/** What a lead is chosen from besides the lines of the view. */
export interface Beside {
  readonly caps?: readonly CapLine[];
  /** The amount that opens a door, where one was asked about. */
  readonly threshold?: ThresholdLine | undefined;
  /** What was asked about by name. */
  readonly targets?: readonly Target[] | undefined;
}

/** Several amounts that were asked about by name, each with how it stands. */
function leadAboutTargets(telling: Telling, targets: readonly Target[]): Lead {
  const lines = targets.filter((target): target is RequirementLine => !isDoor(target));
  const isGood = targets.every((target) => target.missing <= 0);
  return {
    text: targetsText(telling, targets),
    tone: isGood ? "good" : "short",
    lines,
    caps: [],
    thresholds: targets.filter(isDoor),
    articles: targets.map(({ article }) => article),
  };
}

/** The answer in one sentence: what is missing or that it suffices, with the amounts. */
export function standingLead(
  telling: Telling,
  view: View,
  focus: Focus,
  { caps = [], threshold, targets = [] }: Beside = {},
): Lead {
  const [cap] = caps;
  const [target] = targets;
  if (targets.length > 1) return leadAboutTargets(telling, targets);
  if (target && !isDoor(target)) return leadAbout(telling, target, view, focus);
  if (threshold) return leadAboutThreshold(telling, threshold);
  if (focus.door !== undefined) return leadWithoutDoor(telling, focus.door);
  if (view.main) return leadAbout(telling, view.main, view, focus);
  return cap ? leadAboutCap(telling, cap) : leadWithoutMinimum(telling, view, focus);
}
