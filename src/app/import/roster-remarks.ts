import { isSameName } from "../../domain/person-name.ts";
import type { OrganisationUnit, Person } from "../access/ports.ts";
import type { Organisation } from "./organisation.ts";
import type { Remark } from "./remark.ts";
import type { RosterRow } from "./roster-row.ts";
import { ROSTER_HEADINGS } from "./roster-row.ts";

/** What somebody should look at where a row changes a name, or a school and with it the policy. */
export function remarkChanges(
  { reader }: Pick<RosterRow, "reader">,
  known: Person | undefined,
  person: Person,
  organisation: Pick<Organisation, "unit">,
  titleOf: (policy: string) => string,
): readonly Remark[] {
  if (!known) return [];
  const rows = [reader.row];
  const [was, now] = [known.teacher.name, person.teacher.name];
  const renamed = { code: "name-changed", was, now } as const;
  const moved = movedTo(organisation, known.unit, person.unit, titleOf);
  return [
    ...(isSameName(was, now) ? [] : [{ rows, column: ROSTER_HEADINGS.name[0], remarked: renamed }]),
    ...(moved ? [{ rows, column: ROSTER_HEADINGS.school[0], remarked: moved }] : []),
  ];
}

/** A change of school that is one of policy too. */
function movedTo(
  organisation: Pick<Organisation, "unit">,
  from: string,
  to: string,
  titleOf: (policy: string) => string,
) {
  const [before, after] = [above(organisation, from), above(organisation, to)];
  const [was, now] = [schoolIn(before), schoolIn(after)];
  const [old, next] = [policyIn(before), policyIn(after)];
  if (!was || !now || was.id === now.id || !old || !next || old === next) return undefined;
  return {
    code: "school-changed",
    ...{ was: was.name, now: now.name, before: titleOf(old), after: titleOf(next) },
  } as const;
}

/** A unit and everything above it, the nearest first. */
function above(organisation: Pick<Organisation, "unit">, id: string): readonly OrganisationUnit[] {
  const path: OrganisationUnit[] = [];
  let unit = organisation.unit(id);
  while (unit && !path.includes(unit)) {
    path.push(unit);
    unit = unit.parent === undefined ? undefined : organisation.unit(unit.parent);
  }
  return path;
}

const schoolIn = (units: readonly OrganisationUnit[]) =>
  units.find(({ kind }) => kind === "school");
const policyIn = (units: readonly OrganisationUnit[]) =>
  units.find(({ policy }) => policy !== undefined)?.policy;
