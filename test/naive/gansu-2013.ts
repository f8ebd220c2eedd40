import type { Level, TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  cap,
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
import {
  firstStated,
  hoursElseCredits,
  isLecturing,
  isOnline,
  isSchoolBased,
  isTraining,
  readPrincipalTraining,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing, trackLines } from "./lines.ts";
import { plus, ratio } from "./ratio.ts";
import { calendarCycles, calendarYears, schoolYears } from "./windows.ts";

const YEARS = calendarYears(2011);
const CYCLES = calendarCycles(2011);
/** Reading 38. The one that starts in 2010 holds the first eight months of 2011. */
const SCHOOL_YEARS = schoolYears(2010);

const TRAINING: Record<Level, number> = { school: 0, county: 1, city: 2, province: 3, nation: 4 };
const BONUS: Record<Level, number> = { school: 0, county: 4, city: 6, province: 8, nation: 10 };
const LECTURING: Record<Level, number> = { school: 0, county: 2, city: 3, province: 4, nation: 5 };

/** Reading 37. */
function training(record: TrainingRecord): Worth {
  if (isOnline(record)) return WORTHLESS;
  const level = record.level ?? "county";
  const hours = stated(record, "hours", ratio(TRAINING[level]));
  if (hours === undefined) return worth(firstStated(stated(record, "credits")), "training");
  const bonus = record.outcome === "excellent" ? ratio(BONUS[level]) : ratio(0);
  return worth(plus(hours, bonus), "training");
}

/** Reading 39. */
function lecturing(record: TrainingRecord): Worth {
  if (record.host === "school" || record.level === "school") return WORTHLESS;
  const rate = ratio(LECTURING[record.level ?? "county"]);
  return worth(hoursElseCredits(record, rate), "lecturing");
}

/** Readings 40 and 42. */
function degreeStudy(record: TrainingRecord): Worth {
  const whole = Math.min(5, Math.floor(record.schoolYears ?? 0));
  const amount = record.diploma === true ? ratio(30 * whole) : ratio(0);
  return { amount, scope: "degree-study", booking: "cycle" };
}

/** Readings 41 and 42. */
function publicCourse(record: TrainingRecord): Worth {
  const complete = record.schoolYears === undefined || record.schoolYears >= 5;
  return { amount: ratio(complete ? 30 : 0), scope: "public-course", booking: "cycle" };
}

function worthOf(given: TrainingRecord): Worth {
  const record = readPrincipalTraining(given);
  if (isLecturing(record)) return lecturing(record);
  if (isTraining(record)) return training(record);
  if (isSchoolBased(record)) return worth(hoursElseCredits(record, ratio(1, 3)), "school-based");
  if (record.activity === "degree-study") return degreeStudy(record);
  if (record.activity === "public-course") return publicCourse(record);
  // Reading 43: hours, and credits are not used.
  if (record.activity === "induction") return worthInTrack(firstStated(stated(record, "hours")));
  return WORTHLESS;
}

export function gansu2013(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf });
  bookYears(book);
  const schoolYearCaps = cap(book, "school-based", "school-year", SCHOOL_YEARS, () => ratio(30));
  bookCycles(book);
  const cycleCaps = cap(book, "public-course", "cycle", CYCLES, () => ratio(30));

  const cycles = listed(book, CYCLES);
  return standing(book, "credit", {
    requirements: [
      ...listed(book, YEARS).map((at) =>
        requirement(book, "total", "year", at, ratio(30), totalOfYear(book, at)),
      ),
      ...cycles.map((at) =>
        requirement(book, "total", "cycle", at, ratio(360), totalOfCycle(book, at)),
      ),
      ...cycles.map((at) =>
        requirement(book, "it", "cycle", at, ratio(30), themeInCycle(book, at, "it")),
      ),
      ...trackLines(book, { firstYear: 2011, years: 5, required: 100, eachOfTheFirst: [] }),
    ],
    caps: [...schoolYearCaps, ...cycleCaps],
  });
}
