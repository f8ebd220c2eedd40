import { describe, expect, it } from "vitest";
import type { Slots } from "../../../src/conversation/message/meaning.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

type Row = readonly [text: string, slots: Slots];

const ACTIVITIES: readonly Row[] = [
  ["校本", { activity: "school-based" }],
  ["校本研修", { activity: "school-based" }],
  ["校本研训一年最多能算几分", { activity: "school-based" }],
  ["听课", { activity: "school-based" }],
  ["教研组活动", { activity: "school-based" }],
  ["县里的教研活动", { activity: "teaching-research", level: "county" }],
  ["市级课题", { activity: "research-project", level: "city" }],
  ["发表论文", { activity: "publication" }],
  ["省级公开课", { activity: "open-lesson", level: "province" }],
  ["自学", { activity: "self-study" }],
  ["公需课", { activity: "public-course" }],
  ["公修课", { activity: "public-course" }],
  ["函授本科", { activity: "degree-study" }],
  ["自考", { activity: "degree-study" }],
  ["去支教", { activity: "teaching-support" }],
  ["校长培训", { activity: "principal-training" }],
  ["新教师入职培训", { activity: "induction" }],
  ["岗前培训", { activity: "induction" }],
  ["专题选修", { activity: "elective-course" }],
  ["培训", { activity: "training" }],
  ["school-based", { activity: "school-based" }],
  ["degree study", { activity: "degree-study" }],
  ["open lesson", { activity: "open-lesson" }],
];

const LEVELS: readonly Row[] = [
  ["校级培训", { level: "school", activity: "training" }],
  ["县培", { level: "county", activity: "training" }],
  ["县里的培训", { level: "county", activity: "training" }],
  ["区级培训", { level: "county", activity: "training" }],
  ["县进修学校", { level: "county" }],
  ["市培", { level: "city", activity: "training" }],
  ["在市里参加省培", { level: "province", activity: "training" }],
  ["省级培训", { level: "province", activity: "training" }],
  ["国培", { level: "nation", activity: "training" }],
  ["国家级培训", { level: "nation", activity: "training" }],
  ["学校组织的培训", { level: "school", activity: "training" }],
  ["city-level training", { level: "city", activity: "training" }],
  ["county training", { level: "county", activity: "training" }],
  ["national training", { level: "nation", activity: "training" }],
  ["我们学校在哪个城市", {}],
];

const MODES: readonly Row[] = [
  ["线上", { mode: "online" }],
  ["远程培训", { mode: "online", activity: "training" }],
  ["直播培训", { mode: "live-online", activity: "training" }],
  ["面授", { mode: "in-person" }],
  ["集中培训", { mode: "in-person", activity: "training" }],
  ["网络集中培训", { mode: "online", activity: "training" }],
  ["线上线下混合", {}],
  ["online", { mode: "online" }],
  ["face-to-face", { mode: "in-person" }],
];

const LECTURERS: readonly Row[] = [
  ["去省里讲课", { activity: "training", role: "lecturer", level: "province" }],
  [
    "去外县的小学讲课",
    { activity: "training", role: "lecturer", host: "school", place: "other-county" },
  ],
  [
    "在市级培训班上授课",
    { activity: "training", role: "lecturer", host: "programme", level: "city" },
  ],
  ["在本校讲课", { activity: "training", role: "lecturer", host: "school", place: "own-school" }],
  ["听专家讲课", {}],
  ["gave a lecture", { activity: "training", role: "lecturer" }],
];

const OTHERS: readonly Row[] = [
  ["信息技术培训", { activity: "training", themes: ["it"] }],
  ["班主任培训", { activity: "training", themes: ["class-teacher"] }],
  ["我是班主任", {}],
  ["班主任专业能力提升培训", { activity: "training", themes: ["class-teacher"] }],
  ["班主任要参加的培训", { activity: "training" }],
  ["师德培训", { activity: "training", themes: ["ethics"] }],
  ["心理健康和安全培训", { activity: "training", themes: ["psychology", "safety"] }],
  ["评为优秀学员", { outcome: "excellent" }],
  ["考核不合格", { outcome: "failed" }],
  ["没通过", { outcome: "failed" }],
  ["内容是课堂评价", { content: "课堂评价" }],
];

