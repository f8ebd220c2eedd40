import { type Day, earlierDay, laterDay } from "../../domain/day.ts";
import type { WorkingCalendar } from "../../domain/working-days.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import type { Spoken } from "./decide.ts";
import type { DueDays, Matter, Source } from "./matter.ts";
import { dueDaysAround, dueDaysOn, stageMovedFrom, stageOn } from "./schedule.ts";

/** What is to be looked at on a day: of each source, what falls due on which days. */
export interface Agenda {
  readonly sources: readonly Source[];
  /** The days that a source looks at, for everybody or for somebody who put it off. */
  daysOf(source: Source, person?: Person): DueDays | undefined;
  /** A matter with its period; nothing where it is not told on this day. */
  spoken(source: Source, matter: Matter, person: Person): Spoken | undefined;
}

/**
 * The agenda of a day; on a day off, of what that day would have had.
 *
 * @param ended on which day the silence of a person ended, by their ids
 */
export function agendaOf(
  calendar: WorkingCalendar,
  sources: readonly Source[],
  day: Day,
  ended: ReadonlyMap<string, Day>,
): Agenda {
  const isWorked = calendar.isWorkingDay(day);
  const staging = isWorked ? stageOn : stageMovedFrom;
  const days = new Map(
    sources.map((source) => [source.id, dueDaysOn(calendar, source, day, staging)]),
  );
  const endOf = (person: Person | undefined) =>
    isWorked && person ? ended.get(person.teacher.id) : undefined;
  return {
    sources,
    daysOf: (source, person) => {
      const today = days.get(source.id);
      return endOf(person) ? together(today, dueDaysAround(source, day)) : today;
    },
    spoken: (source, matter, person) => {
      const end = endOf(person);
      const stage = staging(calendar, source, matter.on, day);
      if (!stage) return end && { matter, source, period: end, isAgain: true };
      if (!isWorked) return { matter, source, period: stage.period, movedTo: stage.told };
      return { matter, source, period: laterDay(stage.period, end ?? stage.period) };
    },
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
