import type { BindingCodes, CodeUse, Rooms } from "../../src/app/access/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";

export interface CodesState {
  readonly codes: ReadonlyMap<
    string,
    { readonly person: string; readonly expiresAt: string; readonly used?: CodeUse }
  >;
  readonly failures: readonly { readonly account: string; readonly at: string }[];
}

export function createMemoryCodes(state: Cell<CodesState>, inTurn: Turn): BindingCodes {
  return {
    put: (code, whose) =>
      inTurn(() => {
        const others = [...state.now().codes].filter(([, { person }]) => person !== whose.person);
        state.change({ ...state.now(), codes: new Map([...others, [code, whose]]) });
      }),
    take: (code, use) =>
      inTurn(() => {
        const codes = new Map(state.now().codes);
        const whose = codes.get(code);
        if (!use) codes.delete(code);
        if (use && whose && !whose.used) codes.set(code, { ...whose, used: use });
        state.change({ ...state.now(), codes });
        return whose;
      }),
    noteFailure: (channel, account, at) =>
      inTurn(() => {
        const failure = { account: `${channel}:${account}`, at };
        state.change({ ...state.now(), failures: [...state.now().failures, failure] });
      }),
    failuresSince: async (channel, account, since) =>
      state
        .now()
        .failures.filter((each) => each.account === `${channel}:${account}` && each.at >= since)
        .length,
  };
}

export function createMemoryRooms(state: Cell<ReadonlyMap<string, string>>, inTurn: Turn): Rooms {
  const nameOf = (channel: string, room: string) => `${channel}:${room}`;
  return {
    unitOf: async (channel, room) => state.now().get(nameOf(channel, room)),
    setUnit: (channel, room, unit) =>
      inTurn(() => {
        const rooms = new Map(state.now());
        rooms.delete(nameOf(channel, room));
        if (unit !== undefined) rooms.set(nameOf(channel, room), unit);
        state.change(rooms);
      }),
  };
}
