import { isDraftId, newDraftId } from "../../../app/new-draft-id.ts";
import { submitRecords } from "../../../app/submit-records.ts";
import { weighRecords } from "../../../app/weigh-records.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { Context, Situation } from "../../context.ts";
import { readPerson } from "../../message/person.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import { saysNo, saysYes } from "../../message/yes-no.ts";
import { type Answer, question } from "../../question.ts";
import { askFieldReply, type WrongField } from "../../replies/ask-field-reply.ts";
import { draftReply } from "../../replies/draft-reply.ts";
import {
  cancelledReply,
  noDraftReply,
  savedReply,
  whichDraftReply,
} from "../../replies/record-replies.ts";
import { otherRecordsReply, unknownPersonReply } from "../../replies/small-replies.ts";
import {
  type Draft,
  type DraftItem,
  dropDraft,
  keepDraft,
  type Needed,
  readDrafts,
} from "../../state/drafts.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeStrangers, isForeseen } from "../article/question.ts";
import { isTrainingOfDays } from "../route/question.ts";
import { undoRecord } from "../undo/undo-record.ts";
import { statesTraining } from "../worth/question.ts";
import { continuationOf } from "./continue-draft.ts";
import { ofDraft } from "./draft-commands.ts";
import {
  draftedRecords,
  isFromDraft,
  lacking,
  type Problem,
  problemIn,
  withoutProblem,
} from "./drafting.ts";
import { noSuchAmount } from "./no-such-amount.ts";
import { noSuchDay } from "./no-such-day.ts";

/** Starts a draft from a training that somebody tells of; nothing is saved before it is confirmed. */
export const recordReport = question({
  id: "record.report",
  topic: "record",
  isMain: true,
  acts: true,
  commands: ["record"],
  needs: { asker: true },
  yieldsToText: (situation) => isQuestion(situation) || goesBeforeStrangers(situation),
  answer: answerRecord,
});

/** The same for a message that states a day, an amount and a kind of training, and asks nothing. */
export const recordStated = question({
  id: "record.stated",
  topic: "record",
  acts: true,
  cues: { none: ["not-a-report"] },
  needs: { asker: true },
  find({ message, cues }) {
    const { slots, text } = message;
    if (!statesTraining(slots)) return undefined;
    const isDated = (slots.date ?? slots.from) !== undefined;
    return isDated || cues.shows("ends-asking-to-enter", text) || undefined;
  },
  answer: answerRecord,
});

/** The same for a training of so many days, where nobody is asked to approve it. */
export const recordOfDays = question({
  id: "record.of-days",
  topic: "record",
  acts: true,
  cues: {},
  needs: { asker: true },
  find: (situation) =>
    (situation.message.topics[0]?.intent === "route" && isTrainingOfDays(situation)) || undefined,
  answer: answerRecord,
});

/** Asks something of a record without telling of one: the text answers it. */
function isQuestion({ message, reading, cues, draft }: Situation): boolean {
  if (message.command || draft || !cues.shows("asks", message.text)) return false;
  return !splitRecords(message.text, reading).some(describesRecord);
}

/** Whether it was 帮王芳记: only one's own records are taken in a conversation. */
function isForOther({ message, asker }: Context): boolean {
  const { person } = message.slots;
  if (person === undefined || person === asker?.teacher.name) return false;
  return ["帮", "替", "给", "为", "for "].some((word) => message.text.includes(`${word}${person}`));
}

async function answerRecord(context: Context): Promise<Answer | undefined> {
  const { asker, message, voice, reading, turn, draft } = context;
  if (!asker) return { reply: unknownPersonReply(voice) };
  if (isForOther(context)) return { reply: otherRecordsReply(voice) };
  const told = splitRecords(message.command?.rest ?? message.text, reading);
  const items = told.map((slots): DraftItem => ({ slots: withoutPerson(slots) }));
  const describes = told.some(describesRecord);
  if (draft && !describes) return showDraft(context, draft);
  const fresh = { id: newDraftId(), room: turn.room, items };
  return showDraft(context, fresh, { replaced: draft !== undefined });
}

