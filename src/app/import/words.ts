import type { Stage } from "../../domain/teacher.ts";
import type { Activity, Level, Mode, TrainingRecord } from "../../domain/training-record.ts";
import type { Role } from "../access/ports.ts";
import type { Words } from "./read-word.ts";

/** 学段 */
export const STAGE_WORDS: Words<Stage> = [
  ["kindergarten", "幼儿园", "学前", "幼儿", "学前教育", "kindergarten"],
  ["primary", "小学", "小学教育", "primary"],
  ["junior-middle", "初中", "初级中学", "junior-middle"],
  ["senior-middle", "高中", "普通高中", "普高", "senior-middle"],
  ["vocational", "中职", "职高", "职业高中", "中等职业学校", "vocational"],
  ["special", "特教", "特殊教育", "special"],
];

/** 角色: what somebody may do in this program, not their post. */
export const ROLE_WORDS: Words<Role> = [
  ["teacher", "教师", "老师", "teacher"],
  ["group-leader", "教研组长", "group-leader"],
  ["reviewer", "审核员", "reviewer"],
  ["admin", "管理员", "学校管理员", "admin"],
  ["coordinator", "继教专员", "继教管理员", "coordinator"],
  ["auditor", "审计员", "auditor"],
];

/** 职务: somebody's duties at school, as rules name them; null for none of these. */
export const DUTY_WORDS: Words<string | null> = [
  ["principal", "校长", "园长", "正校长", "principal"],
  ["vice-principal", "副校长", "副园长", "vice-principal"],
  ["middle-manager", "中层", "主任", "副主任", "教导主任", "教务主任", "德育主任", "总务主任"],
  ["class-teacher", "班主任", "class-teacher"],
  [null, "教师", "老师", "专任教师", "任课教师", "无"],
];

export const YES_NO_WORDS: Words<boolean> = [
  [true, "是", "有", "√", "yes", "y", "true", "1"],
  [false, "否", "不是", "无", "没有", "×", "x", "no", "n", "false", "0"],
];

/**
 * What a kind of training (培训类别) says of a record.
 *
 * Some kinds name the level or the mode as well; a column of its own goes before them.
 */
export interface TrainingKind {
  readonly activity: Activity;
  readonly role?: TrainingRecord["role"];
  readonly level?: Level;
  readonly mode?: Mode;
}

export const TRAINING_KIND_WORDS: Words<TrainingKind> = [
  [{ activity: "training" }, "培训", "专项培训", "脱产培训", "training"],
  [{ activity: "training", mode: "in-person" }, "集中培训", "面授培训"],
  [{ activity: "training", mode: "online" }, "远程培训", "网络培训", "网络研修", "线上培训"],
  [{ activity: "training", level: "nation" }, "国培", "国培计划", "国家级培训"],
  [{ activity: "training", level: "province" }, "省培", "省级培训"],
  [{ activity: "training", level: "city" }, "市培", "市级培训"],
  [{ activity: "training", level: "county" }, "县培", "县级培训", "区级培训"],
  [{ activity: "training", role: "lecturer" }, "授课", "讲课", "主讲", "讲座"],
  [{ activity: "school-based" }, "校本研修", "校本培训", "校本", "school-based"],
  [{ activity: "induction" }, "岗前培训", "岗前", "适应性培训", "新教师培训", "induction"],
  [{ activity: "degree-study" }, "学历提升", "学历提高", "学历教育", "degree-study"],
  [{ activity: "public-course" }, "公需课", "公修课", "公需科目", "public-course"],
  [{ activity: "open-lesson" }, "公开课", "open-lesson"],
  [{ activity: "research-project" }, "课题", "课题研究", "research-project"],
  [{ activity: "publication" }, "论文", "论文专著", "论文论著", "publication"],
  [{ activity: "teaching-research" }, "教研", "教研活动", "teaching-research"],
  [{ activity: "self-study" }, "自学", "自主学习", "self-study"],
  [{ activity: "elective-course" }, "选修", "选修课", "专题选修", "elective-course"],
  [{ activity: "teaching-support" }, "支教", "teaching-support"],
  [{ activity: "principal-training" }, "校长培训", "principal-training"],
  [{ activity: "other" }, "其他", "其它", "other"],
];

/** Kinds whose proof states something else than hours. */
export const WITHOUT_HOURS: ReadonlySet<Activity> = new Set([
  "degree-study",
  "open-lesson",
  "research-project",
  "publication",
  "teaching-support",
]);

/** 培训级别 */
export const LEVEL_WORDS: Words<Level> = [
  ["school", "校级", "校", "学校", "school"],
  ["county", "县级", "区级", "区县级", "县区级", "县", "区", "county"],
  ["city", "市级", "地市级", "市", "city"],
  ["province", "省级", "省", "province"],
  ["nation", "国家级", "国培", "国家", "nation"],
];

/** 培训形式 */
export const MODE_WORDS: Words<Mode> = [
  ["in-person", "面授", "集中", "线下", "现场", "集中面授", "in-person"],
  ["live-online", "直播", "线上直播", "live-online"],
  ["online", "网络", "远程", "线上", "网上", "在线", "online"],
];

/** 成绩 */
export const OUTCOME_WORDS: Words<NonNullable<TrainingRecord["outcome"]>> = [
  ["passed", "合格", "通过", "良好", "及格", "passed"],
  ["failed", "不合格", "未通过", "不及格", "failed"],
  ["excellent", "优秀", "excellent"],
];
