import { listRecords } from "../../../app/records/list-records.ts";
import { showStanding } from "../../../app/standing/show-standing.ts";
import type { TeacherFacts } from "../../../app/standing/teacher-facts.ts";
import type { Standing } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { bilingual, windowName } from "../../../wording/formatting.ts";
import type { Context } from "../../context.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { yearsNamed } from "../../message/slots.ts";
import { type Answer, question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import type { Besides } from "../article/besides.ts";
import { goesBeforeFigures, replyWithArticle } from "../article/question.ts";
import { draftedRecords } from "../record/drafting.ts";
import { focusOf } from "../standing/focus.ts";
import { viewOf } from "../standing/focus-view.ts";
import { whyUnderPolicy } from "../standing/question.ts";
import { imagined } from "../worth/imagine.ts";
import { amountsSaid, recordMeant, recordNamed } from "./record-named.ts";
import { whyReply } from "./reply.ts";
import { amountsNamed, ruleAsked } from "./rule-asked.ts";
import { worthMore } from "./worth-more.ts";

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

/** Answers whether a training was in vain: which records count, and which do not. */
export const whyInVain = question({
  id: "why.in-vain",
  topic: "why",
  cues: { all: ["asks-whether-in-vain"] },
  needs: { asker: true, without: ["person", "policy"] },
  followUp: true,
  answer: (context) => answerWhy(context),
});

/** Answers what came of one record that is named by its title, or by its day, hours and kind. */
export const whyRecord = question({
  id: "why.record",
  topic: "why",
  cues: {
    any: ["asks-what-came-of-something", "asks-why-so-much", "asks-whether-multiplied"],
    none: ["names-demand"],
  },
  needs: { asker: true, without: ["person", "policy"] },
  standsAlone: true,
  followUp: true,
  // Of several years their totals are asked for, and not what came of a record.
  find: ({ message, reading }) => yearsNamed(message.text, reading).length < 2 || undefined,
  yieldsToText: (situation) => goesBeforeFigures(situation, true),
  async answer(context) {
    const about = await resolveSubject(context, "why");
    if (about.kind === "answered") return about.answer;
    // Where it is none of them, the number is what is asked of.
    return answerWhy(context, recordAsked(context, about.policy, about.facts.records));
  },
});

function recordAsked(
  { message }: Context,
  policy: Policy,
  records: readonly TrainingRecord[],
): string | undefined {
  return recordMeant(records, policy, message, message.shows("speaks-of-lecture"));
}

/** @param named the id of the record that it is asked of, where that is known */
export async function answerWhy(context: Context, named?: string): Promise<Answer> {
  const about = await resolveSubject(context, "why");
  if (about.kind === "answered") return about.answer;
  const { policy, whose, person } = about;
  const { localizer, today, before, message } = context;
  const spokenOf = notSaved(context, policy);
  const facts = { ...about.facts, records: [...about.facts.records, ...spokenOf] };
  const asked = focusOf(context, policy);
  const focus = isOfNow(context, policy, facts) ? { ...asked, year: undefined } : asked;
  const record =
    spokenOf[0]?.id ??
    (message.shows("names-multiple") ? ofThatMany(context, about.facts) : undefined) ??
    named ??
    oneRecord(context, policy, about.facts) ??
    (message.shows("names-multiple") ? onlyOneIn(context, policy, about.facts) : undefined);
  const last = spokenOf
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const asOf = last && last > today ? last : today;
  const standing = showStanding(policy, facts, asOf, focus.year);
  const rule = whose || record ? undefined : ruleAsked(context, { policy, standing, focus });
  if (rule !== undefined) return replyWithArticle(context, policy, rule);
  const isMultipleAsked = message.shows("names-multiple");
  const isDiscountAsked = message.shows("names-discount");
  const one = facts.records.find(({ id }) => id === record);
  const reply = whyReply({
    named: [...amountsNamed(message), ...amountsSaid(message.text)],
    isMultipleAsked,
    isDiscountAsked,
    localizer,
    policy,
    standing,
    facts,
    whose,
    focus: { ...focus, record },
    besides: one && besidesOf(context, policy, standing, { record: one, facts }),
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

/** 去年不是84吗,怎么现在才22: of two years the one whose total is put in question is the one that runs. */
function isOfNow({ message, today }: Context, policy: Policy, facts: TeacherFacts): boolean {
  if (message.slots.year === undefined || !message.shows("asks-why-so-much")) return false;
  const { main } = viewOf(showStanding(policy, facts, today));
  const named = amountsNamed(message);
  const isOfTwo = named.filter((amount) => String(amount) !== message.slots.year).length > 1;
  return main !== undefined && isOfTwo && named.at(-1) === main.counted;
}

/** The only record that states an amount that is named: 怎么只给我算9. */
function ofThatMany({ message }: Context, { records }: TeacherFacts): string | undefined {
  const named = amountsNamed(message);
  const found = records.filter(({ hours }) => hours !== undefined && named.includes(hours));
  return found.length === 1 ? found[0]?.id : undefined;
}

/** The only record of the year that is asked about. */
function onlyOneIn(context: Context, policy: Policy, facts: TeacherFacts): string | undefined {
  const { year = policy.calendar.placeOf(context.today).year?.label } = focusOf(context, policy);
  const found = facts.records.filter(
    ({ date }) => policy.calendar.placeOf(date).year?.label === year,
  );
  return found.length === 1 ? found[0]?.id : undefined;
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

/** What is told beside one record: which rule gives more, where it is asked why it was not doubled; else its own. */
function besidesOf(
  context: Context,
  policy: Policy,
  standing: Standing,
  { record, facts }: { readonly record: TrainingRecord; readonly facts: TeacherFacts },
): Besides | undefined {
  const own = ruleOf(context, policy, standing, record);
  if (!context.message.shows("names-multiple")) return own;
  const { localizer } = context;
  const more = worthMore(policy, facts.teacher, record, standing.asOf).flatMap(
    ({ rule, article }) => {
      const title = policy.rules.awards.find(({ id }) => id === rule)?.title;
      const named = title && bilingual(localizer, title);
      return named
        ? [{ text: localizer.t("why.worth-more", { rule: named, article }), article }]
        : [];
    },
  );
  if (more.length === 0) return own;
  return {
    lines: more.map(({ text }) => text),
    articles: more.map(({ article }) => article),
  };
}

/** What the rule says that made of a record what it is, and that another cycle has it where one has. */
function ruleOf(
  context: Context,
  policy: Policy,
  { records }: Standing,
  record: TrainingRecord,
): Besides | undefined {
  const { reasons = [], countedInCycle = 0 } = records.find(({ id }) => id === record.id) ?? {};
  const article = reasons.find(({ article: cited }) => cited !== undefined)?.article;
  const cycle = countedInCycle > 0 ? otherCycle(context, policy, record) : undefined;
  const rule = ruleSaid(context, policy, article);
  return {
    lines: [...(cycle === undefined ? [] : [cycle]), ...(rule?.lines ?? [])],
    articles: rule?.articles ?? [],
  };
}

/** The short answer that explains it, of the whole policy or of the article; none that says nothing is written. */
function ruleSaid(
  { deps, message, localizer }: Context,
  policy: Policy,
  article: string | undefined,
): Besides | undefined {
  const { told, sure } = deps.articles.find(policy, message.text);
  const found = [
    ...(sure ? told.slice(0, 1) : []),
    ...(article === undefined ? [] : [deps.articles.within(policy, article, message.text)]),
  ];
  const answer = found.find((each) => each.answer && !each.answer.silent)?.answer;
  return answer && { lines: [bilingual(localizer, answer.say)], articles: answer.cite };
}

/** Says that another cycle than the one that runs has a record, where one has. */
export function otherCycle(
  { localizer, today }: Context,
  { calendar }: Policy,
  { date }: TrainingRecord,
): string | undefined {
  const [past, now] = [date, today].map((day) => calendar.placeOf(day).cycle?.label);
  if (past === undefined || now === undefined || past === now) return undefined;
  const named = (label: string) => windowName(localizer, "cycle", label);
  return localizer.t("why.other-cycle", { past: named(past), now: named(now) });
}
