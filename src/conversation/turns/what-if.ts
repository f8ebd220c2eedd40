import type { Day } from "../../domain/day.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { yearsTogether } from "../../domain/window.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../policy/engine/evaluate.ts";
import { measuresCounted } from "../../policy/engine/measures-counted.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { whatIf } from "../../policy/engine/what-if.ts";
import { amountProblem } from "../drafting.ts";
import { questionParts } from "../lookup/question-parts.ts";
import type { Slots } from "../message/meaning.ts";
import { normalise } from "../message/normalise.ts";
import { noSuchAmount } from "../no-such-amount.ts";
import { recordFromSlots, statesAmount } from "../record-from-slots.ts";
import { wrongFieldReply } from "../replies/ask-field-reply.ts";
import { noArithmeticReply } from "../replies/policy-replies.ts";
import type { Whose } from "../replies/standing-reply.ts";
import { uncountedReply, whatIfReply } from "../replies/what-if-reply.ts";
import type { Reply } from "../reply.ts";
import { findIn } from "./article.ts";
import { type Besides, gistOf } from "./besides.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

/** The id of a record that has not happened. */
export const HYPOTHETICAL = "if";

/** Stands in for a teacher of whom only the policy is known. */
const ANYBODY: Facts = { teacher: { id: "anybody" }, records: [] };

/** What is taken where no amount was told: nothing for a flat worth, else one of what is counted. */
const ONE_OF: readonly Slots[] = [
  {},
  { hours: 1 },
  { units: 1 },
  { courses: 1 },
  { days: 1 },
  { credits: 1 },
];

/**
 * The day on which nobody in particular is imagined to finish: today, or the last of the policy's
 * years where these are over, for a rule is asked for and not what became of it.
 */
function dayForAnybody({ calendar }: Policy, today: Day): Day {
  const { last } = calendar.years;
  const ended = last === undefined ? today : yearsTogether(calendar.years, last, 1).to;
  return ended < today ? ended : today;
}

/** A record as it is imagined: today, and one hour, where nothing else is said. */
export function imagined(policy: Policy, slots: Slots, today: Day) {
  const { date, from, to } = slots;
  const assumed: ("date" | "hours")[] = [];
  if (!(date ?? from ?? to)) assumed.push("date");
  if (statesAmount(slots)) return { record: recordFromSlots(slots, HYPOTHETICAL, today), assumed };
  const candidates = ONE_OF.map((amount) =>
    recordFromSlots({ ...slots, ...amount }, HYPOTHETICAL, today),
  );
  const [none, hour] = candidates;
  const record = candidates.find((each) => isWorthSomething(policy, each)) ?? hour ?? none;
  if (record === hour) assumed.push("hours");
  return { record: record ?? recordFromSlots(slots, HYPOTHETICAL, today), assumed };
}

function isWorthSomething(policy: Policy, record: TrainingRecord): boolean {
  const standing = evaluate(policy, { ...ANYBODY, records: [record] }, record.date);
  return (standing.records[0]?.converted ?? 0) > 0;
}

/** Whether a training of which no amount was told would give nothing, whatever the amount. */
export function isWorthless(policy: Policy, slots: Slots, today: Day): boolean {
  return !statesAmount(slots) && !isWorthSomething(policy, imagined(policy, slots, today).record);
}

/** Whose records the imagined one joins, and how it is told. */
interface Told {
  readonly facts: Facts;
  /** When it is imagined to be finished, where that is not said. */
  readonly on: Day;
  /** False for nobody in particular: then nothing is said of a standing. */
  readonly personal: boolean;
  readonly whose?: Whose | undefined;
  readonly later?: boolean;
}

/** Asks how much something gives. */
const HOW_MUCH =
  /几|多少|算|抵|折|\b(?:how (?:much|many)|worth|counts?|counted|gives?|earns?|credits?)\b/iu;

/** What the articles say where more is asked than how much it gives: whose proof, taught by whom. */
function moreAsked(scene: Scene, policy: Policy, deciding: string | undefined): Besides {
  const isMore = questionParts(normalise(scene.text)).some((part) => !HOW_MUCH.test(part));
  if (!isMore || scene.meaning.command || scene.before) return { lines: [], articles: [] };
  const { best, sure } = findIn(scene, policy);
  const told = sure ? best : [deciding].filter((article) => article !== undefined);
  return { lines: told.flatMap((article) => gistOf(scene, policy, article).lines), articles: told };
}

function weigh(scene: Scene, policy: Policy, told: Told): Reply {
  const { voice, meaning, turn } = scene;
  const { facts, on, ...manner } = told;
  const isUnstated = !statesAmount(meaning.slots);
  const problem = isUnstated ? noSuchAmount(scene.text) : amountProblem(meaning.slots);
  if (problem) return wrongFieldReply(voice, problem);
  const { record, assumed } = imagined(policy, meaning.slots, on);
  const change = whatIf(policy, facts, record, turn.today);
  const isUnread = change.record.reasons.every(
    (reason) => reason.code === "converted" && reason.lacking !== undefined,
  );
  const isOtherwise = isUnread && statesAmount(meaning.slots);
  const counted = isOtherwise ? measuresCounted(policy, facts.teacher, record) : undefined;
  return counted && counted.measures.length > 0
    ? uncountedReply({ voice, policy, record, counted, ...manner })
    : whatIfReply({
        voice,
        policy,
        record,
        whatIf: change,
        assumed,
        besides: moreAsked(scene, policy, change.record.reasons.at(-1)?.article),
        ...manner,
      });
}

/** Tells what a training would give under a policy to nobody in particular. */
export function weighForAnybody(scene: Scene, policy: PolicyDocument): Answer {
  if (!isApplicable(policy)) return { reply: noArithmeticReply(scene.voice, policy) };
  const on = dayForAnybody(policy, scene.turn.today);
  const reply = weigh(scene, policy, { facts: ANYBODY, on, personal: false });
  return { reply, intent: "what-counts" };
}

/** The article that decides what {@link weighForAnybody} tells. */
export function articleWeighing({ meaning, turn }: Scene, policy: Policy): string | undefined {
  const { record } = imagined(policy, meaning.slots, dayForAnybody(policy, turn.today));
  return whatIf(policy, ANYBODY, record, turn.today).record.reasons.at(-1)?.article;
}

/** Answers what a training would give before it is taken; `later` where it was to be recorded. */
export async function answerWhatIf(scene: Scene, later = false): Promise<Answer> {
  const named = scene.meaning.slots.policy;
  if (named !== undefined) return weighForAnybody(scene, scene.deps.catalogue.document(named));
  const about = await whom(scene, "what-counts");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  const on = scene.turn.today;
  const reply = weigh(scene, policy, { facts, on, personal: true, whose, later });
  return { reply, subject: person.teacher.id, intent: "what-counts" };
}
