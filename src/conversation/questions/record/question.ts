import { hasRoleFor } from "../../../app/access/permissions.ts";
import { newDraftId } from "../../../app/records/draft-name.ts";
import { type Context, type Situation, withSlots } from "../../context.ts";
import { readPerson } from "../../message/person.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import { unusedIn } from "../../message/unused.ts";
import { type Answer, question } from "../../question.ts";
import {
  otherRecordsReply,
  severalPeopleReply,
  unknownPersonReply,
  whomReply,
} from "../../replies/common-replies.ts";
import type { Draft, DraftItem } from "../../state/drafts.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeStrangers, isForeseen } from "../article/question.ts";
import { isTrainingOfDays } from "../route/question.ts";
import { statesTraining } from "../worth/question.ts";
import { changeItem, continuationOf } from "./continue-draft.ts";
import { withoutDeclined } from "./declined-clauses.ts";
import { editing } from "./draft-reply.ts";
import { draftedRecords } from "./drafting.ts";
import { forWhom } from "./for-whom.ts";
import { editReply, readRecordForm } from "./record-form.ts";
import { whichDraftReply } from "./record-replies.ts";
import { answerGone } from "./settle.ts";
import { draftForSeveral, peopleTold, showChanged } from "./several-people.ts";
import { changing, mayEnter, showDraft } from "./show-draft.ts";

