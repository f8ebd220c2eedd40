import { openFrom } from "../../src/app/standing/outline.ts";
import type { KeptStanding, RightFor, Standings } from "../../src/app/standing/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";
import type { Line } from "./memory-log.ts";
import { createMemoryRoster, type RosterState } from "./memory-roster.ts";

/** Outlines that last as long as the test; whether one is right is worked out from everything there is. */
export function createMemoryStandings(
  state: Cell<ReadonlyMap<string, KeptStanding>>,
  people: Cell<RosterState>,
  lines: Cell<readonly Line[]>,
  inTurn: Turn,
): Standings {
  const roster = createMemoryRoster(people, inTurn);
  const factsOf = (id: string) => JSON.stringify(people.now().people.get(id));
  const right = (id: string, { policy, day }: RightFor) => {
    const kept = state.now().get(id);
    if (!kept || kept.facts !== factsOf(id) || kept.policy !== policy) return undefined;
    const isWrittenSince = lines
      .now()
      .some(
        ({ number, stream }) =>
          number > kept.entry && stream.kind === "teacher" && stream.id === id,
      );
    return isWrittenSince || day < kept.from || day > kept.until ? undefined : kept.outline;
  };
  return {
    put: (standings) =>
      inTurn(() => {
        const added = standings.map((each) => [each.person, each] as const);
        state.change(new Map([...state.now(), ...added]));
      }),
    async page(units, { policy, day, only, after, limit }) {
      const all = await roster.peopleIn(units, { after, limit: Number.POSITIVE_INFINITY });
      return all
        .map((person) => {
          const { id } = person.teacher;
          const outline = right(id, { policy, day });
          return { person, facts: factsOf(id), ...(outline && { outline }) };
        })
        .filter(({ person, outline }) => {
          if (only === "unknown") return !outline;
          if (only === undefined || !outline || person.grants.length > 0) return true;
          const from = openFrom(outline);
          return from !== undefined && from <= only.openBy;
        })
        .slice(0, limit);
    },
    async of(ids, asked) {
      const found = ids.map((id) => [id, right(id, asked)] as const);
      return new Map(found.flatMap(([id, outline]) => (outline ? [[id, outline]] : [])));
    },
    async unitsToWeigh(units, asked) {
      const all = [...people.now().people.values()];
      const unknown = all.filter(({ teacher }) => !right(teacher.id, asked));
      return units.filter((each) => unknown.some(({ unit }) => unit === each)).sort();
    },
  };
}
