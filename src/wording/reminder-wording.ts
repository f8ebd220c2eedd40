import type { Held, HeldReason, Spoken } from "../app/outreach/decide.ts";
import type { Matter, MatterFact } from "../app/outreach/matter.ts";
import { addDays, type Day, dayNumber, weekday } from "../domain/day.ts";
import { isApplicable } from "../policy/engine/compile.ts";
import type { PlanStep } from "../policy/planning/plan.ts";
import { amount, bilingual, day, number, scopeName, unitOf, windowName } from "./formatting.ts";
import type { Localizer } from "./messages.ts";
import { stepAmount } from "./plan-wording.ts";

/** Puts a fact of a matter into words, in the unit and by the names of its policy. */
function factText(localizer: Localizer, { policy }: Matter, fact: MatterFact, today: Day): string {
  if (typeof fact === "string") return fact;
  if ("day" in fact) return day(localizer, fact.day, today);
  if ("text" in fact) return bilingual(localizer, fact.text);
  if ("people" in fact) return String(fact.people);
  if ("window" in fact) return windowName(localizer, fact.window, fact.label);
  if (!policy || !isApplicable(policy)) return "amount" in fact ? number(fact.amount) : fact.scope;
  if ("scope" in fact) return scopeName(localizer, policy, fact.scope);
  return amount(localizer, fact.amount, unitOf(policy));
}

/** Of whom a matter is said: of the one who reads it, or of several people for whom the reader answers. */
type OfWhom = "matter" | "of-many";

function bareText(localizer: Localizer, matter: Matter, today: Day, of: OfWhom): string {
  const facts = Object.entries(matter.facts).map(([name, fact]) => [
    name,
    factText(localizer, matter, fact, today),
  ]);
  return localizer.t(`reminder.${of}.${matter.says}`, Object.fromEntries(facts));
}

/** What falls due, with when: `6月20日（周六）截止：…`. */
export function matterText(
  localizer: Localizer,
  matter: Matter,
  today: Day,
  of: OfWhom = "matter",
): string {
  const text = bareText(localizer, matter, today, of);
  if (matter.isWithoutDay) return text;
  return localizer.t(sentenceFor(matter, today), {
    matter: text,
    days: dayNumber(matter.on) - dayNumber(today),
    day: day(localizer, matter.on, today),
    weekday: localizer.name("weekday", String(weekday(matter.on))),
  });
}

function sentenceFor({ on }: Matter, today: Day): string {
  if (on < today) return "reminder.over";
  if (on === today) return "reminder.today";
  return on === addDays(today, 1) ? "reminder.tomorrow" : "reminder.ahead";
}

/** What closes a gap soonest. */
export function nextStepText(
  localizer: Localizer,
  { policy }: Pick<Matter, "policy">,
  step: PlanStep,
): string {
  const gives =
    policy && isApplicable(policy)
      ? amount(localizer, step.gives, unitOf(policy))
      : number(step.gives);
  const told = { option: bilingual(localizer, step.option.title), gives };
  const measure = stepAmount(localizer, step);
  if (measure === "") return localizer.t("reminder.next-once", told);
  return localizer.t("reminder.next", { ...told, amount: measure });
}

/** Why something is sent on a day. */
export function reasonText(
  localizer: Localizer,
  { matter, isAgain }: Pick<Spoken, "matter" | "isAgain">,
  today: Day,
): string {
  const reason = matterText(localizer, matter, today);
  return isAgain ? localizer.t("reminder.again", { reason }) : reason;
}

const HELD: Readonly<Record<HeldReason, string>> = {
  done: "reminder.held.done",
  "already-sent": "reminder.held.already-sent",
  stopped: "reminder.held.stopped",
  silent: "reminder.held.silent",
  "one-a-day": "reminder.held.one-a-day",
  ceiling: "reminder.held.ceiling",
  "quiet-hours": "reminder.held.quiet-hours",
  "too-late": "reminder.held.too-late",
  "day-off": "reminder.held.day-off",
  "others-first": "reminder.held.others-first",
  "same-text": "reminder.held.same-text",
  "in-digest": "reminder.held.in-digest",
};

/** Why something is not sent on a day, and when it is looked at again. */
export function heldText(
  localizer: Localizer,
  { because, until }: Omit<Held, "matter">,
  today: Day,
): string {
  const reason = localizer.t(HELD[because]);
  if (!until) return reason;
  return localizer.t("reminder.until", { reason, day: day(localizer, until, today) });
}
