import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as chrono from "chrono-node";
import { builtIn } from "../src/built-in.ts";
import { readDates } from "../src/conversation/message/dates.ts";
import { normalise } from "../src/conversation/message/normalise.ts";
import type { Vocabulary } from "../src/conversation/message/vocabulary.ts";
import { addDays, type Day, isDay, makeDay, parseDay } from "../src/domain/day.ts";

type Direction = "past" | "future";

/** A text that names one day, as the tests of another reader of dates have it. */
interface Case {
  readonly text: string;
  readonly today: Day;
  /** Absent where the calendar has no such day. */
  readonly expected: Day | undefined;
  readonly direction: Direction;
  readonly corpus: string;
  /** Names a day of the lunar calendar; the expected day is the real one, not the corpus' figures. */
  readonly lunar: boolean;
}

/** The days that a reader finds; more than one is no answer. */
type Reader = (text: string, today: Day, direction: Direction) => readonly Day[];

const LUNAR = /农历|正月|[一-九十]月初|大年|中秋|春节|除夕|元宵|端午|重阳|神龙|雍正/u;
/** Where the tests of Microsoft Recognizers Text and of chrono-node lie in their repositories. */
const RECOGNIZERS = "Specs/DateTime/Chinese";
const CHRONO = "test/zh";

/** Reads a specification of Recognizers Text: of a day without a year it names one behind, one ahead. */
function recognizersCases(folder: string): Case[] {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, name), "utf8").replace(/^\uFEFF/u, "")) as Spec[];
  const parsed = ["DateParser.json", "HolidayParser.json"].flatMap((name) =>
    read(name).map((spec) => ({
      spec,
      days: ["PastResolution", "FutureResolution"].map(
        (side) => spec.Results[0]?.Value?.[side as "PastResolution"]?.date,
      ),
    })),
  );
  const modelled = read("DateTimeModel.json")
    .filter(({ Results }) => Results.length === 1 && Results[0]?.TypeName === "datetimeV2.date")
    .map((spec) => {
      const values = spec.Results[0]?.Resolution?.values ?? [];
      return { spec, days: [values[0]?.value, values.at(-1)?.value] };
    });
  return [...parsed, ...modelled].flatMap(({ spec, days }) => {
    const today = spec.Context?.ReferenceDateTime.slice(0, 10) as Day;
    const [behind, ahead] = days;
    const at = { text: spec.Input, today, corpus: "Recognizers" };
    if (behind !== ahead) {
      return [caseOf(at, behind, "past"), caseOf(at, ahead, "future")];
    }
    return [caseOf(at, behind, behind !== undefined && behind > today ? "future" : "past")];
  });
}

interface Spec {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime: string };
  readonly Results: readonly {
    readonly TypeName?: string;
    readonly Value?: Readonly<
      Record<"PastResolution" | "FutureResolution", { readonly date?: string }>
    >;
    readonly Resolution?: { readonly values: readonly { readonly value?: string }[] };
  }[];
}

function caseOf(
  at: Pick<Case, "text" | "today" | "corpus">,
  day: string | undefined,
  direction: Direction,
): Case {
  const lunar = LUNAR.test(at.text);
  const expected = day !== undefined && isDay(day) && day > "0001-12-31" ? day : undefined;
  return {
    ...at,
    direction,
    lunar,
    expected: lunar && expected ? lunarDay(at.text, at.today, expected, direction) : expected,
  };
}

