import type { ScheduledReminder, ScheduledReminders } from "../../src/app/scheduled/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";

export function createMemoryScheduled(
  state: Cell<ReadonlyMap<string, ScheduledReminder>>,
  deliveries: Cell<ReadonlyMap<string, unknown>>,
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
    open: async () => sorted().filter((each) => each.next),
    due: async (now, limit) =>
      sorted()
        .filter(({ next, isPaused }) => next && !isPaused && next.at <= now)
        .slice(0, limit)
        .map(({ id }) => id),
    forgetOver: () =>
      inTurn(() => {
        const keys = [...deliveries.now().keys()];
        const isKept = ({ id, next }: ScheduledReminder) =>
          next || keys.some((key) => key.startsWith(`remind:${id}:`));
        state.change(new Map([...state.now()].filter(([, each]) => isKept(each))));
      }),
    remove: (id) =>
      inTurn(() => state.change(new Map([...state.now()].filter(([each]) => each !== id)))),
  };
}
