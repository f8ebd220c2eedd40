import { can } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import { savedBefore } from "../../../app/records/confirm-draft.ts";
import { draftName } from "../../../app/records/draft-name.ts";
import { previewRecords } from "../../../app/records/preview-records.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { QuestionRun } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import type { Slots } from "../../message/meaning.ts";
import { MOST_RECORDS } from "../../message/several-records.ts";
import type { Answer } from "../../question.ts";
import { otherRecordsReply, tooManyRecordsReply } from "../../replies/common-replies.ts";
import {
  type Draft,
  type DraftItem,
  type Needed,
  openDraft,
  reviseDraft,
} from "../../state/drafts.ts";
import { resolveSubject, type Subject } from "../../subject.ts";
import { askFieldReply, type WrongField } from "./ask-field-reply.ts";
import { cancelling, draftReply } from "./draft-reply.ts";
import { draftedRecords, lacking, type Problem, problemIn, withoutProblem } from "./drafting.ts";
import { countsInVain } from "./in-vain.ts";
import { noSuchAmount } from "./no-such-amount.ts";
import { noSuchDay } from "./no-such-day.ts";
import { lacksSeveral } from "./record-form.ts";
import { noDraftReply } from "./record-replies.ts";
import { settled, tellSavedBefore } from "./saved.ts";

/** What changes one record of a draft as it was shown. */
export function changing(draft: Draft, index: number, slots: Slots): QuestionRun {
  return { ask: "record.change", slots: { ...slots }, item: { draft: draftName(draft), index } };
}

/** Whoever is spoken of, a record is that of the teacher for whom it was drafted: the asker, if nobody else is said. */
export const ofTeacher = (context: Context, teacher?: string): Context => ({
  ...context,
  about: teacher ?? context.asker?.teacher.id,
});

/** Whether the asker may enter records of this person, who may be themselves. */
export async function mayEnter(
  { asker, unitsAbove }: Context,
  { teacher, unit }: Person,
): Promise<boolean> {
  if (asker?.teacher.id === teacher.id) return true;
  return asker !== undefined && can(asker, "enter-records", { path: await unitsAbove(unit) });
}

interface Shown {
  /** Nothing of it is kept yet. */
  readonly isNew?: boolean;
  /** An earlier draft gives way to it, unsaved. */
  readonly replaced?: boolean;
  /** It has another wording than the one that was read. */
  readonly reworded?: boolean;
  /** What was said beside it and states nothing of it. */
  readonly unused?: readonly string[];
}

/**
 * Keeps a draft and reads it back, or asks for the one thing that it lacks next. Where it was
 * settled or changed elsewhere since, nothing is changed and that is said.
 */
export async function showDraft(context: Context, told: Draft, shown: Shown = {}): Promise<Answer> {
  if (told.items.length > MOST_RECORDS) {
    return { reply: tooManyRecordsReply(context.localizer, MOST_RECORDS) };
  }
  const { today, turn, deps, asker, localizer } = context;
  const about = await resolveSubject(ofTeacher(context, told.teacher), "record");
  if (about.kind === "answered") return about.answer;
  const { person, policy } = about;
  if (!asker || !(await mayEnter(context, person))) return { reply: otherRecordsReply(localizer) };
  const { items, problem } = checked(told.items, context);
  const asking = problem
    ? ({ item: problem.item, needed: problem.field === "date" ? "date" : "amount" } as const)
    : lacking(policy, person.teacher, { items }, today);
  const { asking: _, ...rest } = told;
  const next: Draft = { ...rest, items, ...(asking && { asking }) };
  const by = asker.teacher.id;
  return deps.store.transaction(async (kept): Promise<Answer> => {
    const { threads } = kept;
    if (shown.isNew) {
      await openDraft(threads, by, next, turn.at);
      return readBack(context, about, next, { ...shown, problem });
    }
    const before = await savedBefore(kept, by, next.id);
    if (before) {
      const saved = { subject: about, kept, draft: next.id };
      return tellSavedBefore(context, saved, before, "changed");
    }
    const revised = await reviseDraft(threads, by, next, turn.at);
    if (revised.kind === "gone") {
      return { reply: noDraftReply(localizer), thread: settled(context, next.id) };
    }
    const records = (await kept.records.of(person.teacher.id)).map(({ record }) => record);
    const now = { ...about, facts: { ...about.facts, records } };
    return revised.kind === "kept"
      ? readBack(context, now, revised.draft, { ...shown, problem })
      : readBack(context, now, revised.draft, { reworded: true });
  });
}

/** Reads a draft back as it is kept, or asks for what it lacks. */
function readBack(
  context: Context,
  { person, policy, facts: known, whose }: Subject,
  draft: Draft,
  { replaced, reworded, unused, problem }: Shown & { readonly problem?: ItemProblem | undefined },
): Answer {
  const { localizer, today } = context;
  const { asking, items } = draft;
  const answer = { subject: person.teacher.id, thread: { draft: draftName(draft) } };
  if (asking) {
    const several = items.length > 1;
    const reply = askFieldReply({
      localizer,
      missing: asking.needed,
      known: knownOf(items[asking.item]),
      place: several ? { index: asking.item + 1, of: items.length } : undefined,
      problem: problem ?? unreadable(context, asking.needed),
      inVain: countsInVain(localizer, policy, items[asking.item]?.slots ?? {}, today),
      whose,
      unused,
      draft: {
        cancel: cancelling(draft),
        fill: (slots) => changing(draft, asking.item, slots),
        form: formOf(items[asking.item]),
      },
    });
    return { ...answer, reply };
  }
  const corrected = known.records.find(({ id }) => id === draft.replaces);
  const others = known.records.filter((record) => record !== corrected);
  const facts = { ...known, records: others };
  const weighed = previewRecords(policy, facts, draftedRecords(draft, today), today);
  const asOf = weighed[0]?.whatIf.before.asOf ?? today;
  const before = corrected && evaluate(policy, known, asOf);
  const told = { localizer, policy, items: weighed, draft, whose, corrected, before };
  return { ...answer, reply: draftReply({ ...told, replaced, reworded, unused }) };
}

/** A day or an amount is asked for because there is none like the one that was given. */
function unreadable({ message }: Context, needed: Needed): WrongField | undefined {
  if (needed === "amount") return noSuchAmount(message.text);
  const said = needed === "date" ? noSuchDay(message.text) : undefined;
  return said === undefined ? undefined : { field: "date", said, wrong: "no-such-day" };
}

/** What the record states, where a form is to ask for the rest. */
function formOf(item: DraftItem | undefined): Slots | undefined {
  return item && lacksSeveral(item.slots) ? item.slots : undefined;
}

function knownOf(item: DraftItem | undefined) {
  const { person, policy, year, cycle, to, ...known } = item?.slots ?? {};
  return known;
}

type ItemProblem = Problem & { readonly item: number };

/** The items without what cannot be right, and the first such thing. */
function checked(items: readonly DraftItem[], { today }: Context) {
  let first: ItemProblem | undefined;
  const sound = items.map((item, index) => {
    const problem = problemIn(item.slots, today);
    if (!problem) return item;
    first ??= { ...problem, item: index };
    return { ...item, slots: withoutProblem(item.slots, problem) };
  });
  return { items: sound, problem: first };
}
