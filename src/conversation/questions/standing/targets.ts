import type { RequirementLine, Standing, ThresholdLine } from "../../../domain/standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import { clauses } from "../../../wording/formatting.ts";
import { gapText, metText, type Telling, thresholdText } from "../../../wording/line-wording.ts";
import type { Situation } from "../../context.ts";
import { withoutAsides } from "../../message/denied.ts";
import { partsNamed } from "../../message/match-basket.ts";
import { askedCycle, askedWindows } from "../../message/match-windows.ts";
import { statesAmount } from "../../message/record-from-slots.ts";
import { cyclesNamed } from "../../message/slots.ts";
import { thresholdNamed } from "../threshold/benefit.ts";
import { yearsAsked } from "./focus.ts";
import { type Focus, viewOf } from "./focus-view.ts";

/** One amount of a standing that somebody asks how it stands with. */
export type Target = RequirementLine | ThresholdLine;

export function isDoor(target: Target): target is ThresholdLine {
  return "at" in target;
}

/** An amount that is spoken of as one that is demanded, and not as one of a training: 那150, the 360. */
const DEMANDED =
  /(?:那个?|这个?|个|的|离|到|够|满|过|要|\b(?:the|that|those|of|my|normal|ordinary|usual|special))\s?(\d{2,4})(?!\d|\.\d|[-/:]|\s?(?:个)?(?:学时|小时|课时|钟头|分钟|节|天|月|号|日|年|岁|人|名|条|hours?\b|hrs?\b|h\b|days?\b))/giu;
/** More at once are a table, and no answer. */
const MOST = 4;

const runsOn = ({ from, to }: RequirementLine, { asOf }: Standing) => from <= asOf && asOf <= to;

/** The windows that a message names, by their labels. */
function windowsNamed(situation: Situation, policy: Policy) {
  const { message, reading, today } = situation;
  const { year } = askedWindows(policy, message.slots, message.text, today);
  const named = yearsAsked(situation, policy);
  const cycles = cyclesNamed(message.text, reading).flatMap(
    (cycle) => askedCycle(policy, cycle, today) ?? [],
  );
  return { years: named.length > 0 || year === undefined ? named : [year], cycles };
}

/** Of some lines those of the windows that are named; where none is, those that run or ran last. */
function inWindows(
  standing: Standing,
  lines: readonly RequirementLine[],
  { years, cycles }: ReturnType<typeof windowsNamed>,
): readonly RequirementLine[] {
  const named = [...years, ...cycles].flatMap((label) =>
    lines.filter((line) => line.label === label && line.window !== "track"),
  );
  if (named.length > 0) return named;
  const running = lines.filter((line) => runsOn(line, standing));
  return running.length > 0 ? running : lines.slice(-1);
}

/** The demands whose amount a text names, or what is missing of it: of a part that is named, of that part. */
function byAmount(
  standing: Standing,
  amounts: readonly number[],
  parts: readonly string[],
  windows: ReturnType<typeof windowsNamed>,
): readonly RequirementLine[] {
  return amounts.flatMap((amount) => {
    const all = standing.requirements.filter(
      ({ required, missing }) => required === amount || missing === amount,
    );
    const ofParts = all.filter(({ scope }) => parts.includes(scope));
    const whole = all.filter(({ scope }) => scope === TOTAL);
    const [lines = []] = [ofParts, whole, all].filter((each) => each.length > 0);
    return inWindows(standing, lines, windows).slice(0, 1);
  });
}

/**
 * What a message asks about by name, in the order in which it is best told: parts of what is demanded,
 * several windows, amounts that are demanded, doors. None where it names nothing but one year: then
 * everything of that year is of interest. None either of a kind of which nothing is demanded.
 */
export function targetsAsked(
  situation: Situation,
  policy: Policy,
  standing: Standing,
  { basket }: Pick<Focus, "basket"> = {},
): readonly Target[] {
  const { message, reading, cues } = situation;
  const text = withoutAsides(message.text);
  const windows = windowsNamed(situation, policy);
  const demanded = new Set(standing.requirements.map(({ scope }) => scope));
  if (basket !== undefined && !demanded.has(basket)) return [];
  const parts = partsNamed(policy, text, reading.vocabulary).filter((part) => demanded.has(part));
  const amounts = [...text.matchAll(DEMANDED)].map(([, amount]) => Number(amount));
  const door = thresholdNamed(cues, policy, text);
  // 30 more induction hours, and the normal 30: the part only says of what kind the hours are.
  const { activity, themes = [] } = message.slots;
  const isOfOthers =
    (amounts.length > 0 || door !== undefined) && !message.shows("means-that-requirement");
  const isKind = (part: string) =>
    isOfOthers && (part === activity || themes.some((theme) => theme === part));
  const ofParts = parts
    .filter((part) => !(isKind(part) && statesAmount(message.slots)))
    .flatMap((part) => {
      const lines = standing.requirements.filter(({ scope }) => scope === part);
      return inWindows(standing, lines, windows);
    });
  const whole = standing.requirements.filter(({ scope }) => scope === TOTAL);
  const isOfWindows = windows.cycles.length > 0 && parts.length === 0;
  const ofWindows = isOfWindows ? inWindows(standing, whole, windows) : [];
  const ofAmounts = byAmount(standing, amounts, parts, windows);
  const years = windows.years.length > 0 ? windows.years : [viewOf(standing).year?.label];
  const doors = standing.thresholds.filter(({ id, label }) => id === door && years.includes(label));
  // An amount that is named goes before the rest of its part.
  const isNamed = (line: RequirementLine) => ofAmounts.includes(line);
  const lines = [...ofParts.filter(isNamed), ...ofParts, ...ofWindows, ...ofAmounts];
  return [...new Set<Target>([...lines, ...doors])].slice(0, MOST);
}

/** How it stands with one of them. */
export function targetText(telling: Telling, target: Target): string {
  if (isDoor(target)) return thresholdText(telling, target);
  if (target.missing > 0) return gapText(telling, target);
  return telling.localizer.t("standing.target-met", { line: metText(telling, target) });
}

/** How it stands with all of them, in one sentence. */
export function targetsText(telling: Telling, targets: readonly Target[]): string {
  return clauses(
    telling.localizer,
    targets.map((target) => targetText(telling, target)),
  );
}
