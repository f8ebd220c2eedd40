import type { Day } from "../../domain/day.ts";
import type { Moment } from "../../domain/recurrence.ts";
import { hasRoleFor } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import type { Broadcasting } from "../broadcasts/broadcasting.ts";
import type { Address, NewDelivery, Outcome } from "../delivery/ports.ts";
import type { Kept } from "../store.ts";
import { type Outreach, subjectOf } from "./gather.ts";
import { nextMoment } from "./next-moment.ts";
import type { Planning } from "./plan-reminders.ts";
import { type PlannedReminder, silenceOn, type Whose } from "./ports.ts";
import { dueDaysSentOn } from "./schedule.ts";

type Read = Pick<Kept, "roster" | "records" | "questionnaires" | "preferences" | "reminders">;

/**
 * Whether a delivery is still to be sent, asked right before it is: nothing where it is. A reminder
 * is dropped for whoever is done, gone, silent or no longer bound, and put off where it would come
 * outside the hours; what nobody planned as a reminder is always to be sent.
 */
export async function isStillWanted(
  kept: Read,
  planning: Pick<Planning, keyof Outreach | "instantAt">,
  delivery: Pick<NewDelivery, "key" | "person" | "address">,
  now: Moment,
): Promise<Outcome | undefined> {
  const { insteadOf } = delivery.address;
  const planned = await kept.reminders.ofDelivery(insteadOf?.key ?? delivery.key);
  if (planned.length === 0) return undefined;
  const person = await kept.roster.person(delivery.person ?? "");
  if (!person) return { kind: "dropped", problem: "left" };
  if (!(await isTheirs(kept, delivery.address, person))) {
    return { kind: "dropped", problem: "unbound" };
  }
  const refusal = await refusedBy(kept, whoseIs(delivery.address, person), planning, now);
  if (refusal) return refusal;
  const isOpen = await openFor(kept, planning, person, now.day);
  return planned.some(isOpen) ? undefined : { kind: "dropped", problem: "done" };
}

/** Whether the account that it goes to still speaks for that person. */
export async function isTheirs(
  { roster }: Pick<Kept, "roster">,
  { channel, to }: Address,
  person: Person,
): Promise<boolean> {
  if ("room" in to) return true;
  return (await roster.personByAccount(channel, to.account))?.teacher.id === person.teacher.id;
}

function whoseIs({ channel, to }: Address, { teacher }: Person): Whose {
  return "room" in to ? { channel, room: to.room } : { person: teacher.id };
}

/** What a person, or a room, has against a message that nobody asked for. */
export async function refusedBy(
  { preferences }: Pick<Read, "preferences">,
  whose: Whose,
  { rules, instantAt }: Pick<Broadcasting, "rules" | "instantAt">,
  now: Moment,
): Promise<Outcome | undefined> {
  const preference = await preferences.of(whose);
  const { isStopped, quiet = [] } = preference;
  if (isStopped) return { kind: "dropped", problem: "stopped" };
  if (silenceOn(preference, now.day)) return { kind: "dropped", problem: "silent" };
  const next = nextMoment(rules, quiet, now);
  if (!next) return { kind: "dropped", problem: "quiet hours" };
  if (next.day === now.day && next.minute === now.minute) return undefined;
  const notBefore = instantAt(next.day, next.minute);
  return { kind: "retry", notBefore, problem: "outside the hours" };
}

/** Whether what a reminder was about is still open for somebody. */
async function openFor(kept: Read, outreach: Outreach, person: Person, day: Day) {
  const subject = await subjectOf(kept, outreach, person, day);
  return ({ rule, day: planned }: PlannedReminder): boolean => {
    const source = outreach.sources.find(({ id }) => rule.startsWith(`${id}/`));
    if (!source) return true;
    if (source.forManagers) return hasRoleFor(person, "hear-of-overdue");
    const matters = source.due(dueDaysSentOn(source, planned), subject);
    return matters.some((matter) => matter.rule === rule && !matter.isDone);
  };
}
