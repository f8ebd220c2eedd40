import type { RecordResult, Standing } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { numbered } from "../../../wording/choices.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { unitOf } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { lineText, recordLines } from "../../../wording/record-lines.ts";
import { recordEcho } from "../../../wording/record-wording.ts";
import type { Action, QuestionRun, Reply } from "../../../wording/reply.ts";
import { anyArticle } from "../../replies/fallback-article.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { viewOf } from "../standing/focus-view.ts";
import { standingLead } from "../standing/standing-lead.ts";

interface Changed {
  readonly localizer: Localizer;
  readonly policy: Policy;
  /** The standing after the change. */
  readonly standing: Standing;
  /** Whose it is, where it is not the asker's. */
  readonly whose?: SubjectLabel | undefined;
}

/** The new standing in one sentence, with its article. */
function nowText({ localizer, policy, standing }: Changed) {
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const lead = standingLead(telling, viewOf(standing), {});
  return {
    text: localizer.t("saved.now", { standing: lead.text }),
    articles: lead.articles.length > 0 ? lead.articles : [anyArticle(policy)],
  };
}

/** What was asked of a draft that had been saved before. */
export type SavedBeforeWhy = "confirmed" | "cancelled" | "changed";

/** The sentence for one record, and that for several. */
type Sentences = readonly [string, string];

const SAVED_NOW: Sentences = ["saved.one", "saved.several"];
const SAVED_BEFORE: Readonly<Record<SavedBeforeWhy, Sentences>> = {
  confirmed: ["saved.one-already", "saved.several-already"],
  cancelled: ["saved.one-not-cancelled", "saved.several-not-cancelled"],
  changed: ["saved.one-not-changed", "saved.several-not-changed"],
};

/** One record in the sentence itself, several as a list below it. */
function echoed(
  localizer: Localizer,
  records: readonly TrainingRecord[],
  [one, several]: Sentences,
) {
  const echoes = records.map((record) => recordEcho(localizer, record));
  const [only = ""] = echoes;
  if (echoes.length === 1) return { lead: localizer.t(one, { record: only }) };
  return {
    lead: localizer.t(several, { count: echoes.length }),
    details: echoes,
    blocks: [{ kind: "list", items: echoes } as const],
  };
}

/** Says what was saved, where that leaves the teacher, and how it is undone. */
export function savedReply({
  records,
  proofs = 0,
  before,
  replaced,
  draft,
  ...changed
}: Changed & {
  readonly records: readonly TrainingRecord[];
  /** The record that was corrected. */
  readonly replaced?: TrainingRecord | undefined;
  /** How many files were saved with them. */
  readonly proofs?: number;
  /** It was saved before; nothing was saved again, and nothing that was asked now was done. */
  readonly before?: SavedBeforeWhy | undefined;
  /** The draft that they were, by which they can be taken back. */
  readonly draft: string;
}): Reply {
  const { localizer, policy, whose } = changed;
  const now = nowText(changed);
  const [only] = records;
  const correction = replaced && only && correctedText(localizer, replaced, only);
  return composeReply(localizer, {
    ...(correction ?? echoed(localizer, records, before ? SAVED_BEFORE[before] : SAVED_NOW)),
    tone: "good",
    whose,
    lines: [now.text, proofs > 0 ? localizer.t("saved.proofs", { proofs }) : undefined],
    articles: now.articles,
    policy,
    actions: [
      // What an undo takes back is the whole record: after a correction that is seldom meant.
      ...(correction ? [] : [undoAction(localizer, draft)]),
      ...nextQuestions(localizer, ["standing"]),
    ],
    personal: true,
  });
}

function undoAction(localizer: Localizer, args: string): Action {
  return { label: localizer.t("actions.undo"), run: { command: "undo", args } };
}

function correctedText(localizer: Localizer, before: TrainingRecord, after: TrainingRecord) {
  const [old, now] = [recordEcho(localizer, before), recordEcho(localizer, after)];
  return { lead: localizer.t("saved.corrected", { before: old, after: now }) };
}

/** Says that records were saved once and taken back since. */
export function withdrawnReply({
  records,
  ...changed
}: Changed & { readonly records: readonly TrainingRecord[] }): Reply {
  return takenBack(changed, records, ["saved.one-withdrawn", "saved.several-withdrawn"]);
}

/** Says which records were taken back, and where that leaves the teacher. */
export function undoneReply({
  records,
  ...changed
}: Changed & { readonly records: readonly TrainingRecord[] }): Reply {
  return takenBack(changed, records, ["undo.done", "undo.several-done"]);
}

