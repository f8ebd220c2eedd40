import type { Day } from "../../domain/day.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/compile.ts";
import { evaluate, type Facts } from "../../policy/evaluate.ts";
import { whatIf } from "../../policy/what-if.ts";
import { recordFromSlots, statesAmount } from "../record-from-slots.ts";
import { whatIfReply } from "../replies/what-if-reply.ts";
import type { Slots } from "../understand/meaning.ts";
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

/** Tells what a training would give under a policy to nobody in particular. */
export function weighForAnybody({ voice, meaning, turn }: Scene, policy: Policy): Answer {
  const { record, assumed } = imagined(policy, meaning.slots, turn.today);
  const change = whatIf(policy, ANYBODY, record, turn.today);
  return {
    reply: whatIfReply({ voice, policy, record, whatIf: change, assumed, personal: false }),
    intent: "what-counts",
  };
}

/** Answers what a training would give before it is taken; `later` where it was to be recorded. */
export async function answerWhatIf(scene: Scene, later = false): Promise<Answer> {
  const { meaning, turn, voice, deps } = scene;
  const named = meaning.slots.policy;
  if (named !== undefined) return weighForAnybody(scene, deps.catalogue.policy(named));
  const about = await whom(scene, "what-counts");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  const { record, assumed } = imagined(policy, meaning.slots, turn.today);
  const change = whatIf(policy, facts, record, turn.today);
  const reply = whatIfReply({ voice, policy, record, whatIf: change, assumed, later, whose });
  return { reply, subject: person.teacher.id, intent: "what-counts" };
}
