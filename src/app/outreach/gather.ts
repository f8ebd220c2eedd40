import { addDays, type Day } from "../../domain/day.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { hasRoleFor } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import type { ServedChannels } from "../delivery/served-account.ts";
import { packs } from "../import/packs.ts";
import { recordsWeighed } from "../records/ports.ts";
import { type Outline, outlineOf } from "../standing/outline.ts";
import { type Sketch, sketchesIn, sketchesOf } from "../standing/sketch.ts";
import type { Kept } from "../store.ts";
import { type Agenda, agendaOf, isOnAgenda } from "./agenda.ts";
import type { Concerned, SendingRules } from "./decide.ts";
import type { Source, Subject } from "./matter.ts";
import { type PolicyUnits, policyUnits } from "./policy-units.ts";
import type { PlannedDay } from "./ports.ts";
import { readAhead } from "./read-ahead.ts";
import { CATCH_UP_DAYS } from "./schedule.ts";
import { createTally, type Tally } from "./tally.ts";

/** What falls due, by which policies, and which days are worked. */
export interface Foreseen {
  readonly sources: readonly Source[];
  readonly rules: Pick<SendingRules, "calendar">;
  /** Nothing where the policy is not there any more. */
  readonly documentOf: (policy: string) => PolicyDocument | undefined;
  /**
   * Names this program, so that it trusts no outline of a standing that another version made. Absent
   * where everybody is weighed anew.
   */
  readonly program?: (() => string) | undefined;
}

/** What reminders are made from, and by which rules. */
export interface Outreach extends Foreseen, ServedChannels {
  readonly rules: SendingRules;
}

type Read = Pick<Kept, "roster" | "records" | "questionnaires" | "preferences" | "standings">;

/** So many people stand on a page. */
const PEOPLE_AT_ONCE = 200;
/** Of so many the records are read and weighed in one go; questions are answered in between. */
const WEIGHED_AT_ONCE = 20;

/** What is known before a day is looked at, and what for it is. */
interface Gathering {
  /** When everybody was looked at last. */
  readonly planned?: PlannedDay | undefined;
  /**
   * Whether only what is open is wanted, so that nobody is weighed the outline of whose standing was
   * kept. What somebody has done may be missing then.
   */
  readonly openOnly?: boolean;
}

/** A day that is looked at, with what is needed to see whom it concerns. */
export interface Gathered {
  /**
   * Those who work in units that pass and might hear of something, page by page, with what that is.
   * Only people are read under whose policy something is on the agenda.
   */
  within(passes: (unit: string) => boolean): AsyncGenerator<readonly Concerned[]>;
  /**
   * Everybody else, wherever they work: whom something concerns under any policy, and at last those
   * who answer for others. It comes after all units, whose people are counted for those.
   */
  rest(): AsyncGenerator<readonly Concerned[]>;
  /** One person; of whoever answers for others everybody is looked at. */
  one(id: string): AsyncGenerator<readonly Concerned[]>;
  readonly tally: Tally;
}

const isManager = (person: Person) => hasRoleFor(person, "hear-of-overdue");

/** Looks at a day. */
export async function gatherOn(
  kept: Read,
  outreach: Outreach,
  day: Day,
  { planned, openOnly = false }: Gathering = {},
): Promise<Gathered> {
  const { sources, rules } = outreach;
  const ended = await silenceEnded(kept, day);
  const agenda = agendaOf(rules.calendar, sources, day, { ended, planned });
  const units = policyUnits(await kept.roster.units(), outreach.documentOf);
  const others = new Set([
    ...(await othersOf(kept, agenda)),
    ...ended.keys(),
    ...(planned?.waiting ?? []),
  ]);
  const tally = createTally(units);
  const program = openOnly ? outreach.program : undefined;
  const page = { kept, agenda, units, others, day, program };
  const active = units.under((policy) =>
    agenda.sources.some((source) => isOnAgenda(agenda, source, policy)),
  );
  const told = (managers: readonly Concerned[]) =>
    tally.told(managers, kept.roster, (person) => bareSubject(person, day, units));
  const concerned = (people: readonly Sketch[]) => concernedAmong(page, people, tally.add);
  async function* within(passes: (unit: string) => boolean) {
    const only = { openBy: agenda.lastDue };
    for await (const people of sketchesIn(kept, active.filter(passes), page, only)) {
      const ordinary = people.filter(
        ({ person }) => !others.has(person.teacher.id) && !isManager(person),
      );
      const found = await concerned(ordinary);
      if (found.length > 0) yield found;
    }
  }
  async function* rest() {
    for (const ids of packs([...others], () => PEOPLE_AT_ONCE)) {
      const people = await kept.roster.people(ids);
      const ordinary = [...people.values()].filter((person) => !isManager(person));
      const found = await concerned(await sketchesOf(kept, ordinary, page));
      if (found.length > 0) yield found;
    }
    const isActive = new Set(active);
    const managers = (await kept.roster.peopleWithRoles()).filter(
      (person) => isManager(person) && (isActive.has(person.unit) || others.has(person.teacher.id)),
    );
    yield await told(await concerned(await sketchesOf(kept, managers, page)));
  }
  async function* one(id: string) {
    const person = await kept.roster.person(id);
    if (!person) return;
    if (!isManager(person)) yield await concerned([{ person }]);
    else {
      for await (const _ of within(() => true));
      for await (const found of rest()) {
        yield found.filter(({ subject }) => subject.person.teacher.id === id);
      }
    }
  }
  return { within, rest, one, tally };
}

