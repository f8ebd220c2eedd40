import type { Place, Theme, TrainingRecord } from "../../domain/training-record.ts";
import type { Words } from "./read-word.ts";

/** 主题; null for a training on none of those that rules speak of. */
export const THEME_WORDS: Words<Theme | null> = [
  ["it", "信息技术", "信息技术应用", "信息技术应用能力", "信息化", "数字素养", "it"],
  ["ethics", "师德", "师德师风", "师德修养", "职业道德", "ethics"],
  ["class-teacher", "班主任", "班主任工作", "班级管理", "class-teacher"],
  ["subject", "学科", "学科教学", "学科素养", "学科专业", "subject"],
  ["student-management", "学生管理", "学生工作", "student-management"],
  ["professional-growth", "专业发展", "专业成长", "教师专业发展", "professional-growth"],
  ["psychology", "心理", "心理健康", "心理健康教育", "psychology"],
  ["safety", "安全", "安全教育", "safety"],
  [null, "其他", "其它", "无"],
];

/** 参训身份 */
export const PART_WORDS: Words<NonNullable<TrainingRecord["role"]>> = [
  ["participant", "学员", "参训", "参加", "听课", "participant"],
  ["lecturer", "主讲", "讲课", "授课", "主讲人", "授课教师", "lecturer"],
];

/** 授课场合: where a lecturer spoke. */
export const HOST_WORDS: Words<NonNullable<TrainingRecord["host"]>> = [
  ["school", "学校", "在学校", "school"],
  ["programme", "培训班", "培训项目", "研修班", "programme"],
];

/** 授课地点: of the host, seen from the teacher's own school. */
export const PLACE_WORDS: Words<Place> = [
  ["own-school", "本校", "校内", "own-school"],
  ["own-county", "本县", "本区", "县内", "区内", "本区县", "本县外校", "本区外校", "own-county"],
  ["other-county", "外县", "外区", "外区县", "其他县", "其他区", "other-county"],
  ["other-city", "外市", "外市州", "其他市", "other-city"],
];

/** 审定 */
export const VERIFIED_WORDS: Words<boolean> = [
  [true, "已审定", "审定", "已审核", "审核通过", "通过", "是", "√", "yes", "true"],
  [false, "未审定", "待审定", "待审核", "未审核", "审核中", "未通过", "否", "×", "no", "false"],
];
