import type {
  Arrival,
  Inbox,
  ListedDelivery,
  NewDelivery,
  Outbox,
  Outcome,
} from "../../src/app/delivery/ports.ts";
import { type Cell, storable, type Turn } from "./memory-cell.ts";

interface Held {
  readonly holder?: string | undefined;
  /** Of the machine's clock, in milliseconds. */
  readonly heldUntil?: number | undefined;
}

export type MemoryDelivery = ListedDelivery &
  Held & { readonly content: string; readonly doubtSince?: string | undefined };

export type MemoryArrival = Omit<Arrival, "content"> &
  Held & {
    readonly number: number;
    readonly content: string;
    readonly attempts: number;
    readonly isDone: boolean;
  };

const isHeld = ({ heldUntil }: Held) => heldUntil !== undefined && heldUntil > Date.now();
const UNHELD = { holder: undefined, heldUntil: undefined };

export function createMemoryOutbox(
  cell: Cell<ReadonlyMap<string, MemoryDelivery>>,
  inTurn: Turn,
): Outbox {
  const set = (delivery: MemoryDelivery) =>
    cell.change(new Map([...cell.now(), [delivery.key, delivery]]));
  const isOpen = ({ state }: MemoryDelivery) => state === "planned" || state === "queued";
  const byDue = (some: Iterable<MemoryDelivery>) =>
    [...some].sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.key, b.key));
  return {
    put: (deliveries) => inTurn(() => putDeliveries(cell, deliveries)),
    isDue: async (channel, now) =>
      [...cell.now().values()].some(
        (each) =>
          each.address.channel === channel && isOpen(each) && !isHeld(each) && each.dueAt <= now,
      ),
    take: ({ channel, holder, now, limit, seconds }) =>
      inTurn(() => {
        const free = byDue(cell.now().values()).filter(
          (each) => each.address.channel === channel && isOpen(each) && !isHeld(each),
        );
        for (const each of free.filter(({ expiresAt }) => expiresAt <= now)) {
          set({ ...each, ...UNHELD, state: "dropped", problem: "expired", content: "", at: now });
        }
        const due = free.filter(({ dueAt, expiresAt }) => dueAt <= now && expiresAt > now);
        return due.slice(0, limit).map((each) => {
          const doubtSince = each.doubtSince ?? (each.state === "queued" ? each.at : undefined);
          const heldUntil = Date.now() + seconds * 1000;
          const attempts = each.attempts + 1;
          set({ ...each, state: "queued", holder, heldUntil, attempts, doubtSince, at: now });
          const content: unknown = JSON.parse(each.content);
          return {
            ...bareOf(each),
            content,
            attempts: each.attempts,
            ...(doubtSince && { doubtSince }),
          };
        });
      }),
    settle: (key, { holder, at, outcome }) =>
      inTurn(() => {
        const known = cell.now().get(key);
        if (known?.state !== "queued" || known.holder !== holder) return false;
        set({ ...known, ...UNHELD, ...changeBy(outcome, at), at });
        return true;
      }),
    list: async ({ since = "", person }) =>
      byDue(cell.now().values())
        .filter((each) => each.dueAt >= since && (person === undefined || each.person === person))
        .map(listedOf),
    forget: (before) =>
      inTurn(() =>
        cell.change(
          new Map([...cell.now()].filter(([, each]) => isOpen(each) || each.at >= before)),
        ),
      ),
  };
}

/** Puts in all that is new, and says how many were. */
function putDeliveries(
  cell: Cell<ReadonlyMap<string, MemoryDelivery>>,
  deliveries: readonly NewDelivery[],
): number {
  const before = cell.now();
  const added = deliveries
    .filter(({ key }) => !before.has(key))
    .map((delivery): [string, MemoryDelivery] => [delivery.key, planned(delivery)]);
  cell.change(new Map([...before, ...added]));
  return cell.now().size - before.size;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function planned(delivery: NewDelivery): MemoryDelivery {
  return {
    ...delivery,
    content: JSON.stringify(delivery.content ?? null),
    state: "planned",
    attempts: 0,
    at: delivery.dueAt,
  };
}

function changeBy(outcome: Outcome, at: string): Partial<MemoryDelivery> {
  if (outcome.kind === "retry") {
    const { notBefore, isInDoubt } = outcome;
    const problem = storable(outcome.problem);
    return { state: "planned", dueAt: notBefore, problem, ...(isInDoubt && { doubtSince: at }) };
  }
  const end = { state: outcome.kind, content: "", doubtSince: undefined };
  return outcome.kind === "sent"
    ? { ...end, ...(outcome.messageId !== undefined && { messageId: outcome.messageId }) }
    : { ...end, problem: storable(outcome.problem) };
}

function bareOf({ key, kind, person, address, dueAt, expiresAt }: MemoryDelivery) {
  return { key, kind, ...(person !== undefined && { person }), address, dueAt, expiresAt };
}

function listedOf(delivery: MemoryDelivery): ListedDelivery {
  const { state, attempts, at, messageId, problem } = delivery;
  return {
    ...bareOf(delivery),
    ...{ state, attempts, at },
    ...(messageId !== undefined && { messageId }),
    ...(problem !== undefined && { problem }),
  };
}

export function createMemoryInbox(
  cell: Cell<readonly MemoryArrival[]>,
  deliveries: Cell<ReadonlyMap<string, MemoryDelivery>>,
  inTurn: Turn,
): Inbox {
  const change = (number: number, to: Partial<MemoryArrival>) =>
    cell.change(cell.now().map((each) => (each.number === number ? { ...each, ...to } : each)));
  return {
    put: (arrival) =>
      inTurn(() => {
        const sameChannel = cell.now().filter(({ channel }) => channel === arrival.channel);
        if (sameChannel.some(({ ids }) => ids.some((id) => arrival.ids.includes(id)))) return false;
        const number = (cell.now().at(-1)?.number ?? 0) + 1;
        const content = JSON.stringify(arrival.content ?? null);
        cell.change([...cell.now(), { ...arrival, content, number, attempts: 0, isDone: false }]);
        return true;
      }),
    take: ({ channel, holder, limit, seconds }) =>
      inTurn(() => {
        const waiting = cell.now().filter((each) => each.channel === channel && !each.isDone);
        const firsts = waiting.filter(
          ({ speaker }, index) => waiting.findIndex((each) => each.speaker === speaker) === index,
        );
        const free = firsts.filter((each) => !isHeld(each)).slice(0, limit);
        return free.map(({ number, speaker, content, at, attempts }) => {
          const heldUntil = Date.now() + seconds * 1000;
          change(number, { holder, heldUntil, attempts: attempts + 1 });
          return { number, channel, speaker, content: JSON.parse(content), at, attempts };
        });
      }),
    done: (number, holder, said = []) =>
      inTurn(() => {
        const known = cell.now().find((each) => each.number === number && !each.isDone);
        if (known?.holder !== holder) return false;
        change(number, { ...UNHELD, isDone: true, content: "" });
        putDeliveries(deliveries, said);
        return true;
      }),
    waiting: async (channel) =>
      cell.now().filter((each) => each.channel === channel && !each.isDone).length,
    forget: (before) =>
      inTurn(() => cell.change(cell.now().filter(({ isDone, at }) => !isDone || at >= before))),
  };
}
