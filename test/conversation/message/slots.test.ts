import { describe, expect, it } from "vitest";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

type Row = readonly [today: string, text: string, slots: Readonly<Record<string, unknown>>];

/** Each with everything it states, so that a slot which was not said fails the row. */
const SENTENCES: readonly Row[] = [
  ["2026-03-10", "我今年还差多少学分啊", { year: "2026" }],
  [
    "2026-03-10",
    "上周三到周五在市里参加了作文教学培训,一共18个学时,帮我记一下",
    {
      from: "2026-03-04",
      to: "2026-03-06",
      date: "2026-03-06",
      hours: 18,
      level: "city",
      activity: "training",
      title: "作文教学培训",
    },
  ],
  [
    "2026-01-01",
    "昨天听了一上午校本研修 3课时 登记下",
    { date: "2025-12-31", hours: 3, activity: "school-based" },
  ],
  [
    "2026-03-10",
    "如果我去省里讲课6学时能算几分",
    { hours: 6, level: "province", activity: "training", role: "lecturer" },
  ],
  [
    "2026-03-10",
    "我给全校讲了《课堂评价》2学时",
    {
      ...{ hours: 2, activity: "training", role: "lecturer", place: "own-school" },
      ...{ title: "课堂评价", content: "课堂评价" },
    },
  ],
  [
    "2026-03-10",
    "做了一场《课堂评价》讲座2学时",
    {
      ...{ hours: 2, activity: "training", role: "lecturer" },
      ...{ title: "课堂评价", content: "课堂评价" },
    },
  ],
  [
    "2026-03-10",
    'I lectured on "Assessment", 2 hours',
    {
      ...{ hours: 2, activity: "training", role: "lecturer" },
      ...{ title: "Assessment", content: "Assessment" },
    },
  ],
  [
    "2026-03-10",
    "在《县骨干班》讲了2学时的课",
    { hours: 2, activity: "training", role: "lecturer", title: "县骨干班" },
  ],
  ["2026-03-10", "听专家讲了《课堂评价》2学时", { hours: 2, title: "课堂评价" }],
  ["2026-03-10", "为什么我的校本才算了30分??明明报了36", { activity: "school-based" }],
  [
    "2026-03-10",
    "《山高水长,向前走:家校(第三期)》算不算",
    { title: "山高水长，向前走：家校（第三期）" },
  ],
  ["2026-03-10", `《${"山水".repeat(60)}》算不算`, { title: "山水".repeat(60) }],
  ["2026-03-10", "刚才那条录错了,撤回", {}],
  ["2026-03-10", "學分證明幾號之前要交?", {}],
  ["2026-03-10", "How many credits do I still need this year?", { year: "2026" }],
  ["2026-03-10", "校本研训一年最多能算几分,规定里怎么写的", { activity: "school-based" }],
  ["2026-03-10", "出去学习三天半要找谁批", { days: 3.5 }],
  ["2026-03-10", "这学期我该补点啥课才够啊,给我个安排", { from: "2026-02-01", to: "2026-07-15" }],
  ["2026-03-10", "每周一早上八点提醒我交材料", {}],
  ["2026-03-10", "给没达标的老师发个通知,让他们周五前交证书", { date: "2026-03-13" }],
  ["2026-03-10", "别再给我推日报了", {}],
  ["2026-03-10", "绑定工号 T0023", {}],
  ["2026-03-10", "王芳老师还差多少学时", { person: "王芳" }],
  ["2026-03-10", "谢谢啦", {}],
  ["2026-03-10", "这个怎么用啊", {}],
  [
    "2026-03-10",
    "2月28号在县进修学校面授,信息技术,1天,证上没写学时,记一下",
    { date: "2026-02-28", level: "county", mode: "in-person", days: 1, themes: ["it"] },
  ],
  ["2026-03-10", "省里那个培训的问卷还没填,在哪填", { level: "province", activity: "training" }],
  ["2026-03-10", "公示的结果不对,我要提异议", {}],
  ["2026-03-10", "把这周没完成的汇总发我一份", { from: "2026-03-09", to: "2026-03-15" }],
  ["2026-01-02", "去年一共拿了多少学分", { year: "2025" }],
  [
    "2026-03-10",
    "查一下我3月份的培训纪录",
    { from: "2026-03-01", to: "2026-03-31", activity: "training" },
  ],
  [
    "2026-01-03",
    "网课20学时 去年12月31号结束的 帮我录",
    { hours: 20, mode: "online", date: "2025-12-31", activity: "training" },
  ],
  ["2026-03-10", "还差多少雪分", {}],
  [
    "2026-03-10",
    "我昨天參加了縣裡的線上培訓三小時,請登記",
    { date: "2026-03-09", level: "county", mode: "online", hours: 3, activity: "training" },
  ],
  [
    "2026-03-10",
    "班主任培训五年要多少学时,哪一条写的",
    { activity: "training", themes: ["class-teacher"], cycle: "current" },
  ],
  ["2026-03-10", "请病假两天找谁批准", { days: 2 }],
  [
    "2026-03-10",
    "record: 12 hours online course, finished on 2026-03-01",
    { hours: 12, mode: "online", date: "2026-03-01", activity: "training" },
  ],
];

describe("the slots of a sentence", () => {
  it.each(SENTENCES)("on %s, of: %s", (today, text, slots) => {
    expect(extractSlots(text, { today: parseDay(today), vocabulary })).toEqual(slots);
  });
});
