import { MOST_REMINDERS } from "../../../app/scheduled/change-reminder.ts";
import type { ScheduledReminder } from "../../../app/scheduled/ports.ts";
import type { Day } from "../../../domain/day.ts";
import type { Occurrence } from "../../../domain/recurrence.ts";
import { composeReply, type ReplyParts } from "../../../wording/compose-reply.ts";
import { clauses, listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { momentText, recurrenceText } from "../../../wording/recurrence-wording.ts";
import type { Action, Reply } from "../../../wording/reply.ts";
import type { QuestionId } from "../../message/meaning.ts";
import { choiceReply } from "../../replies/common-replies.ts";
import type { ReminderDraft } from "../../state/reminder-drafts.ts";

/** A reminder whose time is known. */
export type Timed = Pick<ScheduledReminder, "id" | "text" | "recurrence" | "audience">;

/** Whoever reads it, and on which day. */
export interface Voice {
  readonly localizer: Localizer;
  readonly today: Day;
}

const run = (ask: QuestionId, reminder: string) => ({ ask, reminder });

const said = (voice: Voice, parts: ReplyParts): Reply => composeReply(voice.localizer, parts);

/** A reminder in one line. */
export function itemText({ localizer, today }: Voice, reminder: Timed): string {
  const { audience, text } = reminder;
  const when = recurrenceText(localizer, reminder.recurrence, today);
  if (!audience) return localizer.t("scheduled.item", { when, text });
  return localizer.t("scheduled.item-others", { when, text, audience: audience.said });
}

const LEADS = {
  draft: { own: "scheduled.draft", others: "scheduled.draft-others" },
  saved: { own: "scheduled.saved", others: "scheduled.saved-others" },
} as const;

function leadOf(
  { localizer, today }: Voice,
  what: keyof typeof LEADS,
  { recurrence, text, audience }: Timed,
): string {
  const when = recurrenceText(localizer, recurrence, today);
  if (!audience) return localizer.t(LEADS[what].own, { when, text });
  return localizer.t(LEADS[what].others, { when, text, audience: audience.said });
}

/** What is said of a draft besides what it is. */
export interface Echo {
  readonly next: readonly Occurrence[];
  /** How many people it concerns now, where it is for others. */
  readonly people?: number;
  /** Sentences on what was assumed, and on what stands in the way. */
  readonly notes: readonly string[];
}

/** Reads a draft back with its next times; nothing is saved yet. */
export function draftReply(voice: Voice, draft: Timed, { next, people, notes }: Echo): Reply {
  const { localizer, today } = voice;
  const times = next.map((each) => momentText(localizer, each, today));
  const whom =
    people === undefined
      ? []
      : [localizer.t(people > 0 ? "scheduled.people" : "scheduled.nobody", { people })];
  const remarks = [...whom, ...notes];
  return said(voice, {
    lead: leadOf(voice, "draft", draft),
    lines: [
      times.length > 1
        ? localizer.t("scheduled.next", { times: listed(localizer, times) })
        : undefined,
      remarks.length > 0 ? clauses(localizer, remarks) : undefined,
      localizer.t("scheduled.how"),
    ],
    actions: [
      {
        label: localizer.t("actions.save"),
        run: run("reminder.save", draft.id),
        style: "primary",
      },
      { label: localizer.t("scheduled.edit"), run: run("reminder.edit", draft.id) },
      { label: localizer.t("actions.cancel"), run: run("reminder.drop", draft.id) },
    ],
  });
}

const NOT_TAKEN = {
  past: "scheduled.past",
  "which-day": "scheduled.which-day",
  depends: "scheduled.depends",
  "not-planned": "scheduled.not-planned",
} as const;

/** Why a time was not taken. */
export type NotTaken = keyof typeof NOT_TAKEN;

/** Asks for what a draft lacks, after a sentence on what was not possible. */
export function askReply(
  voice: Voice,
  { text, recurrence }: ReminderDraft,
  problem?: NotTaken,
): Reply {
  const { localizer, today } = voice;
  const when = recurrence && recurrenceText(localizer, recurrence, today);
  const asked = when
    ? localizer.t("scheduled.what", { when })
    : localizer.t(text === "" ? "scheduled.what-and-when" : "scheduled.when", { text });
  return said(voice, {
    lead: problem ? localizer.t(NOT_TAKEN[problem]) : asked,
    lines: [
      problem === "depends" ? localizer.t("scheduled.depends-deadline") : undefined,
      when ? undefined : localizer.t("scheduled.such-as"),
    ],
  });
}

/** Shows a draft or a reminder in a form, to be changed there. */
export function editReply(
  voice: Voice,
  { id, text, recurrence }: Pick<ReminderDraft, "id" | "text" | "recurrence">,
): Reply {
  const { localizer, today } = voice;
  const when = recurrence ? recurrenceText(localizer, recurrence, today) : "";
  const fields = [
    { name: "what", label: localizer.t("scheduled.what-label"), type: "text", value: text },
    { name: "when", label: localizer.t("scheduled.when-label"), type: "text", value: when },
  ] as const;
  const submit = { label: localizer.t("scheduled.submit"), run: run("reminder.change", id) };
  return said(voice, {
    lead: localizer.t("scheduled.move-to"),
    lines: [localizer.t("scheduled.such-as")],
    blocks: [{ kind: "form", fields, submit }],
  });
}

/** Says that a reminder is saved, and when it comes first. */
export function savedReply(voice: Voice, reminder: ScheduledReminder): Reply {
  const { localizer, today } = voice;
  const isOften = reminder.recurrence.kind !== "once";
  return said(voice, {
    lead: leadOf(voice, "saved", reminder),
    tone: "good",
    lines: [
      isOften && reminder.next
        ? localizer.t("scheduled.saved-first", {
            time: momentText(localizer, reminder.next, today),
          })
        : undefined,
    ],
    actions: [{ label: localizer.t("scheduled.add-another"), run: { command: "remind" } }],
  });
}

const TOLD = {
  paused: "scheduled.pause-done",
  resumed: "scheduled.resume-done",
  deleted: "scheduled.delete-done",
  moved: "scheduled.moved",
  "saved-before": "scheduled.saved-before",
} as const;

/** Says in one sentence what became of a reminder. */
export function tellReply(voice: Voice, what: keyof typeof TOLD, reminder: Timed): Reply {
  const { localizer, today } = voice;
  const item = itemText(voice, reminder);
  const when = recurrenceText(localizer, reminder.recurrence, today);
  const lead = localizer.t(TOLD[what], { item, when, text: reminder.text });
  return said(voice, { lead, tone: "good" });
}

const PLAIN = {
  gone: "scheduled.gone",
  dropped: "scheduled.dropped",
  past: "scheduled.past",
} as const;

/** A sentence that needs nothing: it is gone, or nothing was saved. */
export function plainReply(voice: Voice, what: keyof typeof PLAIN): Reply {
  return said(voice, { lead: voice.localizer.t(PLAIN[what]) });
}

/** Says when it comes once more. */
export function againReply(voice: Voice, { text, recurrence }: ScheduledReminder): Reply {
  const { localizer, today } = voice;
  const time = recurrenceText(localizer, recurrence, today);
  return said(voice, { lead: localizer.t("scheduled.again-done", { time, text }), tone: "good" });
}

/** Says that it is done; one that comes back says when. */
export function doneReply(voice: Voice, { id, text, next }: ScheduledReminder): Reply {
  const { localizer, today } = voice;
  if (!next) {
    const lead = localizer.t("scheduled.done-once", { text });
    return said(voice, { lead, tone: "good" });
  }
  const time = momentText(localizer, next, today);
  const label = localizer.t("scheduled.delete");
  return said(voice, {
    lead: localizer.t("scheduled.done-recurring", { time }),
    tone: "good",
    actions: [{ label, run: run("reminder.delete", id), style: "danger" }],
  });
}

/** Says that there are too many. */
export function tooManyReply(voice: Voice): Reply {
  const lead = voice.localizer.t("scheduled.too-many", { most: MOST_REMINDERS });
  return said(voice, { lead, actions: [listing(voice)] });
}

/** Says that a text is too long. */
export function tooLongReply(voice: Voice, most: number): Reply {
  return said(voice, { lead: voice.localizer.t("scheduled.too-long", { most }) });
}

const listing = ({ localizer }: Voice): Action => ({
  label: localizer.t("scheduled.add-another"),
  run: { command: "remind" },
});

/** One reminder, with what can be done with it. */
export function oneReply(voice: Voice, reminder: ScheduledReminder): Reply {
  const { localizer, today } = voice;
  const { id, isPaused, next } = reminder;
  const time = next && momentText(localizer, next, today);
  const button = (label: string, ask: QuestionId): Action => ({
    label: localizer.t(label),
    run: run(ask, id),
  });
  return said(voice, {
    lead: itemText(voice, reminder),
    lines: [
      isPaused ? localizer.t("scheduled.one-paused") : undefined,
      time && !isPaused ? localizer.t("scheduled.one-next", { time }) : undefined,
    ],
    actions: [
      isPaused
        ? button("scheduled.resume", "reminder.resume")
        : button("scheduled.pause", "reminder.pause"),
      button("scheduled.edit", "reminder.edit"),
      { ...button("scheduled.delete", "reminder.delete"), style: "danger" },
    ],
  });
}

/** So many are shown at once. */
const MOST_SHOWN = 9;

/** All that somebody has set, to be picked by number; asks which one is meant, where that is open. */
export function listReply(
  voice: Voice,
  reminders: readonly ScheduledReminder[],
  isAsked = false,
): Reply {
  const { localizer } = voice;
  if (reminders.length === 0) {
    return said(voice, {
      lead: localizer.t("scheduled.none"),
      lines: [localizer.t("scheduled.none-how")],
    });
  }
  const choices = reminders.slice(0, MOST_SHOWN).map((reminder): Action => {
    const item = itemText(voice, reminder);
    const label = reminder.isPaused ? localizer.t("scheduled.paused-mark", { item }) : item;
    return { label, run: run("reminder.show", reminder.id) };
  });
  const count = localizer.t("scheduled.list", { count: reminders.length });
  return choiceReply(localizer, isAsked ? localizer.t("scheduled.which") : count, choices);
}
