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
import {
  firstStated,
  isLecturing,
  isSchoolBased,
  isTraining,
  readInductionToo,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing } from "./lines.ts";
import { ratio } from "./ratio.ts";
import { calendarCycles, calendarYears } from "./windows.ts";

const YEARS = calendarYears(2014);
const CYCLES = calendarCycles(2014);

const STATED_CREDITS_ONLY = [
  "degree-study",
  "research-project",
  "publication",
  "teaching-support",
  "public-course",
];

/** Reading 58. */
function worthOf(given: TrainingRecord): Worth {
  const record = readInductionToo(given);
  const credits = stated(record, "credits");
  const creditsElseHours = firstStated(credits, stated(record, "hours", ratio(1, 3)));
  if (isTraining(record)) return worth(creditsElseHours, "concentrated-and-online");
  if (isSchoolBased(record)) return worth(creditsElseHours, "school-based");
  if (isLecturing(record) || STATED_CREDITS_ONLY.includes(record.activity)) {
    return worth(firstStated(credits), "total-only");
  }
  return WORTHLESS;
}

export function xianyang2014(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: CYCLES, worthOf });
  bookYears(book);
  bookCycles(book);
  return standing(book, "credit", {
    requirements: listed(book, CYCLES).flatMap((at) => {
      const training = totalOfCycle(book, at, "concentrated-and-online");
      return [
        requirement(book, "total", "cycle", at, ratio(120), totalOfCycle(book, at)),
        requirement(book, "concentrated-and-online", "cycle", at, ratio(70), training),
      ];
    }),
    caps: [],
  });
}
