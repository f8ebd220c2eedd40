import type { Person, Roster } from "../app/access/ports.ts";
import type { Audience } from "../app/audience/audience.ts";
import { isApplicable } from "../policy/engine/compile.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import { listed, scopeName } from "./formatting.ts";
import type { Localizer } from "./messages.ts";

/** What the units and people of an audience are called. */
export interface AudienceNames {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  /** The kind of credits that people lack, where it is of one kind. */
  readonly scope?: string | undefined;
}

/**
 * Looks up what the units and people of an audience are called; people of one name by their numbers too.
 *
 * @param policy that of the sender, by which a kind of credits has its name
 */
export async function audienceNames(
  localizer: Localizer,
  roster: Pick<Roster, "unit" | "people">,
  { units, people = [], short, without = {} }: Audience,
  policy: PolicyDocument | undefined,
): Promise<AudienceNames> {
  const ids = [...units, ...(without.units ?? [])];
  const found = await Promise.all(ids.map((id) => roster.unit(id)));
  const known = [...(await roster.people([...people, ...(without.people ?? [])])).values()];
  const scope = short?.scope;
  const isNamed = scope !== undefined && policy !== undefined && isApplicable(policy);
  return {
    ...(isNamed && { scope: scopeName(localizer, policy, scope) }),
    units: new Map(found.flatMap((unit) => (unit ? [[unit.id, unit.name]] : []))),
    people: new Map(known.map((person) => [person.teacher.id, calledAmong(known, person)])),
  };
}

function calledAmong(all: readonly Person[], { teacher: { id, name } }: Person): string {
  return all.filter(({ teacher }) => teacher.name === name).length > 1 ? `${name} ${id}` : name;
}

/** Whom something is for: `语文组没修够的，除了王芳`. */
export function audienceText(
  localizer: Localizer,
  { units, people = [], roles, short, questionnaire, without = {} }: Audience,
  names: AudienceNames,
): string {
  const called = (some: Pick<Audience, "people"> & { units?: readonly string[] }) => [
    ...(some.units ?? []).map((id) => names.units.get(id) ?? id),
    ...(some.people ?? []).map((id) => names.people.get(id) ?? id),
  ];
  const rolesOf = (some: Audience["roles"] = []) =>
    some.map((role) => localizer.name("audience-role", role));
  let whole = listed(localizer, called({ units, people }));
  if (roles)
    whole = localizer.t("audience.roles", { whole, roles: listed(localizer, rolesOf(roles)) });
  if (short) whole = shortText(localizer, whole, short, names);
  if (questionnaire) {
    const { title } = questionnaire;
    whole = title
      ? localizer.t("audience.questionnaire-on", { whole, title })
      : localizer.t("audience.questionnaire", { whole });
  }
  const others = [...called(without), ...rolesOf(without.roles)];
  if (others.length === 0) return whole;
  return localizer.t("audience.without", { whole, others: listed(localizer, others) });
}

function shortText(
  localizer: Localizer,
  whole: string,
  { scope }: NonNullable<Audience["short"]>,
  names: AudienceNames,
): string {
  if (scope === undefined) return localizer.t("audience.short", { whole });
  return localizer.t("audience.short-of", { whole, scope: names.scope ?? scope });
}
