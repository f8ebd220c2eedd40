import { type Day, dayParts } from "../../domain/day.ts";
import { inYear, YEAR } from "./calendar-dates.ts";
import type { Point, Span, TimeRule } from "./date-points.ts";
import {
  periodOf,
  type SchoolCalendar,
  schoolYearAt,
  schoolYearOf,
  termAt,
  yearsOf,
} from "./school-calendar.ts";
import { daysOffWith, type YearlyTime } from "./yearly-times.ts";

const AWAY: Readonly<Record<string, number>> = {
  ...{ 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 今: 0, 下: 1 },
};
const NEAR = "(?<near>上上|(?<![线网以])上|这|(?<![校课书基根])本|当|今|(?<![线以之一看])下)一?个?";
const SECOND = /[二2下]/;
const PLANS = "一二三四五六七";
/** The first year of 十一五. */
const FIRST_PLAN = 2006;
const TO = "\\s?(?:-|~|—{1,4}|–|到|至)\\s?";

type Groups = Readonly<Record<string, string>>;

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(pattern, "giu"),
  read,
});

/** The cycle that a five-year plan spans: 十二五 is 2011 to 2015. */
function readPlan({ plan = "" }: Groups): Point {
  const first = FIRST_PLAN + 5 * PLANS.indexOf(plan);
  return { kind: "cycle", label: `${first}-${first + 4}`, span: yearsOf(first, first + 4) };
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

function readSchoolYear({ year, near, term }: Groups, today: Day, calendar: SchoolCalendar): Point {
  const start =
    year === undefined ? schoolYearAt(today) + (AWAY[near ?? ""] ?? 0) : fullYear(Number(year));
  if (term === undefined) return periodOf(schoolYearOf(start));
  const { spring, autumn } = calendar.terms;
  return SECOND.test(term)
    ? periodOf(spring.spanIn(start + 1), spring.isAbout)
    : periodOf(autumn.spanIn(start), autumn.isAbout);
}

type Said = Readonly<Record<"year" | "whole" | "yearAfter", string | undefined>>;

const YEAR_AFTER: Readonly<Record<string, number>> = {
  ...{ "last year": -1, "this year": 0, "next year": 1 },
};

/** 端午假期 is three days, 端午 the feast itself; 教师节期间 is no time that anybody could name. */
function readYearly(
  { spanIn, isAbout, hasDaysOff }: YearlyTime,
  { year, whole, yearAfter }: Said,
  today: Day,
): Point {
  const isFeast = ({ from, to }: Span) => from === to;
  const all = (each: number) => {
    const span = spanIn(each);
    if (span === undefined || whole === undefined || !isFeast(span)) return span;
    return hasDaysOff ? daysOffWith(span.from) : undefined;
  };
  const point = { kind: "yearly", spanIn: all, isAbout } as const;
  if (yearAfter === undefined) return inYear(point, year, today);
  const away = YEAR_AFTER[yearAfter.toLowerCase()];
  return { ...point, year: away === undefined ? Number(yearAfter) : dayParts(today).year + away };
}

/** Terms, school years, holidays, halves of a year, five-year plans and cycles. */
export function schoolTimes(calendar: SchoolCalendar): readonly TimeRule[] {
  const yearly = calendar.yearly.map(({ words, time }) =>
    rule(
      `(?<year>${YEAR})?的?(?:${words})(?<whole>(?:小?长)?假期?|期间|,? holidays?)?(?:,? (?<yearAfter>(?:19|20)\\d\\d|(?:last|this|next) year))?`,
      ({ year, whole, yearAfter }, today) => readYearly(time, { year, whole, yearAfter }, today),
    ),
  );
  const schoolYear: TimeRule["read"] = (groups, today) => readSchoolYear(groups, today, calendar);
  return [
    ...yearly,
    rule(`(?<year>${YEAR})(?<half>[上下])学期`, ({ year, half }, today) => {
      const { spanIn, isAbout } = half === "上" ? calendar.terms.spring : calendar.terms.autumn;
      return inYear({ kind: "yearly", spanIn, isAbout } as const, year, today);
    }),
    rule(`${NEAR}学期`, ({ near = "" }, today) => termAt(today, AWAY[near] ?? 0, calendar.terms)),
    rule(
      `(?<!\\d)(?<year>(?:19|20)\\d\\d|\\d\\d(?=[-—~–/]))(?:[-—~–/到至](?:20)?\\d\\d)?学年度?(?:第?(?<term>[一二12上下])学期)?`,
      schoolYear,
    ),
    rule(`${NEAR}学年度?(?:第?(?<term>[一二12上下])学期)?`, schoolYear),
    rule("十(?<plan>[一二三四五六七])五(?:期间|时期|规划)?", readPlan),
    rule(
      `(?<!\\d)(?<first>(?:19|20)\\d\\d)年?${TO}(?<last>(?:19|20)\\d\\d)年?(?:的|这)?(?:一个|个|五年|学分)?周期`,
      ({ first, last }) => ({ kind: "cycle", label: `${first}-${last}` }),
    ),
    rule("(?:上上|下)一?个?(?:学分)?周期", () => ({ kind: "none" })),
    rule("(?:(?<![线网以])上|前)一?个?(?:五年|学分)?(?:周期|五年|轮(?!训))", () => ({
      kind: "cycle",
      label: "previous",
    })),
    rule(
      "(?:这一?个?|(?<![校课书基根])本|当前|目前|现在的?|一个)?(?:五年|学分)?周期|(?:这一?|本)轮(?!训)|(?<![二三四五六七八九十第])五年(?![级制前后来以内])",
      () => ({ kind: "cycle", label: "current" }),
    ),
  ];
}
