import type { OrganisationUnit, Person, Role, Roster } from "./ports.ts";
import { unitPath } from "./unit-path.ts";

/** What somebody may do only where a role permits it. */
export type Action =
  | "view-figures"
  | "list-short"
  | "hear-of-overdue"
  | "choose-policy"
  | "set-room"
  | "import"
  | "enter-records"
  | "receive-failures"
  | "send-again"
  | "broadcast";

/** How far a role reaches: the person alone, the unit it is granted for, or that and all below it. */
type Scope = "self" | "unit" | "below";

/** Who may do what, and where. What is not written here is not permitted. */
const PERMISSIONS: Readonly<Record<Action, Readonly<Partial<Record<Role, Scope>>>>> = {
  "view-figures": {
    ...{ teacher: "self", "group-leader": "below", reviewer: "below" },
    ...{ admin: "below", coordinator: "below", auditor: "below" },
  },
  "list-short": {
    ...{ "group-leader": "below", reviewer: "below" },
    ...{ admin: "below", coordinator: "below", auditor: "below" },
  },
  "hear-of-overdue": { admin: "below", coordinator: "below" },
  "choose-policy": { admin: "unit", coordinator: "unit" },
  "set-room": { admin: "below", coordinator: "below" },
  import: { admin: "below", coordinator: "below" },
  // The same as a sheet with one row.
  "enter-records": { admin: "below", coordinator: "below" },
  "receive-failures": { admin: "below", coordinator: "below" },
  "send-again": { admin: "below", coordinator: "below" },
  broadcast: { "group-leader": "below", admin: "below", coordinator: "below" },
};

/** What somebody wants to act on: a unit, or a person who works in it. */
export interface Target {
  /** The unit and everything above it, the nearest first. */
  readonly path: readonly OrganisationUnit[];
  /** The staff number, where the action is on a person. */
  readonly person?: string | undefined;
}

/** Whether a person may do this: as themselves, or by a role at the unit or, where it reaches down, above it. */
export function can(person: Person, action: Action, { path, person: whom }: Target): boolean {
  if (isOwn(person, action, whom)) return true;
  const at = path.slice(0, 1);
  return grantsFor(person, action).some(({ scope, unit }) =>
    (scope === "below" ? path : at).some(({ id }) => id === unit),
  );
}

/** Whether a role of this person permits the action at any unit; what is only their own is not asked. */
export function hasRoleFor(person: Person, action: Action): boolean {
  return grantsFor(person, action).length > 0;
}

/** Whether one person may see another's figures; reads no units where no role of the viewer matters. */
export async function canView(
  roster: Pick<Roster, "unitsAbove">,
  viewer: Person,
  subject: Person,
): Promise<boolean> {
  const person = subject.teacher.id;
  if (isOwn(viewer, "view-figures", person)) return true;
  if (!hasRoleFor(viewer, "view-figures")) return false;
  return can(viewer, "view-figures", { path: await roster.unitsAbove(subject.unit), person });
}

/** Everybody whose figures a person may see, themselves included, in the order of their ids. */
export async function visiblePeople(
  roster: Pick<Roster, "peopleWithin">,
  viewer: Person,
): Promise<readonly Person[]> {
  const found = new Map([[viewer.teacher.id, viewer]]);
  const units = grantsFor(viewer, "view-figures").map(({ unit }) => unit);
  for (const unit of new Set(units)) {
    for (const person of await roster.peopleWithin(unit)) found.set(person.teacher.id, person);
  }
  return [...found.values()].sort((a, b) => (a.teacher.id < b.teacher.id ? -1 : 1));
}

/** The units at which a person may do something by a role, in the order of their ids. */
export async function unitsFor(
  roster: Pick<Roster, "units">,
  person: Person,
  action: Action,
): Promise<readonly OrganisationUnit[]> {
  if (!hasRoleFor(person, action)) return [];
  const units = await roster.units();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units.filter(({ id }) => can(person, action, { path: unitPath(byId, id) }));
}

/** The units for which a person may choose the policy, in the order of their roles. */
export async function managedUnits(
  roster: Pick<Roster, "unit">,
  person: Person,
): Promise<readonly OrganisationUnit[]> {
  const ids = new Set(grantsFor(person, "choose-policy").map(({ unit }) => unit));
  const units = await Promise.all([...ids].map((id) => roster.unit(id)));
  return units.flatMap((unit) => unit ?? []);
}

function grantsFor({ grants }: Person, action: Action) {
  return grants.flatMap(({ role, unit }) => {
    const scope = PERMISSIONS[action][role];
    return scope === undefined ? [] : [{ scope, unit }];
  });
}

function isOwn({ teacher }: Person, action: Action, whom: string | undefined): boolean {
  return whom === teacher.id && PERMISSIONS[action].teacher === "self";
}