function withoutPerson({ person, policy, year, cycle, ...slots }: DraftItem["slots"]) {
  return slots;
}

/** Goes on with the open draft: what it lacked, a correction, or one more record. */
export const recordContinue = question({
  id: "record.continue",
  topic: "record",
  acts: true,
  // An amount is asked for, and 没有 answers that the proof states none.
  over: ["record.confirm", "record.cancel"],
  waits: (situation) => situation.draft && continuationOf(situation, situation.draft),
  async answer(context, continuation) {
    const { draft, voice, today } = context;
    if (!draft) return undefined;
    if (continuation.kind === "changed") return showDraft(context, continuation.draft);
    if (continuation.kind === "again") return showDraft(context, draft);
    const reply = whichDraftReply(voice, draftedRecords(draft, today));
    return { reply, askerOnly: true, thread: { correction: continuation.correction } };
  },
});

/** Saves the draft that was read back, or takes the record back that was asked about. */
export const recordConfirm = question({
  id: "record.confirm",
  topic: "record",
  acts: true,
  commands: ["confirm"],
  waits: ({ draft, thread, message }) =>
    (((draft && !draft.asking) || thread?.undoing !== undefined) && saysYes(message.text)) ||
    undefined,
  async answer(context) {
    const { asker, draft, thread, deps, voice, message, turn } = context;
    const rest = message.command?.rest.trim() ?? "";
    const id = isDraftId(rest) ? rest : undefined;
    if (asker && thread?.undoing && !id) return undoRecord(context, thread.undoing);
    if (draft?.asking) return showDraft(context, draft);
    if (draft) return save(context, draft);
    if (id) return savedBefore(context, id);
    const elsewhere = asker && (await readDrafts(deps.store.threads, asker.teacher.id)).at(-1);
    if (elsewhere) return showDraft(context, { ...elsewhere, room: turn.room });
    return { reply: noDraftReply(voice) };
  },
});

/** Drops the draft that waits, or the taking back that was asked about; nothing was saved of either. */
export const recordCancel = question({
  id: "record.cancel",
  topic: "record",
  acts: true,
  commands: ["cancel"],
  waits: ({ draft, thread, message }) =>
    ((draft || thread?.undoing !== undefined) && saysNo(message.text)) || undefined,
  answer: answerCancel,
});

export async function answerCancel(context: Context): Promise<Answer> {
  const { asker, draft, voice, deps, turn, thread, today } = context;
  if (asker && draft) {
    await dropDraft(deps.store.threads, asker.teacher.id, draft.id, turn.at);
    const records = draftedRecords(draft, today);
    return { reply: cancelledReply(voice, records), askerOnly: true, thread: { draft: null } };
  }
  if (thread?.undoing) return { reply: cancelledReply(voice, []), thread: { undone: true } };
  return { reply: noDraftReply(voice) };
}

/** Says whose training is recorded here. */
export const recordForOthers = question({
  id: "record.for-others",
  topic: "help",
  cues: { all: ["may-somebody", "speaks-of-recording"], any: ["for-somebody", "for-named"] },
  needs: { without: ["draft"] },
  find(situation) {
    const { message, cues } = situation;
    if (isForeseen(situation)) return undefined;
    if (cues.shows("for-somebody", message.text)) return true;
    const unspoken = message.text.replace(/我(?!们)|\bI\b/gu, "");
    return readPerson(unspoken, situation.reading.vocabulary) === undefined ? undefined : true;
  },
  answer: async ({ voice }) => ({ reply: otherRecordsReply(voice) }),
});

