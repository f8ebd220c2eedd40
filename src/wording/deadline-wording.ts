import { type Day, weekday } from "../domain/day.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import { countOf, type Due, type DueFromEvent } from "../policy/procedures/deadline.ts";
import type { DeadlineFile, FromEvent } from "../policy/procedures/deadline-file.ts";
import { bilingual, day } from "./formatting.ts";
import type { Localizer } from "./messages.ts";
import { partyName } from "./route-wording.ts";

/** What a sentence about a deadline is made from. */
export interface DeadlineTelling {
  readonly localizer: Localizer;
  readonly parties: PolicyDocument["parties"];
  readonly today: Day;
}

function dated({ localizer, today }: DeadlineTelling, on: Day) {
  return {
    day: day(localizer, on, today),
    weekday: localizer.name("weekday", String(weekday(on))),
  };
}

function whoAndWhat({ localizer, parties }: DeadlineTelling, { who, what }: DeadlineFile) {
  return { who: partyName({ localizer, parties }, who), what: bilingual(localizer, what) };
}

/** One day on which something is due, and who must do what. */
export function dueText(telling: DeadlineTelling, { deadline, on }: Due): string {
  return telling.localizer.t("deadline.due", {
    ...dated(telling, on),
    ...whoAndWhat(telling, deadline),
  });
}

/** The same; a day that is over is said to be. */
export function nextText(telling: DeadlineTelling, due: Due): string {
  const { deadline, on } = due;
  if (on >= telling.today) return dueText(telling, due);
  const told = { ...dated(telling, on), ...whoAndWhat(telling, deadline) };
  return telling.localizer.t("deadline.once-over", told);
}

/** How long it takes from the event: `3 个工作日`. */
export function countText(
  { localizer }: Pick<DeadlineTelling, "localizer">,
  within: FromEvent,
): string {
  const { days, weeks, workingDays } = countOf(within);
  if (workingDays) return localizer.t("deadline.working-days", { count: workingDays });
  if (weeks === 1) return localizer.t("deadline.one-week");
  if (weeks) return localizer.t("deadline.weeks", { count: weeks });
  return localizer.t("deadline.days", { count: days ?? 0 });
}

/** Before an event, at the latest after it, or at the earliest: with its day, and as a rule. */
const FORMS = {
  before: { dated: "deadline.before", rule: "deadline.before-rule" },
  latest: { dated: "deadline.latest", rule: "deadline.latest-rule" },
  earliest: { dated: "deadline.earliest", rule: "deadline.earliest-rule" },
} as const;

function formOf({ before, is }: FromEvent) {
  return FORMS[before ? "before" : is];
}

function eventText({ localizer }: DeadlineTelling, { before, after, is }: FromEvent): string {
  const event = bilingual(localizer, before ?? after ?? { zh: "", en: "" });
  return before || is === "earliest" ? event : localizer.t("deadline.event-after", { event });
}

/** A deadline that is counted from an event, as the text has it. */
export function ruleText(telling: DeadlineTelling, deadline: DeadlineFile): string {
  const { localizer } = telling;
  const { who, what } = whoAndWhat(telling, deadline);
  const { within, every } = deadline;
  if (!within)
    return localizer.t("deadline.every", {
      who,
      what,
      every: every ? bilingual(localizer, every) : "",
    });
  const told = { what, count: countText(telling, within), event: eventText(telling, within) };
  return localizer.t(formOf(within).rule, told);
}

/** The same on its day, for an event that is known. */
export function fromEventText(
  telling: DeadlineTelling,
  deadline: DeadlineFile,
  within: FromEvent,
  { on }: DueFromEvent,
): string {
  const { what } = whoAndWhat(telling, deadline);
  return telling.localizer.t(formOf(within).dated, {
    ...dated(telling, on),
    what,
    count: countText(telling, within),
    event: eventText(telling, within),
  });
}

/** How the text is read where it leaves something open, and what would follow otherwise. */
export function readingText(
  telling: DeadlineTelling,
  { cite, reading }: DeadlineFile,
  due?: DueFromEvent,
): string | undefined {
  const { localizer, today } = telling;
  if (!reading) return undefined;
  const plain = bilingual(localizer, reading);
  const other = due?.otherwise;
  const text = other
    ? localizer.t("deadline.otherwise", { reading: plain, day: day(localizer, other, today) })
    : plain;
  return localizer.t("deadline.reading", { article: cite, reading: text });
}

/** Says of which years the holidays could not be left out. */
export function unknownYearTexts({ localizer }: DeadlineTelling, { unknownYears }: DueFromEvent) {
  return unknownYears.map((year) => localizer.t("deadline.unknown-year", { year }));
}
