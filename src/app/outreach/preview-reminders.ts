import { addDays, type Day } from "../../domain/day.ts";
import { servedAccount } from "../delivery/served-account.ts";
import type { Kept } from "../store.ts";
import { type Concerned, type Decision, dayOff, decide } from "./decide.ts";
import { gather, type Outreach } from "./gather.ts";
import type { Subject } from "./matter.ts";
import { peopleWithDigest, REMEMBERED_DAYS } from "./plan-reminders.ts";
import type { PlannedReminder } from "./ports.ts";

/** What would be sent on some days. */
export interface PreviewAsked {
  readonly from: Day;
  readonly to: Day;
  /** The id of the one person who is asked about. */
  readonly person?: string | undefined;
}

/** What would become of somebody's matters on a day, and whether there is an account to send it to. */
export interface Previewed extends Decision {
  readonly subject: Subject;
  readonly isReachable: boolean;
}

type Read = Pick<
  Kept,
  | "roster"
  | "records"
  | "questionnaires"
  | "preferences"
  | "reminders"
  | "digestOrders"
  | "standings"
>;

/**
 * What would be sent on some days, and what not and why, day by day; nothing is written. It is as if
 * nothing were planned yet from the first day on, and as if nobody did anything in between.
 */
export async function* previewReminders(
  kept: Read,
  outreach: Outreach,
  { from, to, person }: PreviewAsked,
): AsyncGenerator<Previewed> {
  const before = new Map<string, readonly PlannedReminder[]>();
  const digested = await peopleWithDigest(kept);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isWorked = outreach.rules.calendar.isWorkingDay(day);
    for await (const page of gather(kept, outreach, day, person)) {
      const ids = page.map(({ subject }) => subject.person.teacher.id);
      const histories = await kept.reminders.ofMany(ids, addDays(day, -REMEMBERED_DAYS));
      const preferences = await kept.preferences.ofMany(ids);
      const accounts = await kept.roster.accountsOf(ids);
      for (const concerned of page) {
        const { id } = concerned.subject.person.teacher;
        const earlier = (histories.get(id) ?? []).filter((each) => each.day < from);
        const history = [...earlier, ...(before.get(id) ?? [])];
        const preference = preferences.get(id) ?? {};
        const hearing = { history, preference, earliest: 0, hasDigest: digested.has(id) };
        const decision = isWorked ? decide(concerned, hearing, outreach.rules) : dayOff(concerned);
        before.set(id, [...(before.get(id) ?? []), ...asPlanned(concerned, decision)]);
        yield {
          ...decision,
          subject: concerned.subject,
          isReachable: servedAccount(accounts.get(id), outreach) !== undefined,
        };
      }
    }
  }
}

/** What planning would have noted. */
function asPlanned({ subject }: Concerned, { message, day }: Decision): PlannedReminder[] {
  if (!message) return [];
  const person = subject.person.teacher.id;
  return message.told.map(({ matter, period }) => {
    return { rule: matter.rule, person, period, day, delivery: "", text: message.text };
  });
}
