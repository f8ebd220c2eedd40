import type { Day } from "../../../domain/day.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { day, listed, number } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordEcho } from "../../../wording/record-wording.ts";
import type { Action, CommandRun, QuestionRun, Reply } from "../../../wording/reply.ts";
import type { AmountKind } from "../../message/amounts.ts";
import type { Slots } from "../../message/meaning.ts";
import type { InVain } from "./in-vain.ts";
import { KINDS, recordForm } from "./record-form.ts";

/** What a draft can lack. */
export type MissingField = "date" | "amount" | "activity";

/** A particular that cannot be right, as it was said. */
export interface WrongField {
  readonly field: "date" | AmountKind;
  readonly said: string | number;
  readonly wrong: "future" | "too-early" | "no-such-day" | "too-much" | "too-fine" | "no-amount";
  /** The most that can be recorded at once. */
  readonly most?: number | undefined;
}

/** What the buttons under a question about a draft do. */
interface DraftButtons {
  readonly cancel: CommandRun;
  /** Puts particulars into the record that lacks them. */
  readonly fill: (slots: Slots) => QuestionRun;
  /** What the record states, where so much is missing that a form is offered. */
  readonly form?: Slots | undefined;
}

export interface FieldQuestion {
  readonly localizer: Localizer;
  readonly missing: MissingField;
  /** What is known of the record. */
  readonly known?: Partial<TrainingRecord> | undefined;
  /** Which of several records of one message it is, counted from 1. */
  readonly place?: { readonly index: number; readonly of: number } | undefined;
  readonly problem?: WrongField | undefined;
  /** Why it counts nothing, whatever else it states. */
  readonly inVain?: InVain | undefined;
  /** Whose record it is, where it is not the asker's. */
  readonly whose?: SubjectLabel | undefined;
  /** What was said and states nothing of a record. */
  readonly unused?: readonly string[] | undefined;
  /** The buttons of a draft; without one, nothing can be filled in or dropped. */
  readonly draft?: DraftButtons | undefined;
}

const ASKS = {
  date: "ask.date",
  amount: "ask.amount",
  activity: "ask.activity",
} as const;

const WRONG = {
  future: "ask.future",
  "too-early": "ask.too-early",
  "no-such-day": "ask.no-such-day",
  "too-much": "ask.too-much",
  "too-fine": "ask.too-fine",
  "no-amount": "ask.no-amount",
} as const;

function problemText(localizer: Localizer, { said, wrong, most }: WrongField): string {
  const isDay = wrong === "future" || wrong === "too-early";
  const given = isDay ? day(localizer, said as Day) : String(said);
  return localizer.t(WRONG[wrong], {
    said: given,
    ...(most !== undefined && { most: number(most) }),
  });
}

/** Says what cannot be right, where nothing is to be asked for. */
export function wrongFieldReply(localizer: Localizer, problem: WrongField): Reply {
  return composeReply(localizer, { lead: problemText(localizer, problem) });
}

function actionsFor({ localizer, missing, draft }: FieldQuestion): Action[] {
  if (!draft) return [];
  const kinds = missing === "activity" && !draft.form ? Object.entries(KINDS) : [];
  return [
    ...kinds.map(([kind, slots]) => ({
      label: localizer.name("said-activity", kind),
      run: draft.fill(slots),
    })),
    { label: localizer.t("actions.cancel"), run: draft.cancel },
  ];
}

/** What was said and not used; nothing where all was. */
export function unusedText(
  localizer: Localizer,
  unused: readonly string[] = [],
): string | undefined {
  if (unused.length === 0) return undefined;
  return localizer.t("draft.unused", { said: listed(localizer, unused) });
}

/** Asks for the one thing that a draft lacks; what is known of it is read back. */
export function askFieldReply(question: FieldQuestion): Reply {
  const { localizer, missing, known, place, problem, draft, inVain } = question;
  const echo = known ? recordEcho(localizer, known) : "";
  const asked = localizer.t(ASKS[missing]);
  const lead = place ? localizer.t("ask.which", { ...place, asked }) : asked;
  return composeReply(localizer, {
    lead: inVain ? localizer.t("ask.in-vain", { because: inVain.because }) : lead,
    lines: [
      inVain && localizer.t("ask.anyway", { asked: lead }),
      problem && problemText(localizer, problem),
      echo ? localizer.t("ask.known", { record: echo }) : undefined,
      unusedText(localizer, question.unused),
    ],
    whose: question.whose,
    blocks: draft?.form ? [recordForm(localizer, draft.form, draft.fill({}))] : [],
    actions: actionsFor(question),
    articles: inVain?.articles ?? [],
    policy: inVain?.policy,
    personal: true,
  });
}
