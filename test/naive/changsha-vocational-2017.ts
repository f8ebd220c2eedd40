import type { Day } from "../../src/domain/day.ts";
import type { Designation, Leave } from "../../src/domain/teacher.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import {
  bookCycles,
  bookYears,
  cap,
  completedBefore,
  type Entry,
  keepOne,
  openBook,
  type Question,
  WORTHLESS,
  type Worth,
  worth,
} from "./common.ts";
import { dayOf, daysAfter, earlier, monthsAfter } from "./days.ts";
import {
  contentOf,
  firstStated,
  hoursElseCredits,
  isLecturing,
  isSchoolBased,
  isTraining,
  readInductionToo,
  stated,
} from "./facts.ts";
import { type NaiveStanding, standing } from "./lines.ts";
import { ratio, roundHalfUp, times, ZERO } from "./ratio.ts";
import { calendarYears, type Window, windowOf } from "./windows.ts";

const YEARS = calendarYears(2015, 2020);
const CYCLES: Window[] = [{ label: "2015-2020", from: dayOf(2015, 1, 1), to: dayOf(2020, 12, 31) }];

/** Reading 66: what days give, where neither credits nor hours are stated. */
function forDays(record: TrainingRecord) {
  const plain = stated(record, "days", ratio(6));
  if (plain === undefined || record.outcome !== "excellent") return plain;
  return roundHalfUp(times(plain, ratio(6, 5)));
}

/** Readings 66 and 67. */
function worthOf(given: TrainingRecord): Worth {
  const record = readInductionToo(given);
  const [credits, hours] = [stated(record, "credits"), stated(record, "hours")];
  if (isTraining(record)) return worth(firstStated(credits, hours, forDays(record)), "training");
  if (isSchoolBased(record)) return worth(firstStated(credits, hours), "school-based");
  if (isLecturing(record) && record.place !== "own-school") {
    return worth(hoursElseCredits(record), "lecturing");
  }
  return WORTHLESS;
}

/** Reading 67: one year, the same content. */
function lectureKey({ record, year }: Entry): string | undefined {
  if (!record || !isLecturing(readInductionToo(record))) return undefined;
  const content = contentOf(record);
  return content && `${year?.label} ${content}`;
}

type Period = Pick<Leave, "from" | "to">;

/** Reading 68: how many whole months begin in each year. */
function wholeMonths(from: Day, to: Day, asOf: Day): Map<Window, number> {
  const dayAfterEnd = daysAfter(earlier(to, asOf), 1);
  const months = new Map<Window, number>();
  for (let n = 1; monthsAfter(from, n) <= dayAfterEnd; n += 1) {
    const year = windowOf(YEARS, monthsAfter(from, n - 1));
    if (year) months.set(year, (months.get(year) ?? 0) + 1);
  }
  return months;
}

/** Reading 14: credits without a record. */
function grant(id: string, year: Window, amount: number): Entry {
  return {
    id: `${id}:${year.label}`,
    date: year.from,
    countingDay: year.from,
    record: undefined,
    scope: "granted",
    booking: "year",
    year,
    cycle: windowOf(CYCLES, year.from),
    counts: true,
    reasons: new Set(["granted"]),
    converted: ratio(amount),
    counted: ZERO,
    countedInCycle: ZERO,
  };
}

/** Reading 68: 6 for every whole month, year by year. */
function monthlyGrants(id: string, period: Period, asOf: Day): Entry[] {
  if (!period.from) return [];
  const months = wholeMonths(period.from, period.to ?? asOf, asOf);
  return [...months].map(([year, count]) => grant(id, year, 6 * count));
}

/** Reading 69: 72 in the year of the designation. */
function designationGrants(id: string, { kind, on }: Designation, asOf: Day): Entry[] {
  const year = windowOf(YEARS, on);
  if (kind !== "dual-qualified" || on > asOf || !year) return [];
  return [grant(id, year, 72)];
}

function grants({ teacher, asOf }: Question): Entry[] {
  const { leaves = [], postings = [], designations = [] } = teacher;
  return [
    ...leaves.flatMap((leave, index) => monthlyGrants(`leave:${index + 1}`, leave, asOf)),
    ...postings.flatMap((posting, index) =>
      posting.kind === "rural-support" ? monthlyGrants(`posting:${index + 1}`, posting, asOf) : [],
    ),
    ...designations.flatMap((designation, index) =>
      designationGrants(`designation:${index + 1}`, designation, asOf),
    ),
  ];
}

export function changshaVocational2017(question: Question): NaiveStanding {
  const book = openBook(question, {
    years: YEARS,
    cycles: CYCLES,
    worthOf,
    // Reading 65.
    countingDayOf: (record) => record.certificateDate ?? record.date,
  });
  book.entries.push(...grants(question));
  keepOne(book, lectureKey, completedBefore);
  bookYears(book);
  const caps = cap(book, "school-based", "year", YEARS, () => ratio(24));
  bookCycles(book);
  return standing(book, "credit", { requirements: [], caps });
}
