import { isPicture } from "../../../app/files/received-file.ts";
import type { Attached } from "../../../app/records/attach-evidence.ts";
import type { Evidence, LedgerRecord } from "../../../app/records/ports.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { day } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordName } from "../../../wording/record-wording.ts";
import type { Action, Block, QuestionRun, Reply } from "../../../wording/reply.ts";
import { choiceReply } from "../../replies/common-replies.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { MOST_FILES } from "../../state/action-run.ts";

/** So many records are offered to pick from. */
export const MOST_OFFERED = 5;

/** What a record is called, by its day and its title. */
function called(localizer: Localizer, record: TrainingRecord): string {
  const name = recordName(localizer, record);
  return localizer.t("records.called", { when: day(localizer, record.date), name });
}

const said = (localizer: Localizer, key: string, record?: TrainingRecord): Reply =>
  composeReply(localizer, {
    lead: localizer.t(key, record ? { record: called(localizer, record) } : {}),
    personal: true,
  });

/** Says that files wait with a draft for its yes. */
export function waitingReply(
  localizer: Localizer,
  record: TrainingRecord,
  actions: readonly Action[],
): Reply {
  const lead = localizer.t("evidence.waiting", { record: called(localizer, record) });
  return composeReply(localizer, { lead, actions, personal: true });
}

/** Asks which of some records files belong to. */
export function whichRecordReply(
  localizer: Localizer,
  records: readonly { readonly record: TrainingRecord; readonly run: QuestionRun }[],
  drop: QuestionRun,
): Reply {
  const choices = records.map(({ record, run }) => ({ label: called(localizer, record), run }));
  const none = { label: localizer.t("evidence.none-of-these"), run: drop };
  return choiceReply(localizer, localizer.t("evidence.which"), [...choices, none]);
}

/** Says that there is no record that files could belong to. */
export function noRecordsReply(localizer: Localizer): Reply {
  return said(localizer, "evidence.no-records");
}

/** What became of files that were to prove a record: the best of it, for they were sent as one. */
export function attachedReply(
  localizer: Localizer,
  settled: readonly Attached[],
  files: readonly string[],
): Reply {
  const of = <K extends Attached["kind"]>(kind: K) =>
    settled.find((each): each is Extract<Attached, { kind: K }> => each.kind === kind);
  const now = of("attached");
  if (now) {
    const { record } = now;
    return composeReply(localizer, {
      lead: localizer.t("evidence.attached", { record: called(localizer, record) }),
      tone: "good",
      actions: [
        {
          label: localizer.t("evidence.show"),
          run: { ask: "evidence.show", record: record.id },
        },
        notThisOne(localizer, record.id, files),
        ...nextQuestions(localizer, ["records"]),
      ],
      personal: true,
    });
  }
  const before = of("attached-before");
  if (before) return said(localizer, "evidence.attached-before", before.record);
  return said(localizer, of("no-record") ? "evidence.no-record" : "evidence.expired");
}

/** Says that files are no longer with the record, or never were. */
export function nothingDetachedReply(localizer: Localizer): Reply {
  return said(localizer, "evidence.nothing-detached");
}

/** What takes files from a record that they do not belong to. */
function notThisOne(localizer: Localizer, record: string, files: readonly string[]): Action {
  const run = { ask: "evidence.detach", record, files };
  return { label: localizer.t("evidence.not-this-one"), run };
}

/** Somebody's records, and whose they are where they are not the asker's. */
interface Shown {
  readonly localizer: Localizer;
  readonly whose: SubjectLabel | undefined;
}

/** The evidence of one record. */
export function evidenceReply(
  { localizer, whose }: Shown,
  { record, evidence = [] }: Pick<LedgerRecord, "record" | "evidence">,
): Reply {
  const name = called(localizer, record);
  const count = evidence.length;
  const files = evidence.map(({ file }) => file);
  const isOwn = whose === undefined && count > 0;
  const key = count > 0 ? "evidence.shown" : "evidence.none-of-record";
  return composeReply(localizer, {
    lead: localizer.t(key, count > 0 ? { record: name, count } : { record: name }),
    whose,
    blocks: evidence.map((each, index) => blockOf(localizer, each, name, index + 1)),
    actions: isOwn ? [notThisOne(localizer, record.id, files.slice(0, MOST_FILES))] : [],
    personal: true,
  });
}

const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "application/pdf": "pdf",
};

/** What every client shows as a picture is one; the rest is a file. */
function blockOf(localizer: Localizer, evidence: Evidence, record: string, number: number): Block {
  const { file: stored, mediaType } = evidence;
  const ending = ENDINGS[mediaType] ?? "";
  const name = localizer.t("evidence.name", { number, ending });
  if (!isPicture(evidence)) return { kind: "document", name, stored };
  return { kind: "image", name, stored, alt: localizer.t("evidence.alt", { record }) };
}

/** Which records have evidence, each with a button that shows it. */
export function evidenceListReply(
  { localizer, whose }: Shown,
  entries: readonly LedgerRecord[],
): Reply {
  const about = whose ? { about: whose.id } : {};
  const choices = entries.slice(0, MOST_OFFERED).map(({ record }) => ({
    label: called(localizer, record),
    run: { ask: "evidence.show", record: record.id, ...about },
  }));
  const lead = localizer.t("evidence.list", { count: entries.length });
  const reply = choiceReply(
    localizer,
    whose ? localizer.t("common.about-person", { who: whose.name, lead }) : lead,
    choices,
  );
  return { ...reply, private: true };
}

/** Says that no record has any. */
export function noEvidenceReply({ localizer, whose }: Shown): Reply {
  return composeReply(localizer, {
    lead: localizer.t("evidence.none"),
    whose,
    lines: whose ? [] : [localizer.t("evidence.how")],
    personal: true,
  });
}
