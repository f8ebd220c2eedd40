import { deliveryKey } from "../../src/app/broadcasts/broadcasting.ts";
import type {
  Broadcast,
  BroadcastState,
  Broadcasts,
  LeftOut,
  RecipientCount,
} from "../../src/app/broadcasts/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";
import type { MemoryDelivery } from "./memory-delivery.ts";

interface Recipient {
  readonly delivery?: string | undefined;
  readonly leftOut?: LeftOut | undefined;
}

export interface MemoryBroadcast {
  readonly broadcast: Broadcast;
  readonly recipients: ReadonlyMap<string, Recipient>;
}

const UNSEEN: ReadonlySet<BroadcastState> = new Set(["gathering", "draft", "dropped"]);
const SETTLED = new Set(["sent", "failed", "dropped"]);
const isSettledOf = (id: string, { key, state }: MemoryDelivery) =>
  key.startsWith(deliveryKey(id, "")) && SETTLED.has(state);
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

export function createMemoryBroadcasts(
  cell: Cell<ReadonlyMap<string, MemoryBroadcast>>,
  deliveries: Cell<ReadonlyMap<string, MemoryDelivery>>,
  inTurn: Turn,
): Broadcasts {
  const known = (id: string) => cell.now().get(id);
  const set = (id: string, to: MemoryBroadcast) => cell.change(new Map([...cell.now(), [id, to]]));
  const sorted = (id: string) =>
    [...(known(id)?.recipients ?? [])].sort(([a], [b]) => compare(a, b));
  const all = () =>
    [...cell.now().values()]
      .map(({ broadcast }) => broadcast)
      .sort((a, b) => compare(a.draftedAt, b.draftedAt) || compare(a.id, b.id));
  const setRecipients = (id: string, changed: readonly (readonly [string, Recipient])[]) => {
    const before = known(id);
    if (!before) return;
    set(id, { ...before, recipients: new Map([...before.recipients, ...changed]) });
  };
  const drop = (isDropped: (delivery: MemoryDelivery) => boolean) =>
    deliveries.change(new Map([...deliveries.now()].filter(([, each]) => !isDropped(each))));
  const standingOf = ({ delivery: key, leftOut }: Recipient) => {
    const found = key === undefined ? undefined : deliveries.now().get(key);
    return {
      ...(leftOut && { leftOut }),
      ...(found && { state: found.state }),
      ...(found?.problem !== undefined && { problem: found.problem }),
      ...(found?.cause !== undefined && { cause: found.cause }),
      ...(found && { at: found.at }),
      ...(found?.readAt !== undefined && { readAt: found.readAt }),
    };
  };
  return {
    put: (broadcast) => inTurn(() => set(broadcast.id, { broadcast, recipients: new Map() })),
    addRecipients: (id, people) =>
      inTurn(() => {
        const fresh = people.filter((person) => !known(id)?.recipients.has(person));
        setRecipients(
          id,
          fresh.map((person) => [person, {}]),
        );
      }),
    find: async (id) => known(id)?.broadcast,
    change: (broadcast, before) =>
      inTurn(() => {
        const found = known(broadcast.id);
        if (found?.broadcast.state !== before) return false;
        set(broadcast.id, { ...found, broadcast });
        return true;
      }),
    inState: async (state) => all().filter((each) => each.state === state),
    ofSender: async (sender, limit) =>
      all()
        .filter((each) => each.sender === sender && !UNSEEN.has(each.state))
        .sort((a, b) => compare(b.draftedAt, a.draftedAt) || compare(a.id, b.id))
        .slice(0, limit),
    size: async (id) => known(id)?.recipients.size ?? 0,
    undecided: async (id, limit) =>
      sorted(id)
        .filter(([, { delivery, leftOut }]) => delivery === undefined && leftOut === undefined)
        .map(([person]) => person)
        .slice(0, limit),
    decide: (id, decided) =>
      inTurn(() =>
        setRecipients(
          id,
          decided.map(({ person, ...each }) => [person, each]),
        ),
      ),
    async counts(id) {
      const counted = new Map<string, RecipientCount>();
      for (const [, recipient] of sorted(id)) {
        const { at: _, readAt, ...standing } = standingOf(recipient);
        const alike = { ...standing, isRead: readAt !== undefined };
        const key = JSON.stringify(alike);
        counted.set(key, { ...alike, people: (counted.get(key)?.people ?? 0) + 1 });
      }
      return [...counted.values()];
    },
    statuses: async (id, { after = "", limit }) =>
      sorted(id)
        .filter(([person]) => person > after)
        .slice(0, limit)
        .map(([person, recipient]) => ({ person, ...standingOf(recipient) })),
    withdraw: (id) =>
      inTurn(() => {
        const isFresh = (key: string | undefined) => {
          const found = key === undefined ? undefined : deliveries.now().get(key);
          return found?.state === "planned" && found.attempts === 0;
        };
        const taken = sorted(id).filter(([, { delivery }]) => isFresh(delivery));
        const keys = new Set(taken.map(([, { delivery }]) => delivery));
        drop(({ key }) => keys.has(key));
        setRecipients(
          id,
          taken.map(([person]) => [person, {}]),
        );
      }),
    reopen: (id, people) =>
      inTurn(() => {
        const theirs = sorted(id).filter(([person]) => people.includes(person));
        drop((each) => isSettledOf(id, each) && people.includes(each.person ?? ""));
        setRecipients(
          id,
          theirs.map(([person]) => [person, {}]),
        );
      }),
    forget: (before) =>
      inTurn(() => {
        for (const { id, at } of all()) {
          if (at >= before) continue;
          drop((each) => isSettledOf(id, each));
          cell.change(new Map([...cell.now()].filter(([each]) => each !== id)));
        }
      }),
  };
}
