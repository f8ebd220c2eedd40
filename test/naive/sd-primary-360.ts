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
  hoursElseCredits,
  isCountyOrAbove,
  isLecturing,
  isOnline,
  isSchoolBased,
  isTraining,
  readInductionToo,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing } from "./lines.ts";
import { ratio } from "./ratio.ts";
import { calendarCycles, calendarYears } from "./windows.ts";

const YEARS = calendarYears(2011);
const CYCLES = calendarCycles(2011);

/** Reading 53: which part of the 360. */
function partOf(record: TrainingRecord): string {
  const { level } = record;
  if (isOnline(record)) {
    return level === "city" || level === "county" ? "total-only" : "online";
  }
  if (level === "city") return "in-person-city";
  if (level === "county" || level === undefined) return "in-person-county";
  return "total-only";
}

/** Reading 55. */
function twiceOrSchool(record: TrainingRecord, twice: boolean): Worth {
  if (twice) return worth(hoursElseCredits(record, ratio(2)), "total-only");
  return worth(hoursElseCredits(record), "school-and-self");
}

function worthOf(given: TrainingRecord): Worth {
  const record = readInductionToo(given);
  if (isTraining(record)) return worth(hoursElseCredits(record), partOf(record));
  if (isLecturing(record)) {
    return twiceOrSchool(record, record.host !== "school" && record.level !== "school");
  }
  if (isSchoolBased(record)) return worth(hoursElseCredits(record), "school-and-self");
  switch (record.activity) {
    case "open-lesson":
    case "teaching-support":
      return twiceOrSchool(record, isCountyOrAbove(record));
    case "teaching-research":
    case "self-study":
    case "publication":
    case "research-project":
      return worth(hoursElseCredits(record), "school-and-self");
    case "degree-study":
      return worth(firstStated(stated(record, "credits")), "total-only");
    default:
      return WORTHLESS;
  }
}

export function sdPrimary360(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf });
  bookYears(book);
  bookCycles(book);
  const caps = cap(book, "school-and-self", "cycle", CYCLES, () => ratio(120));
  return standing(book, "credit", {
    requirements: listed(book, CYCLES).flatMap((at) => {
      const ofCity = totalOfCycle(book, at, "in-person-city");
      const ofCounty = totalOfCycle(book, at, "in-person-county");
      const inPerson = totalOfCycle(book, at, "in-person-city", "in-person-county");
      return [
        requirement(book, "total", "cycle", at, ratio(360), totalOfCycle(book, at)),
        requirement(book, "online", "cycle", at, ratio(180), totalOfCycle(book, at, "online")),
        requirement(book, "in-person", "cycle", at, ratio(60), inPerson),
        requirement(book, "in-person-city", "cycle", at, ratio(10), ofCity),
        requirement(book, "in-person-county", "cycle", at, ratio(50), ofCounty),
      ];
    }),
    caps,
  });
}
