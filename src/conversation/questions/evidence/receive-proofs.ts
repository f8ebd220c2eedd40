import type { Person } from "../../../app/access/ports.ts";
import type { StoredFile } from "../../../app/files/ports.ts";
import { attachFiles } from "../../../app/records/attach-evidence.ts";
import { type DraftName, draftName, readDraftName } from "../../../app/records/draft-name.ts";
import type { LedgerRecord } from "../../../app/records/ports.ts";
import type { QuestionRun } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import type { Answer } from "../../question.ts";
import { withLine } from "../../replies/common-replies.ts";
import { addProofs } from "../../state/drafts.ts";
import { draftButtons } from "../record/draft-reply.ts";
import { draftedRecords } from "../record/drafting.ts";
import { answerRecord } from "../record/question.ts";
import {
  attachedReply,
  MOST_OFFERED,
  noRecordsReply,
  waitingReply,
  whichRecordReply,
} from "./reply.ts";

/** What is sent within ten minutes of a record is about that one. */
const JUST_NOW_MS = 10 * 60 * 1000;

/**
 * Takes photos and PDFs as the evidence of a record: of the one that waits for its yes, else of the
 * one that was saved just now, else of the one that the asker picks.
 */
export async function receiveProofs(
  context: Context,
  asker: Person,
  proofs: readonly StoredFile[],
): Promise<Answer> {
  const { deps, turn, draft, localizer, today } = context;
  for (const proof of proofs) await deps.store.files.put(proof);
  const files = proofs.map(({ id }) => id);
  if (draft) {
    if (draft.items.length === 1) return addToDraft(context, asker, { draft, index: 0, files });
    const offered = draftedRecords(draft, today).map((record, index) => {
      const item = { draft: draftName(draft), index };
      return { record, run: { ask: "evidence.attach", files, item } };
    });
    const drop: QuestionRun = { ask: "files.drop", files };
    return { reply: whichRecordReply(localizer, offered, drop), askerOnly: true };
  }
  const records = await deps.store.records.of(asker.teacher.id);
  const [last, ...more] = savedJustNow(records, turn.at);
  if (last && more.length === 0) return attachTo(context, asker, last.record.id, files);
  if (records.length === 0) {
    for (const file of files) await deps.store.files.drop(file);
    return { reply: noRecordsReply(localizer) };
  }
  return askWhich(context, asker, files);
}

/** Asks which of their records files belong to that wait, but one. */
export async function askWhich(
  { deps, localizer }: Context,
  asker: Person,
  files: readonly string[],
  but?: string,
): Promise<Answer> {
  const records = await deps.store.records.of(asker.teacher.id);
  const offered = likeliest(records.filter(({ record }) => record.id !== but)).map(
    ({ record }) => ({ record, run: { ask: "evidence.attach", files, record: record.id } }),
  );
  const drop: QuestionRun = { ask: "files.drop", files };
  return { reply: whichRecordReply(localizer, offered, drop), askerOnly: true };
}

/**
 * Takes files that came with the words of a record: it is read back, and they are saved with it.
 * Nothing where the words describe no record, or several.
 */
export async function receiveWithWords(
  context: Context,
  asker: Person,
  proofs: readonly StoredFile[],
): Promise<Answer | undefined> {
  const { deps, message, reading, turn, localizer } = context;
  const [slots, ...more] = splitRecords(message.text, reading);
  if (!slots || more.length > 0 || !describesRecord(slots)) return undefined;
  const answer = await answerRecord(context);
  const change = answer?.thread === "keep" ? undefined : answer?.thread;
  const draft = readDraftName(change?.draft ?? "");
  if (!answer || !draft) return answer;
  for (const proof of proofs) await deps.store.files.put(proof);
  const added = { draft: draft.id, item: 0, files: proofs.map(({ id }) => id) };
  await deps.store.transaction(({ threads }) =>
    addProofs(threads, asker.teacher.id, added, turn.at),
  );
  return { ...answer, reply: withLine(answer.reply, localizer.t("evidence.with-record")) };
}

/** What the asker recorded last, where that was just now: the records of one draft. */
function savedJustNow(records: readonly LedgerRecord[], now: string): readonly LedgerRecord[] {
  const since = new Date(Date.parse(now) - JUST_NOW_MS).toISOString();
  const recent = records.filter(({ origin, at }) => origin === "self" && at >= since && at <= now);
  const last = recent.reduce<LedgerRecord | undefined>(
    (latest, each) => (latest && latest.entry > each.entry ? latest : each),
    undefined,
  );
  return recent.filter(({ at }) => at === last?.at);
}

/** Those without evidence first, the latest completed first. */
function likeliest(records: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const has = ({ evidence }: LedgerRecord) => Number(evidence !== undefined);
  return records
    .toSorted(
      (a, b) => has(a) - has(b) || b.record.date.localeCompare(a.record.date) || b.entry - a.entry,
    )
    .slice(0, MOST_OFFERED);
}

/** Keeps files with a draft, or with the record that it has become meanwhile. */
export async function addToDraft(
  context: Context,
  asker: Person,
  {
    draft: { id },
    index,
    files,
  }: {
    readonly draft: Pick<DraftName, "id">;
    readonly index: number;
    readonly files: readonly string[];
  },
): Promise<Answer> {
  const { deps, turn, localizer, today } = context;
  const added = { draft: id, item: index, files };
  const draft = await deps.store.transaction(({ threads }) =>
    addProofs(threads, asker.teacher.id, added, turn.at),
  );
  const record = draft && draftedRecords(draft, today)[index];
  if (!record) return attachTo(context, asker, `${id}-${index + 1}`, files);
  const buttons = draft.asking ? [] : draftButtons(localizer, draft);
  return { reply: waitingReply(localizer, record, buttons), thread: "keep" };
}

/** Makes files the evidence of a record of the asker. */
export async function attachTo(
  { deps, turn, localizer }: Context,
  asker: Person,
  record: string,
  files: readonly string[],
): Promise<Answer> {
  const asked = { record, files, by: asker.teacher.id, at: turn.at, via: turn.via };
  const settled = await attachFiles(deps.store, asked);
  const effects = settled.flatMap((each) => (each.kind === "attached" ? each.effects : []));
  return { reply: attachedReply(localizer, settled, files), effects };
}
