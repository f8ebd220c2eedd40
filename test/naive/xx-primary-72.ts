import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  cap,
  listed,
  openBook,
  type Question,
  totalOfCycle,
  totalOfYear,
  WORTHLESS,
  type Worth,
  worth,
  worthInTrack,
} from "./common.ts";
import {
  firstStated,
  hoursElseCredits,
  isCountyOrAbove,
  isLecturing,
  isSchoolBased,
  isTraining,
  readPrincipalTraining,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing, trackLines } from "./lines.ts";
import { ratio } from "./ratio.ts";
import { calendarCycles, calendarYears } from "./windows.ts";

const YEARS = calendarYears(2011);
const CYCLES = calendarCycles(2011);

/** Readings 75 and 76. */
function worthOf(given: TrainingRecord): Worth {
  const record = readPrincipalTraining(given);
  if (record.activity === "induction") return worthInTrack(hoursElseCredits(record));
  if (isTraining(record)) return worth(hoursElseCredits(record), "training");
  if (isSchoolBased(record)) return worth(hoursElseCredits(record), "school-based");
  if (record.activity === "teaching-research" || record.activity === "open-lesson") {
    if (isCountyOrAbove(record)) return WORTHLESS;
    return worth(hoursElseCredits(record), "school-based");
  }
  if (isLecturing(record) && record.place !== "own-school") {
    return worth(hoursElseCredits(record), "lecturing");
  }
  if (record.activity === "degree-study" && record.matchesPost === true) {
    return worth(firstStated(stated(record, "credits")), "degree-study");
  }
  return WORTHLESS;
}

export function xxPrimary72(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf });
  bookYears(book);
  const caps = cap(book, "school-based", "year", YEARS, () => ratio(12));
  bookCycles(book);
  return standing(book, "credit", {
    requirements: [
      ...listed(book, YEARS).map((at) =>
        requirement(book, "total", "year", at, ratio(72), totalOfYear(book, at)),
      ),
      ...listed(book, CYCLES).map((at) =>
        requirement(book, "total", "cycle", at, ratio(360), totalOfCycle(book, at)),
      ),
      ...trackLines(book, { firstYear: 2011, years: 3, required: 150, eachOfTheFirst: [100, 100] }),
    ],
    caps,
  });
}
