import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  cap,
  listed,
  openBook,
  type Question,
  totalOfCycle,
  WORTHLESS,
  type Worth,
  worth,
} from "./common.ts";
import {
  firstStated,
  isCountyOrAbove,
  isSchoolBased,
  isTraining,
  readInductionToo,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing } from "./lines.ts";
import { exact, ratio, reaches, sum } from "./ratio.ts";
import { calendarCycles, calendarYears, holds } from "./windows.ts";

const YEARS = calendarYears(2011);
const CYCLES = calendarCycles(2011);

/** Reading 82. */
function degreeStudy(record: TrainingRecord): Worth {
  if (record.courses === undefined) {
    return worth(ratio(record.diploma === true ? 36 : 0), "degree-study");
  }
  if (record.courses >= 2) return worth(ratio(50), "degree-study");
  return worth(ratio(record.courses === 1 ? 36 : 0), "degree-study");
}

/** Readings 80 and 82. */
function worthOf(given: TrainingRecord): Worth {
  const record = readInductionToo(given);
  const hours = stated(record, "hours");
  if (isTraining(record)) return worth(firstStated(hours), "training");
  if (isSchoolBased(record)) return worth(firstStated(hours, ratio(18)), "school-based");
  switch (record.activity) {
    case "open-lesson":
      return isCountyOrAbove(record) ? worth(firstStated(hours), "open-lesson") : WORTHLESS;
    case "research-project":
    case "publication":
      return worth(firstStated(hours), "research-and-publication");
    case "degree-study":
      return degreeStudy(record);
    default:
      return WORTHLESS;
  }
}

/** Reading 83. */
function isVerified(record: TrainingRecord): boolean {
  if (record.questionnaire === "pending") return record.verified === true;
  return record.verified !== false;
}

export function haimenJiangsu(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf, isVerified });
  bookYears(book);
  const caps = [
    ...cap(book, "school-based", "year", YEARS, () => ratio(18)),
    ...cap(book, "open-lesson", "year", YEARS, () => ratio(18)),
    ...cap(book, "research-and-publication", "year", YEARS, () => ratio(24)),
    ...cap(book, "degree-study", "year", YEARS, (year) => {
      const courses = book.entries
        .filter(({ counts, countingDay }) => counts && holds(year, countingDay))
        .filter(({ record }) => record?.activity === "degree-study")
        .map(({ record }) => exact(record?.courses ?? 0));
      return ratio(reaches(sum(courses), ratio(2)) ? 50 : 36);
    }),
  ];
  bookCycles(book);
  return standing(book, "hour", {
    requirements: listed(book, CYCLES).map((at) =>
      requirement(book, "total", "cycle", at, ratio(360), totalOfCycle(book, at)),
    ),
    caps,
  });
}