/** Starts a draft from a training that somebody tells of; nothing is saved before it is confirmed. */
export const recordReport = question({
  id: "record.report",
  topic: "record",
  tellsOfTraining: true,
  offered: 2,
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
  tellsOfTraining: true,
  acts: true,
  cues: { none: ["not-a-report"] },
  needs: { asker: true },
  yieldsToText: (situation) => isQuestion(situation) || goesBeforeStrangers(situation),
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

export async function answerRecord(context: Context): Promise<Answer | undefined> {
  const { asker, localizer, turn } = context;
  if (!asker) return { reply: unknownPersonReply(localizer, turn) };
  const people =
    context.asks || !hasRoleFor(asker, "enter-records") ? [] : await peopleTold(context);
  if (people.length > 1) return draftForSeveral(context, people);
  const whom = context.asks ? ({ kind: "asker" } as const) : forWhom(context);
  if (whom.kind === "asker" && context.about === undefined) return draftFor(context, undefined);
  if (!hasRoleFor(asker, "enter-records")) return { reply: otherRecordsReply(localizer) };
  if (whom.kind === "several") return { reply: severalPeopleReply(localizer) };
  if (whom.kind === "unnamed") return { reply: whomReply(localizer) };
  return draftForOther(context, whom.kind === "named" ? whom.name : undefined);
}

/** Drafts a record for somebody in reach who is named, or was picked among people of one name. */
async function draftForOther(context: Context, person: string | undefined): Promise<Answer> {
  const { message, localizer } = context;
  const named = person === undefined ? context : withSlots(context, { ...message.slots, person });
  const subject = await resolveSubject(named, "record");
  if (subject.kind === "answered") return subject.answer;
  if (!(await mayEnter(context, subject.person))) return { reply: otherRecordsReply(localizer) };
  const answer = await draftFor(context, subject.person.teacher.id);
  return answer ?? { reply: otherRecordsReply(localizer) };
}

/** Drafts what the message tells for a person; for the asker where nobody is given. */
async function draftFor(context: Context, teacher: string | undefined) {
  const { asker, message, reading, turn, draft, cues } = context;
  const text = message.command?.rest ?? message.text;
  const told = splitRecords(withoutDeclined(text, cues), reading);
  const items = told.map((slots): DraftItem => ({ slots: withoutPerson(slots) }));
  const describes = told.some(describesRecord);
  const isOthers = teacher !== undefined && teacher !== asker?.teacher.id;
  if (draft && !describes && !isOthers) return showDraft(context, draft);
  const fresh: Draft = {
    id: newDraftId(),
    revision: 1,
    room: turn.room,
    ...(isOthers && { teacher }),
    items,
  };
  const unused = unusedIn(text, reading, cues);
  return showDraft(context, fresh, { isNew: true, replaced: draft !== undefined, unused });
}

function withoutPerson({ person, policy, year, cycle, ...slots }: DraftItem["slots"]) {
  return slots;
}

/** Starts a draft for somebody else, where the asker may enter it; says so where they may not. */
export const recordForPerson = question({
  id: "record.for-person",
  topic: "record",
  tellsOfTraining: true,
  acts: true,
  cues: { none: ["speaks-of-other-matters", "wants-sending"] },
  needs: { asker: true },
  waits: (situation) => (situation.draft && isForOther(situation)) || undefined,
  find: (situation) => isForOther(situation) || undefined,
  answer: answerRecord,
});

function isForOther(situation: Situation): boolean {
  const { message, cues, draft } = situation;
  const { text, slots } = message;
  if (message.command || cues.shows("asks", text) || isForeseen(situation)) return false;
  const whom = forWhom(situation);
  if (whom.kind === "asker") return false;
  const isTold = statesTraining(slots) && !cues.shows("not-a-report", text);
  const isAsked = cues.shows("asks-to-record", text);
  // 几号前登完 asks, and who is not known enters nothing for anybody.
  if (!situation.asker && situation.articles().told.length > 0) return false;
  if (isAsked && FOR_SOMEBODY.test(text)) return true;
  return isTold && (whom.kind === "named" ? !draft : isAsked);
}

/** Whom it is done for, or with whom: 帮他登记, 一起记上. */
const FOR_SOMEBODY = /[帮替给为代](?!我|忙)|把.{0,8}也|一起[记登录补]|\b(?:for|on behalf of)\b/iu;

/** Goes on with the open draft: what it lacked, a correction, or one more record. */
export const recordContinue = question({
  id: "record.continue",
  topic: "record",
  acts: true,
  // An amount is asked for, and `no` answers that the proof states none.
  over: ["record.cancel"],
  waits: (situation) => {
    const draft = draftMeant(situation);
    return draft && continuationOf({ ...situation, draft }, draft);
  },
  async answer(context, continuation) {
    const { draft, localizer, today, batch = [] } = context;
    if (!draft) return undefined;
    if (batch.length > 1 && continuation.kind === "changed") {
      return changedInBatch(context, batch, continuation.draft);
    }
    if (continuation.kind === "changed") return showDraft(context, continuation.draft);
    if (continuation.kind === "again") return showDraft(context, draft);
    const { correction } = continuation;
    const reply = whichDraftReply(localizer, draftedRecords(draft, today), (index) =>
      changing(draft, index, correction),
    );
    return { reply, askerOnly: true, thread: { correction } };
  },
});

/** Changes the draft of whoever is named, or of all where that is said; else it asks whose is meant. */
async function changedInBatch(
  context: Context,
  batch: readonly Draft[],
  changed: Draft,
): Promise<Answer> {
  const { message, draft, localizer } = context;
  const named = namedIn(batch, message.text);
  const isAll = named.length === 0 && message.shows("says-all");
  const isMeant = named.length === 1 || isAll || (named.length === 0 && draft?.asking);
  if (!isMeant) return { reply: whomReply(localizer), thread: "keep" };
  return showChanged(context, withChanged(batch, changed, isAll));
}

/** The drafts of a batch with one of them changed, and the others like it where all are meant. */
function withChanged(batch: readonly Draft[], changed: Draft, isAll = false): readonly Draft[] {
  return batch.map((each) => {
    if (each.id === changed.id) return changed;
    return isAll ? { ...each, items: changed.items } : each;
  });
}

/** The drafts of those whose name is said; two may be called the same. */
function namedIn(batch: readonly Draft[], text: string): readonly Draft[] {
  return batch.filter(({ name }) => name !== undefined && text.includes(name));
}

/** Of several drafts that wait together the one whose name is said, else the one that was shown. */
function draftMeant({ draft, batch = [], message }: Situation): Draft | undefined {
  const named = namedIn(batch, message.text);
  return named.length === 1 ? named[0] : draft;
}

/** Changes one record of a draft by a button or a form; a draft that does not wait any more stays as it is. */
export const recordChange = question({
  id: "record.change",
  topic: "record",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.item,
  async answer(context, { index }) {
    const { draft, message, values = {}, batch = [] } = context;
    if (index === undefined || !draft?.items[index]) return answerGone(context);
    const slots = { ...message.slots, ...readRecordForm(values) };
    const changed = changeItem(draft, index, { slots });
    return batch.length > 1
      ? showChanged(context, withChanged(batch, changed))
      : showDraft(context, changed);
  },
});

/** Shows what a draft states of one record in a form, to be changed there; it asks of which one where it has several. */
export const recordEdit = question({
  id: "record.edit",
  topic: "record",
  needs: { asker: true },
  find: ({ asks }) => asks?.item,
  async answer(context, { index }) {
    const { draft, localizer, today } = context;
    const meant = index ?? (draft?.items.length === 1 ? 0 : undefined);
    if (draft && meant === undefined) {
      const records = draftedRecords(draft, today);
      const reply = whichDraftReply(localizer, records, (each) => editing(draft, each));
      return { reply, askerOnly: true };
    }
    const item = meant === undefined ? undefined : draft?.items[meant];
    if (!draft || !item || meant === undefined) return answerGone(context);
    const known = { slots: item.slots, change: changing(draft, meant, {}) };
    return { reply: editReply(localizer, known), askerOnly: true };
  },
});

/** Says whose training is recorded here. */
export const recordForOthers = question({
  id: "record.for-others",
  topic: "help",
  // Whoever asks whether it may be recorded is not to find it recorded.
  acts: true,
  cues: { all: ["may-somebody", "speaks-of-recording"], any: ["for-somebody", "for-named"] },
  needs: { without: ["draft"] },
  find(situation) {
    const { message, cues } = situation;
    if (isForeseen(situation)) return undefined;
    if (cues.shows("for-somebody", message.text)) return true;
    const unspoken = message.text.replace(/我(?!们)|\bI\b/gu, "");
    return readPerson(unspoken, situation.reading.vocabulary) === undefined ? undefined : true;
  },
  answer: async ({ localizer }) => ({ reply: otherRecordsReply(localizer) }),
});
