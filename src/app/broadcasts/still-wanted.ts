import type { Moment } from "../../domain/recurrence.ts";
import { endsWhenDone } from "../audience/audience.ts";
import { membersAmong } from "../audience/find-audience.ts";
import type { NewDelivery, Outcome } from "../delivery/ports.ts";
import { nextMoment } from "../outreach/next-moment.ts";
import { isTheirs } from "../outreach/still-wanted.ts";
import type { Kept } from "../store.ts";
import { audienceOf, type Broadcasting, broadcastOf } from "./broadcasting.ts";

type Read = Pick<Kept, "broadcasts" | "roster" | "records" | "questionnaires" | "preferences">;

/** What is paused is looked at again after so long. */
const LOOK_AGAIN_MS = 60_000;

const dropped = (problem: string): Outcome => ({ kind: "dropped", problem });

/**
 * Whether a delivery of a broadcast is still to be sent, asked right before it is: nothing where it
 * is. Whoever has done what it is about, is gone or has another account is left out, what is paused
 * waits, and so does what would come outside the hours. Who wants no reminders gets it all the same:
 * it is a message of a person.
 */
export async function isBroadcastWanted(
  kept: Read,
  broadcasting: Broadcasting,
  delivery: Pick<NewDelivery, "key" | "person" | "address">,
  now: Moment,
): Promise<Outcome | undefined> {
  const broadcast = await kept.broadcasts.find(broadcastOf(delivery.key));
  const { rules, instantAt } = broadcasting;
  if (broadcast?.state === "paused") {
    const at = Date.parse(instantAt(now.day, now.minute)) + LOOK_AGAIN_MS;
    return { kind: "retry", notBefore: new Date(at).toISOString(), problem: "paused" };
  }
  const isOver = broadcast?.state === "cancelled" || broadcast?.state === "refused";
  if (!broadcast || isOver) return dropped("cancelled");
  const person = await kept.roster.person(delivery.person ?? "");
  const sender = await kept.roster.person(broadcast.sender);
  if (!person || !sender) return dropped("left");
  if (!(await isTheirs(kept, delivery.address, person))) return dropped("unbound");
  const asked = audienceOf(broadcast, sender, now.day, broadcasting);
  if ((await membersAmong(kept, asked, [person])).length === 0) {
    return dropped(endsWhenDone(broadcast.audience) ? "done" : "left");
  }
  const { quiet = [] } = await kept.preferences.of({ person: person.teacher.id });
  const next = nextMoment(rules, quiet, now);
  if (!next) return dropped("quiet hours");
  if (next.day === now.day && next.minute === now.minute) return undefined;
  const notBefore = instantAt(next.day, next.minute);
  return { kind: "retry", notBefore, problem: "outside the hours" };
}
