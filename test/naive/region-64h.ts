import type { Theme, TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  listed,
  openBook,
  type Question,
  totalOfYear,
  WORTHLESS,
  type Worth,
  worth,
} from "./common.ts";
import { firstStated, isSchoolBased, isTraining, readInductionToo, stated } from "./facts.ts";
import { type NaiveStanding, requirement, standing } from "./lines.ts";
import { ratio, sum } from "./ratio.ts";
import { calendarYears } from "./windows.ts";

/** Any year: nothing in use lies before the first of these. */
const YEARS = calendarYears(1900);

const DIMENSIONS: readonly Theme[] = [
  "ethics",
  "subject",
  "student-management",
  "professional-growth",
];

/** Readings 77 and 78: the first dimension in the order of the record's own themes. */
function worthOf(given: TrainingRecord): Worth {
  const record = readInductionToo(given);
  if (!isTraining(record) && !isSchoolBased(record) && record.activity !== "self-study") {
    return WORTHLESS;
  }
  const dimension = record.themes?.find((theme) => DIMENSIONS.includes(theme));
  return worth(firstStated(stated(record, "hours")), dimension ?? "total-only");
}

export function region64h(question: Question): NaiveStanding {
  const book = openBook(question, { years: YEARS, cycles: [], worthOf });
  bookYears(book);
  bookCycles(book);
  return standing(book, "hour", {
    requirements: listed(book, YEARS).flatMap((at) => {
      const inDimension = (dimension: Theme) =>
        sum(
          book.entries
            .filter((entry) => entry.year?.label === at.label && entry.scope === dimension)
            .map((entry) => entry.counted),
        );
      const growth = inDimension("professional-growth");
      const students = inDimension("student-management");
      return [
        requirement(book, "total", "year", at, ratio(64), totalOfYear(book, at)),
        requirement(book, "ethics", "year", at, ratio(6), inDimension("ethics")),
        requirement(book, "subject", "year", at, ratio(28), inDimension("subject")),
        requirement(book, "student-management", "year", at, ratio(10), students),
        requirement(book, "professional-growth", "year", at, ratio(20), growth),
      ];
    }),
    caps: [],
  });
}
