import type { Day } from "../../domain/day.ts";
import { inYear, YEAR } from "./calendar-dates.ts";
import type { Point, Span, TimeRule } from "./date-points.ts";
import {
  type SchoolCalendar,
  schoolYearAt,
  schoolYearOf,
  termAt,
  yearlyOf,
  yearsOf,
} from "./school-calendar.ts";

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

const period = (span: Span | undefined): Point =>
  span === undefined ? { kind: "none" } : { kind: "span", span, grain: "period" };

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(pattern, "gu"),
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
  if (term === undefined) return period(schoolYearOf(start));
  const [season, first] = SECOND.test(term)
    ? [calendar.terms.spring, start + 1]
    : [calendar.terms.autumn, start];
  return period(yearlyOf(first, ...season));
}

/** Terms, school years, holidays, halves of a year, five-year plans and cycles. */
export function schoolTimes(calendar: SchoolCalendar): readonly TimeRule[] {
  const yearly = calendar.yearly.map(({ words, from, to }) =>
    rule(`(?<year>${YEAR})?的?(?:${words})(?:期间|假期)?`, ({ year }, today) =>
      inYear({ kind: "yearly", from, to } as const, year, today),
    ),
  );
  const schoolYear: TimeRule["read"] = (groups, today) => readSchoolYear(groups, today, calendar);
  return [
    ...yearly,
    rule(`(?<year>${YEAR})(?<half>[上下])学期`, ({ year, half }, today) => {
      const [from, to] = half === "上" ? calendar.terms.spring : calendar.terms.autumn;
      return inYear({ kind: "yearly", from, to } as const, year, today);
    }),
    rule(`${NEAR}学期`, ({ near = "" }, today) =>
      period(termAt(today, AWAY[near] ?? 0, calendar.terms)),
    ),
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
    rule("(?:(?<![线网以])上|前)一?个?(?:五年|学分)?(?:周期|五年)", () => ({
      kind: "cycle",
      label: "previous",
    })),
    rule(
      "(?:这一?个?|(?<![校课书基根])本|当前|目前|现在的?|一个)?(?:五年|学分)?周期|(?<![二三四五六七八九十第])五年(?![级制前后来以内])",
      () => ({ kind: "cycle", label: "current" }),
    ),
  ];
}
