import type {
  DigestOrders,
  StoredOrder,
  UnitCount,
  UnitCounts,
} from "../../src/app/digest/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";
import { ownerOf } from "./memory-outreach.ts";

export function createMemoryUnitCounts(
  state: Cell<ReadonlyMap<string, UnitCount>>,
  inTurn: Turn,
): UnitCounts {
  const all = () => [...state.now().values()];
  return {
    put: (count) =>
      inTurn(() => state.change(new Map([...state.now(), [`${count.day} ${count.unit}`, count]]))),
    on: async (units, day) =>
      new Map(
        all()
          .filter((each) => each.day === day && units.includes(each.unit))
          .map((each) => [each.unit, each]),
      ),
    countedOn: async (day) =>
      new Set(
        all()
          .filter((each) => each.day === day)
          .map(({ unit }) => unit),
      ),
    forget: (before) =>
      inTurn(() => state.change(new Map([...state.now()].filter(([, { day }]) => day >= before)))),
  };
}

export function createMemoryDigestOrders(
  state: Cell<ReadonlyMap<string, StoredOrder>>,
  inTurn: Turn,
): DigestOrders {
  return {
    of: async (whose) => state.now().get(ownerOf(whose)),
    set: (order, at) =>
      inTurn(() => {
        const owner = ownerOf(order.whose);
        const { last } = state.now().get(owner) ?? {};
        state.change(new Map([...state.now(), [owner, { ...order, at, ...(last && { last }) }]]));
      }),
    cancel: (whose) =>
      inTurn(() => {
        const left = [...state.now()].filter(([owner]) => owner !== ownerOf(whose));
        const isKnown = left.length < state.now().size;
        state.change(new Map(left));
        return isKnown;
      }),
    all: async () =>
      [...state.now()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each),
    noteLast: (whose, last) =>
      inTurn(() => {
        const known = state.now().get(ownerOf(whose));
        if (known) state.change(new Map([...state.now(), [ownerOf(whose), { ...known, last }]]));
      }),
  };
}
