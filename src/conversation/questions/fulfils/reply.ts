import type {
  RecordResult,
  RequirementLine,
  Standing,
  ThresholdLine,
} from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { amount, bilingual, number, sum, unitOf, windowName } from "../../../wording/formatting.ts";
import { gapText, metText, placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { lineText, recordLines } from "../../../wording/record-lines.ts";
import { bookingOf, countedOf } from "../../../wording/record-verdict.ts";
import type { Reply } from "../../../wording/reply.ts";
import { readingText, requirementRule } from "../../../wording/silent-wording.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { type Target, targetsText } from "../standing/targets.ts";

interface Told {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly standing: Standing;
  readonly whose: SubjectLabel | undefined;
}

interface PartTold extends Told {
  /** The whole of which it is asked. */
  readonly target: RequirementLine;
  /** What may be part of it. */
  readonly things: readonly TrainingRecord[];
  /** The kind that they are of, where one was named. */
  readonly basket: string | undefined;
  /** Says that another cycle has the record, where one does. */
  readonly otherCycle: string | undefined;
}

/** So many records are told one by one; of more, how their kind stands. */
const FEW = 2;

const tellingOf = ({ localizer, policy, standing }: Told): Telling => ({
  ...{ localizer, policy, unit: unitOf(policy), asOf: standing.asOf },
});

const lineOf = (telling: Telling, line: RequirementLine) =>
  line.missing > 0 ? gapText(telling, line) : metText(telling, line);

/** Whether a record counts towards a line of the whole. */
function countsTowards(result: RecordResult, { window, label }: RequirementLine): boolean {
  const booking = bookingOf(result);
  if (booking === "track" || booking === "nowhere") return false;
  return (window === "cycle" ? result.cycle : result.year) === label;
}

/** Whether a record, or those of a kind, are part of what is demanded of a year or a cycle. */
export function partReply(told: PartTold): Reply {
  const { localizer, policy, standing, whose, target, things, basket } = told;
  const telling = tellingOf(told);
  const ids = new Set(things.map(({ id }) => id));
  const results = standing.records.filter(({ id }) => ids.has(id));
  const within = results.filter((result) => countsTowards(result, target));
  const place = placeName(telling, target);
  const window = target.window === "cycle" ? "cycle" : "year";
  const counted = sum(within.map((result) => countedOf(result, window)));
  const lines = recordLines(localizer, policy, results, things);
  const ofKind = standing.requirements.filter(({ scope }) => scope === basket);
  const isFew = lines.length <= FEW;
  const isTrack = results.every((result) => bookingOf(result) === "track");
  const lead =
    within.length > 0
      ? localizer.t("fulfils.part", { place, counted: amount(localizer, counted, telling.unit) })
      : localizer.t("fulfils.no-part", { place, required: number(target.required) });
  return composeReply(localizer, {
    lead,
    tone: within.length > 0 ? "good" : "short",
    whose,
    lines: [
      ...(isFew
        ? lines.map((line) => lineText(localizer, line))
        : ofKind.slice(-1).map((line) => lineOf(telling, line))),
      within.length > 0 || isTrack ? undefined : told.otherCycle,
      lineOf(telling, target),
    ],
    articles: [
      ...lines.flatMap(({ articles }) => articles),
      ...(isFew ? [] : ofKind.map(({ article }) => article)),
      target.article,
    ],
    policy,
    actions: nextQuestions(localizer, ["standing", "records"], {}, whose),
    personal: true,
  });
}

interface FulfilledTold extends Told {
  readonly target: RequirementLine;
  /** What else was asked about by name. */
  readonly others: readonly Target[];
  readonly record: TrainingRecord | undefined;
  readonly otherCycle: string | undefined;
}

/** Whether what is demanded is met, with the record that was thought to meet it. */
export function fulfilledReply(told: FulfilledTold): Reply {
  const { localizer, policy, whose, target, others } = told;
  const telling = tellingOf(told);
  const isMet = target.missing <= 0;
  const lines = recordTold(told);
  const key = isMet ? "fulfils.met" : "fulfils.unmet";
  return composeReply(localizer, {
    lead: localizer.t(key, { line: lineOf(telling, target) }),
    tone: isMet ? "good" : "short",
    whose,
    lines: [
      others.length > 0 ? targetsText(telling, others) : undefined,
      ...lines.map(({ text }) => text),
      told.otherCycle,
    ],
    articles: [
      target.article,
      ...others.map(({ article }) => article),
      ...lines.flatMap(({ articles }) => articles),
    ],
    reading: readingText(localizer, policy, [requirementRule(policy, target)]),
    policy,
    actions: nextQuestions(localizer, ["plan", "standing"], {}, whose),
    personal: true,
  });
}

/** The record in one line, with where it counts. */
function recordTold({ localizer, policy, standing, record }: FulfilledTold) {
  if (!record) return [];
  const results = standing.records.filter(({ id }) => id === record.id);
  return recordLines(localizer, policy, results, [record]).map((line) => ({
    text: lineText(localizer, line),
    articles: line.articles,
  }));
}

interface DoorTold extends Told {
  readonly door: ThresholdLine;
  readonly record: TrainingRecord | undefined;
}

/** Whether the total of a year reached the amount that opens a door. */
export function doorReply(told: DoorTold): Reply {
  const { localizer, policy, whose, door } = told;
  const rule = policy.rules.thresholds.find(({ id }) => id === door.id);
  const params = {
    window: windowName(localizer, "year", door.label),
    counted: amount(localizer, door.counted, unitOf(policy)),
    at: number(door.at),
    missing: number(door.missing),
    article: door.article,
    effect: rule ? bilingual(localizer, rule.effect) : door.id,
  };
  return composeReply(localizer, {
    lead: localizer.t(door.reached ? "fulfils.reached" : "fulfils.not-reached", params),
    tone: door.reached ? "good" : "short",
    whose,
    lines: [door.reached ? undefined : localizer.t("fulfils.effect", params)],
    articles: [door.article],
    policy,
    actions: nextQuestions(localizer, ["why", "standing"], { year: door.label }, whose),
    personal: true,
  });
}
