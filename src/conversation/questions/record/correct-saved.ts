import { nameInText } from "../../../app/access/name-in-text.ts";
import type { Person } from "../../../app/access/ports.ts";
import { teacherOfDraft } from "../../../app/records/confirm-draft.ts";
import { newDraftId } from "../../../app/records/draft-name.ts";
import { toldRecords } from "../../../app/records/reverse-record.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { changeBetween } from "../../../wording/change-wording.ts";
import { numbered } from "../../../wording/choices.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { clauses, unitOf } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordEcho } from "../../../wording/record-wording.ts";
import type { Reply } from "../../../wording/reply.ts";
import { type Context, type Situation, withSlots } from "../../context.ts";
import { type CorrectionRead, readCorrection, statedIn } from "../../message/corrections.ts";
import type { Slots } from "../../message/meaning.ts";
import { whichRecord } from "../../message/numerals.ts";
import { AMOUNTS, statesAmount } from "../../message/record-from-slots.ts";
import { isNo, isYes } from "../../message/yes-no.ts";
import { type Answer, question } from "../../question.ts";
import { unknownPersonReply } from "../../replies/common-replies.ts";
import type { Draft } from "../../state/drafts.ts";
import { slotsKept } from "../../state/slots-kept.ts";
import { resolveSubject } from "../../subject.ts";
import { changeItem } from "./continue-draft.ts";
import { ofTeacher, showDraft } from "./show-draft.ts";

/** A correction, and the id of the record that it is of, where that is known. */
interface Correction extends CorrectionRead {
  readonly record?: string | undefined;
}

/**
 * Corrects a record that was saved: it is read back with its old and its new value, and on a yes the
 * new one takes the place of the old one.
 */
export const recordCorrectSaved = question<Correction>({
  id: "record.correct-saved",
  topic: "record",
  acts: true,
  cues: { all: ["corrects-saved"] },
  needs: { asker: true },
  // What corrects a record states a day, an amount and a kind too, and is no other record.
  over: ["record.stated", "record.for-person"],
  waits: (situation) => awaited(situation) ?? afterSaved(situation),
  find: picked,
  answer: answerCorrection,
});

/** What a button picks, or what a message says of a record that was saved. */
function picked({ asks, message, reading, draft }: Situation): Correction | undefined {
  if (asks) {
    const { record, slots = {} } = asks;
    return record === undefined ? undefined : { record, described: {}, stated: slots };
  }
  if (draft) return undefined;
  // 刚才记错了 alone says nothing to be changed: it is taken back.
  const read = readCorrection(message.text, reading);
  const isSaid = Object.keys(read.stated).length > 0 || read.by !== undefined;
  return isSaid || read.field !== undefined ? read : undefined;
}

/** The answer to what a record is to be changed into. */
function awaited({ thread, message, reading, draft }: Situation): Correction | undefined {
  const { correcting } = thread ?? {};
  if (!correcting || draft || message.shows("asks")) return undefined;
  const { text } = message;
  if (isNo(text) || isYes(text) || text.length > LONGEST) return undefined;
  const { field, record } = correcting;
  const isTurned = message.shows("corrects") && field !== "title";
  const stated = isTurned ? readCorrection(text, reading).stated : statedIn(text, field, reading);
  return Object.keys(stated).length > 0 ? { record, described: {}, stated, field } : undefined;
}

