import { describe, expect, it } from "vitest";
import type { Slots } from "../../../src/conversation/message/meaning.ts";
import { splitRecords } from "../../../src/conversation/message/several-records.ts";
import { type Day, parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

type Row = readonly [text: string, records: readonly Slots[]];

const TODAY = parseDay("2026-03-10");
const MARCH_4 = parseDay("2026-03-04");
const MARCH_6 = parseDay("2026-03-06");
const YESTERDAY = parseDay("2026-03-09");

const training = (level: "county" | "city") => (date: Day, hours: number) =>
  ({ date, hours, level, activity: "training" }) as const;
const [county, city] = [training("county"), training("city")];
const school = (date: Day, hours: number) => ({ date, hours, activity: "school-based" }) as const;

const ROWS: readonly Row[] = [
  [
    "3月4日县培8学时、3月6日校本2课时,还有昨天网课3小时",
    [
      county(MARCH_4, 8),
      school(MARCH_6, 2),
      { date: YESTERDAY, hours: 3, mode: "online", activity: "training" },
    ],
  ],
  ["3月4日县培8学时3月6日校本2课时", [county(MARCH_4, 8), school(MARCH_6, 2)]],
  [
    "帮我记一下：\n1、3月4日，县培，8学时\n2、3月6日，校本，2课时",
    [county(MARCH_4, 8), school(MARCH_6, 2)],
  ],
  ["昨天县培8学时,校本2课时", [county(YESTERDAY, 8), school(YESTERDAY, 2)]],
  ["县培8学时,校本2课时,都是昨天的", [county(YESTERDAY, 8), school(YESTERDAY, 2)]],
  ["县里的培训:3月4日8学时,3月6日6学时", [county(MARCH_4, 8), county(MARCH_6, 6)]],
  [
    "3月4日县培8学时,3月6日校本2课时,网课3小时",
    [county(MARCH_4, 8), school(MARCH_6, 2), { hours: 3, mode: "online", activity: "training" }],
  ],
  ["县培3月4日8学时,校本3月6日2课时", [county(MARCH_4, 8), school(MARCH_6, 2)]],
  [
    "3月4日参加《8学时,还是9学时》县培3天,共18学时",
    [
      {
        date: MARCH_4,
        hours: 18,
        days: 3,
        level: "county",
        activity: "training",
        title: "8学时，还是9学时",
      },
    ],
  ],
  [
    "3月4日到3月6日县培18学时",
    [
      {
        from: MARCH_4,
        to: MARCH_6,
        date: MARCH_6,
        hours: 18,
        level: "county",
        activity: "training",
      },
    ],
  ],
  [
    "record: 8 hours county training on March 4, 3 hours online course yesterday",
    [county(MARCH_4, 8), { date: YESTERDAY, hours: 3, mode: "online", activity: "training" }],
  ],
  ["昨天县培8学时,校本2课时,共10学时", [county(YESTERDAY, 8), school(YESTERDAY, 2)]],
  [
    "给王芳记:3月4日县培8学时,3月6日校本2课时",
    [
      { person: "王芳", ...county(MARCH_4, 8) },
      { person: "王芳", ...school(MARCH_6, 2) },
    ],
  ],
  [
    "3月4日 县培 8学时 面授; 3月6日 校本 2课时",
    [{ ...county(MARCH_4, 8), mode: "in-person" }, school(MARCH_6, 2)],
  ],
  ["3月4日、3月6日各校本2课时", [school(MARCH_4, 2), school(MARCH_6, 2)]],
  ["3月份:4日县培8学时,6日校本2课时", [county(MARCH_4, 8), school(MARCH_6, 2)]],
  ["①3月4日县培8学时②3月6日校本2课时", [county(MARCH_4, 8), school(MARCH_6, 2)]],
  ["1.3月4日县培8学时 2.3月6日校本2课时", [county(MARCH_4, 8), school(MARCH_6, 2)]],
  ["3月4日2学时,3月6日3学时,都是校本", [school(MARCH_4, 2), school(MARCH_6, 3)]],
  ["我有两个培训要录:3月4日县级8学时,3月6日市级16学时", [county(MARCH_4, 8), city(MARCH_6, 16)]],
  ["上周四、周五参加市里培训各6学时", [city(parseDay("2026-03-05"), 6), city(MARCH_6, 6)]],
  [
    "3月4日、6日、9日校本研修各2学时",
    [school(MARCH_4, 2), school(MARCH_6, 2), school(YESTERDAY, 2)],
  ],
  ["3月8日和9日各参加市级培训6学时", [city(parseDay("2026-03-08"), 6), city(YESTERDAY, 6)]],
  [
    "3月8日和9日参加市级培训6学时",
    [
      {
        from: parseDay("2026-03-08"),
        to: YESTERDAY,
        date: YESTERDAY,
        hours: 6,
        level: "city",
        activity: "training",
      },
    ],
  ],
  ["3月4日、6日校本研修2学时", [{ date: MARCH_4, activity: "school-based" }, school(MARCH_6, 2)]],
  [
    "上上周四参加市级培训6学时,周五参加校本研修3学时",
    [city(parseDay("2026-02-26"), 6), school(parseDay("2026-02-27"), 3)],
  ],
  ["昨天8学时县培,2课时校本", [county(YESTERDAY, 8), school(YESTERDAY, 2)]],
  [
    "10 hours of city training plus 5 hours at school",
    [
      { hours: 10, level: "city", activity: "training" },
      { hours: 5, activity: "school-based" },
    ],
  ],
  ["3月4日县培、3月6日校本各2学时", [county(MARCH_4, 2), school(MARCH_6, 2)]],
  ["city training on March 4 and March 6, 6 hours each", [city(MARCH_4, 6), city(MARCH_6, 6)]],
  [
    "city training on March 4, 6 hours and school-based training on March 6, 3 hours",
    [city(MARCH_4, 6), school(MARCH_6, 3)],
  ],
  ["昨天县培,上午3学时,下午4学时", [{ date: YESTERDAY, level: "county", activity: "training" }]],
  ["帮我记一下", [{}]],
];

describe("several records in one message", () => {
  it.each(ROWS)("are told apart: %s", (text, records) => {
    expect(splitRecords(text, { today: TODAY, vocabulary })).toEqual(records);
  });
});
