import { yearLabelled } from "../../../app/standing/show-standing.ts";
import { addDays, addMonths, type Day, laterDay, wholeMonths } from "../../../domain/day.ts";
import type { RequirementLine, Standing } from "../../../domain/standing.ts";
import type { Leave } from "../../../domain/teacher.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, clauses, day, number, sum, unitOf } from "../../../wording/formatting.ts";
import { placeName } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import { ENGLISH_NUMBER, NUMBER, readNumber } from "../../message/numerals.ts";
import type { Answer } from "../../question.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { resolveSubject } from "../../subject.ts";
import { saidIn } from "../article/besides.ts";
import { yearsAsked } from "../standing/focus.ts";
import { ANYBODY, dayForAnybody } from "../worth/imagine.ts";

/**
 * What a leave of whole semesters would ask of the asker: their demands with and without it, by the
 * engine. Nothing where no whole semester is spoken of, or where it lowers nothing.
 */
export async function answerImaginedLeave(context: Context): Promise<Answer | undefined> {
  const { message, asker, today } = context;
  if (!asker || message.slots.policy !== undefined || !message.shows("speaks-of-self")) {
    return undefined;
  }
  const fullSemesters = semesters(context);
  if (fullSemesters === 0) return undefined;
  const about = await resolveSubject({ ...context, about: asker.teacher.id }, "standing");
  if (about.kind === "answered") return undefined;
  const { policy, facts, person } = about;
  const from = beginsOn(context, policy);
  const leave: Leave = { kind: kindOf(context), from, fullSemesters };
  const leaves = [...(facts.teacher.leaves ?? []), leave];
  const asOf = laterDay(today, from);
  const before = evaluate(policy, facts, asOf);
  const after = evaluate(policy, { ...facts, teacher: { ...facts.teacher, leaves } }, asOf);
  const lowered = loweredIn(before, after);
  const article = lowered[0]?.line.lowered?.at(-1)?.article;
  if (article === undefined) return undefined;
  const said = saidIn(context, policy, article, message.text);
  return {
    reply: leaveReply(context.localizer, policy, lowered, said),
    subject: person.teacher.id,
  };
}

/** 休了4个月病假, `four months of sick leave`. */
const MONTHS = new RegExp(
  `(?<zh>${NUMBER})\\s?个?整?(?:个)?月(?![份号日初底中])|(?<en>${ENGLISH_NUMBER}) (?:whole |full )?months?\\b`,
  "iu",
);

/**
 * What a leave of whole months gives under a policy that grants credits for it, by the engine, whoever
 * asks. Nothing where it grants none, or where neither its months nor its days are said.
 */
export function answerGrantedLeave(context: Context, policy: Policy): Answer | undefined {
  const leave = leaveSaid(context, policy);
  if (!policy.grants.some((grant) => grant.for === "leave") || !leave) return undefined;
  const standing = evaluate(
    policy,
    { ...ANYBODY, teacher: { id: "anybody", leaves: [leave] } },
    leave.to,
  );
  const granted = standing.records.flatMap(({ id, year, converted, reasons }) => {
    const article = reasons.find(({ code }) => code === "granted")?.article;
    return article && year ? [{ id, year, converted, article }] : [];
  });
  if (granted.length === 0) return undefined;
  const { localizer } = context;
  const total = amount(localizer, sum(granted.map(({ converted }) => converted)), unitOf(policy));
  const years = granted.map(({ year, converted }) =>
    localizer.t("leave.granted-in", { year, amount: number(converted) }),
  );
  const articles = granted.map(({ article }) => article);
  const { from, to } = leave;
  const reply = composeReply(localizer, {
    lead: localizer.t("leave.granted", { total, years: clauses(localizer, years) }),
    lines: [
      localizer.t("leave.granted-for", {
        months: number(wholeMonths(from, to)),
        from: day(localizer, from),
        to: day(localizer, to),
      }),
    ],
    articles,
    policy,
  });
  return { reply };
}

/** From the day that is said, else from the first of the year that is meant. */
function leaveSaid(context: Context, policy: Policy) {
  const { message, today } = context;
  const { from, to, year } = message.slots;
  const kind = kindOf(context);
  if (from && to) return { kind, from, to };
  const { zh, en } = MONTHS.exec(message.text)?.groups ?? {};
  const months = readNumber(zh ?? en ?? "");
  if (months === undefined || !Number.isInteger(months) || months > MOST_MONTHS) return undefined;
  const on = dayForAnybody(policy, today);
  const window = year === undefined ? policy.calendar.placeOf(on).year : yearLabelled(policy, year);
  const begins = from ?? window?.from;
  return begins && { kind, from: begins, to: addDays(addMonths(begins, months), -1) };
}

/** Nobody is on leave for longer. */
const MOST_MONTHS = 60;

function semesters({ message }: Context): number {
  if (message.shows("says-two-semesters")) return 2;
  return message.shows("says-a-whole-semester") ? 1 : 0;
}

function kindOf({ message }: Context): Leave["kind"] {
  if (message.shows("says-maternity")) return "maternity";
  return message.shows("says-sick") ? "sick" : "other";
}

/** The first day that is said, or that of the year that is; of several years the last, else today. */
function beginsOn(context: Context, policy: Policy): Day {
  const { message, today } = context;
  const { from, date, year } = message.slots;
  const named = year ?? yearsAsked(context, policy).at(-1);
  const window = named === undefined ? undefined : yearLabelled(policy, named);
  return from ?? date ?? window?.from ?? today;
}

interface Lowered {
  readonly line: RequirementLine;
  readonly before: number;
}

function loweredIn(before: Standing, after: Standing): readonly Lowered[] {
  return after.requirements.flatMap((line) => {
    const old = before.requirements.find(({ id, label }) => id === line.id && label === line.label);
    return old && old.required > line.required ? [{ line, before: old.required }] : [];
  });
}

function leaveReply(
  localizer: Localizer,
  policy: Policy,
  lowered: readonly Lowered[],
  said: { readonly lines: readonly string[]; readonly articles: readonly string[] },
): Reply {
  const texts = lowered.map(({ line, before }) =>
    localizer.t("leave.line", {
      what: placeName({ localizer, policy }, line),
      required: number(line.required),
      before: number(before),
      missing: number(line.missing),
    }),
  );
  return composeReply(localizer, {
    lead: clauses(localizer, texts),
    lines: [localizer.t("leave.only-whole"), ...said.lines],
    articles: [...said.articles, ...lowered.map(({ line }) => line.article)],
    policy,
    actions: nextQuestions(localizer, ["standing"], {}),
    personal: true,
  });
}
