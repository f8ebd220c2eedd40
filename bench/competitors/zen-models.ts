import { YEARS } from "../teachers.ts";
import { BONUS, LECTURING, TRAINING } from "./by-hand.ts";
import { CYCLE_LEAST, GANSU, HEYE, THEME_LEAST, YEAR_CAP, YEAR_LEAST } from "./terms.ts";
import { expressions, type Node, type Row, worthTable } from "./zen-nodes.ts";

const years = JSON.stringify(YEARS);
const capYears = JSON.stringify(GANSU.capYears);

/** How much of a record is left under the cap of its year, those before it served first. */
const underYearCap = (capYear: string) =>
  `max([0, min([r.worth, ${YEAR_CAP} - sum(map(filter($.school, #.${capYear} == r.${capYear} and #.n < r.n), #.worth))])])`;

const cutIn = (capYear: string, names: string) =>
  `map(${names} as y, max([0, sum(map(filter(school as s, s.${capYear} == y), #.worth)) - ${YEAR_CAP}]))`;

const least = (amount: number, counted: string) => `max([0, ${amount} - ${counted}])`;

const gansuRows: Row[] = [
  [["", "", "", '"failed"'], "0"],
  ...Object.entries(TRAINING).map(
    ([level, rate]): Row => [
      ['"training"', '"participant"', `"${level}"`, ""],
      `hours * ${rate} + (outcome == "excellent" ? ${BONUS[level]} : 0)`,
    ],
  ),
  [['"school-based"', "", "", ""], "hours / 3"],
  ...Object.entries(LECTURING).map(
    ([level, rate]): Row => [['"training"', '"lecturer"', `"${level}"`, ""], `hours * ${rate}`],
  ),
];

export const gansuTable = worthTable(["activity", "role", "level", "outcome"], gansuRows);

export const gansuSums: Node[] = [
  expressions("caps", {
    school: 'filter(records, #.activity == "school-based")',
    priced: `map(records as r, { year: r.year, theme: r.theme, counted: r.activity == "school-based" ? ${underYearCap("capYear")} : r.worth })`,
  }),
  expressions("told", {
    totals: `map(${years} as y, sum(map(filter(priced as p, p.year == y), #.counted)))`,
    years: `map($.totals as t, { total: t, missing: ${least(YEAR_LEAST, "t")} })`,
    counted: "map(priced, #.counted)",
    cycle: "sum($.counted)",
    cycleMissing: least(CYCLE_LEAST, "$.cycle"),
    theme: "sum(map(filter(priced, #.theme), #.counted))",
    themeMissing: least(THEME_LEAST, "$.theme"),
    cut: cutIn("capYear", capYears),
  }),
];

const AT_A_SCHOOL = 'host == "school" or level == "school" or (host == null and level == null)';

const heyeRows: Row[] = [
  [["", "", '"failed"', "", "", ""], "0"],
  [['"school-based"', "", "", "", "", ""], "hours"],
  [["", '"participant"', "", "", "", ""], "hours"],
  [["", "", "", "true", '"own-school"', ""], "0"],
  [["", "", "", "true", '"other-county"', ""], "hours * 3"],
  [["", "", "", "true", '"other-city"', ""], "hours * 5"],
  [["", "", "", "true", "", ""], "hours * 2"],
  [["", "", "", "", '"other-city"', ""], "hours * 5"],
  [["", "", "", "", "", '"province", "nation"'], "hours * 5"],
  [["", "", "", "", "", '"city"'], "hours * 4"],
  [["", "", "", "", '"other-county"', ""], "hours * 4"],
  [["", "", "", "", "", ""], "hours * 3"],
];

export const heyeTable = worthTable(
  ["activity", "role", "outcome", AT_A_SCHOOL, "place", "level"],
  heyeRows,
);

/** Whether another lecture of the same content in the same year is worth more, or as much and first. */
const GIVES_WAY =
  'r.role == "lecturer" and some($.lectures as l, l.content == r.content and l.year == r.year and (l.worth > r.worth or (l.worth == r.worth and l.n < r.n)))';

export const heyeSums: Node[] = [
  expressions("caps", {
    classTeacher: "classTeacher",
    school: 'filter(records, #.activity == "school-based")',
    lectures: 'filter(records, #.role == "lecturer" and #.content != null and #.worth > 0)',
    priced: `map(records as r, { n: r.n, year: r.year, theme: r.theme, school: r.activity == "school-based", counted: r.activity == "school-based" ? ${underYearCap("year")} : (${GIVES_WAY} ? 0 : r.worth) })`,
    kept: "filter($.priced, #.school)",
  }),
  expressions("told", {
    totals: `map(${years} as y, sum(map(filter(priced as p, p.year == y), #.counted)))`,
    years: `map($.totals as t, { total: t, missing: ${least(YEAR_LEAST, "t")}, belowThreshold: ${least(HEYE.threshold, "t")} })`,
    counted: "map(priced, #.counted)",
    inCycle: `map(priced as p, p.school ? max([0, min([p.counted, ${HEYE.cycleCap} - sum(map(filter(kept, #.n < p.n), #.counted))])]) : p.counted)`,
    cycle: "sum($.inCycle)",
    cycleMissing: least(CYCLE_LEAST, "$.cycle"),
    theme: "classTeacher ? sum(map(filter(priced, #.theme), $.inCycle[#.n])) : 0",
    themeMissing: `classTeacher ? ${least(THEME_LEAST, "$.theme")} : 0`,
    cut: cutIn("year", years),
    cutInCycle: `max([0, sum(map(kept, #.counted)) - ${HEYE.cycleCap}])`,
  }),
];
