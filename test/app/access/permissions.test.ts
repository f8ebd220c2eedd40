import { beforeEach, describe, expect, it } from "vitest";
import {
  type Action,
  can,
  canView,
  hasRoleFor,
  managedUnits,
  unitsFor,
  visiblePeople,
} from "../../../src/app/access/permissions.ts";
import { type Person, ROLES, type Role, type Roster } from "../../../src/app/access/ports.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";

/** Where a role granted for school-1 reaches: the school, the group below it, the one beside it, the county above. */
const UNITS = ["school-1", "group-maths", "school-2", "county"] as const;
const HERE_AND_BELOW = ["school-1", "group-maths"];
const HERE = ["school-1"];

const MANAGERS: readonly Role[] = ["admin", "coordinator"];
const SENDERS: readonly Role[] = ["group-leader", ...MANAGERS];

/** For every action and role, the units at which it is permitted. */
const EXPECTED: readonly (readonly [Action, Role, readonly string[]])[] = ROLES.flatMap((role) => [
  ["view-figures", role, role === "teacher" ? [] : HERE_AND_BELOW] as const,
  ["list-short", role, role === "teacher" ? [] : HERE_AND_BELOW] as const,
  ["hear-of-overdue", role, MANAGERS.includes(role) ? HERE_AND_BELOW : []] as const,
  ["choose-policy", role, MANAGERS.includes(role) ? HERE : []] as const,
  ["import", role, MANAGERS.includes(role) ? HERE_AND_BELOW : []] as const,
  ["enter-records", role, MANAGERS.includes(role) ? HERE_AND_BELOW : []] as const,
  ["receive-failures", role, MANAGERS.includes(role) ? HERE_AND_BELOW : []] as const,
  ["send-again", role, MANAGERS.includes(role) ? HERE_AND_BELOW : []] as const,
  ["broadcast", role, SENDERS.includes(role) ? HERE_AND_BELOW : []] as const,
]);

const COLLEAGUES = UNITS.map((unit, index) => person(`T00${index + 1}`, unit));

const withRole = (role: Role, unit = "school-1"): Person =>
  person("T009", "school-1", { grants: role === "teacher" ? [] : [{ role, unit }] });

const idsOf = (people: readonly Person[]) => people.map(({ teacher }) => teacher.id);
const unitIds = (units: readonly { id: string }[]) => units.map(({ id }) => id);

let roster: Roster;

beforeEach(async () => {
  ({ roster } = createMemoryStore());
  await roster.put({ units: COUNTY, people: [...COLLEAGUES, withRole("teacher")] });
});

async function permitted(who: Person, action: Action): Promise<string[]> {
  const found: string[] = [];
  for (const unit of UNITS) {
    if (can(who, action, { path: await roster.unitsAbove(unit) })) found.push(unit);
  }
  return found;
}

async function viewed(who: Person): Promise<string[]> {
  const found: string[] = [];
  for (const each of COLLEAGUES) if (await canView(roster, who, each)) found.push(each.unit);
  return found;
}

describe("the table of permissions", () => {
  it.each(EXPECTED)("permits %s to a %s at %j", async (action, role, units) => {
    expect(await permitted(withRole(role), action)).toEqual(units);
    expect(hasRoleFor(withRole(role), action)).toBe(units.length > 0);
  });

  it.each(ROLES)("lists for a %s just what is permitted at each unit", async (role) => {
    const who = withRole(role);
    expect(await viewed(who)).toEqual(await permitted(who, "view-figures"));
    const seen = (await visiblePeople(roster, who)).filter(({ teacher }) => teacher.id !== "T009");
    expect(seen.map(({ unit }) => unit)).toEqual(await permitted(who, "view-figures"));
    for (const action of ["list-short", "import"] as const) {
      const reached = unitIds(await unitsFor(roster, who, action));
      expect(reached).toEqual([...(await permitted(who, action))].sort());
    }
    expect(unitIds(await managedUnits(roster, who))).toEqual(await permitted(who, "choose-policy"));
  });

  it("permits nothing where no unit is known", () => {
    expect(can(withRole("coordinator"), "view-figures", { path: [] })).toBe(false);
  });
});

describe("what is somebody's own", () => {
  it("is theirs to see with any role and none, wherever they work", async () => {
    for (const role of ROLES) {
      const who = withRole(role, "group-maths");
      expect(await canView(roster, who, who)).toBe(true);
      expect(idsOf(await visiblePeople(roster, who))).toContain("T009");
    }
  });

  it("permits no action that a role is needed for", async () => {
    const target = { path: await roster.unitsAbove("school-1"), person: "T009" };
    expect(can(withRole("teacher"), "view-figures", target)).toBe(true);
    expect(can(withRole("teacher"), "list-short", target)).toBe(false);
    expect(can(withRole("teacher"), "choose-policy", target)).toBe(false);
  });
});

describe("several roles", () => {
  const both = person("T009", "school-1", {
    grants: [
      { role: "reviewer", unit: "county" },
      { role: "admin", unit: "school-2" },
      { role: "group-leader", unit: "group-maths" },
      { role: "coordinator", unit: "school-2" },
    ],
  });

  it("reach together what each of them reaches, and no action borrows the unit of another", async () => {
    expect(await permitted(both, "view-figures")).toEqual([...UNITS]);
    expect(await permitted(both, "choose-policy")).toEqual(["school-2"]);
    expect(unitIds(await managedUnits(roster, both))).toEqual(["school-2"]);
  });

  it("list everybody once, in the order of their ids", async () => {
    expect(idsOf(await visiblePeople(roster, both))).toEqual([
      "T001",
      "T002",
      "T003",
      "T004",
      "T009",
    ]);
    expect(unitIds(await unitsFor(roster, both, "list-short"))).toEqual([
      "county",
      "group-maths",
      "school-1",
      "school-2",
    ]);
  });
});
