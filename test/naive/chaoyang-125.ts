import type { Stage } from "../../src/domain/teacher.ts";
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
  isTraining,
  readInductionToo,
  stated,
} from "./facts.ts";
import { type NaiveStanding, requirement, standing } from "./lines.ts";
import { larger, minus, plus, ratio, smaller, ZERO } from "./ratio.ts";
import { calendarCycles, calendarYears } from "./windows.ts";

const YEARS = calendarYears(2011, 2015);
const CYCLES = calendarCycles(2011, 2015);

const FIXED_ITEMS = ["teacher-qualities", "educational-psychology", "inquiry-guidance"];

/** Reading 45. */
function fixedItem(record: TrainingRecord, stage: Stage | undefined): Worth {
  if (isLecturing(record)) return WORTHLESS;
  if (record.programme === "teacher-qualities") return worth(ratio(2), "public-required");
  if (record.programme === "educational-psychology") return worth(ratio(4), "public-required");
  if (stage === "kindergarten") return WORTHLESS;
  return worth(ratio(4), "professional");
}

/** Reading 50. */
function openLesson(record: TrainingRecord): Worth {
  switch (record.level) {
    case "nation":
      return worth(ratio(2), "research");
    case "province":
    case "city":
      return worth(ratio(1), "research");
    case "county":
      return worth(ratio(1, 2), "research");
    default:
      return WORTHLESS;
  }
}

/** Reading 49: worth 1 in 2011 to 2014; that it is 1 for the whole year is settled later. */
function teachingResearch(record: TrainingRecord): Worth {
  const inTime = "2011-01-01" <= record.date && record.date <= "2014-12-31";
  return inTime && isCountyOrAbove(record) ? worth(ratio(1), "teaching-research") : WORTHLESS;
}

function worthOf(given: TrainingRecord, stage: Stage | undefined): Worth {
  const record = readInductionToo(given);
  if (FIXED_ITEMS.includes(record.programme ?? "")) return fixedItem(record, stage);
  if (isTraining(record)) {
    const rate = isOnline(record) ? ratio(1, 20) : ratio(1, 10);
    return worth(hoursElseCredits(record, rate), "professional");
  }
  switch (record.activity) {
    case "elective-course": {
      const courses = stated(record, "courses", ratio(2));
      const hours = stated(record, "hours", ratio(1, 10));
      return worth(firstStated(courses, hours, stated(record, "credits")), "elective-course");
    }
    case "self-study":
      return worth(hoursElseCredits(record, ratio(1, 20)), "self-study");
    case "teaching-research":
      return teachingResearch(record);
    case "open-lesson":
      return openLesson(record);
    default:
      return WORTHLESS;
  }
}

/** Readings 45 and 49: each fixed item once, teaching research once a year. */
function onceKey({ record, scope, year }: Entry): string | undefined {
  if (FIXED_ITEMS.includes(record?.programme ?? "")) return record?.programme;
  return scope === "teaching-research" ? `teaching-research ${year?.label}` : undefined;
}

export function chaoyang125(question: Question): NaiveStanding {
  const book = openBook(question, {
    years: YEARS,
    cycles: CYCLES,
    worthOf: (record) => worthOf(record, question.teacher.stage),
  });
  keepOne(book, onceKey, completedBefore);
  bookYears(book);
  bookCycles(book);
  const caps = [
    ...cap(book, "self-study", "cycle", CYCLES, () => ratio(2)),
    ...cap(book, "teaching-research", "cycle", CYCLES, () => ratio(4)),
    ...cap(book, "research", "cycle", CYCLES, () => ratio(2)),
  ];
  return standing(book, "credit", {
    requirements: listed(book, CYCLES).flatMap((at) => {
      const publicRequired = totalOfCycle(book, at, "public-required");
      const professional = totalOfCycle(book, at, "professional");
      // Reading 51: surplus of the professional credits stands in for missing self-study.
      const surplus = larger(ZERO, minus(professional, ratio(10)));
      const roomOfSelfStudy = minus(ratio(2), totalOfCycle(book, at, "self-study"));
      const elective = plus(
        totalOfCycle(book, at, "elective-course", "self-study", "teaching-research", "research"),
        smaller(surplus, roomOfSelfStudy),
      );
      return [
        requirement(book, "total", "cycle", at, ratio(36), totalOfCycle(book, at)),
        requirement(book, "public-required", "cycle", at, ratio(6), publicRequired),
        requirement(book, "professional", "cycle", at, ratio(10), professional),
        requirement(book, "elective", "cycle", at, ratio(10), elective),
      ];
    }),
    caps,
  });
}
