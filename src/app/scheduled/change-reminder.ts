import type { Recurrence } from "../../domain/recurrence.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Appended, Provenance } from "../ledger/ports.ts";
import type { Kept, Store } from "../store.ts";
import { REMINDER_CHANGED, type ReminderChange } from "./entry-kinds.ts";
import type { ScheduledReminder } from "./ports.ts";
import { type SchoolTime, withNext } from "./school-time.ts";

/** A reminder as somebody wants it. */
export type ReminderWanted = Pick<
  ScheduledReminder,
  "id" | "owner" | "text" | "language" | "recurrence" | "audience"
>;

/** What setting a reminder, or changing one, came to. */
export type Changed =
  | {
      readonly kind: "changed";
      /** As it is now; as it was, where it is deleted. */
      readonly reminder: ScheduledReminder;
      readonly effects: readonly Effect[];
    }
  /** It is so already. */
  | { readonly kind: "unchanged"; readonly reminder: ScheduledReminder }
  /** It would never come: its time is over. */
  | { readonly kind: "past" }
  | { readonly kind: "too-many" }
  /** There is none of that id that is theirs. */
  | { readonly kind: "gone" };

/** How a reminder is to be changed. */
export type ChangeWanted =
  | { readonly kind: "moved"; readonly recurrence: Recurrence; readonly text: string }
  | { readonly kind: Exclude<ReminderChange, "set" | "moved"> };

/** So many that are not over are enough for anybody. */
export const MOST_REMINDERS = 50;

type Given = Provenance & { readonly time: SchoolTime };

/** Sets a reminder, and writes down that it was set; one of the same id is set once. */
export function setReminder(
  store: Pick<Store, "transaction">,
  wanted: ReminderWanted,
  given: Given,
): Promise<Changed> {
  return written(
    store,
    async (kept) => {
      const before = await kept.scheduled.find(wanted.id);
      if (before) return { kind: "unchanged", reminder: before };
      const open = await kept.scheduled.openOf(wanted.owner);
      if (open.length >= MOST_REMINDERS) return { kind: "too-many" };
      const { at, time } = given;
      const bare = { ...wanted, isPaused: false, setAt: at };
      const reminder = withNext(bare, time.wallTime(at), time);
      return reminder.next ? { reminder, change: "set" } : { kind: "past" };
    },
    given,
  );
}

/** Changes a reminder of somebody's own, and writes down how. */
export function changeReminder(
  store: Pick<Store, "transaction">,
  id: string,
  wanted: ChangeWanted,
  given: Given,
): Promise<Changed> {
  return written(
    store,
    async ({ scheduled }) => {
      const before = await scheduled.find(id);
      if (!before || before.owner !== given.by) return { kind: "gone" };
      const reminder = changedBy(before, wanted, given);
      const comes = wanted.kind === "moved" || wanted.kind === "resumed";
      if (comes && !reminder.next) return { kind: "past" };
      if (JSON.stringify(reminder) === JSON.stringify(before) && wanted.kind !== "deleted") {
        return { kind: "unchanged", reminder: before };
      }
      return { reminder, change: wanted.kind };
    },
    given,
  );
}

function changedBy(
  before: ScheduledReminder,
  wanted: ChangeWanted,
  { at, time }: Given,
): ScheduledReminder {
  const now = time.wallTime(at);
  switch (wanted.kind) {
    case "moved":
      return withNext({ ...before, ...movedTo(wanted), isPaused: false }, now, time);
    case "paused":
      return { ...before, isPaused: true };
    case "resumed":
      // What would have come meanwhile is not made up for.
      return before.isPaused ? withNext({ ...before, isPaused: false }, now, time) : before;
    case "finished": {
      const { next: _, ...over } = before;
      return before.recurrence.kind === "once" ? over : before;
    }
    case "deleted":
      return before;
  }
}

const movedTo = ({ recurrence, text }: Extract<ChangeWanted, { kind: "moved" }>) => ({
  recurrence,
  text,
});

type Work = (
  kept: Kept,
) => Promise<
  | Exclude<Changed, { kind: "changed" }>
  | { readonly reminder: ScheduledReminder; readonly change: ReminderChange }
>;

/** Keeps a change together with its entry in the ledger. */
async function written(
  store: Pick<Store, "transaction">,
  work: Work,
  { by, at, via }: Given,
): Promise<Changed> {
  const transact = async (
    kept: Kept,
  ): Promise<{ changed: Changed; entry?: Appended | undefined }> => {
    const wanted = await work(kept);
    if ("kind" in wanted) return { changed: wanted };
    const { reminder, change } = wanted;
    const { id, recurrence } = reminder;
    const stream = { kind: REMINDER_CHANGED.stream, id };
    const key = `reminder:${id}:${(await kept.log.entriesOf(stream)).length + 1}`;
    const entry = REMINDER_CHANGED.entry(id, { change, recurrence }, { key, by, at, via });
    const [appended] = await kept.log.append([entry]);
    if (change === "deleted") await kept.scheduled.remove(id);
    else await kept.scheduled.put(reminder);
    const effects = [REMINDER_CHANGED.effectOf(entry)];
    return { changed: { kind: "changed", reminder, effects }, entry: appended };
  };
  const isKept = async ({ log }: Kept, { entry }: { entry?: Appended | undefined }) =>
    !entry || (await log.entry(entry.key))?.hash === entry.hash;
  return (await store.transaction(transact, isKept)).changed;
}
