import { yearLabelled } from "../../../app/standing/show-standing.ts";
import { type Day, laterDay } from "../../../domain/day.ts";
import type { RequirementLine, Standing } from "../../../domain/standing.ts";
import type { Leave } from "../../../domain/teacher.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { clauses, number } from "../../../wording/formatting.ts";
import { placeName } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { resolveSubject } from "../../subject.ts";
import { saidIn } from "../article/besides.ts";

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

function semesters({ message }: Context): number {
  if (message.shows("says-two-semesters")) return 2;
  return message.shows("says-a-whole-semester") ? 1 : 0;
}

function kindOf({ message }: Context): Leave["kind"] {
  if (message.shows("says-maternity")) return "maternity";
  return message.shows("says-sick") ? "sick" : "other";
}

/** The first day that is said, or that of the year that is; else today. */
function beginsOn({ message, today }: Context, policy: Policy): Day {
  const { from, date, year } = message.slots;
  const window = year === undefined ? undefined : yearLabelled(policy, year);
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
