import type { Day } from "../../domain/day.ts";
import type { Moment } from "../../domain/recurrence.ts";
import { hasRoleFor } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import type { Broadcasting } from "../broadcasts/broadcasting.ts";
import type { Address, NewDelivery, Outcome } from "../delivery/ports.ts";
import type { Kept } from "../store.ts";
import { type Outreach, subjectOf } from "./gather.ts";
import type { Matter, Subject } from "./matter.ts";
import { nextMoment } from "./next-moment.ts";
import type { Planning } from "./plan-reminders.ts";
import { silenceOn, type Whose } from "./ports.ts";
import { type PlannedMatter, plannedIn } from "./reminder-content.ts";
import { dueDaysSentOn } from "./schedule.ts";

type Read = Pick<Kept, "roster" | "records" | "questionnaires" | "preferences" | "reminders">;

/** What becomes of a reminder right before it is sent: how it ended already, or what it is to say. */
export type Reminding =
  | { readonly outcome: Outcome }
  | { readonly subject: Subject; readonly told: readonly PlannedMatter[] };

/**
 * What a reminder is to say, asked right before it is sent: what was planned and is still open, as it
 * stands now. It is dropped for whoever is done, gone, silent or no longer bound, and put off where it
 * would come outside the hours. Nothing where it is to be sent as it is: nobody planned it as a
 * reminder, or it was put into words when it was planned.
 */
export async function remindingNow(
  kept: Read,
  planning: Planning,
  delivery: Pick<NewDelivery, "key" | "person" | "address" | "content">,
  now: Moment,
): Promise<Reminding | undefined> {
  const { insteadOf } = delivery.address;
  const planned = await kept.reminders.ofDelivery(insteadOf?.key ?? delivery.key);
  if (planned.length === 0) return undefined;
  const person = await kept.roster.person(delivery.person ?? "");
  if (!person) return dropped("left");
  if (!(await isTheirs(kept, delivery.address, person))) return dropped("unbound");
  const outcome = await refusedBy(kept, whoseIs(delivery.address, person), planning, now);
  if (outcome) return { outcome };
  const subject = await subjectOf(kept, planning, person, now.day);
  const told = plannedIn(delivery.content, planning);
  const openNow = openFor(planning, subject, planned[0]?.day ?? now.day);
  if (!planned.some(({ rule }) => openNow(rule))) return dropped("done");
  return told && { subject, told: told.flatMap((each) => asItStands(each, openNow)) };
}

const dropped = (problem: string): Reminding => ({ outcome: { kind: "dropped", problem } });

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

/** What was planned, with the matter as it is now where that can be said of the person alone. */
function asItStands(
  planned: PlannedMatter,
  openNow: ReturnType<typeof openFor>,
): readonly PlannedMatter[] {
  const open = openNow(planned.matter.rule);
  if (!open) return [];
  return [open === "as-planned" ? planned : { ...planned, matter: open }];
}

/** What is still open of what was planned for somebody on a day, by its rule. */
function openFor({ sources }: Pick<Outreach, "sources">, subject: Subject, day: Day) {
  return (rule: string): Matter | "as-planned" | undefined => {
    const source = sources.find(({ id }) => rule.startsWith(`${id}/`));
    if (!source) return "as-planned";
    if (source.forManagers) {
      return hasRoleFor(subject.person, "hear-of-overdue") ? "as-planned" : undefined;
    }
    const matters = source.due(dueDaysSentOn(source, day), subject);
    return matters.find((matter) => matter.rule === rule && !matter.isDone);
  };
}
