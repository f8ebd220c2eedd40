import type { ScheduledReminder, ScheduledReminders } from "../../src/app/scheduled/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";

export function createMemoryScheduled(
  state: Cell<ReadonlyMap<string, ScheduledReminder>>,
  inTurn: Turn,
): ScheduledReminders {
  const dueAt = ({ next }: ScheduledReminder) => next?.at ?? "";
  const sorted = () =>
    [...state.now().values()].sort((a, b) =>
      `${dueAt(a)} ${a.id}` < `${dueAt(b)} ${b.id}` ? -1 : 1,
    );
  return {
    put: (reminder) =>
      inTurn(() => state.change(new Map([...state.now(), [reminder.id, reminder]]))),
    find: async (id) => state.now().get(id),
    openOf: async (owner) => sorted().filter((each) => each.owner === owner && each.next),
    due: async (now, limit) =>
      sorted()
        .filter(({ next, isPaused }) => next && !isPaused && next.at <= now)
        .slice(0, limit)
        .map(({ id }) => id),
    remove: (id) =>
      inTurn(() => state.change(new Map([...state.now()].filter(([each]) => each !== id)))),
  };
}
