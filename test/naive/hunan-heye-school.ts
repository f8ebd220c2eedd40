import type { Day } from "../../src/domain/day.ts";
import type { Posting, Teacher } from "../../src/domain/teacher.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  cap,
  completedBefore,
  type Entry,
  keepOne,
  listed,
  openBook,
  type Question,
  themeInCycle,
  totalOfCycle,
  totalOfYear,
  WORTHLESS,
  type Worth,
  worth,
  worthInTrack,
} from "./common.ts";
import { monthsAfter } from "./days.ts";
import {
  contentOf,
  firstStated,
  hoursElseCredits,
  isCountyOrAbove,
  isLecturing,
  isSchoolBased,
  isTraining,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing, trackLines } from "./lines.ts";
import { larger, minus, type Ratio, ratio, reaches, ZERO } from "./ratio.ts";
import { calendarCycles, calendarYears, holds, type Window } from "./windows.ts";

const YEARS = calendarYears(2011);
const CYCLES = calendarCycles(2011);

/** Reading 26, at a school. */
const RATE_AT_SCHOOL = { "own-school": 0, "own-county": 2, "other-county": 3, "other-city": 5 };

/** Reading 26. */
function lecturing(record: TrainingRecord): Worth {
  const { host, level, place } = record;
  const neither = host === undefined && level === undefined;
  if (host === "school" || level === "school" || neither) {
    if (place === "own-school") return WORTHLESS;
    const rate = RATE_AT_SCHOOL[place ?? "own-county"];
    return worth(hoursElseCredits(record, ratio(rate)), "lecturing");
  }
  return worth(hoursElseCredits(record, ratio(rateInProgramme(record))), "lecturing");
}

function rateInProgramme({ level, place }: TrainingRecord): number {
  if (place === "other-city") return 5;
  if (level === "province" || level === "nation") return 5;
  if (level === "city") return 4;
  if (place === "other-county") return 4;
  return 3;
}

/** Reading 28: a posting whose main speakers count twice. */
function doubles(posting: Posting, date: Day): boolean {
  return (
    posting.kind === "rural-support" &&
    posting.sentBy === "county" &&
    posting.towards === "weaker" &&
    (posting.from === undefined || posting.from <= date) &&
    (posting.to === undefined || date <= posting.to)
  );
}

/** Readings 25 to 28 and 34. */
function worthOf(record: TrainingRecord, teacher: Teacher): Worth {
  if (record.activity === "induction") return worthInTrack(hoursElseCredits(record));
  if (isLecturing(record)) return lecturing(record);
  if (isTraining(record)) return worth(hoursElseCredits(record), "training");

  const posted = (teacher.postings ?? []).some((posting) => doubles(posting, record.date));
  const rate = posted ? ratio(2) : ratio(1);
  if (record.activity === "teaching-support") {
    return worth(hoursElseCredits(record, rate), "school-based");
  }
  if (isSchoolBased(record)) {
    const speaks = record.role === "lecturer";
    return worth(hoursElseCredits(record, speaks ? rate : ratio(1)), "school-based");
  }
  if (record.activity === "teaching-research" || record.activity === "open-lesson") {
    if (isCountyOrAbove(record)) return WORTHLESS;
    return worth(hoursElseCredits(record), "school-based");
  }
  if (record.activity === "degree-study" && record.matchesPost === true) {
    const amount = firstStated(
      stated(record, "courseCredits", ratio(5)),
      stated(record, "credits"),
    );
    return worth(amount, "degree-study");
  }
  return WORTHLESS;
}

/** Reading 27: one calendar year, the same content. */
function lectureKey({ record, year }: Entry): string | undefined {
  if (!record || !isLecturing(record)) return undefined;
  const content = contentOf(record);
  return content && `${year?.label} ${content}`;
}

/** Reading 27: the one worth most; if equal, the one completed first, then the smaller id. */
function isWorthMore(a: Entry, b: Entry): boolean {
  if (!reaches(b.converted, a.converted)) return true;
  return reaches(a.converted, b.converted) && completedBefore(a, b);
}

/** Reading 29: the day that every full semester of leave is booked to. */
function exemptedOn(teacher: Teacher): Day[] {
  const days: Day[] = [];
  for (const { from, fullSemesters } of teacher.leaves ?? []) {
    if (from === undefined) continue;
    for (let k = 1; k <= Math.floor(fullSemesters ?? 0); k += 1) {
      const day = monthsAfter(from, 6 * (k - 1));
      if (day >= "2011-01-01") days.push(day);
    }
  }
  return days;
}

/** Reading 29: 30 less for every full semester, never below 0. */
function lowered(amount: number, teacher: Teacher, window: Window): Ratio {
  const semesters = exemptedOn(teacher).filter((day) => holds(window, day)).length;
  return larger(ZERO, minus(ratio(amount), ratio(30 * semesters)));
}

export function hunanHeyeSchool(question: Question): NaiveStanding {
  const { teacher } = question;
  const book = openBook(question, {
    years: YEARS,
    cycles: CYCLES,
    worthOf: (record) => worthOf(record, teacher),
  });
  keepOne(book, lectureKey, isWorthMore);
  bookYears(book);
  const yearCaps = cap(book, "school-based", "year", YEARS, () => ratio(30));
  bookCycles(book);
  const cycleCaps = cap(book, "school-based", "cycle", CYCLES, () => ratio(120));

  const years = listed(book, YEARS);
  const cycles = listed(book, CYCLES);
  const classTeacher = teacher.roles?.includes("class-teacher") ? cycles : [];
  return standing(book, "credit", {
    requirements: [
      ...years.map((at) =>
        requirement(book, "total", "year", at, lowered(30, teacher, at), totalOfYear(book, at)),
      ),
      ...cycles.map((at) =>
        requirement(book, "total", "cycle", at, lowered(360, teacher, at), totalOfCycle(book, at)),
      ),
      ...classTeacher.map((at) => {
        const counted = themeInCycle(book, at, "class-teacher");
        return requirement(book, "class-teacher", "cycle", at, ratio(30), counted);
      }),
      ...trackLines(book, { firstYear: 2011, years: 3, required: 150, eachOfTheFirst: [60, 60] }),
    ],
    thresholds: years.map((at) => ({ at, atLeast: ratio(72) })),
    caps: [...yearCaps, ...cycleCaps],
  });
}
