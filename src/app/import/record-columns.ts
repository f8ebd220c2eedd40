import { MEASURES, type Measure } from "../../domain/training-record.ts";
import type { Headings } from "./columns.ts";
import { WHOSE_HEADINGS, type WhoseColumn } from "./person-columns.ts";

/** The columns that say more of a training than every sheet does, besides amounts. */
export type ParticularColumn =
  | "programme"
  | "content"
  | "themes"
  | "part"
  | "host"
  | "place"
  | "accredited"
  | "filedInAdvance"
  | "diploma"
  | "matchesPost"
  | "fullTime"
  | "verified";

export type RecordColumn =
  | WhoseColumn
  | "title"
  | "organiser"
  | "kind"
  | "level"
  | "mode"
  | Measure
  | "from"
  | "to"
  | "certificateDate"
  | "outcome"
  | "certificate"
  | ParticularColumn;

export const RECORD_HEADINGS: Headings<RecordColumn> = {
  ...WHOSE_HEADINGS,
  title: ["项目名称", "课程名称", "培训名称", "培训项目", "培训项目名称", "培训内容"],
  organiser: ["培训机构", "培训单位", "主办单位", "承办单位", "举办单位"],
  kind: ["培训类别", "培训类型", "类别"],
  level: ["培训级别", "级别", "培训层次"],
  mode: ["培训形式", "培训方式", "形式"],
  hours: ["学时", "培训学时", "学时数", "课时"],
  units: ["单元数", "学习单元", "培训单元"],
  days: ["天数", "培训天数"],
  courses: ["门数", "课程门数", "合格门数"],
  courseCredits: ["课程学分"],
  schoolYears: ["学年数", "学习年数"],
  credits: ["学分", "培训学分", "认定学分"],
  from: ["开始日期", "开始时间", "培训开始日期", "培训开始时间"],
  to: ["结束日期", "结束时间", "培训结束日期", "培训结束时间", "结业日期", "完成日期"],
  certificateDate: ["证书日期", "发证日期", "发证时间", "证书时间"],
  outcome: ["成绩", "考核结果", "考核成绩", "结果"],
  certificate: ["证书编号", "证书号", "证书号码"],
  programme: ["专项", "固定项目", "必修项目"],
  content: ["授课内容", "内容", "讲课内容", "讲座内容"],
  themes: ["主题", "主题类别", "所属主题"],
  part: ["参训身份", "担任角色", "身份"],
  host: ["授课场合", "场合"],
  place: ["授课地点", "地点"],
  accredited: ["机构认可", "机构是否认可"],
  filedInAdvance: ["事先报备", "是否报备", "报备"],
  diploma: ["学历证书", "毕业证", "毕业证书"],
  matchesPost: ["专业对口", "是否对口", "对口"],
  fullTime: ["脱产", "全脱产", "是否脱产"],
  verified: ["审定", "审定状态", "审核状态"],
};

/** Without these columns nothing in a sheet of records can be taken in; one amount is enough. */
export const REQUIRED_RECORD_COLUMNS: readonly (readonly RecordColumn[])[] = [
  ["staffNumber", "nationalId"],
  ["title"],
  ["kind"],
  [...MEASURES, "programme"],
  ["to"],
];
