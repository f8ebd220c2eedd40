import { type DraftName, draftName } from "../../../app/records/draft-name.ts";
import type { WeighedRecord } from "../../../app/records/preview-records.ts";
import type { Standing } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { changeBetween } from "../../../wording/change-wording.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { clauses, unitOf } from "../../../wording/formatting.ts";
import type { Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordEcho } from "../../../wording/record-wording.ts";
import type { Action, Block, CommandRun, QuestionRun, Reply } from "../../../wording/reply.ts";
import { readingText, recordRules } from "../../../wording/silent-wording.ts";
import { type Worth, worthOf } from "../../../wording/worth-wording.ts";
import { anyArticle } from "../../replies/fallback-article.ts";
import { unusedText } from "./ask-field-reply.ts";
import { noDraftReply } from "./record-replies.ts";

export interface DraftAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  /** What waits for a yes, weighed one after the other. */
  readonly items: readonly WeighedRecord[];
  readonly draft: DraftName;
  /** An earlier draft gave way to this one, unsaved. */
  readonly replaced?: boolean | undefined;
  /** It was changed since it was last read. */
  readonly reworded?: boolean | undefined;
  /** Whose records they would be, where they are not the asker's. */
  readonly whose?: SubjectLabel | undefined;
  /** The record that it corrects, and the standing with that. */
  readonly corrected?: TrainingRecord | undefined;
  readonly before?: Standing | undefined;
  /** What was said and states nothing of a record. */
  readonly unused?: readonly string[] | undefined;
}

interface Weighed {
  readonly echo: string;
  readonly worth: Worth;
  readonly alike: string | undefined;
}

function weighed(telling: Telling, { record, whatIf, alike }: WeighedRecord): Weighed {
  const { localizer } = telling;
  return {
    echo: recordEcho(localizer, record),
    worth: worthOf(telling, whatIf.record),
    alike: alike && localizer.t("draft.alike", { record: recordEcho(localizer, alike) }),
  };
}

/**
 * The draft's name makes the buttons under it work in every room, only once, and only for the
 * wording above them.
 */
export function draftButtons(localizer: Localizer, draft: DraftName): Action[] {
  return [
    {
      label: localizer.t("actions.save"),
      run: { command: "confirm", args: draftName(draft) },
      style: "primary",
    },
    { label: localizer.t("actions.edit"), run: editing(draft) },
    { label: localizer.t("actions.cancel"), run: cancelling(draft) },
  ];
}

/** What shows one record of a draft in a form; without an index the only one, or it asks. */
export function editing(draft: DraftName, index?: number): QuestionRun {
  const item = { draft: draftName(draft), ...(index !== undefined && { index }) };
  return { ask: "record.edit", item };
}

/** What drops a draft in the wording that was shown. */
export function cancelling(draft: DraftName): CommandRun {
  return { command: "cancel", args: draftName(draft) };
}

function oneOf(
  localizer: Localizer,
  { echo, worth, alike }: Weighed,
  moved: string | undefined,
  corrected: TrainingRecord | undefined,
) {
  const said = [worth.text, moved].filter((part) => part !== undefined);
  const before = corrected && recordEcho(localizer, corrected);
  if (alike !== undefined && before === undefined) {
    const drafted = localizer.t("draft.one", { record: echo });
    return { lead: alike, lines: [clauses(localizer, [drafted, ...said])], details: [] };
  }
  return {
    lead:
      before === undefined
        ? localizer.t("draft.one", { record: echo })
        : localizer.t("draft.correction", { before, after: echo }),
    lines: [clauses(localizer, said), alike],
    details: [],
  };
}

function severalOf(localizer: Localizer, all: readonly Weighed[], moved: string | undefined) {
  const details = all.map(({ echo, worth, alike }, index) => {
    const said = localizer.t("draft.item", { number: index + 1, record: echo, worth: worth.text });
    return alike ? clauses(localizer, [said, alike]) : said;
  });
  return { lead: localizer.t("draft.several", { count: all.length }), lines: [moved], details };
}

function howTo(replaced: boolean, reworded: boolean): string {
  if (reworded) return "draft.how-reworded";
  return replaced ? "draft.how-replaced" : "draft.how";
}

/** Drafts read back before anything is saved: what each is, what it is worth and what it moves. */
export function draftReply({
  localizer,
  policy,
  items,
  draft,
  replaced = false,
  reworded = false,
  whose,
  corrected,
  before,
  unused,
}: DraftAnswer): Reply {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return noDraftReply(localizer);
  const telling = { localizer, policy, unit: unitOf(policy), asOf: last.whatIf.after.asOf };
  const all = items.map((item) => weighed(telling, item));
  const [only] = all;
  const records = items.map(({ whatIf }) => whatIf.record);
  const change = changeBetween(
    telling,
    { before: before ?? first.whatIf.before, after: last.whatIf.after },
    records,
  );
  const moved = change.texts.length > 0 ? clauses(localizer, change.texts) : undefined;
  const parts =
    only && all.length === 1
      ? oneOf(localizer, only, moved, corrected)
      : severalOf(localizer, all, moved);
  const [effect, ...aside] = parts.lines;
  const beside = [...aside, unusedText(localizer, unused)].filter((line) => line !== undefined);
  const articles = [
    ...all.flatMap(({ worth }) => worth.articles),
    ...change.lines.map(({ article }) => article),
  ];
  const list: Block[] = parts.details.length > 0 ? [{ kind: "list", items: parts.details }] : [];
  return composeReply(localizer, {
    lead: parts.lead,
    whose,
    lines: [
      effect,
      beside.length > 0 ? clauses(localizer, beside) : undefined,
      localizer.t(howTo(replaced, reworded)),
    ],
    details: parts.details,
    blocks: list,
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(localizer, policy, recordRules(localizer, policy, records)),
    policy,
    actions: draftButtons(localizer, draft),
    personal: true,
  });
}
