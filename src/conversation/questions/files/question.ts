import type { Person } from "../../../app/access/ports.ts";
import type { StoredFile } from "../../../app/files/ports.ts";
import { isProof, receivedFile } from "../../../app/files/received-file.ts";
import { checkSheet, importWaitingSheet } from "../../../app/import/waiting-sheet.ts";
import { isFailure } from "../../../domain/failure.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { wordImport } from "../../../wording/import-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import type { QuestionId } from "../../message/meaning.ts";
import { type Answer, type AnyQuestion, question } from "../../question.ts";
import { notAllowedReply, unknownPersonReply, withLine } from "../../replies/common-replies.ts";
import { MOST_FILES } from "../../state/action-run.ts";
import type { IncomingFile } from "../../turn.ts";
import { receiveProofs, receiveWithWords } from "../evidence/receive-proofs.ts";
import { markSheet } from "./mark-sheet.ts";
import { checkedReply, importedReply, unknownSheetReply } from "./sheet-reply.ts";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Takes files that were sent: a sheet to be taken in, or proofs of a training. */
export const filesReceived = question({
  id: "files.received",
  topic: "record",
  acts: true,
  takesLong: true,
  needs: { asker: true },
  find: ({ files }) => files,
  async answer(context, files) {
    const { asker, localizer, turn } = context;
    if (!asker) return { reply: unknownPersonReply(localizer, turn) };
    try {
      return { ...(await receive(context, asker, files)), askerOnly: true };
    } catch (error) {
      const reply = refusal(localizer, error);
      if (reply) return { reply, askerOnly: true };
      throw error;
    }
  },
});

async function receive(
  context: Context,
  asker: Person,
  files: readonly IncomingFile[],
): Promise<Answer> {
  const { turn, localizer } = context;
  const received = await readAll(context, asker, files.slice(0, MOST_FILES));
  const proofs = received.filter(isProof);
  const hasWords = turn.body.kind === "files" && turn.body.text !== undefined;
  const recorded =
    hasWords && proofs.length > 0 ? await receiveWithWords(context, asker, proofs) : undefined;
  const answer = recorded ?? (await receiveAlone(context, asker, received));
  const unread = hasWords && !recorded ? [localizer.t("files.text-apart")] : [];
  const most = MOST_FILES;
  const left = files.length > most ? [localizer.t("files.too-many", { most })] : [];
  return { ...answer, reply: [...left, ...unread].reduce(withLine, answer.reply) };
}

async function readAll(
  { turn }: Context,
  asker: Person,
  files: readonly IncomingFile[],
): Promise<readonly StoredFile[]> {
  const received: StoredFile[] = [];
  for (const [index, { name, read }] of files.entries()) {
    const message = `${turn.via} ${turn.id}`;
    const sent = { message, index, name, owner: asker.teacher.id, at: turn.at };
    received.push(receivedFile({ ...sent, bytes: Buffer.from(await read()) }));
  }
  return received;
}

async function receiveAlone(
  context: Context,
  asker: Person,
  received: readonly StoredFile[],
): Promise<Answer> {
  const { localizer } = context;
  const proofs = received.filter(isProof);
  if (proofs.length > 0) return receiveProofs(context, asker, proofs);
  const [file, ...more] = received;
  if (!file) return { reply: notTaken(localizer) };
  if (more.length > 0) return { reply: said(localizer, "files.one-sheet") };
  return receiveSheet(context, asker, file);
}

const said = (localizer: Localizer, key: string, params = {}): Reply =>
  composeReply(localizer, { lead: localizer.t(key, params) });

const notTaken = (localizer: Localizer) => said(localizer, "files.not-taken");

/** Says why a file could not be taken, where whoever sent it can do something about it. */
function refusal(localizer: Localizer, error: unknown): Reply | undefined {
  if (isFailure(error, "file/too-large")) {
    const { file: name, megabytes } = error.details;
    return said(localizer, "files.too-large", { name, megabytes });
  }
  if (isFailure(error, "file/unreachable")) {
    return said(localizer, "files.unreachable", { name: error.details.file });
  }
  if (isFailure(error, "sheet/unreadable")) {
    return said(localizer, "sheet.unreadable", { name: error.details.file });
  }
  if (isFailure(error, "sheet/column-twice")) {
    const { file: name, title, found } = error.details;
    return said(localizer, "sheet.column-twice", { name, title, found });
  }
  if (isFailure(error, "import/stopped")) {
    return said(localizer, "sheet.stopped", { written: error.details.written });
  }
  const isBusy = isFailure(error, "import/busy") || isFailure(error, "import/turn-lost");
  return isBusy ? said(localizer, "sheet.busy") : undefined;
}

const intakeOf = ({ deps }: Context) => ({ ...deps, policies: deps.catalogue });

/** Says what a sheet would change, and gives it back with its problems marked. */
async function receiveSheet(context: Context, importer: Person, file: StoredFile): Promise<Answer> {
  const { localizer, deps, turn, today } = context;
  const checked = await checkSheet(intakeOf(context), file, { importer, at: turn.at, today });
  if (checked.kind === "not-allowed") return { reply: notTaken(localizer) };
  if (checked.kind === "unknown-sheet") return { reply: unknownSheetReply(localizer, file.name) };
  const { report, sheet, about } = checked;
  if (report.rejected.length === 0) return { reply: checkedReply(localizer, checked, file) };
  const base = file.name.replace(/\.\w{1,5}$/, "");
  const { rejected } = wordImport(report, localizer);
  const written = markSheet(localizer, localizer.name("sheet", about), sheet, rejected);
  const marked: StoredFile = {
    ...file,
    id: `${file.id}-marked`,
    name: localizer.t("sheet.marked-name", { name: base }),
    mediaType: WORKBOOK,
    bytes: deps.workbook([written]),
  };
  await deps.store.files.put(marked);
  const given = { name: marked.name, stored: marked.id };
  return { reply: checkedReply(localizer, checked, { id: file.id, marked: given }) };
}

/** Takes in the sheet that a button names. */
function importing(id: QuestionId, partial: boolean): AnyQuestion {
  return question({
    id,
    topic: "record",
    acts: true,
    takesLong: true,
    needs: { asker: true },
    find: ({ asks }) => asks?.files?.[0],
    async answer(context, file) {
      const { asker, localizer, turn, today } = context;
      if (!asker) return undefined;
      const asked = { file, partial, via: turn.via };
      try {
        const when = { importer: asker, at: turn.at, today };
        const imported = await importWaitingSheet(intakeOf(context), asked, when);
        if (imported.kind === "not-allowed") return { reply: notAllowedReply(localizer) };
        const effects = imported.kind === "imported" ? imported.effects : [];
        return { reply: importedReply(localizer, imported), effects, askerOnly: true };
      } catch (error) {
        const reply = refusal(localizer, error);
        if (reply) return { reply, askerOnly: true };
        throw error;
      }
    },
  });
}

export const filesImport = importing("files.import", false);
export const filesImportGood = importing("files.import-good", true);

/** Removes files that wait. */
export const filesDrop = question({
  id: "files.drop",
  topic: "record",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.files,
  async answer({ asker, deps, localizer, turn }, ids) {
    const { files } = deps.store;
    const waiting: string[] = [];
    for (const id of ids) {
      const file = await files.find(id, turn.at);
      const isWaiting = file?.owner === asker?.teacher.id && file?.expiresAt !== undefined;
      if (isWaiting) waiting.push(id);
    }
    for (const id of waiting) await files.drop(id);
    return { reply: said(localizer, waiting.length > 0 ? "files.dropped" : "files.gone") };
  },
});
