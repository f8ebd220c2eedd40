import { describe, expect, it } from "vitest";
import type { Slots } from "../../../src/conversation/message/meaning.ts";
import { splitRecords } from "../../../src/conversation/message/several-records.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

type Row = readonly [text: string, records: readonly Slots[]];

const TODAY = parseDay("2026-03-10");
const [MARCH_4, MARCH_6, YESTERDAY] = ["2026-03-04", "2026-03-06", "2026-03-09"].map(parseDay) as [
  ReturnType<typeof parseDay>,
  ReturnType<typeof parseDay>,
  ReturnType<typeof parseDay>,
];

const ROWS: readonly Row[] = [
  [
    "3月4日县培8学时、3月6日校本2课时,还有昨天网课3小时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
      { date: YESTERDAY, hours: 3, mode: "online", activity: "training" },
    ],
  ],
  [
    "3月4日县培8学时3月6日校本2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "帮我记一下：\n1、3月4日，县培，8学时\n2、3月6日，校本，2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "昨天县培8学时,校本2课时",
    [
      { date: YESTERDAY, hours: 8, level: "county", activity: "training" },
      { date: YESTERDAY, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "县培8学时,校本2课时,都是昨天的",
    [
      { date: YESTERDAY, hours: 8, level: "county", activity: "training" },
      { date: YESTERDAY, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "县里的培训:3月4日8学时,3月6日6学时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 6, level: "county", activity: "training" },
    ],
  ],
  [
    "3月4日县培8学时,3月6日校本2课时,网课3小时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
      { hours: 3, mode: "online", activity: "training" },
    ],
  ],
  [
    "县培3月4日8学时,校本3月6日2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
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
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: YESTERDAY, hours: 3, mode: "online", activity: "training" },
    ],
  ],
  [
    "昨天县培8学时,校本2课时,共10学时",
    [
      { date: YESTERDAY, hours: 8, level: "county", activity: "training" },
      { date: YESTERDAY, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "给王芳记:3月4日县培8学时,3月6日校本2课时",
    [
      { person: "王芳", date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { person: "王芳", date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "3月4日 县培 8学时 面授; 3月6日 校本 2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training", mode: "in-person" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "3月4日、3月6日各校本2课时",
    [
      { date: MARCH_4, hours: 2, activity: "school-based" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "3月份:4日县培8学时,6日校本2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "①3月4日县培8学时②3月6日校本2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "1.3月4日县培8学时 2.3月6日校本2课时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 2, activity: "school-based" },
    ],
  ],
  [
    "3月4日2学时,3月6日3学时,都是校本",
    [
      { date: MARCH_4, hours: 2, activity: "school-based" },
      { date: MARCH_6, hours: 3, activity: "school-based" },
    ],
  ],
  [
    "我有两个培训要录:3月4日县级8学时,3月6日市级16学时",
    [
      { date: MARCH_4, hours: 8, level: "county", activity: "training" },
      { date: MARCH_6, hours: 16, level: "city", activity: "training" },
    ],
  ],
  ["昨天县培,上午3学时,下午4学时", [{ date: YESTERDAY, level: "county", activity: "training" }]],
  ["帮我记一下", [{}]],
];

describe("several records in one message", () => {
  it.each(ROWS)("are told apart: %s", (text, records) => {
    expect(splitRecords(text, { today: TODAY, vocabulary })).toEqual(records);
  });
});
