import { addDays, type Day } from "../../domain/day.ts";
import { workingDayFrom } from "../../domain/working-days.ts";
import { breathe } from "../import/import-turn.ts";
import { packs } from "../import/packs.ts";
import { bareSubject, type Foreseen } from "../outreach/gather.ts";
import type { DueDays, Matter, Source, Subject } from "../outreach/matter.ts";
import type { PolicyUnits } from "../outreach/policy-units.ts";
import { recordsWeighed } from "../records/ports.ts";
import { gapsIn } from "../standing/outline.ts";
import { type Sketch, sketchesIn } from "../standing/sketch.ts";
import type { Kept } from "../store.ts";
import type { Basis, CountedDue, CountedShort, Gap, UnitCount } from "./ports.ts";

/** What counting reads. */
export type CountingRead = Pick<Kept, "roster" | "records" | "questionnaires" | "standings">;

/** A digest looks so far ahead, in working days, and so far back for what is over, in days. */
const [WORKING_DAYS_AHEAD, DAYS_BACK] = [10, 14];
/** Of so many the records are read and weighed in one go; questions are answered in between. */
const PEOPLE_AT_ONCE = 50;

/** What is to be counted. */
export interface Counting {
  readonly unit: string;
  readonly units: PolicyUnits;
  readonly day: Day;
  readonly basis: Basis;
}

/** Counts the people who work in a unit itself; whoever works below it is counted there. */
export async function countUnit(
  read: CountingRead,
  { sources, rules, program }: Pick<Foreseen, "sources" | "rules" | "program">,
  { unit, units, day, basis }: Counting,
): Promise<UnitCount> {
  const count = newCount();
  const ahead = spanOf(day, workingDayFrom(rules.calendar, day, WORKING_DAYS_AHEAD));
  const over = spanOf(addDays(day, -DAYS_BACK), addDays(day, -1));
  let unreachable = 0;
  for await (const page of sketchesIn(read, [unit], { units, day, program })) {
    const ids = page.map(({ person }) => person.teacher.id);
    unreachable += ids.length - (await read.roster.accountsOf(ids)).size;
    for (const some of packs(page, () => PEOPLE_AT_ONCE)) {
      for (const subject of await subjectsOf(read, some, units, day)) {
        addPerson(count, subject, openFor(sources, subject, { ahead, over }));
      }
      await breathe();
    }
  }
  const { short, done, uncounted } = count;
  return {
    ...{ unit, day, basis, short, done, uncounted, unreachable },
    gaps: [...count.gaps.values()],
    due: [...count.due.values()],
  };
}

const newCount = () => ({
  short: [] as CountedShort[],
  done: [] as string[],
  uncounted: [] as string[],
  /** By policy and scope. */
  gaps: new Map<string, Gap>(),
  /** By rule. */
  due: new Map<string, CountedDue>(),
});
type CountSoFar = ReturnType<typeof newCount>;

function addPerson(count: CountSoFar, subject: Subject, open: readonly Matter[]): void {
  const { id, name } = subject.person.teacher;
  const missing = missingOf(subject);
  const [worst] = missing ?? [];
  if (worst) count.short.push({ person: id, name, ...worst });
  else (missing ? count.done : count.uncounted).push(id);
  for (const line of missing ?? []) addGap(count.gaps, line);
  for (const matter of open) addDue(count.due, matter);
}

async function subjectsOf(
  { records, questionnaires }: CountingRead,
  people: readonly Sketch[],
  units: PolicyUnits,
  day: Day,
): Promise<readonly Subject[]> {
  const idOf = ({ person }: Sketch) => person.teacher.id;
  const found = await records.ofMany(people.filter(({ outline }) => !outline).map(idOf));
  const asked = await questionnaires.ofMany(people.map(idOf));
  return people.map(({ person, outline }) => {
    const { id } = person.teacher;
    const own = recordsWeighed(found.get(id) ?? []);
    const subject = bareSubject(person, day, units, { records: own, outline });
    return { ...subject, questionnaires: asked.get(id) ?? [] };
  });
}

/** What somebody lacks, what is missing most first; nothing at all where no policy sets an amount. */
function missingOf({ standing, policy }: Subject) {
  const outline = standing();
  if (!outline || !policy) return undefined;
  return gapsIn(outline).map(
    ({ scope, window, label, to, missing, counted, required, article }) => ({
      ...{ scope, window, label, to, missing, counted, required, article },
      policy: policy.id,
    }),
  );
}

function addGap(gaps: Map<string, Gap>, { policy, scope, article }: Omit<Gap, "people">): void {
  const key = JSON.stringify([policy, scope]);
  const people = (gaps.get(key)?.people ?? 0) + 1;
  gaps.set(key, { policy, scope, article, people });
}

/** What somebody has not done: of what falls due, and of what is over and goes to those who answer for them. */
function openFor(
  sources: readonly Source[],
  subject: Subject,
  { ahead, over }: { readonly ahead: DueDays; readonly over: DueDays },
): readonly Matter[] {
  const { policy, person } = subject;
  return sources.flatMap((source) => {
    const days = source.forManagers ? over : ahead;
    const { concerns } = source;
    if (concerns && !(policy && concerns(days, policy, person.teacher))) return [];
    return source.due(days, subject).filter(({ isDone, isWithoutDay }) => !isDone && !isWithoutDay);
  });
}

function addDue(due: Map<string, CountedDue>, matter: Matter): void {
  const { kind, rule, on, says, article } = matter;
  const people = (due.get(rule)?.people ?? 0) + 1;
  const facts = ofEverybody(matter);
  const policy = matter.policy?.id;
  due.set(rule, { kind, rule, on, says, article, policy, facts, people });
}

/** The facts of a matter that are the same for everybody whom it concerns. */
function ofEverybody({ facts }: Matter): Matter["facts"] {
  const isOfOne = (fact: Matter["facts"][string]) =>
    typeof fact === "object" && ("amount" in fact || "scope" in fact);
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => !isOfOne(fact)));
}

function spanOf(from: Day, to: Day): DueDays {
  return { from, to, has: (day) => from <= day && day <= to };
}
