import type { Moment } from "../../domain/recurrence.ts";
import type { Person } from "../access/ports.ts";
import { membersAmong } from "../audience/find-audience.ts";
import type { NewDelivery, Outcome } from "../delivery/ports.ts";
import { silenceOn } from "../outreach/ports.ts";
import { isTheirs, refusedBy } from "../outreach/still-wanted.ts";
import type { Kept } from "../store.ts";
import { reminderIn, type ScheduledPlanning } from "./plan-scheduled.ts";
import type { ReminderAudience, ScheduledReminder } from "./ports.ts";

type Read = Pick<Kept, "roster" | "records" | "questionnaires" | "preferences" | "scheduled">;
type Given = Omit<ScheduledPlanning, "write">;

const dropped = (problem: string): Outcome => ({ kind: "dropped", problem });

/** Whether what comes from a reminder is still to be sent, asked right before it is: nothing where it is. */
export async function isStillMeant(
  kept: Read,
  delivery: Pick<NewDelivery, "key" | "person" | "address">,
  now: Moment,
  given: Given,
): Promise<Outcome | undefined> {
  const id = reminderIn(delivery.address.insteadOf?.key ?? delivery.key);
  const person = await kept.roster.person(delivery.person ?? "");
  if (!person) return dropped("left");
  if (!(await isTheirs(kept, delivery.address, person))) return dropped("unbound");
  const reminder = await kept.scheduled.find(id);
  if (!reminder) return dropped("deleted");
  if (reminder.isPaused) return dropped("paused");
  const { audience } = reminder;
  if (!audience) return refusedOwn(kept, person, now);
  const whose = { person: person.teacher.id };
  const refusal = await refusedBy(kept, whose, given, now);
  return refusal ?? leftOut(kept, { reminder, audience, person }, now, given);
}

/** One's own comes at the time that was asked for, also in quiet hours; but not where one wants none at all. */
async function refusedOwn(
  { preferences }: Read,
  { teacher: { id } }: Person,
  { day }: Moment,
): Promise<Outcome | undefined> {
  const preference = await preferences.of({ person: id });
  if (preference.isStopped) return dropped("stopped");
  return silenceOn(preference, day) ? dropped("silent") : undefined;
}

/** Whoever does not belong to the audience any more: they are done, or somewhere else. */
async function leftOut(
  kept: Read,
  about: {
    readonly reminder: ScheduledReminder;
    readonly audience: ReminderAudience;
    readonly person: Person;
  },
  { day }: Moment,
  { documentOf }: Given,
): Promise<Outcome | undefined> {
  const { reminder, audience, person } = about;
  const sender = await kept.roster.person(reminder.owner);
  if (!sender) return dropped("left");
  const asked = { sender, audience: audience.rule, today: day, documentOf };
  const [member] = await membersAmong(kept, asked, [person]);
  return member ? undefined : dropped("done");
}
