import type { OrganisationUnit, Roster } from "./ports.ts";

/**
 * A roster that reads each unit once: what policy holds, and who reaches whom, is asked of the same
 * few units several times while one message is answered. For that long only, so that what another
 * program changes is seen by the next message; what is changed by way of it is seen at once.
 */
export function readOnce(roster: Roster): Roster {
  const units = new Map<string, Promise<OrganisationUnit | undefined>>();
  return {
    ...roster,
    unit(id) {
      const read = units.get(id) ?? roster.unit(id);
      units.set(id, read);
      return read;
    },
    put: (change) => roster.put(change).finally(() => units.clear()),
    setPolicy: (unit, policy) => roster.setPolicy(unit, policy).finally(() => units.clear()),
  };
}
