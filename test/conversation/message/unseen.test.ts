import { describe, expect, it } from "vitest";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

type Row = readonly [text: string, slots: Readonly<Record<string, unknown>>];

/** Written when the rules stood, to see what they miss; said on a Wednesday. */
const TODAY = parseDay("2026-05-20");

const SENTENCES: readonly Row[] = [
  ["上个礼拜四去市教育局开会学习了半天，记上", { date: "2026-05-14", days: 0.5, level: "city" }],
  [
    "4月底在深圳跟岗五天，40个学时，省级的",
    {
      from: "2026-04-21",
      to: "2026-04-30",
      days: 5,
      hours: 40,
      level: "province",
      activity: "training",
      mode: "in-person",
    },
  ],
  ["俺们学校校本教研活动，每次两课时，一共搞了6次12课时", { activity: "school-based", hours: 12 }],
  [
    "5.6-5.8国培示范班，24学时，线下",
    {
      from: "2026-05-06",
      to: "2026-05-08",
      date: "2026-05-08",
      hours: 24,
      level: "nation",
      activity: "training",
      mode: "in-person",
    },
  ],
  ["去年腊月二十参加的培训", { date: "2026-02-07", activity: "training" }],
  [
    "2025.11.3——2025.11.7 骨干教师提升培训（面授）30学时",
    {
      from: "2025-11-03",
      to: "2025-11-07",
      date: "2025-11-07",
      hours: 30,
      activity: "training",
      mode: "in-person",
    },
  ],
  ["把五一前那次听课记一下，3课时", { to: "2026-04-30", activity: "school-based", hours: 3 }],
  ["前儿晚上直播课学了俩钟头", { date: "2026-05-18", mode: "live-online", hours: 2 }],
  [
    "本人于2026年4月12日至4月16日参加甘肃省教育厅组织的线上研修，计20学时",
    {
      from: "2026-04-12",
      to: "2026-04-16",
      date: "2026-04-16",
      hours: 20,
      level: "province",
      mode: "online",
      activity: "training",
    },
  ],
  ["李秀兰老师够72分没", { person: "李秀兰" }],
  ["帮我瞅瞅二年级组王建军今年修满没有", { person: "王建军", year: "2026" }],
  ["王主任让我统计下上月没交证书的", { from: "2026-04-01", to: "2026-04-30" }],
  ["按咸阳那个文件，一个单元算几个学分", { policy: "xianyang-1", units: 1 }],
  ["陕西的远程超出部分能抵啥", { policy: "shaanxi-1", mode: "online" }],
  ["函授毕业证拿到了，三年制", { activity: "degree-study" }],
  [
    "给外市小学做了专题讲座，2学时，昨天上午",
    {
      activity: "training",
      role: "lecturer",
      host: "school",
      place: "other-city",
      hours: 2,
      date: "2026-05-19",
    },
  ],
  ["我在县里讲了一节公开课", { activity: "open-lesson", level: "county" }],
  ["师德培训没过，要补考吗", { activity: "training", themes: ["ethics"], outcome: "failed" }],
  ["评上优秀学员了，证书12学时", { outcome: "excellent", hours: 12 }],
  [
    "题目：小学数学项目化学习，市级，16h，4月1日-3日",
    {
      title: "小学数学项目化学习",
      level: "city",
      hours: 16,
      from: "2026-04-01",
      to: "2026-04-03",
      date: "2026-04-03",
    },
  ],
  [
    "内容为家校沟通，校本两学时，上周五",
    { content: "家校沟通", activity: "school-based", hours: 2, date: "2026-05-15" },
  ],
  ["请假四天半谁批", { days: 4.5 }],
  ["出差学习十来天要报谁", {}],
  ["还得补多少课时才到90学时", {}],
  ["第二季度的培训有哪些", { from: "2026-04-01", to: "2026-06-30", activity: "training" }],
  ["2024到2025学年度我拿了几分", { from: "2024-09-01", to: "2025-08-31" }],
  ["上上周一到上周三", { from: "2026-05-04", to: "2026-05-13", date: "2026-05-13" }],
  [
    "星期一跟星期二两天 县里",
    { from: "2026-05-18", to: "2026-05-19", date: "2026-05-19", days: 2, level: "county" },
  ],
  [
    "昨天下午3:30-5:30 校内教研 2学时",
    { date: "2026-05-19", hours: 2, level: "school", activity: "teaching-research" },
  ],
  [
    "16学时，证书日期6月1号，培训是5月12号结束的",
    { hours: 16, activity: "training", date: "2026-05-12" },
  ],
  [
    "Please add 6 hrs of county-level in-person training on the 12th of May",
    { hours: 6, level: "county", mode: "in-person", activity: "training", date: "2026-05-12" },
  ],
  ["I need 18 more hours, what now", {}],
  [
    "attended a provincial webinar from April 7th through 9th, 12 class hours",
    {
      from: "2026-04-07",
      to: "2026-04-09",
      date: "2026-04-09",
      hours: 12,
      level: "province",
      mode: "live-online",
      activity: "training",
    },
  ],
  [
    "what did Zhao Min earn last academic year",
    { person: "Zhao Min", from: "2024-09-01", to: "2025-08-31" },
  ],
  [
    "record half-day safety workshop, district, 14 May",
    {
      days: 0.5,
      themes: ["safety"],
      activity: "training",
      level: "county",
      date: "2026-05-14",
    },
  ],
  [
    "school based activity last Tuesday, one and a half hours",
    { activity: "school-based", date: "2026-05-19", hours: 1.5 },
  ],
  ["remind me on 5 June", { date: "2026-06-05" }],
  [
    "網課已經學完,二十四學時,三月廿八號結業",
    { mode: "online", activity: "training", hours: 24, date: "2026-03-28" },
  ],
  [
    "周六日两天在线培训",
    {
      from: "2026-05-16",
      to: "2026-05-17",
      date: "2026-05-17",
      days: 2,
      mode: "online",
      activity: "training",
    },
  ],
  ["寒假前那次省培给我补录上", { to: "2026-01-09", level: "province", activity: "training" }],
];

