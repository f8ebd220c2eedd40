import { addDays, type Day } from "../../domain/day.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { hasRoleFor } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import { packs } from "../import/packs.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Kept } from "../store.ts";
import { type Agenda, agendaOf, isOnAgenda } from "./agenda.ts";
import type { Concerned, SendingRules } from "./decide.ts";
import type { Source, Subject } from "./matter.ts";
import { type PolicyUnits, policyUnits } from "./policy-units.ts";
import type { PlannedDay } from "./ports.ts";
import { readAhead } from "./read-ahead.ts";
import { CATCH_UP_DAYS } from "./schedule.ts";
import { createTally } from "./tally.ts";

/** What falls due, by which policies, and which days are worked. */
export interface Foreseen {
  readonly sources: readonly Source[];
  readonly rules: Pick<SendingRules, "calendar">;
  /** Nothing where the policy is not there any more. */
  readonly documentOf: (policy: string) => PolicyDocument | undefined;
}

/** What reminders are made from, and by which rules. */
export interface Outreach extends Foreseen {
  readonly rules: SendingRules;
}

type Read = Pick<Kept, "roster" | "records" | "questionnaires" | "preferences">;

/** So many people stand on a page. */
const PEOPLE_AT_ONCE = 200;
/** Of so many the records are read and weighed in one go; questions are answered in between. */
const WEIGHED_AT_ONCE = 20;
const UNITS_AT_ONCE = 200;

/**
 * Everybody who might hear of something on a day, page by page, with what that is; those who answer
 * for others come last. Only people are read under whose policy something is on the agenda, and those
 * whom it concerns under any.
 *
 * @param only the id of the one person who is asked about
 * @param planned when everybody was looked at last
 */
export async function* gather(
  kept: Read,
  outreach: Outreach,
  day: Day,
  { only, planned }: { readonly only?: string | undefined; readonly planned?: PlannedDay } = {},
): AsyncGenerator<readonly Concerned[]> {
  const { sources, rules } = outreach;
  const ended = await silenceEnded(kept, day);
  const agenda = agendaOf(rules.calendar, sources, day, { ended, planned });
  const units = policyUnits(await kept.roster.units(), outreach.documentOf);
  const others = new Set([
    ...(await othersOf(kept, agenda)),
    ...ended.keys(),
    ...(planned?.waiting ?? []),
  ]);
  const asked = only === undefined ? undefined : await kept.roster.person(only);
  if (only !== undefined && !asked) return;
  const isManager = (person: Person) => hasRoleFor(person, "hear-of-overdue");
  const tally = createTally(units);
  const managers: Concerned[] = [];
  const pages = asked && !isManager(asked) ? [[asked]] : peoplePages(kept, agenda, units, others);
  for await (const people of pages) {
    const concerned = await concernedAmong({ kept, agenda, units, others, day }, people, tally.add);
    managers.push(...concerned.filter(({ subject }) => isManager(subject.person)));
    const page = concerned.filter(({ subject }) => !isManager(subject.person));
    if (page.length > 0 && (!asked || !isManager(asked))) yield page;
  }
  const told = await tally.told(managers, kept.roster, (person) => bareSubject(person, day, units));
  yield asked ? told.filter(({ subject }) => subject.person.teacher.id === only) : told;
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

async function* peoplePages(
  { roster }: Read,
  agenda: Agenda,
  units: PolicyUnits,
  others: ReadonlySet<string>,
): AsyncGenerator<readonly Person[]> {
  const isActive = (policy: PolicyDocument) =>
    agenda.sources.some((source) => isOnAgenda(agenda, source, policy));
  const active = units.under(isActive);
  for (let first = 0; first < active.length; first += UNITS_AT_ONCE) {
    const some = active.slice(first, first + UNITS_AT_ONCE);
    let page = await roster.peopleIn(some, { limit: PEOPLE_AT_ONCE });
    while (page.length > 0) {
      yield page;
      if (page.length < PEOPLE_AT_ONCE) break;
      page = await roster.peopleIn(some, { after: page.at(-1), limit: PEOPLE_AT_ONCE });
    }
  }
  const seen = new Set(active);
  const ids = [...others];
  for (let first = 0; first < ids.length; first += PEOPLE_AT_ONCE) {
    const people = await roster.people(ids.slice(first, first + PEOPLE_AT_ONCE));
    yield [...people.values()].filter(({ unit }) => !seen.has(unit));
  }
}

interface Page {
  readonly kept: Read;
  readonly agenda: Agenda;
  readonly units: PolicyUnits;
  /** Only theirs are the questionnaires that are read. */
  readonly others: ReadonlySet<string>;
  readonly day: Day;
}

/** Somebody for whom something may be on the agenda. */
interface Looked {
  readonly person: Person;
  readonly sources: readonly Source[];
}

async function concernedAmong(
  page: Page,
  people: readonly Person[],
  tallied: ReturnType<typeof createTally>["add"],
): Promise<readonly Concerned[]> {
  const { agenda, units } = page;
  const looked = people.flatMap((person): Looked[] => {
    const policy = units.policyOf(person.unit);
    const sources = agenda.sources.filter((each) => isOnAgenda(agenda, each, policy, person));
    return sources.length > 0 ? [{ person, sources }] : [];
  });
  const concerned: Concerned[] = [];
  const some = packs(looked, () => WEIGHED_AT_ONCE);
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

async function readFor({ kept, others }: Page, looked: readonly Looked[]): Promise<Known> {
  const idOf = ({ person }: Looked) => person.teacher.id;
  const isOfRecords = ({ sources }: Looked) => sources.some(({ concerns }) => concerns);
  const records = await kept.records.ofMany(looked.filter(isOfRecords).map(idOf));
  const own = await kept.questionnaires.ofMany(looked.map(idOf).filter((id) => others.has(id)));
  return { looked, records, own };
}

function weighed(
  { agenda, units, day }: Page,
  { looked, records, own }: Known,
): readonly Concerned[] {
  return looked.map(({ person, sources }) => {
    const { id } = person.teacher;
    const subject: Subject = {
      ...bareSubject(person, day, units, recordsWeighed(records.get(id) ?? [])),
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
  kept: Read,
  { documentOf }: Pick<Outreach, "documentOf">,
  person: Person,
  day: Day,
): Promise<Subject> {
  const { id } = person.teacher;
  const units = policyUnits(await kept.roster.unitsAbove(person.unit), documentOf);
  const own = await kept.questionnaires.ofMany([id]);
  const records = recordsWeighed(await kept.records.of(id));
  return { ...bareSubject(person, day, units, records), questionnaires: own.get(id) ?? [] };
}

/** Somebody with these records, and none of their questionnaires. */
export function bareSubject(
  person: Person,
  day: Day,
  units: PolicyUnits,
  records: Subject["facts"]["records"] = [],
): Subject {
  const policy = units.policyOf(person.unit);
  const facts = { teacher: person.teacher, records };
  let worked: ReturnType<Subject["standing"]>;
  return {
    person,
    day,
    policy,
    questionnaires: [],
    facts,
    standing: () => {
      if (policy && isApplicable(policy)) worked ??= evaluate(policy, facts, day);
      return worked;
    },
  };
}
