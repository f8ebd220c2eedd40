import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  listed,
  openBook,
  type Question,
  totalOfCycle,
  WORTHLESS,
  type Worth,
  worth,
} from "./common.ts";
import { daysFromTo } from "./days.ts";
import {
  firstStated,
  isOnline,
  isSchoolBased,
  isTraining,
  readInductionToo,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing } from "./lines.ts";
import { larger, minus, plus, type Ratio, ratio, reaches, times, ZERO } from "./ratio.ts";
import { februaryCycles, februaryYears } from "./windows.ts";

const YEARS = februaryYears(2014);
const CYCLES = februaryCycles(2014);

/** Reading 60: how many units; undefined where the proof states nothing to tell them from. */
function unitsOf(record: TrainingRecord): Ratio | undefined {
  return (
    stated(record, "units") ??
    stated(record, "hours", ratio(1, 4)) ??
    stated(record, "days", ratio(2))
  );
}

/** Reading 61: whether it is shown to have lasted three days in a row. */
function isLongEnough(record: TrainingRecord): boolean {
  const days = stated(record, "days");
  if (days !== undefined) return reaches(days, ratio(3));
  if (record.from !== undefined) return daysFromTo(record.from, record.date) >= 3;
  const units = unitsOf(record);
  return units !== undefined && reaches(times(units, ratio(1, 2)), ratio(3));
}

/** Reading 61. */
function concentrated(record: TrainingRecord): Worth {
  if (!isLongEnough(record)) return WORTHLESS;
  const high = record.level === "province" || record.level === "nation";
  return worth(unitsElseCredits(record, high ? ratio(2) : ratio(3, 2)), "concentrated");
}

function unitsElseCredits(record: TrainingRecord, rate: Ratio): Ratio {
  const units = unitsOf(record);
  return units ? times(units, rate) : firstStated(stated(record, "credits"));
}

function worthOf(given: TrainingRecord): Worth {
  const record = readInductionToo(given);
  if (isSchoolBased(record)) return worth(unitsElseCredits(record, ratio(1, 4)), "school-based");
  if (!isTraining(record)) return WORTHLESS;
  if (isOnline(record)) return worth(firstStated(stated(record, "credits")), "online");
  return concentrated(record);
}

export function shaanxi201331(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf });
  bookYears(book);
  bookCycles(book);
  return standing(book, "credit", {
    requirements: listed(book, CYCLES).flatMap((at) => {
      const inPerson = totalOfCycle(book, at, "concentrated");
      const schoolBased = totalOfCycle(book, at, "school-based");
      // Reading 64: all that is concentrated beyond 30 fills the online line too.
      const surplus = larger(ZERO, minus(inPerson, ratio(30)));
      const online = plus(totalOfCycle(book, at, "online"), surplus);
      return [
        requirement(book, "total", "cycle", at, ratio(120), totalOfCycle(book, at)),
        requirement(book, "concentrated", "cycle", at, ratio(30), inPerson),
        requirement(book, "online", "cycle", at, ratio(40), online),
        requirement(book, "school-based", "cycle", at, ratio(50), schoolBased),
      ];
    }),
    caps: [],
  });
}
