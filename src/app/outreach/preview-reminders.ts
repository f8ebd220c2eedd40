import { addDays, type Day } from "../../domain/day.ts";
import type { Kept } from "../store.ts";
import { type Concerned, type Decision, dayOff, decide, type Write } from "./decide.ts";
import { gather, type Outreach } from "./gather.ts";
import { peopleWithDigest, REMEMBERED_DAYS } from "./plan-reminders.ts";
import type { PlannedReminder } from "./ports.ts";

/** What would be sent on some days. */
export interface PreviewAsked<T extends { readonly text: string }> {
  readonly from: Day;
  readonly to: Day;
  /** The id of the one person who is asked about. */
  readonly person?: string | undefined;
  readonly write: Write<T>;
}

/** What would become of somebody's matters on a day, and whether there is an account to send it to. */
export interface Previewed<T> extends Decision<T> {
  readonly isReachable: boolean;
}

type Read = Pick<
  Kept,
  "roster" | "records" | "questionnaires" | "preferences" | "reminders" | "digestOrders"
>;

/**
 * What would be sent on some days, and what not and why, day by day; nothing is written. It is as if
 * nothing were planned yet from the first day on, and as if nobody did anything in between.
 */
export async function* previewReminders<T extends { readonly text: string }>(
  kept: Read,
  outreach: Outreach,
  { from, to, person, write }: PreviewAsked<T>,
): AsyncGenerator<Previewed<T>> {
  const before = new Map<string, readonly PlannedReminder[]>();
  const digested = await peopleWithDigest(kept);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isWorked = outreach.rules.calendar.isWorkingDay(day);
    for await (const page of gather(kept, outreach, day, { only: person })) {
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
        const decision = isWorked
          ? decide(concerned, hearing, outreach.rules, write)
          : dayOff<T>(concerned);
        before.set(id, [...(before.get(id) ?? []), ...asPlanned(concerned, decision)]);
        yield { ...decision, isReachable: accounts.has(id) };
      }
    }
  }
}

/** What planning would have noted. */
function asPlanned({ subject }: Concerned, { message, day }: Decision<unknown>): PlannedReminder[] {
  if (!message) return [];
  const person = subject.person.teacher.id;
  return message.told.map(({ matter, period }) => {
    return { rule: matter.rule, person, period, day, delivery: "", text: message.text };
  });
}