/** The same where they had been taken back before. */
export function undoneBeforeReply({
  records,
  ...changed
}: Changed & { readonly records: readonly TrainingRecord[] }): Reply {
  return takenBack(changed, records, ["undo.done-before", "undo.several-done-before"]);
}

function takenBack(
  changed: Changed,
  records: readonly TrainingRecord[],
  sentences: Sentences,
): Reply {
  const { localizer, policy } = changed;
  const now = nowText(changed);
  return composeReply(localizer, {
    ...echoed(localizer, records, sentences),
    whose: changed.whose,
    lines: [now.text],
    articles: now.articles,
    policy,
    actions: nextQuestions(localizer, ["standing", "records"]),
    personal: true,
  });
}

/** Asks before a record is taken back that may not be the one that is meant. */
export function undoNextReply(localizer: Localizer, record: TrainingRecord): Reply {
  const { t } = localizer;
  return undoAsked(localizer, record, t("undo.next", { record: recordEcho(localizer, record) }));
}

function undoAsked(localizer: Localizer, record: TrainingRecord, lead: string): Reply {
  return composeReply(localizer, {
    lead,
    lines: [localizer.t("undo.next-how")],
    actions: [
      {
        label: localizer.t("actions.undo"),
        run: { command: "undo", args: record.id },
        style: "danger",
      },
      { label: localizer.t("actions.cancel"), run: { command: "cancel" } },
    ],
    personal: true,
  });
}

/** Asks before something is taken back that was saved a while ago; of several, which of them. */
export function undoLateReply(localizer: Localizer, records: readonly TrainingRecord[]): Reply {
  const [only] = records;
  if (only && records.length === 1) {
    const { t } = localizer;
    return undoAsked(localizer, only, t("undo.late", { record: recordEcho(localizer, only) }));
  }
  const actions = records.map((record) => ({
    label: recordEcho(localizer, record),
    run: { command: "undo", args: record.id },
  }));
  return composeReply(localizer, {
    lead: localizer.t("undo.several-late", { count: records.length }),
    details: numbered(actions),
    actions,
    personal: true,
  });
}

/** Says that there is nothing that may be taken back. */
export function nothingToUndoReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("undo.nothing"), personal: true });
}

/** Says that a draft was dropped; without records, that an undo was. */
export function cancelledReply(localizer: Localizer, records: readonly TrainingRecord[]): Reply {
  const echoes = records.map((record) => recordEcho(localizer, record));
  const [only] = echoes;
  const lead =
    only === undefined
      ? localizer.t("draft.undo-cancelled")
      : localizer.t("draft.cancelled", { record: only });
  const isOne = echoes.length <= 1;
  return composeReply(localizer, {
    lead: isOne ? lead : localizer.t("draft.several-cancelled", { count: echoes.length }),
    details: isOne ? [] : echoes,
    blocks: isOne ? [] : [{ kind: "list", items: echoes }],
    personal: true,
  });
}

/** Says that what was to be corrected does not stand any more. */
export function outdatedReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("correct.outdated"), personal: true });
}

/** Says that nothing waits for a yes or no. */
export function noDraftReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("draft.none"), personal: true });
}

/**
 * Asks which of several waiting records a correction is meant for.
 *
 * @param change what makes it in the record of this index
 */
export function whichDraftReply(
  localizer: Localizer,
  records: readonly TrainingRecord[],
  change: (index: number) => QuestionRun,
): Reply {
  const actions = records.map((record, index) => ({
    label: recordEcho(localizer, record),
    run: change(index),
  }));
  return composeReply(localizer, {
    lead: localizer.t("draft.which"),
    details: numbered(actions),
    actions,
    personal: true,
  });
}

/** Names a record that was imported, which only who keeps the sheet takes back, with what it counts. */
export function notUndoneReply({
  record,
  counted,
  ...now
}: Changed & {
  readonly record: TrainingRecord;
  readonly counted: RecordResult | undefined;
}): Reply {
  const { localizer, policy, whose } = now;
  const lines = counted ? recordLines(localizer, policy, [counted], [record]) : [];
  const told = nowText(now);
  return composeReply(localizer, {
    lead: localizer.t("undo.from-sheet", {
      record: recordEcho(localizer, record),
      contact: localizer.t("common.contact"),
    }),
    whose,
    lines: [...lines.map((line) => lineText(localizer, line)), told.text],
    articles: [...lines.flatMap(({ articles }) => articles), ...told.articles],
    policy,
    actions: nextQuestions(localizer, ["records", "standing"], {}, whose),
    personal: true,
  });
}