/** Everybody who might hear of something on a day, or one of them; see {@link Gathered}. */
export async function* gather(
  kept: Read,
  outreach: Outreach,
  day: Day,
  only?: string,
): AsyncGenerator<readonly Concerned[]> {
  const gathered = await gatherOn(kept, outreach, day);
  if (only !== undefined) return yield* gathered.one(only);
  yield* gathered.within(() => true);
  yield* gathered.rest();
}

async function silenceEnded({ preferences }: Read, day: Day): Promise<ReadonlyMap<string, Day>> {
  const people = await preferences.endingBetween(addDays(day, -CATCH_UP_DAYS), day);
  const wanted = await preferences.ofMany(people);
  return new Map(
    [...wanted].flatMap(([person, { silentUntil }]) =>
      silentUntil ? [[person, silentUntil]] : [],
    ),
  );
}

/** Those whom something may concern under any policy. */
async function othersOf(kept: Read, agenda: Agenda): Promise<ReadonlySet<string>> {
  const others = new Set<string>();
  for (const source of agenda.sources) {
    const days = agenda.daysOf(source);
    const found = days ? ((await source.others?.(kept, days)) ?? []) : [];
    for (const id of found) others.add(id);
  }
  return others;
}

interface Page {
  readonly kept: Read;
  readonly agenda: Agenda;
  readonly units: PolicyUnits;
  /** Only theirs are the questionnaires that are read. */
  readonly others: ReadonlySet<string>;
  readonly day: Day;
  /** Absent where everybody is weighed anew. */
  readonly program?: Foreseen["program"] | undefined;
}

/** Somebody for whom something may be on the agenda. */
interface Looked {
  readonly person: Person;
  readonly outline?: Outline | undefined;
  readonly sources: readonly Source[];
}

async function concernedAmong(
  page: Page,
  people: readonly Sketch[],
  tallied: Tally["add"],
): Promise<readonly Concerned[]> {
  const { agenda, units } = page;
  const looked = people.flatMap(({ person, outline }): Looked[] => {
    const policy = units.policyOf(person.unit);
    const sources = agenda.sources.filter((each) => isOnAgenda(agenda, each, policy, person));
    return sources.length > 0 ? [{ person, outline, sources }] : [];
  });
  const concerned: Concerned[] = [];
  const some = packs(
    looked,
    () => WEIGHED_AT_ONCE,
    ({ outline }) => (outline ? 1 / 10 : 1),
  );
  for await (const known of readAhead(some, (each) => readFor(page, each))) {
    for (const each of weighed(page, known)) {
      const told = each.spoken.filter((spoken) => !tallied(each.subject.person, spoken));
      if (told.length > 0) concerned.push({ ...each, spoken: told });
    }
  }
  return concerned;
}

/** Some people with what is kept of them. */
interface Known {
  readonly looked: readonly Looked[];
  readonly records: Awaited<ReturnType<Read["records"]["ofMany"]>>;
  readonly own: Awaited<ReturnType<Read["questionnaires"]["ofMany"]>>;
}

async function readFor({ kept, units, others }: Page, looked: readonly Looked[]): Promise<Known> {
  const idOf = ({ person }: Looked) => person.teacher.id;
  const isToWeigh = ({ person, outline, sources }: Looked) => {
    const policy = outline ? undefined : units.policyOf(person.unit);
    return policy && isApplicable(policy) && sources.some(({ concerns }) => concerns);
  };
  const records = await kept.records.ofMany(looked.filter(isToWeigh).map(idOf));
  const own = await kept.questionnaires.ofMany(looked.map(idOf).filter((id) => others.has(id)));
  return { looked, records, own };
}

function weighed(
  { agenda, units, day }: Page,
  { looked, records: found, own }: Known,
): readonly Concerned[] {
  return looked.map(({ person, outline, sources }) => {
    const { id } = person.teacher;
    const records = recordsWeighed(found.get(id) ?? []);
    const subject: Subject = {
      ...bareSubject(person, day, units, { records, outline }),
      questionnaires: own.get(id) ?? [],
    };
    const spoken = sources.flatMap((source) => {
      const days = agenda.daysOf(source, person);
      const matters = days ? source.due(days, subject) : [];
      return matters.flatMap((matter) => agenda.spoken(source, matter, person) ?? []);
    });
    return { subject, spoken };
  });
}

/** One person with all that is known of them. */
export async function subjectOf(
  kept: Pick<Read, "roster" | "records" | "questionnaires">,
  { documentOf }: Pick<Outreach, "documentOf">,
  person: Person,
  day: Day,
): Promise<Subject> {
  const { id } = person.teacher;
  const units = policyUnits(await kept.roster.unitsAbove(person.unit), documentOf);
  const own = await kept.questionnaires.ofMany([id]);
  const records = recordsWeighed(await kept.records.of(id));
  return { ...bareSubject(person, day, units, { records }), questionnaires: own.get(id) ?? [] };
}

/** What is known of somebody's standing: their records, or what those come to. */
interface Weight {
  readonly records?: Subject["facts"]["records"];
  readonly outline?: Outline | undefined;
}

/** Somebody of whom this is known, and none of their questionnaires. */
export function bareSubject(
  person: Person,
  day: Day,
  units: PolicyUnits,
  { records = [], outline }: Weight = {},
): Subject {
  const policy = units.policyOf(person.unit);
  const facts = { teacher: person.teacher, records };
  let worked = outline;
  return {
    person,
    day,
    policy,
    questionnaires: [],
    facts,
    standing: () => {
      if (policy && isApplicable(policy)) worked ??= outlineOf(evaluate(policy, facts, day), day);
      return worked;
    },
  };
}
