import { listRecords } from "../../../app/records/list-records.ts";
import { showStanding } from "../../../app/standing/show-standing.ts";
import type { TeacherFacts } from "../../../app/standing/teacher-facts.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import type { Context } from "../../context.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { type Answer, question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeFigures, replyWithArticle } from "../article/question.ts";
import { draftedRecords } from "../record/drafting.ts";
import { focusOf } from "../standing/focus.ts";
import { whyUnderPolicy } from "../standing/question.ts";
import { imagined } from "../worth/imagine.ts";
import { recordNamed } from "./record-named.ts";
import { whyReply } from "./reply.ts";
import { ruleAsked } from "./rule-asked.ts";

/** Answers why a number is what it is; after a question of what would count, why that would. */
export const whyNumber = question({
  id: "why.number",
  topic: "why",
  takesYear: true,
  offered: "if-likely",
  commands: ["why"],
  needs: { asker: true },
  followUp: true,
  yieldsToText: (situation) => goesBeforeFigures(situation, true),
  answer: async (context) => (await whyUnderPolicy(context)) ?? answerWhy(context),
});

/** Answers what came of one record that is named by its title. */
export const whyRecord = question({
  id: "why.record",
  topic: "why",
  cues: { all: ["speaks-of-something-done", "asks-what-came-of-it"] },
  needs: { asker: true, without: ["person", "policy"] },
  followUp: true,
  yieldsToText: (situation) => goesBeforeFigures(situation, true),
  async answer(context) {
    const about = await resolveSubject(context, "why");
    if (about.kind === "answered") return undefined;
    const named = recordNamed(about.facts.records, about.policy, context.message.text);
    return named === undefined ? undefined : answerWhy(context);
  },
});

export async function answerWhy(context: Context): Promise<Answer> {
  const about = await resolveSubject(context, "why");
  if (about.kind === "answered") return about.answer;
  const { policy, whose, person } = about;
  const { localizer, today, before } = context;
  const spokenOf = notSaved(context, policy);
  const facts = { ...about.facts, records: [...about.facts.records, ...spokenOf] };
  const focus = focusOf(context, policy);
  const record = spokenOf[0]?.id ?? oneRecord(context, policy, about.facts);
  const last = spokenOf
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const asOf = last && last > today ? last : today;
  const standing = showStanding(policy, facts, asOf, focus.year);
  const rule = whose || record ? undefined : ruleAsked(context, { policy, standing, focus });
  if (rule !== undefined) return replyWithArticle(context, policy, rule);
  const reply = whyReply({
    localizer,
    policy,
    standing,
    facts,
    whose,
    focus: { ...focus, record },
  });
  const subject = person.teacher.id;
  return before?.question.startsWith("worth.")
    ? { reply, subject, thread: "keep" }
    : { reply, subject };
}

/** What was just spoken of without being in the ledger: an imagined record, or a draft. */
function notSaved({ before, draft, today }: Context, policy: Policy): TrainingRecord[] {
  if (before?.question.startsWith("worth.")) {
    return [imagined(policy, before.slots, today).record];
  }
  return before?.question.startsWith("record.") && draft ? draftedRecords(draft, today) : [];
}

/** The one record that the question names by its title or describes, if it is only one. */
function oneRecord(
  { message }: Context,
  policy: Policy,
  { entries, records }: TeacherFacts,
): string | undefined {
  const { date, title, level } = message.slots;
  const named = recordNamed(records, policy, message.text);
  if (named !== undefined || (!date && !title)) return named;
  const found = listRecords(policy, entries, { from: date, to: date, level }).filter(
    ({ record }) => !title || record.title?.includes(title),
  );
  return found.length === 1 && describesRecord(message.slots) ? found[0]?.record.id : undefined;
}
