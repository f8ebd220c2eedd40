import { can, hasRoleFor } from "../access/permissions.ts";
import type { Person, Roster } from "../access/ports.ts";
import type { Concerned, Spoken } from "./decide.ts";
import type { Subject } from "./matter.ts";
import type { PolicyUnits } from "./policy-units.ts";

interface Counted {
  readonly spoken: Spoken;
  /** How many people have not done it, by unit. */
  readonly people: Map<string, number>;
}

/** How many have not done something, by unit. */
export interface Count {
  readonly spoken: Spoken;
  readonly people: readonly (readonly [unit: string, people: number])[];
}

/** Counts who has not done what others answer for, and says to those others how many they are. */
export interface Tally {
  /** Whether a matter goes to others; then it is counted. */
  add(person: Person, spoken: Spoken): boolean;
  /** Everything that was counted, for another tally to go on from. */
  counts(): readonly Count[];
  /** Goes on from what another one counted of other people. */
  goOnFrom(counts: readonly Count[]): void;
  /** Those who answer for anybody who was counted, with what they hear of besides. */
  told(
    managers: readonly Concerned[],
    roster: Pick<Roster, "peopleWithRoles">,
    subjectOf: (person: Person) => Subject,
  ): Promise<readonly Concerned[]>;
}

export function createTally(units: PolicyUnits): Tally {
  const counted = new Map<string, Counted>();
  const count = (spoken: Spoken, unit: string, people: number) => {
    const known = counted.get(spoken.matter.rule) ?? { spoken, people: new Map<string, number>() };
    counted.set(spoken.matter.rule, known);
    known.people.set(unit, (known.people.get(unit) ?? 0) + people);
  };
  const countedFor = (person: Person): Spoken[] =>
    [...counted.values()].flatMap(({ spoken, people }) => {
      const reached = [...people].filter(([unit]) =>
        can(person, "hear-of-overdue", { path: units.pathOf(unit) }),
      );
      const late = reached.reduce((sum, [, each]) => sum + each, 0);
      const facts = { ...spoken.matter.facts, people: { people: late } };
      return late > 0 ? [{ ...spoken, matter: { ...spoken.matter, facts } }] : [];
    });
  return {
    add: ({ unit }, spoken) => {
      const { matter, source } = spoken;
      if (!source.forManagers) return false;
      if (!matter.isDone) count(spoken, unit, 1);
      return true;
    },
    counts: () =>
      [...counted.values()].map(({ spoken, people }) => ({ spoken, people: [...people] })),
    goOnFrom(counts) {
      for (const { spoken, people } of counts) {
        for (const [unit, many] of people) count(spoken, unit, many);
      }
    },
    async told(managers, roster, subjectOf) {
      const own = new Map(managers.map((each) => [each.subject.person.teacher.id, each]));
      const people = counted.size > 0 ? await roster.peopleWithRoles() : [];
      for (const person of people.filter((each) => hasRoleFor(each, "hear-of-overdue"))) {
        const { id } = person.teacher;
        const known = own.get(id) ?? { subject: subjectOf(person), spoken: [] };
        const spoken = [...known.spoken, ...countedFor(person)];
        if (spoken.length > 0) own.set(id, { ...known, spoken });
      }
      return [...own.values()];
    },
  };
}
