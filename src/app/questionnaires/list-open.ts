import { unitsFor } from "../access/permissions.ts";
import type { OrganisationUnit, Person } from "../access/ports.ts";
import type { Kept } from "../store.ts";
import type { Questionnaire } from "./ports.ts";

/** Somebody with questionnaires that are not filled in. */
export interface OpenFor {
  readonly person: Person;
  readonly open: readonly Questionnaire[];
}

/** Who in a unit has questionnaires open. */
export interface OpenList {
  readonly unit: OrganisationUnit;
  /** How many people there are of whom any questionnaire is known. */
  readonly asked: number;
  /** In the order of their ids. */
  readonly people: readonly OpenFor[];
}

/** What is asked of a list of open questionnaires. */
export interface OpenAsked {
  readonly viewer: Person;
  /** Which unit is meant, of those that a role of the viewer reaches. */
  readonly choose: (reached: readonly OrganisationUnit[]) => OrganisationUnit | undefined;
  /** Which of the questionnaires are meant. */
  readonly isMeant: (questionnaire: Questionnaire) => boolean;
  /** An ISO instant. */
  readonly at: string;
}

/**
 * Who has not filled in which questionnaires, in a unit that the viewer's role reaches; nothing where
 * no such unit is meant. A look at each who is named, but the viewer, is noted.
 */
export async function listOpenQuestionnaires(
  { roster, questionnaires, accessLog }: Pick<Kept, "roster" | "questionnaires" | "accessLog">,
  { viewer, choose, isMeant, at }: OpenAsked,
): Promise<OpenList | undefined> {
  const unit = choose(await unitsFor(roster, viewer, "list-short"));
  if (!unit) return undefined;
  const all = await roster.peopleWithin(unit.id);
  const known = await questionnaires.ofMany(all.map(({ teacher }) => teacher.id));
  const meant = all.flatMap((person) => {
    const own = (known.get(person.teacher.id) ?? []).filter(isMeant);
    return own.length > 0 ? [{ person, open: own.filter(({ isDone }) => !isDone) }] : [];
  });
  const people = meant.filter(({ open }) => open.length > 0);
  const by = viewer.teacher.id;
  const others = people.map(({ person }) => person.teacher.id).filter((id) => id !== by);
  await accessLog.record(others.map((whom) => ({ by, whom, at, why: "questionnaire" })));
  return { unit, asked: meant.length, people };
}
