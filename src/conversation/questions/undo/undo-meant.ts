import { teacherOfDraft } from "../../../app/records/confirm-draft.ts";
import { type UndoAsked, undoRecords } from "../../../app/records/reverse-record.ts";
import type { Kept } from "../../../app/store.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Context } from "../../context.ts";
import type { Message } from "../../message/message.ts";
import type { Answer } from "../../question.ts";
import { unknownPersonReply } from "../../replies/common-replies.ts";
import { resolveSubject, type Subject } from "../../subject.ts";
import {
  nothingToUndoReply,
  notUndoneReply,
  undoLateReply,
  undoNextReply,
  undoneBeforeReply,
  undoneReply,
} from "../record/record-replies.ts";
import { standingNow } from "../record/saved.ts";
import { ofTeacher } from "../record/show-draft.ts";
import { recordMeant } from "../why/record-named.ts";

/** Takes back what is meant, as one transaction, and says where that leaves the asker. */
export async function undoMeant(
  context: Context,
  meant: Pick<UndoAsked, "named" | "fits">,
): Promise<Answer> {
  const { asker, deps, turn, localizer, thread } = context;
  if (!asker) return { reply: unknownPersonReply(localizer, turn) };
  const by = asker.teacher.id;
  const told = meant.named ?? (meant.fits ? undefined : thread?.saved);
  const teacher = told && (await teacherOfDraft(deps.store.log, by, draftOf(told)));
  const isOthers = teacher !== undefined && teacher !== by;
  const subject = await resolveSubject(ofTeacher(context, isOthers ? teacher : by), "record");
  if (subject.kind === "answered") return subject.answer;
  const { person, policy, whose } = subject;
  const asked = {
    ...{ ...meant, by, at: turn.at, via: turn.via, toldLast: thread?.saved },
    ...(isOthers && { teacher, named: told }),
  };
  return undoRecords(deps.store, asked, async (undone, kept): Promise<Answer> => {
    if (undone.kind === "nothing") {
      const fromSheet = await sheetRecord(kept, subject, context.message, meant);
      if (!fromSheet) return { reply: nothingToUndoReply(localizer) };
      const now = await standingNow(context, person, kept, policy);
      const counted = now.standing.records.find(({ id }) => id === fromSheet.id);
      return {
        reply: notUndoneReply({ ...now, whose, record: fromSheet, counted }),
        subject: person.teacher.id,
      };
    }
    if (undone.kind === "ask") {
      const reply = undoNextReply(localizer, undone.record);
      return { reply, subject: person.teacher.id, thread: { undoing: undone.record.id } };
    }
    if (undone.kind === "late") {
      const [only, ...others] = undone.records;
      const reply = undoLateReply(localizer, undone.records);
      return {
        ...{ reply, subject: person.teacher.id },
        ...(only && others.length === 0 && { thread: { undoing: only.id } }),
      };
    }
    const now = { ...(await standingNow(context, person, kept, policy)), whose };
    const { records } = undone;
    if (undone.kind === "undone-before") {
      return { reply: undoneBeforeReply({ ...now, records }), subject: person.teacher.id };
    }
    const reply = undoneReply({ ...now, records });
    return { reply, effects: undone.effects, subject: person.teacher.id };
  });
}

/** The one record from a sheet that is described, which only who keeps the sheet takes back. */
async function sheetRecord(
  { records }: Kept,
  { person, policy }: Subject,
  message: Message,
  { fits }: Pick<UndoAsked, "fits">,
): Promise<TrainingRecord | undefined> {
  if (!fits) return undefined;
  const sheets = (await records.of(person.teacher.id))
    .filter(({ origin }) => origin === "sheet")
    .map(({ record }) => record);
  const found = sheets.filter(fits);
  if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  const meant = recordMeant(sheets, policy, message, message.shows("speaks-of-lecture"));
  return sheets.find(({ id }) => id === meant);
}

/** The draft that a record became one of: its id is that of the draft with a number. */
function draftOf(record: string): string {
  return record.split("-")[0] ?? record;
}
