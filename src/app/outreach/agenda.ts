import { type Day, earlierDay, laterDay } from "../../domain/day.ts";
import type { WorkingCalendar } from "../../domain/working-days.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import type { Spoken } from "./decide.ts";
import type { DueDays, Matter, Source } from "./matter.ts";
import type { PlannedDay } from "./ports.ts";
import { dueDaysAround, dueDaysOn, stageMovedFrom, stageOn } from "./schedule.ts";

/** What is to be looked at on a day: of each source, what falls due on which days. */
export interface Agenda {
  readonly sources: readonly Source[];
  /** The days that a source looks at, for everybody or for somebody who put it off. */
  daysOf(source: Source, person?: Person): DueDays | undefined;
  /** The last day on which something falls due that people's records decide; the day itself where nothing does. */
  readonly lastDue: Day;
  /** A matter with its period; nothing where it is not sent on this day. */
  spoken(source: Source, matter: Matter, person: Person): Spoken | undefined;
}

/** What is known of people before a day is looked at. */
export interface Before {
  /** On which day the silence of a person ended, by their ids. */
  readonly ended: ReadonlyMap<string, Day>;
  /** The last day on which everybody was looked at, and who is to be looked at again. */
  readonly planned?: PlannedDay | undefined;
}

/**
 * The agenda of a day; on a day off, of what that day would have had. Where everybody's records were
 * looked at before, they are for what is sent since then alone, except for those who wait.
 */
export function agendaOf(
  calendar: WorkingCalendar,
  sources: readonly Source[],
  day: Day,
  { ended, planned }: Before,
): Agenda {
  const isWorked = calendar.isWorkingDay(day);
  const staging = isWorked ? stageOn : stageMovedFrom;
  const sinceThen: typeof stageOn = (...asked) => {
    const stage = staging(...asked);
    return stage && planned && stage.sendsOn <= planned.day ? undefined : stage;
  };
  const daysBy = (by: (source: Source) => typeof stageOn) =>
    new Map(sources.map((source) => [source.id, dueDaysOn(calendar, source, day, by(source))]));
  const all = daysBy(() => staging);
  // A source that names its people itself costs little, and may name new ones on the same day.
  const fresh = daysBy(({ concerns }) => (concerns ? sinceThen : staging));
  const waiting = new Set(planned?.waiting);
  const stageOf = once((source: Source, on: Day) => staging(calendar, source, on, day));
  const endOf = (person: Person | undefined) =>
    isWorked && person ? ended.get(person.teacher.id) : undefined;
  return {
    sources,
    daysOf: (source, person) => {
      const everything = all.get(source.id);
      if (endOf(person)) return together(everything, dueDaysAround(source, day));
      return person && waiting.has(person.teacher.id) ? everything : fresh.get(source.id);
    },
    lastDue: sources
      .filter(({ concerns }) => concerns)
      .flatMap(({ id }) => fresh.get(id)?.to ?? [])
      .reduce(laterDay, day),
    spoken: (source, matter, person) => {
      const end = endOf(person);
      const stage = stageOf(source, matter.on);
      if (!stage) return end && { matter, source, period: end, isAgain: true };
      if (!isWorked) return { matter, source, period: stage.period, movedTo: stage.sendsOn };
      return { matter, source, period: laterDay(stage.period, end ?? stage.period) };
    },
  };
}

/** The stage of what falls due on a day is the same for everybody: it is worked out once. */
function once<T>(find: (source: Source, on: Day) => T): typeof find {
  const found = new Map<Source, Map<Day, T>>();
  return (source, on) => {
    const known = found.get(source) ?? new Map<Day, T>();
    found.set(source, known);
    if (!known.has(on)) known.set(on, find(source, on));
    return known.get(on) as T;
  };
}

function together(one: DueDays | undefined, other: DueDays): DueDays {
  if (!one) return other;
  return {
    from: earlierDay(one.from, other.from),
    to: laterDay(one.to, other.to),
    has: (day) => one.has(day) || other.has(day),
  };
}

/** Whether a source has something on this day for those under a policy, or for one of them. */
export function isOnAgenda(
  agenda: Agenda,
  source: Source,
  policy: PolicyDocument | undefined,
  person?: Person,
): boolean {
  const days = agenda.daysOf(source, person);
  if (!days) return false;
  if (!source.concerns) return person !== undefined;
  return policy !== undefined && source.concerns(days, policy, person?.teacher);
}
