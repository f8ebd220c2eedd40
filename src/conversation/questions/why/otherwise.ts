import { showStanding } from "../../../app/standing/show-standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { changeBetween } from "../../../wording/change-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, clauses, unitOf } from "../../../wording/formatting.ts";
import { lineText, recordLines } from "../../../wording/record-lines.ts";
import type { Context } from "../../context.ts";
import type { Slots } from "../../message/meaning.ts";
import { AMOUNTS } from "../../message/record-from-slots.ts";
import { type Answer, question } from "../../question.ts";
import { resolveSubject, type Subject } from "../../subject.ts";
import { answerWhy } from "./question.ts";
import { behind, recordMeant } from "./record-named.ts";

/**
 * Answers what a record that is on file would count if it were otherwise than it says: 1月那个其实没考过,
 * 还能算吗. Nothing is changed; where it is as it says, what came of it is told.
 */
export const whyOtherwise = question({
  id: "why.otherwise",
  topic: "why",
  acts: true,
  cues: {
    all: ["speaks-of-a-past-training", "says-it-was-otherwise", "asks-what-then"],
    none: ["attacks-instructions", "asks-why-so-much"],
  },
  needs: { asker: true, policy: "credits", without: ["policy", "draft"] },
  standsAlone: true,
  async answer(context) {
    const about = await resolveSubject(context, "why");
    if (about.kind === "answered") return about.answer;
    const record = recordSpokenOf(context, about);
    if (!record) return undefined;
    const changed = changedBy(context, record);
    return changed ? otherwise(context, about, record, changed) : answerWhy(context, record.id);
  },
});

/** What is said to be otherwise does not speak against a record: its level and its mode are looked at last. */
function recordSpokenOf(
  { message, today }: Context,
  { policy, facts }: Subject,
): TrainingRecord | undefined {
  const slots = behind(message.slots, today);
  const { level, ...unlevelled } = slots;
  const { mode, ...bare } = unlevelled;
  const isLecture = message.shows("speaks-of-lecture");
  for (const described of [slots, unlevelled, bare]) {
    const said = { text: message.text, slots: described };
    const id = recordMeant(facts.records, policy, said, isLecture);
    if (id !== undefined) return facts.records.find((each) => each.id === id);
  }
  const fitting = facts.records.filter((each) => fits(each, slots));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether a record is of the day and the kind that are said of it, where anything of that is said. */
function fits({ date, activity, mode }: TrainingRecord, said: Slots): boolean {
  const { from = said.date, to = said.date } = said;
  if (from === undefined && said.mode === undefined && said.activity === undefined) return false;
  if (from !== undefined && (date < from || date > (to ?? from))) return false;
  const isOfKind = said.activity === undefined || said.activity === activity;
  return isOfKind && (said.mode === undefined || said.mode === mode);
}

/** The particulars in which a record differs from what is said of it. */
function changedBy({ message }: Context, record: TrainingRecord): Partial<Slots> | undefined {
  const { level, mode, outcome } = message.slots;
  const isLost = message.shows("says-it-was-failed");
  const stated: Slots = {
    ...(level && { level }),
    ...(mode && { mode }),
    ...(outcome && { outcome }),
    ...(isLost && { outcome: "failed" }),
  };
  const amounts = AMOUNTS.filter((measure) => message.slots[measure] !== undefined);
  const differs = Object.entries(stated).filter(
    ([key, value]) => record[key as keyof TrainingRecord] !== value,
  );
  const isOfAnother = amounts.some((measure) => record[measure] !== message.slots[measure]);
  return differs.length > 0 && !isOfAnother ? Object.fromEntries(differs) : undefined;
}

function otherwise(
  { localizer, today }: Context,
  { policy, facts, whose, person }: Subject,
  record: TrainingRecord,
  changed: Partial<Slots>,
): Answer {
  const then: TrainingRecord = { ...record, ...(changed as Partial<TrainingRecord>) };
  const records = facts.records.map((each) => (each.id === record.id ? then : each));
  const before = showStanding(policy, facts, today);
  const after = evaluate(policy, { ...facts, records }, today);
  const worth = (standing: typeof after) =>
    standing.records.find(({ id }) => id === record.id)?.counted ?? 0;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: today };
  const { texts, lines } = changeBetween(telling, { before, after });
  const [line] = recordLines(localizer, policy, ofRecord(after, record.id), [then]);
  const was = amount(localizer, worth(before), telling.unit);
  const is = amount(localizer, worth(after), telling.unit);
  return {
    reply: composeReply(localizer, {
      lead: localizer.t(was === is ? "why.otherwise-same" : "why.otherwise", { was, is }),
      whose,
      lines: [
        line && lineText(localizer, line),
        texts.length > 0 ? clauses(localizer, texts.slice(0, 2)) : undefined,
        localizer.t("why.otherwise-only"),
      ],
      articles: [...(line?.articles ?? []), ...lines.map(({ article }) => article)],
      policy,
      personal: true,
    }),
    subject: person.teacher.id,
  };
}

const ofRecord = ({ records }: ReturnType<typeof evaluate>, record: string) =>
  records.filter(({ id }) => id === record);