const CHINESE = new Intl.DateTimeFormat("en-u-ca-chinese", {
  ...{ year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" },
});

/** Month and day of the lunar calendar, as the calendar of the runtime has them; `2bis` is a leap month. */
function lunarParts(day: Day): string {
  const parts = CHINESE.formatToParts(new Date(`${day}T04:00:00Z`));
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return `${of("month")}-${of("day")}`;
}

/**
 * The day on which a lunar date falls, which the corpus states as if it were one of the sun's
 * calendar: its 2016-08-15 is the fifteenth of the eighth lunar month.
 */
function lunarDay(text: string, today: Day, stated: Day, direction: Direction): Day | undefined {
  const eve = /除夕|大年三十/u.test(text);
  const [month, day] = eve ? [1, 1] : [Number(stated.slice(5, 7)), Number(stated.slice(8))];
  const daysOf = (year: number) =>
    Array.from({ length: 420 }, (_, count) => addDays(makeDay(year, 1, 15), count))
      .filter((each) => lunarParts(each) === `${month}-${day}`)
      .slice(0, 1)
      .map((each) => (eve ? addDays(each, -1) : each));
  if (/\d{4}年|[龙正]/u.test(text) && !/正月[三初]/u.test(text.slice(0, 3))) {
    return daysOf(Number(stated.slice(0, 4)))[0];
  }
  const year = Number(today.slice(0, 4));
  const all = [-2, -1, 0, 1, 2].flatMap((away) => daysOf(year + away));
  return direction === "past"
    ? all.findLast((each) => each <= today)
    : all.find((each) => each >= today);
}

/** Reads the tests of chrono-node: each names a text, the moment it is said, and year, month and day. */
function chronoCases(folder: string): Case[] {
  const files = ["hans", "hant"].flatMap((script) =>
    ["casual", "date", "weekday", "ago", "deadline"].map((kind) =>
      join(folder, script, `zh_${script}_${kind}.test.ts`),
    ),
  );
  return files
    .filter(existsSync)
    .flatMap((file) =>
      readFileSync(file, "utf8").split("testSingleCase(").slice(1).flatMap(chronoCase),
    );
}

const TESTED =
  /^\s*chrono\.zh\.han[st],\s*"(?<text>[^"]+)",\s*new Date\((?<today>[^)]*)\)(?<rest>[\s\S]*)$/u;
/** So late "today" begins for chrono-node; who knows days alone cannot say the same. */
const MORNING = 4;
/** Minutes and hours from now name no day. */
const CLOCK = /分|秒|小[时時]|[个個][钟鐘]|[点點]|\d:\d/u;

function chronoCase(source: string): Case[] {
  const { text = "", today = "", rest = "" } = TESTED.exec(source)?.groups ?? {};
  const said = dayIn(today);
  const expected = dayIn(/expectDate = new Date\(([^)]*)\)/u.exec(rest)?.[1] ?? "");
  const hour = Number(today.split(",")[3] ?? MORNING);
  if (!said || !expected || hour < MORNING || CLOCK.test(text) || rest.includes("result.end"))
    return [];
  const direction =
    expected > said || rest.startsWith(", { forwardDate: true }") ? "future" : "past";
  return [{ text, today: said, expected, direction, corpus: "chrono-node", lunar: false }];
}

/** `2016, 9 - 1, 3, 12`, months counted from 0. */
function dayIn(list: string): Day | undefined {
  const [year, month, day] = list.split(",").map((each) => {
    const [first = Number.NaN, less = 0] = each.split("-").map(Number);
    return first - less;
  });
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(written) ? written : undefined;
}

const ours =
  (vocabulary: Vocabulary): Reader =>
  (text, today, direction) =>
    readDates(normalise(text), today, vocabulary, direction).flatMap(({ value: { date, from } }) =>
      date === undefined ? [] : from === undefined || from === date ? [date] : [from, date],
    );

const chronoReader: Reader = (text, today, direction) => {
  const noon = new Date(`${today}T12:00:00`);
  const options = { forwardDate: direction === "future" };
  return chrono.zh.parse(text, noon, options).map(({ start }) => {
    const [year = 0, month = 0, day = 0] = (["year", "month", "day"] as const).map(
      (part) => start.get(part) ?? 0,
    );
    return makeDay(year, month, day);
  });
};

