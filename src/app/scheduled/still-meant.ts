import type { NewDelivery, Outcome } from "../delivery/ports.ts";
import { silenceOn } from "../outreach/ports.ts";
import { isTheirs } from "../outreach/still-wanted.ts";
import type { Kept } from "../store.ts";
import { REMINDER, reminderIn } from "./plan-scheduled.ts";
import type { SchoolTime } from "./school-time.ts";

type Read = Pick<Kept, "roster" | "preferences" | "scheduled">;

/**
 * Whether what comes from a reminder is still to be sent, asked right before it is: nothing where it
 * is, or where it is another delivery. Quiet hours do not matter: somebody asked for this time.
 */
export async function isStillMeant(
  kept: Read,
  delivery: Pick<NewDelivery, "key" | "kind" | "person" | "address">,
  now: string,
  { momentAt }: Pick<SchoolTime, "momentAt">,
): Promise<Outcome | undefined> {
  const id = delivery.kind === REMINDER ? reminderIn(delivery.key) : undefined;
  if (id === undefined) return undefined;
  const dropped = (problem: string): Outcome => ({ kind: "dropped", problem });
  const person = await kept.roster.person(delivery.person ?? "");
  if (!person) return dropped("left");
  if (!(await isTheirs(kept, delivery.address, person))) return dropped("unbound");
  const reminder = await kept.scheduled.find(id);
  if (!reminder) return dropped("deleted");
  if (reminder.isPaused) return dropped("paused");
  const preference = await kept.preferences.of({ person: person.teacher.id });
  if (preference.isStopped) return dropped("stopped");
  if (silenceOn(preference, momentAt(now).day)) return dropped("silent");
  return undefined;
}
