import type { TrainingRecord } from "../../src/domain/training-record.ts";
import type { NaivePolicyId } from "../naive/naive-standing.ts";

/** What random records rarely agree on by themselves, and a rule asks for together. */
export type Situation = Partial<TrainingRecord> & Pick<TrainingRecord, "activity">;

const training: Situation = { activity: "training" };
const schoolBased: Situation = { activity: "school-based" };
const induction: Situation = { activity: "induction", hours: 52.5 };
const lecture: Situation = {
  activity: "training",
  role: "lecturer",
  hours: 4,
  content: "课堂评价",
};
const itTraining: Situation = { activity: "training", mode: "in-person", themes: ["it"] };
const longDegree: Situation = {
  activity: "degree-study",
  fullTime: true,
  diploma: true,
  matchesPost: true,
  schoolYears: 2,
  level: "city",
};
const longTraining: Situation = {
  activity: "training",
  role: "participant",
  mode: "in-person",
  level: "province",
  fullTime: true,
};

/** The situations on which each policy's caps, waivers and rules against repetition work. */
export const SITUATIONS: Readonly<Record<NaivePolicyId, readonly Situation[]>> = {
  "hunan-heye-school": [
    { activity: "school-based", hours: 30.25 },
    { activity: "school-based", role: "lecturer", hours: 8 },
    { activity: "teaching-support", hours: 8 },
    { activity: "training", themes: ["class-teacher", "it"], hours: 16 },
    { ...lecture, host: "programme" },
    lecture,
    induction,
  ],
  "hunan-province-2011": [training, schoolBased, induction],
  "gansu-2013": [
    { activity: "school-based", hours: 64 },
    { activity: "public-course", schoolYears: 5 },
    { activity: "degree-study", diploma: true },
    itTraining,
    induction,
  ],
  "shaanxi-2013-31": [
    { activity: "training", mode: "in-person", days: 3 },
    { activity: "training", mode: "online", credits: 12 },
    { activity: "school-based", units: 60 },
  ],
  "chaoyang-125": [
    { activity: "teaching-research", level: "county" },
    { activity: "open-lesson", level: "nation" },
    { activity: "self-study", hours: 15 },
    { activity: "elective-course", courses: 1 },
    { activity: "training", mode: "in-person", hours: 45 },
    { activity: "training", programme: "teacher-qualities" },
    { activity: "training", programme: "educational-psychology" },
    { activity: "training", programme: "inquiry-guidance" },
  ],
  "sd-primary-360": [
    schoolBased,
    { activity: "self-study", hours: 45 },
    { ...lecture, host: "school" },
    { activity: "training", mode: "online", level: "province", hours: 90 },
    { activity: "training", mode: "in-person", level: "county" },
  ],
  "xianyang-2014": [training, schoolBased, { activity: "principal-training" }],
  "changsha-vocational-2017": [
    schoolBased,
    lecture,
    { activity: "training", outcome: "excellent", days: 1 },
    { activity: "principal-training" },
  ],
  "xx-primary-72": [training, schoolBased, { activity: "open-lesson" }, induction],
  "region-64h": [
    { activity: "training", themes: ["it", "subject", "ethics"] },
    { activity: "self-study", themes: ["professional-growth", "student-management"] },
    schoolBased,
  ],
  "jining-school": [
    longDegree,
    { ...longDegree, schoolYears: 1.5 },
    longTraining,
    schoolBased,
    induction,
  ],
  "haimen-jiangsu": [
    schoolBased,
    { activity: "open-lesson", level: "county" },
    { activity: "publication" },
    { activity: "degree-study", courses: 1 },
    { activity: "training", questionnaire: "pending" },
  ],
};

/** First and last year: around a turn of the cycle or an end of the policy, and one whole cycle. */
export const YEARS_THAT_MATTER: Readonly<
  Record<NaivePolicyId, Readonly<Record<"turn" | "cycle", readonly [number, number]>>>
> = {
  "hunan-heye-school": { turn: [2014, 2016], cycle: [2011, 2015] },
  "hunan-province-2011": { turn: [2014, 2016], cycle: [2011, 2015] },
  "gansu-2013": { turn: [2014, 2016], cycle: [2011, 2015] },
  "shaanxi-2013-31": { turn: [2017, 2019], cycle: [2014, 2018] },
  "chaoyang-125": { turn: [2013, 2015], cycle: [2011, 2015] },
  "sd-primary-360": { turn: [2014, 2016], cycle: [2016, 2020] },
  "xianyang-2014": { turn: [2017, 2019], cycle: [2014, 2018] },
  "changsha-vocational-2017": { turn: [2019, 2021], cycle: [2015, 2020] },
  "xx-primary-72": { turn: [2014, 2016], cycle: [2011, 2015] },
  "region-64h": { turn: [2014, 2015], cycle: [2011, 2015] },
  "jining-school": { turn: [2014, 2016], cycle: [2011, 2015] },
  "haimen-jiangsu": { turn: [2014, 2016], cycle: [2011, 2015] },
};