/** Recognizers Text, where it is installed in the folder `DATES_RECOGNIZERS`. */
function recognizersReader(folder: string): Reader {
  const { recognizeDateTime } = createRequire(join(folder, "package.json"))(
    "@microsoft/recognizers-text-date-time",
  ) as { recognizeDateTime: (...args: unknown[]) => readonly Recognized[] };
  return (text, today, direction) =>
    recognizeDateTime(text, "zh-cn", undefined, new Date(`${today}T00:00:00`)).flatMap((found) => {
      const days = (found.resolution?.values ?? []).map(({ value }) => (value ?? "").slice(0, 10));
      const day = (direction === "past" ? days[0] : days.at(-1)) ?? "";
      return isDay(day) ? [day] : [];
    });
}

interface Recognized {
  readonly resolution?: { readonly values: readonly { readonly value?: string }[] };
}

interface Tally {
  right: number;
  wrong: number;
  none: number;
  ms: number;
}

/** One answer per text counts: another day or several are wrong, none at all leaves it to be asked. */
function judge(
  reader: Reader,
  cases: readonly Case[],
  onWrong: (each: Case, said: string) => void,
) {
  const tally: Tally = { right: 0, wrong: 0, none: 0, ms: 0 };
  const start = performance.now();
  for (const each of cases) {
    const days = [...new Set(reader(each.text, each.today, each.direction))];
    const said = days.join(" and ");
    if (said === (each.expected ?? "")) tally.right++;
    else if (said === "") tally.none++;
    else tally.wrong++;
    if (said !== (each.expected ?? "")) onWrong(each, said);
  }
  tally.ms = performance.now() - start;
  return tally;
}

/**
 * Single days in Chinese: the tests of Microsoft Recognizers Text and of chrono-node, read by both
 * and by this program. `DATES_CORPUS` is a folder with `Specs/DateTime/Chinese` of the one and
 * `test/zh` of the other; `DATES_RECOGNIZERS` is where that library is installed. Neither is shipped.
 */
export async function benchDates(): Promise<void> {
  const { DATES_CORPUS: corpus, DATES_RECOGNIZERS: installed, DATES_SHOW: shown } = process.env;
  if (corpus === undefined || !readdirSync(corpus).includes("test")) {
    console.log("dates: left out, DATES_CORPUS names no folder with the tests of other readers");
    return;
  }
  const all = [
    ...recognizersCases(join(corpus, RECOGNIZERS)),
    ...chronoCases(join(corpus, CHRONO)),
  ];
  const cases = [
    ...new Map(all.map((each) => [`${each.text} ${each.today} ${each.direction}`, each])).values(),
  ];
  const { vocabulary } = builtIn().material;
  const readers: Readonly<Record<string, Reader>> = {
    xuefen: ours(vocabulary),
    ...(installed ? { Recognizers: recognizersReader(installed) } : {}),
    "chrono-node": chronoReader,
  };
  const groups: readonly [string, readonly Case[]][] = [
    ["Recognizers' tests", cases.filter(({ corpus: of, lunar }) => of === "Recognizers" && !lunar)],
    ["… of the lunar calendar", cases.filter(({ lunar }) => lunar)],
    ["chrono-node's tests", cases.filter(({ corpus: of }) => of === "chrono-node")],
    ["all", cases],
  ];
  for (const reader of Object.values(readers)) reader("昨天", parseDay("2026-03-18"), "past");
  console.log(`| right / wrong / not read | cases | ${Object.keys(readers).join(" | ")} |`);
  console.log(`|---|---:|${"---:|".repeat(Object.keys(readers).length)}`);
  for (const [name, some] of groups) {
    const cells = Object.entries(readers).map(([reader, read]) => {
      const { right, wrong, none, ms } = judge(
        read,
        some,
        ({ text, today, direction, expected }, said) => {
          if (shown === reader && name === "all")
            console.error(`${text} | ${today} ${direction} | ${expected} | ${said}`);
        },
      );
      return `${right} / ${wrong} / ${none} (${(ms / some.length).toFixed(2)} ms)`;
    });
    console.log(`| ${name} | ${some.length} | ${cells.join(" | ")} |`);
  }
}