const TITLES: readonly Row[] = [
  ["《核心素养导向的教学》", { title: "核心素养导向的教学" }],
  ["“双减”作业设计", { title: "双减" }],
  ['online course "Project Work"', { title: "Project Work", mode: "online", activity: "training" }],
  ["参加了作文教学培训", { title: "作文教学培训", activity: "training" }],
  ["参加了市里的作文教学培训", { title: "作文教学培训", activity: "training", level: "city" }],
  ["参加了培训", { activity: "training" }],
  ["参加了线上培训", { activity: "training", mode: "online" }],
  ["《2025年3天培训》", { title: "2025年3天培训", activity: "training" }],
];

const PEOPLE: readonly Row[] = [
  ["王芳老师还差多少学时", { person: "王芳" }],
  ["帮我查一下王芳老师的学分", { person: "王芳" }],
  ["李老师的学分", { person: "李" }],
  ["张晓燕的学时", { person: "张晓燕" }],
  ["查 张晓燕", { person: "张晓燕" }],
  ["王芳老师和李娜老师谁多", {}],
  ["查一下张晓燕", { person: "张晓燕" }],
  ["欧阳娜娜老师够了吗", { person: "欧阳娜娜" }],
  ["陈主任还差多少", { person: "陈" }],
  ["李建国还差多少学时", { person: "李建国" }],
  ["李建国去年的培训明细", { person: "李建国", year: "2025", activity: "training" }],
  ["金华去年的培训", { year: "2025", activity: "training" }],
  ["语文组的老师们", {}],
  ["王老师让我问下几号交", {}],
  ["关掉通知", {}],
  ["@王芳 还差多少", { person: "王芳" }],
  ["提醒王芳交材料", { person: "王芳" }],
  ["Wang Fang's credits", { person: "Wang Fang" }],
  ["how many hours does Wang Fang need", { person: "Wang Fang" }],
  ["我还差多少", {}],
  ["班主任还差多少", {}],
  ["新老师要多少", {}],
  ["没达标的老师有哪些", {}],
  ["各位老师", {}],
  ["大家的学分", {}],
  ["今年的学分", { year: "2026" }],
  ["高中老师", {}],
  ["任课老师", {}],
  ["许多老师", {}],
  ["What's the rule", {}],
  ["听王芳老师的公开课", { activity: "open-lesson" }],
  ["王老师说我还差不少,我还差多少", {}],
];

const POLICIES: readonly Row[] = [
  ["陕西一个单元多少分", { policy: "shaanxi-1", units: 1 }],
  ["按湖南的办法怎么算", { policy: "hunan-1" }],
  ["甘肃的办法", { policy: "gansu-1" }],
  ["去甘肃参加的,记一下", {}],
  ["gansu-1 怎么规定", { policy: "gansu-1" }],
  ["湖南和甘肃哪个高", {}],
];

const ALIASES = new Map([
  ["陕西", "shaanxi-1"],
  ["湖南", "hunan-1"],
  ["甘肃", "gansu-1"],
]);

describe.each([
  ["activities", ACTIVITIES],
  ["levels", LEVELS],
  ["modes", MODES],
  ["lecturers", LECTURERS],
  ["themes, outcomes and content", OTHERS],
  ["titles", TITLES],
  ["people", PEOPLE],
  ["policies", POLICIES],
])("%s", (_, rows) => {
  it.each(rows)("are found in: %s", (text, slots) => {
    const context = { today: parseDay("2026-03-10"), policyAliases: ALIASES, vocabulary };
    expect(extractSlots(text, context)).toEqual(slots);
  });
});