const LONGEST = 60;
/** Begins with what can only be about what was just recorded. */
const AGAIN = /^(?:不对|不是|改成|改为|更正|应该?是|no\b|make it\b|change it\b)/iu;
/** 是省级的, where something was just saved. */
const IS = /^(?:是|it (?:is|was)\b|it's\b)/iu;

/** 改成6学时, 不对,是省级的: of what was saved last. */
function afterSaved(situation: Situation): Correction | undefined {
  const { thread, message, reading, draft } = situation;
  const { previous } = thread ?? {};
  if (lastSaved(situation) === undefined || draft || message.text.length > LONGEST)
    return undefined;
  if (message.shows("asks") || message.shows("wants-it-gone")) return undefined;
  const isJustSaved =
    previous?.question === "record.confirm" || lastSaved(situation) !== thread?.saved;
  const isImagined = previous?.question.startsWith("worth.") ?? false;
  const { text } = message;
  const isAbout = isJustSaved
    ? message.shows("corrects") || IS.test(text)
    : !isImagined && AGAIN.test(text);
  if (!isAbout) return undefined;
  const read = readCorrection(text, reading);
  return Object.keys(read.stated).length > 0 || read.by ? read : undefined;
}

/** The draft that was said to be saved here last, or that was shown last and saved elsewhere since. */
function lastSaved({ thread, shown, draft }: Situation): string | undefined {
  return shown && !draft ? shown.id : thread?.saved;
}

async function answerCorrection(context: Context, correction: Correction): Promise<Answer> {
  const { asker, localizer, turn, deps } = context;
  if (!asker) return { reply: unknownPersonReply(localizer, turn) };
  const by = asker.teacher.id;
  const { store } = deps;
  const saved = lastSaved(context);
  const other = saved === undefined ? undefined : await teacherOfDraft(store.log, by, saved);
  const named = await teacherNamed(context, asker);
  if (typeof named === "object") return named;
  const teacher = named ?? other ?? by;
  const told = (await toldRecords(store.records, teacher, by)).map(({ record }) => record);
  const meant = recordsMeant(told, correction, context);
  const [only] = meant;
  if (!only) return { reply: await noneReply(context, correction, teacher), askerOnly: true };
  const stated = statedOf(correction, only);
  if (meant.length > 1) {
    return { reply: whichReply(localizer, meant, stated, teacher), askerOnly: true };
  }
  const { field } = correction;
  if (Object.keys(stated).length === 0) {
    const lead = localizer.t("correct.what", { record: recordEcho(localizer, only) });
    const reply = composeReply(localizer, { lead, personal: true });
    return { reply, thread: { correcting: { record: only.id, ...(field && { field }) } } };
  }
  const slots = slotsKept.parse(only);
  const isUnstated = !statesAmount(slots);
  const start: Draft = {
    id: newDraftId(),
    revision: 1,
    room: turn.room,
    replaces: only.id,
    ...(teacher !== by && { teacher }),
    items: [{ slots, ...(isUnstated && { unstated: true }) }],
  };
  const draft = changeItem(start, 0, { slots: stated });
  if (JSON.stringify(draft.items) === JSON.stringify(start.items)) {
    const lead = localizer.t("correct.same", { record: recordEcho(localizer, only) });
    return { reply: composeReply(localizer, { lead, personal: true }), askerOnly: true };
  }
  return showDraft(context, draft, { isNew: true });
}

/** Whose record is spoken of by name, or the answer that it may not be seen; undefined where nobody is named. */
async function teacherNamed(context: Context, asker: Person): Promise<string | Answer | undefined> {
  const { message, deps } = context;
  const { slots, text } = message;
  const person = slots.person ?? (await nameInText(deps.store.roster, asker, text));
  // A button carries whose record it is.
  const isOther = context.asks?.about !== undefined && context.asks.about !== asker.teacher.id;
  if (person === undefined && !isOther) return undefined;
  const named = person === undefined ? context : withSlots(context, { ...slots, person }, context);
  const about = await resolveSubject(named, "record");
  return about.kind === "answered" ? about.answer : about.person.teacher.id;
}

/** What the record states now, as much more or less as was said. */
function statedOf({ stated, by, described }: Correction, record: TrainingRecord): Slots {
  const differs = Object.entries(described).filter(
    ([key, value]) => key !== "date" && record[key as keyof TrainingRecord] !== value,
  );
  // 更正:市级培训应为6学时, where it was recorded as one of the county.
  const all = { ...Object.fromEntries(differs.filter(([key]) => !isSpan(key))), ...stated };
  const before = by && record[by.measure];
  if (!by || before === undefined) return Object.keys(stated).length > 0 ? all : stated;
  const now = before + by.count;
  return now > 0 ? { [by.measure]: now } : {};
}

const isSpan = (key: string) => key === "from" || key === "to";

/** The records that may be meant: those that are described, else those that were saved last. */
function recordsMeant(
  told: readonly TrainingRecord[],
  { record, described }: Correction,
  context: Context,
): readonly TrainingRecord[] {
  if (record !== undefined) return told.filter(({ id }) => id === record);
  const saved = lastSaved(context);
  const latest = told.filter(({ id }) => saved !== undefined && id.startsWith(`${saved}-`));
  const which = whichRecord(context.message.text, latest.length);
  const numbered = which === undefined ? undefined : latest[which];
  if (numbered) return [numbered];
  if (Object.keys(described).length === 0) {
    return saved === undefined ? told.slice(-1) : latest;
  }
  const found = describedBy(told, described);
  const lately = found.filter((each) => latest.includes(each));
  return lately.length === 1 ? lately : found;
}

/** The records that are as described; else the only one of the day that is named. */
function describedBy(
  records: readonly TrainingRecord[],
  described: Slots,
): readonly TrainingRecord[] {
  const fitting = records.filter((each) => fits(each, described));
  if (fitting.length > 0 || described.date === undefined) return fitting;
  const onDay = records.filter((each) => isThen(each, described));
  return onDay.length === 1 ? onDay : [];
}

const hasDay = ({ date, from }: Slots) => (date ?? from) !== undefined;

function isThen({ date, from = date }: TrainingRecord, described: Slots): boolean {
  const { date: day, from: first = day, to: last = day } = described;
  if (first === undefined || last === undefined) return true;
  return date >= first && from <= last;
}

/** Whether a record is what is said of it. */
function fits(record: TrainingRecord, described: Slots): boolean {
  const { level, mode, activity, title } = described;
  if (!isThen(record, described)) return false;
  // What a record does not state does not speak against it.
  if (mode !== undefined && record.mode !== undefined && record.mode !== mode) return false;
  if (title !== undefined && !record.title?.includes(title)) return false;
  const kinds = { level, activity };
  const amounts = AMOUNTS.map((amount) => [amount, described[amount]] as const);
  return [...Object.entries(kinds), ...amounts].every(
    ([key, value]) => value === undefined || record[key as keyof TrainingRecord] === value,
  );
}

/** None of what the asker told is meant; what came from a sheet is corrected by who keeps the sheet. */
async function noneReply(
  context: Context,
  correction: Correction,
  teacher: string,
): Promise<Reply> {
  const { described } = correction;
  const { deps, localizer } = context;
  const all = await deps.store.records.of(teacher);
  const sheets = all.filter(({ origin }) => origin === "sheet").map(({ record }) => record);
  const fromSheet = describedBy(sheets, described);
  const [only] = fromSheet;
  const isSheets = only !== undefined && fromSheet.length === 1 && hasDay(described);
  const lead = isSheets
    ? localizer.t("correct.from-sheet", {
        record: recordEcho(localizer, only),
        contact: localizer.t("common.contact"),
      })
    : localizer.t("correct.none");
  const effect = isSheets ? await effectOf(context, correction, only, teacher) : undefined;
  return composeReply(localizer, {
    lead,
    lines: [effect?.text],
    articles: effect?.articles ?? [],
    policy: effect?.policy,
    personal: true,
  });
}

/** What the correction would make of the figures, so that whoever asks for it knows. */
async function effectOf(
  context: Context,
  correction: Correction,
  record: TrainingRecord,
  teacher: string,
) {
  const { localizer, today } = context;
  const about = await resolveSubject(ofTeacher(context, teacher), "record");
  const stated = statedOf(correction, record);
  if (about.kind === "answered" || Object.keys(stated).length === 0) return undefined;
  const { policy, facts } = about;
  const { from: _from, ...rest } = record;
  const corrected = { ...(stated.date ? rest : record), ...stated } as TrainingRecord;
  const records = facts.records.map((each) => (each.id === record.id ? corrected : each));
  const before = evaluate(policy, facts, today);
  const after = evaluate(policy, { ...facts, records }, today);
  const telling = { localizer, policy, unit: unitOf(policy), asOf: today };
  const { texts, lines } = changeBetween(telling, { before, after });
  const params = {
    record: recordEcho(localizer, corrected),
    change: clauses(localizer, texts.slice(0, 2)),
  };
  return {
    policy,
    articles: lines.map(({ article }) => article),
    text: texts.length > 0 ? localizer.t("correct.would-be", params) : undefined,
  };
}

function whichReply(
  localizer: Localizer,
  records: readonly TrainingRecord[],
  stated: Slots,
  teacher: string,
): Reply {
  const actions = records.map((record) => ({
    label: recordEcho(localizer, record),
    run: { ask: "record.correct-saved", record: record.id, slots: { ...stated }, about: teacher },
  }));
  return composeReply(localizer, {
    lead: localizer.t("correct.which"),
    details: numbered(actions),
    actions,
    personal: true,
  });
}
