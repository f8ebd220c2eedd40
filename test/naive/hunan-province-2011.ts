import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
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

/** Readings 35 and 36. */
function worthOf(given: TrainingRecord): Worth {
  const record = readPrincipalTraining(given);
  if (record.activity === "induction") return worthInTrack(hoursElseCredits(record));
  if (isTraining(record)) return worth(hoursElseCredits(record), "training");
  if (isSchoolBased(record)) return worth(hoursElseCredits(record), "school-based");
  if (isLecturing(record) || record.activity === "degree-study") {
    return worth(firstStated(stated(record, "credits")), "stated");
  }
  return WORTHLESS;
}

export function hunanProvince2011(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf });
  bookYears(book);
  bookCycles(book);
  return standing(book, "credit", {
    requirements: [
      ...listed(book, YEARS).map((at) =>
        requirement(book, "total", "year", at, ratio(30), totalOfYear(book, at)),
      ),
      ...listed(book, CYCLES).map((at) =>
        requirement(book, "total", "cycle", at, ratio(360), totalOfCycle(book, at)),
      ),
      ...trackLines(book, { firstYear: 2011, years: 5, required: 150, eachOfTheFirst: [] }),
    ],
    caps: [],
  });
}