/** Likewise; said on a Tuesday in November. */
const LATER = parseDay("2026-11-03");

const MORE_SENTENCES: readonly Row[] = [
  [
    "10.26—10.30在省教科院参加骨干教师高研班 40学时",
    {
      from: "2026-10-26",
      to: "2026-10-30",
      date: "2026-10-30",
      hours: 40,
      level: "province",
      activity: "training",
    },
  ],
  [
    "上个月的校本，四次一共八个课时",
    { from: "2026-10-01", to: "2026-10-31", activity: "school-based", hours: 8 },
  ],
  [
    "国庆期间学完了公需课，30学时",
    { from: "2026-10-01", to: "2026-10-07", activity: "public-course", hours: 30 },
  ],
  ["11月2号去区教师进修学校开会半天", { date: "2026-11-02", days: 0.5, level: "county" }],
  ["孙晓梅今年校本够不够", { person: "孙晓梅", year: "2026", activity: "school-based" }],
  ["下周一之前把证书交给李主任", { date: "2026-11-09" }],
  [
    "今年暑假国培，线上60，线下20学时",
    { from: "2026-07-01", to: "2026-08-31", level: "nation", activity: "training", hours: 20 },
  ],
  ["湖南那边讲座一个小时算几分", { policy: "hunan-1", hours: 1, activity: "training" }],
  ["昨儿下午三点半听的直播，两个小时整", { date: "2026-11-02", mode: "live-online", hours: 2 }],
  [
    "9月开学初新教师岗前培训五天",
    { from: "2026-09-01", to: "2026-09-30", days: 5, activity: "induction" },
  ],
  [
    "我上学年发表了一篇省级论文",
    { from: "2025-09-01", to: "2026-08-31", level: "province", activity: "publication" },
  ],
  ["前年到去年在乡镇支教", { from: "2024-01-01", to: "2025-12-31", activity: "teaching-support" }],
  ["请假一周找谁", {}],
  ["12月15日之前必须修满吗", { date: "2026-12-15" }],
  ["年底前我还能补哪些", { date: "2026-12-31" }],
  [
    "记录：2026/10/17，市级，面授，《项目式学习》，6课时",
    { date: "2026-10-17", level: "city", mode: "in-person", title: "项目式学习", hours: 6 },
  ],
  ["我是2020年入职的", { activity: "induction" }],
  ["把10月份李芳的明细给我", { from: "2026-10-01", to: "2026-10-31", person: "李芳" }],
  ["明天去县里听课能算吗", { date: "2026-11-04", level: "county", activity: "school-based" }],
  [
    "Finished a 3-day district workshop on Oct 16, 18h in total",
    { days: 3, level: "county", activity: "training", date: "2026-10-16", hours: 18 },
  ],
  ["What did I do between September and October?", { from: "2026-09-01", to: "2026-10-31" }],
  ["Is Zhou Jian done for 2026?", { person: "Zhou Jian", year: "2026" }],
  [
    "two online courses, 10 hours each, finished last month",
    { courses: 2, mode: "online", activity: "training", from: "2026-10-01", to: "2026-10-31" },
  ],
  [
    "log yesterday's school-based session (2 hrs)",
    { date: "2026-11-02", activity: "school-based", hours: 2 },
  ],
  ["第五周的教研活动 2学时", { activity: "teaching-research", hours: 2 }],
  [
    "十月二十八号晚上，线上讲座，主题：单元整体教学，2h",
    { date: "2026-10-28", mode: "online", activity: "training", content: "单元整体教学", hours: 2 },
  ],
  ["十四五期间我的总学分", { from: "2021-01-01", to: "2025-12-31", cycle: "2021-2025" }],
  ["上次培训优秀学员证书丢了", { activity: "training", outcome: "excellent" }],
  [
    "2026年9月1日起到现在的校本",
    { from: "2026-09-01", to: "2026-11-03", activity: "school-based" },
  ],
];

const ALIASES = new Map([
  ["湖南", "hunan-1"],
  ["陕西", "shaanxi-1"],
  ["甘肃", "gansu-1"],
  ["咸阳", "xianyang-1"],
]);

describe("sentences that were not known when the rules were made", () => {
  it.each(SENTENCES)("state: %s", (text, slots) => {
    expect(extractSlots(text, { today: TODAY, policyAliases: ALIASES, vocabulary })).toEqual(slots);
  });

  it.each(MORE_SENTENCES)("state, said in November: %s", (text, slots) => {
    expect(extractSlots(text, { today: LATER, policyAliases: ALIASES, vocabulary })).toEqual(slots);
  });
});
