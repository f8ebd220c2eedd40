import { isDay } from "../../../domain/day.ts";
import { LEVELS } from "../../../domain/training-record.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { number } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordEcho } from "../../../wording/record-wording.ts";
import type { Block, FormField, QuestionRun, Reply } from "../../../wording/reply.ts";
import type { Slots } from "../../message/meaning.ts";
import { statesAmount } from "../../message/record-from-slots.ts";
import type { FormValues } from "../../turn.ts";

/** The kinds of training that are offered, by the names of their buttons. */
export const KINDS = {
  training: { activity: "training" },
  "school-based": { activity: "school-based" },
  online: { activity: "training", mode: "online" },
  lecture: { activity: "training", role: "lecturer" },
  other: { activity: "other" },
} as const satisfies Record<string, Slots>;

/** Whether so much of a record is missing that a form asks for it faster than questions do. */
export function lacksSeveral(slots: Slots): boolean {
  const { activity, level, mode, role, date, from, to } = slots;
  const known = [activity ?? level ?? mode ?? role, date ?? to ?? from].filter(Boolean).length;
  return known + (statesAmount(slots) ? 1 : 0) < 2;
}

/** The kind whose particulars a record has, the most of them; none where it is of another kind. */
function kindOf(slots: Slots): string | undefined {
  const fitting = Object.entries(KINDS).filter(([, kind]) =>
    Object.entries(kind).every(([key, value]) => slots[key as keyof Slots] === value),
  );
  const size = ([, kind]: (typeof fitting)[number]) => Object.keys(kind).length;
  return fitting.sort((a, b) => size(b) - size(a))[0]?.[0];
}

/** Asks for all that a record usually states. */
export function recordForm(localizer: Localizer, slots: Slots, run: QuestionRun): Block {
  const choice = (ids: readonly string[], group: string) =>
    ids.map((value) => ({ value, label: localizer.name(group, value) }));
  const kind = kindOf(slots);
  const fields: FormField[] = [
    {
      name: "kind",
      label: localizer.t("form.kind"),
      type: "choice",
      options: choice(Object.keys(KINDS), "said-activity"),
      ...(kind && { value: kind }),
    },
    {
      name: "level",
      label: localizer.t("form.level"),
      type: "choice",
      options: choice(LEVELS, "level"),
      ...(slots.level && { value: slots.level }),
    },
    {
      name: "date",
      label: localizer.t("form.date"),
      type: "day",
      ...(slots.date && { value: slots.date }),
    },
    {
      name: "hours",
      label: localizer.t("form.hours"),
      type: "number",
      ...(slots.hours !== undefined && { value: number(slots.hours) }),
    },
    {
      name: "title",
      label: localizer.t("form.title"),
      type: "text",
      ...(slots.title && { value: slots.title }),
    },
  ];
  return { kind: "form", fields, submit: { label: localizer.t("form.submit"), run } };
}

/** Shows what a record states, to be changed; a channel without forms takes the change in words. */
export function editReply(
  localizer: Localizer,
  { slots, change }: { readonly slots: Slots; readonly change: QuestionRun },
): Reply {
  const { person, policy, year, cycle, to, ...known } = slots;
  return composeReply(localizer, {
    lead: localizer.t("form.edit"),
    lines: [localizer.t("ask.known", { record: recordEcho(localizer, known) })],
    blocks: [recordForm(localizer, slots, change)],
    personal: true,
  });
}

const AMOUNT = /^\d{1,4}(?:\.\d{1,4})?$/;
const LONGEST_TITLE = 200;

/** What a filled form states; what cannot be read is left out, so that it is asked for. */
export function readRecordForm(values: FormValues): Slots {
  const { kind = "", level, date = "", hours = "", title = "" } = values;
  const isKind = (id: string): id is keyof typeof KINDS => Object.hasOwn(KINDS, id);
  const known = LEVELS.find((each) => each === level);
  const named = title.trim().slice(0, LONGEST_TITLE);
  return {
    ...(isKind(kind) && KINDS[kind]),
    ...(known && { level: known }),
    ...(isDay(date) && { date }),
    ...(AMOUNT.test(hours.trim()) && { hours: Number(hours) }),
    ...(named && { title: named }),
  };
}