async function save(context: Context, draft: Draft): Promise<Answer> {
  const about = await resolveSubject(ofAsker(context), "record");
  if (about.kind === "answered") return about.answer;
  const { person, policy, facts } = about;
  const { turn, deps, voice, today } = context;
  const by = person.teacher.id;
  const records = draftedRecords(draft, today);
  const effects = await submitRecords(deps.store.ledger, {
    by,
    at: turn.at,
    via: turn.via,
    key: `draft:${draft.id}`,
    records,
  });
  await dropDraft(deps.store.threads, by, draft.id, turn.at);
  const already = effects.length === 0;
  const known = already ? facts.records : [...facts.records, ...records];
  const standing = evaluate(policy, { teacher: person.teacher, records: known }, today);
  const reply = savedReply({ voice, policy, records, standing, already });
  return { reply, effects, subject: by, thread: { draft: null, undone: false } };
}

/** A button pressed a second time, after its draft was saved or dropped. */
async function savedBefore(context: Context, id: string): Promise<Answer> {
  const about = await resolveSubject(ofAsker(context), "record");
  if (about.kind === "answered") return about.answer;
  const { person, policy, facts } = about;
  const { voice, today } = context;
  const records = facts.records.filter((record) => isFromDraft(record.id, id));
  if (records.length === 0) return { reply: noDraftReply(voice) };
  const standing = evaluate(policy, facts, today);
  const reply = savedReply({ voice, policy, records, standing, already: true });
  return { reply, subject: person.teacher.id };
}

const ofAsker = (context: Context): Context => ({ ...context, about: context.asker?.teacher.id });

/** Keeps a draft and reads it back, or asks for the one thing that it lacks next. */
async function showDraft(
  context: Context,
  told: Draft,
  { replaced = false } = {},
): Promise<Answer> {
  const about = await resolveSubject(ofAsker(context), "record");
  if (about.kind === "answered") return about.answer;
  const { person, policy, facts } = about;
  const { voice, today, turn, deps } = context;
  const { items, problem } = checked(told.items, context);
  const asking = problem
    ? ({ item: problem.item, needed: problem.field === "date" ? "date" : "amount" } as const)
    : lacking(policy, person.teacher, { items }, today);
  const { asking: _, ...rest } = told;
  const draft: Draft = { ...rest, items, ...(asking && { asking }) };
  await keepDraft(deps.store.threads, person.teacher.id, draft, turn.at);
  const says = ofDraft(draft.id, voice.language);
  const answer = { subject: person.teacher.id, thread: { draft: draft.id } };
  if (asking) {
    const several = items.length > 1;
    const reply = askFieldReply({
      voice,
      missing: asking.needed,
      known: knownOf(items[asking.item]),
      place: several ? { index: asking.item, of: items.length } : undefined,
      problem: problem ?? unreadable(context, asking.needed),
      says,
    });
    return { ...answer, reply };
  }
  const weighed = weighRecords(policy, facts, draftedRecords(draft, today), today);
  return { ...answer, reply: draftReply({ voice, policy, items: weighed, says, replaced }) };
}

/** A day or an amount is asked for because there is none like the one that was told. */
function unreadable({ message }: Context, needed: Needed): WrongField | undefined {
  if (needed === "amount") return noSuchAmount(message.text);
  const said = needed === "date" ? noSuchDay(message.text) : undefined;
  return said === undefined ? undefined : { field: "date", said, wrong: "no-such-day" };
}

function knownOf(item: DraftItem | undefined) {
  const { person, policy, year, cycle, to, ...known } = item?.slots ?? {};
  return known;
}

/** The items without what cannot be right, and the first such thing. */
function checked(items: readonly DraftItem[], { today }: Context) {
  let first: (Problem & { readonly item: number }) | undefined;
  const sound = items.map((item, index) => {
    const problem = problemIn(item.slots, today);
    if (!problem) return item;
    first ??= { ...problem, item: index };
    return { ...item, slots: withoutProblem(item.slots, problem) };
  });
  return { items: sound, problem: first };
}
