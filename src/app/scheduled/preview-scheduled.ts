import type { Day } from "../../domain/day.ts";
import { type Moment, occurrencesAfter } from "../../domain/recurrence.ts";
import type { Person } from "../access/ports.ts";
import { findAudience } from "../audience/find-audience.ts";
import { servedAccount } from "../delivery/served-account.ts";
import { nextMoment } from "../outreach/next-moment.ts";
import { type Preference, silenceOn } from "../outreach/ports.ts";
import type { Kept } from "../store.ts";
import type { ScheduledPlanning } from "./plan-scheduled.ts";
import type { ScheduledReminder } from "./ports.ts";

/** Why a reminder that somebody set does not come. */
export interface ScheduledHeld {
  readonly because: "paused" | "stopped" | "silent";
  /** The day on which it may come again, where that is known. */
  readonly until?: Day | undefined;
}

/** A reminder that somebody set, at one of its times, for one of those to whom it goes. */
export interface PreviewedScheduled extends Moment {
  readonly reminder: ScheduledReminder;
  readonly owner: Person;
  /** The id of the recipient. */
  readonly to: string;
  readonly isReachable: boolean;
  /** Absent where it is sent. */
  readonly held?: ScheduledHeld;
}

type Read = Pick<
  Kept,
  "roster" | "records" | "questionnaires" | "preferences" | "scheduled" | "standings"
>;
type Given = Omit<ScheduledPlanning, "write">;

/**
 * What of the reminders that people set would come on some days, and what not and why, the earliest
 * first; nothing is written. Others are those who fit now, as if nobody did anything in between.
 */
export async function previewScheduled(
  kept: Read,
  given: Given,
  {
    from,
    to,
    person,
  }: { readonly from: Day; readonly to: Day; readonly person?: string | undefined },
): Promise<readonly PreviewedScheduled[]> {
  const found: PreviewedScheduled[] = [];
  for (const reminder of await kept.scheduled.open()) {
    const owner = await kept.roster.person(reminder.owner);
    const times = timesOf(reminder, given, to).filter(({ day }) => day >= from);
    if (!owner || times.length === 0) continue;
    const all = await recipientsOf(kept, given, reminder, owner);
    const ids = all.filter((id) => person === undefined || id === person);
    const preferences = await kept.preferences.ofMany(ids);
    const accounts = await kept.roster.accountsOf(ids);
    for (const id of ids) {
      const isReachable = servedAccount(accounts.get(id), given) !== undefined;
      for (const time of times) {
        const sent = sentAt(reminder, time, preferences.get(id) ?? {}, given);
        found.push({ ...sent, reminder, owner, to: id, isReachable });
      }
    }
  }
  return found.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ day, minute, to }: PreviewedScheduled) =>
  `${day} ${String(minute).padStart(4, "0")} ${to}`;

/** All its times until the end of a day, the next one first. */
function timesOf(
  { next, recurrence, audience }: ScheduledReminder,
  { rules }: Given,
  to: Day,
): readonly Moment[] {
  if (!next) return [];
  const found: Moment[] = next.day <= to ? [next] : [];
  const hours = audience ? rules.hours : undefined;
  for (const each of occurrencesAfter(recurrence, next, rules.calendar, hours)) {
    if (each.day > to) break;
    found.push(each);
  }
  return found;
}

async function recipientsOf(
  kept: Read,
  { documentOf }: Given,
  { audience, next }: ScheduledReminder,
  owner: Person,
): Promise<readonly string[]> {
  if (!audience || !next) return [owner.teacher.id];
  const asked = { sender: owner, audience: audience.rule, today: next.day, documentOf };
  const found: string[] = [];
  for await (const page of findAudience(kept, asked)) {
    found.push(...page.map(({ person }) => person.teacher.id));
  }
  return found;
}

/** When somebody gets it, or why not: what goes to others waits for the end of their quiet hours. */
function sentAt(
  { isPaused, audience }: ScheduledReminder,
  { day, minute }: Moment,
  preference: Preference,
  { rules }: Given,
): Moment & Pick<PreviewedScheduled, "held"> {
  const until = silenceOn(preference, day);
  if (isPaused) return { day, minute, held: { because: "paused" } };
  if (preference.isStopped) return { day, minute, held: { because: "stopped" } };
  if (until) return { day, minute, held: { because: "silent", until } };
  const later = audience && nextMoment(rules, preference.quiet ?? [], { day, minute });
  return later ?? { day, minute };
}
