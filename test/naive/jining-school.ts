import type { Day } from "../../src/domain/day.ts";
import type { Teacher } from "../../src/domain/teacher.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  type Book,
  bookCycles,
  bookYears,
  listed,
  openBook,
  type Question,
  totalOfCycle,
  WORTHLESS,
  type Worth,
  worth,
  worthInTrack,
} from "./common.ts";
import { dayOf, daysAfter, monthsAfter, yearOf } from "./days.ts";
import {
  firstStated,
  isOnline,
  isSchoolBased,
  isTraining,
  readPrincipalTraining,
  stated,
} from "./facts.ts";
import {
  inductionIn,
  type NaiveRequirement,
  type NaiveStanding,
  requirement,
  standing,
} from "./lines.ts";
import { ratio, toAmount } from "./ratio.ts";
import { calendarCycles, calendarYears, type Window } from "./windows.ts";

const YEARS = calendarYears(2011);
const CYCLES = calendarCycles(2011);

/** Reading 72: the day from which credits count; undefined where there is no limit. */
function confirmationOf(teacher: Teacher): Day | undefined {
  return teacher.confirmedOn ?? (teacher.hiredOn && monthsAfter(teacher.hiredOn, 12));
}

/** Readings 70, 72 and 73. */
function worthOf(given: TrainingRecord, confirmed: Day | undefined): Worth {
  const record = readPrincipalTraining(given);
  const hours = firstStated(stated(record, "hours"));
  if (record.activity === "induction") return worthInTrack(hours);
  if (confirmed && record.date < confirmed) return WORTHLESS;
  if (isTraining(record)) return worth(hours, "training");
  if (isSchoolBased(record)) return worth(hours, "school-based");
  return WORTHLESS;
}

/** Reading 71 (a). */
function isLongDegreeStudy(record: TrainingRecord): boolean {
  return (
    record.activity === "degree-study" &&
    record.fullTime === true &&
    record.diploma === true &&
    record.matchesPost === true &&
    (record.schoolYears ?? 0) >= 2 &&
    ["city", "province", "nation"].includes(record.level ?? "")
  );
}

/** Reading 71 (b). */
function isLongTraining(record: TrainingRecord): boolean {
  return (
    isTraining(record) &&
    ["province", "nation"].includes(record.level ?? "") &&
    record.fullTime === true &&
    !isOnline(record) &&
    record.from !== undefined &&
    record.date >= daysAfter(monthsAfter(record.from, 2), -1)
  );
}

/** Readings 71 and 72: whether a counting record fulfils this cycle. */
function isWaived(book: Book, cycle: Window, confirmed: Day | undefined): boolean {
  return book.entries.some((entry) => {
    if (!entry.record || !entry.counts || entry.cycle?.label !== cycle.label) return false;
    if (confirmed && entry.countingDay < confirmed) return false;
    const record = readPrincipalTraining(entry.record);
    return isLongDegreeStudy(record) || isLongTraining(record);
  });
}

/** Reading 73: to the day before confirmation; undefined where no day is left. */
function trackWindow(teacher: Teacher): Window | undefined {
  const confirmed = confirmationOf(teacher);
  if (!teacher.hiredOn || !confirmed || yearOf(teacher.hiredOn) < 2011) return undefined;
  const from = dayOf(yearOf(teacher.hiredOn), 1, 1);
  const to = daysAfter(confirmed, -1);
  if (to < from) return undefined;
  return { label: `${yearOf(from)}-${yearOf(to)}`, from, to };
}

export function jiningSchool(question: Question): NaiveStanding {
  const confirmed = confirmationOf(question.teacher);
  const book = openBook(question, {
    years: YEARS,
    cycles: CYCLES,
    worthOf: (record) => worthOf(record, confirmed),
  });
  bookYears(book);
  bookCycles(book);
  const waived = listed(book, CYCLES)
    .filter((cycle) => isWaived(book, cycle, confirmed))
    .map(
      (cycle): NaiveRequirement => ({
        scope: "total",
        window: "cycle",
        label: cycle.label,
        required: 0,
        counted: toAmount(totalOfCycle(book, cycle)),
        missing: 0,
        status: "waived",
      }),
    );
  const track = trackWindow(question.teacher);
  const induction = listed(book, track ? [track] : []).map((at) =>
    requirement(book, "induction", "track", at, ratio(120), inductionIn(book, at)),
  );
  return standing(book, "hour", { requirements: [...waived, ...induction], caps: [] });
}
