import { BROADCAST } from "../../src/app/broadcasts/ports.ts";
import {
  ANSWER,
  type Arrival,
  DIGEST,
  type Inbox,
  type ListedDelivery,
  type NewDelivery,
  type Outbox,
  type Outcome,
  type TakenDelivery,
  type Taking,
} from "../../src/app/delivery/ports.ts";
import { type Cell, storable, type Turn } from "./memory-cell.ts";

interface Held {
  readonly holder?: string | undefined;
  /** Of the machine's clock, in milliseconds. */
  readonly heldUntil?: number | undefined;
}

export type MemoryDelivery = ListedDelivery &
  Held & {
    readonly content: string;
    readonly doubtSince?: string | undefined;
    readonly reportedAt?: string;
  };

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
  const isDue = (
    { address, kind, dueAt }: MemoryDelivery,
    { channel, now, pushesDueBy = now }: Pick<Taking, "channel" | "now" | "pushesDueBy">,
  ) => address.channel === channel && dueAt <= (kind === ANSWER ? now : pushesDueBy);
  const hold = (
    each: MemoryDelivery,
    { holder, now, seconds }: Pick<Taking, "holder" | "now" | "seconds">,
  ): TakenDelivery => {
    const doubtSince = each.doubtSince ?? (each.state === "queued" ? each.at : undefined);
    const heldUntil = Date.now() + seconds * 1000;
    const attempts = each.attempts + 1;
    set({ ...each, state: "queued", holder, heldUntil, attempts, doubtSince, at: now });
    const content: unknown = JSON.parse(each.content);
    const taken = { ...bareOf(each), content, attempts: each.attempts };
    return { ...taken, ...(doubtSince && { doubtSince }) };
  };
  const byDue = (some: Iterable<MemoryDelivery>) =>
    [...some].sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.key, b.key));
  return {
    put: (deliveries) => inTurn(() => putDeliveries(cell, deliveries)),
    note: (deliveries, problem) =>
      inTurn(() => {
        const known = cell.now();
        putDeliveries(cell, deliveries);
        for (const { key } of deliveries.filter((each) => !known.has(each.key))) {
          const noted = cell.now().get(key);
          if (noted) set({ ...noted, state: "dropped", content: "", problem });
        }
      }),
    isDue: async (due) =>
      [...cell.now().values()].some((each) => isOpen(each) && !isHeld(each) && isDue(each, due)),
    duePushes: async ({ limit, ...due }) =>
      byDue(cell.now().values())
        .filter((each) => each.state === "planned" && each.kind !== ANSWER && isDue(each, due))
        .slice(0, limit)
        .map(({ key }) => key),
    takeOne: (key, taker) =>
      inTurn(() => {
        const known = cell.now().get(key);
        if (!known || !isOpen(known) || isHeld(known)) return undefined;
        const { now } = taker;
        return known.dueAt <= now && known.expiresAt > now ? hold(known, taker) : undefined;
      }),
    take: ({ channel, limit, now, pushesDueBy, ...taker }) =>
      inTurn(() => {
        const free = byDue(cell.now().values()).filter(
          (each) => each.address.channel === channel && isOpen(each) && !isHeld(each),
        );
        for (const each of free.filter(({ expiresAt }) => expiresAt <= now)) {
          set({ ...each, ...UNHELD, state: "dropped", problem: "expired", content: "", at: now });
        }
        const by = { channel, now, ...(pushesDueBy !== undefined && { pushesDueBy }) };
        const due = free.filter((each) => isDue(each, by) && each.expiresAt > now);
        const isAnswer = ({ kind }: MemoryDelivery) => kind === ANSWER;
        const first = [...due.filter(isAnswer), ...due.filter((each) => !isAnswer(each))];
        return first.slice(0, limit).map((each) => hold(each, { ...taker, now }));
      }),
    keep: (key, { holder, seconds }) =>
      inTurn(() => {
        const known = cell.now().get(key);
        if (known?.state !== "queued" || known.holder !== holder) return false;
        set({ ...known, heldUntil: Date.now() + seconds * 1000 });
        return true;
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
    undelivered: async ({ after, until }) => {
      const isWithin = (at: string) => after < at && at <= until;
      const pushes = [...cell.now().values()].filter(
        ({ kind }) => kind !== ANSWER && kind !== DIGEST,
      );
      const late = pushes.filter((each) => {
        const isExpired = each.state === "dropped" && each.problem === "expired";
        return isWithin(each.expiresAt) && (isOpen(each) || isExpired);
      });
      const failed = pushes.filter(({ state, at }) => state === "failed" && isWithin(at));
      const people = new Set([...late, ...failed].flatMap(({ person }) => person ?? []));
      const countOf = (some: readonly MemoryDelivery[], whose: string) =>
        some.filter(({ person }) => person === whose).length;
      return new Map(
        [...people].map((each) => [
          each,
          { late: countOf(late, each), failed: countOf(failed, each) },
        ]),
      );
    },
    find: async (key) => {
      const known = cell.now().get(key);
      return known && listedOf(known);
    },
    due: async (channel, now) => {
      const found = [...cell.now().values()].filter(
        (each) => each.address.channel === channel && isOpen(each) && each.dueAt <= now,
      );
      return { count: found.length, since: found.map(({ dueAt }) => dueAt).sort()[0] };
    },
    unreported: async (channel) =>
      [...cell.now().values()]
        .filter((each) => each.address.channel === channel && each.state === "failed")
        .filter(({ reportedAt }) => reportedAt === undefined)
        .sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key))
        .map(listedOf),
    report: (keys, at) =>
      inTurn(() => {
        for (const key of keys) {
          const known = cell.now().get(key);
          if (known) set({ ...known, reportedAt: at });
        }
      }),
    failures: async (reportedAt) =>
      [...cell.now().values()]
        .filter((each) => each.state === "failed")
        .filter((each) => reportedAt === undefined || each.reportedAt === reportedAt)
        .sort((a, b) => compare(a.at, b.at) || compare(a.key, b.key))
        .map(listedOf),
    tryAgain: (keys, at) =>
      inTurn(() => {
        const failed = keys.flatMap((key) => cell.now().get(key) ?? []);
        const again = failed.filter((each) => each.state === "failed" && each.expiresAt > at);
        for (const each of again) {
          const { cause: _, reportedAt: __, ...rest } = each;
          set({ ...rest, state: "planned", dueAt: at, at });
        }
        return again.map(({ key }) => key).sort();
      }),
    noteRead: (channel, messages, at) =>
      inTurn(() => {
        for (const each of [...cell.now().values()]) {
          const isRead = each.messageId !== undefined && messages.includes(each.messageId);
          if (isRead && each.address.channel === channel) set({ readAt: at, ...each });
        }
      }),
    forget: (before) =>
      inTurn(() => {
        const isKept = (each: MemoryDelivery) =>
          isOpen(each) || each.kind === BROADCAST || each.at >= before;
        cell.change(new Map([...cell.now()].filter(([, each]) => isKept(each))));
      }),
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
  if (outcome.kind === "failed") {
    const { cause } = outcome;
    return { state: "failed", problem: storable(outcome.problem), ...(cause && { cause }) };
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
  const { state, attempts, at, messageId, problem, cause, readAt } = delivery;
  return {
    ...bareOf(delivery),
    ...{ state, attempts, at },
    ...(messageId !== undefined && { messageId }),
    ...(problem !== undefined && { problem }),
    ...(cause !== undefined && { cause }),
    ...(readAt !== undefined && { readAt }),
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
    keep: (number, { holder, seconds }) =>
      inTurn(() => {
        const known = cell.now().find((each) => each.number === number && !each.isDone);
        if (known?.holder !== holder) return false;
        change(number, { heldUntil: Date.now() + seconds * 1000 });
        return true;
      }),
    done: (number, holder, said = []) =>
      inTurn(() => {
        const known = cell.now().find((each) => each.number === number && !each.isDone);
        if (known?.holder !== holder) return false;
        change(number, { ...UNHELD, isDone: true, content: "" });
        putDeliveries(deliveries, said);
        return true;
      }),
    lastArrival: async (channel) =>
      cell
        .now()
        .filter((each) => each.channel === channel)
        .at(-1)?.at,
    waiting: async (channel) =>
      cell.now().filter((each) => each.channel === channel && !each.isDone).length,
    forget: (before) =>
      inTurn(() => cell.change(cell.now().filter(({ isDone, at }) => !isDone || at >= before))),
  };
}
