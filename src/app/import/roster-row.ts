import { addMonths, type Day } from "../../domain/day.ts";
import type { Stage } from "../../domain/teacher.ts";
import type { Role } from "../access/ports.ts";
import type { Columns, Headings } from "./columns.ts";
import { WHOSE_HEADINGS, type WhoseColumn } from "./person-columns.ts";
import { readDay } from "./read-day.ts";
import { type RowReader, readRow } from "./read-row.ts";
import { readName, readNationalId, readPhone, readStaffNumber, readText } from "./read-text.ts";
import { readWord, readWords } from "./read-word.ts";
import type { Sheet } from "./sheet.ts";
import { DUTY_WORDS, ROLE_WORDS, STAGE_WORDS, YES_NO_WORDS } from "./words.ts";

export type RosterColumn =
  | WhoseColumn
  | "school"
  | "group"
  | "stage"
  | "hiredOn"
  | "confirmedOn"
  | "roles"
  | "duties"
  | "classTeacher"
  | "phone";

export const ROSTER_HEADINGS: Headings<RosterColumn> = {
  ...WHOSE_HEADINGS,
  school: ["学校", "学校名称", "单位", "单位名称", "所在学校", "工作单位"],
  group: ["部门/教研组", "部门", "教研组", "所在部门", "学科组"],
  stage: ["学段", "任教学段"],
  hiredOn: ["入职日期", "入职时间", "参加工作日期", "参加工作时间"],
  confirmedOn: ["转正日期", "转正时间"],
  roles: ["角色", "系统角色"],
  duties: ["职务", "行政职务", "现任职务"],
  classTeacher: ["班主任", "是否班主任"],
  phone: ["手机", "手机号", "手机号码", "联系电话", "电话"],
};

/** What one row of a roster says, before it is held against what is known. */
export interface RosterRow {
  readonly reader: RowReader<RosterColumn>;
  readonly staffNumber?: string | undefined;
  readonly name?: string | undefined;
  readonly nationalId?: string | undefined;
  readonly school?: string | undefined;
  readonly group?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly hiredOn?: Day | undefined;
  readonly confirmedOn?: Day | undefined;
  /** Absent where nothing is written: then what is known stays. */
  readonly roles?: readonly Role[] | undefined;
  /** All duties that somebody has; empty where it is written that there are none. */
  readonly duties?: readonly string[] | undefined;
  readonly classTeacher?: boolean | undefined;
  readonly phone?: string | undefined;
}

const readStage = readWord(STAGE_WORDS);
const readRoles = readWords(ROLE_WORDS);
const readDuties = readWords(DUTY_WORDS);
const readYesNo = readWord(YES_NO_WORDS);

/** @param today nobody is hired or confirmed more than a year after it */
export function readRosterRow(
  row: Sheet["rows"][number],
  columns: Columns<RosterColumn>,
  today: Day,
): RosterRow {
  const reader = readRow(row, columns, ROSTER_HEADINGS);
  const said = {
    staffNumber: reader.required("staffNumber", readStaffNumber),
    name: reader.required("name", readName),
    nationalId: reader.optional("nationalId", readNationalId),
    school: reader.required("school", readText),
    group: reader.optional("group", readText),
    stage: reader.optional("stage", readStage),
    hiredOn: reader.optional("hiredOn", readDay),
    confirmedOn: reader.optional("confirmedOn", readDay),
    roles: reader.optional("roles", readRoles),
    duties: reader.optional("duties", readDuties)?.filter((duty) => duty !== null),
    classTeacher: reader.optional("classTeacher", readYesNo),
    phone: reader.optional("phone", readPhone),
  };
  if (said.hiredOn && said.confirmedOn && said.confirmedOn < said.hiredOn) {
    const earlier = columns.hiredOn ?? "";
    reader.refuse("confirmedOn", { code: "date-order", earlier, later: columns.confirmedOn ?? "" });
  }
  for (const column of ["hiredOn", "confirmedOn"] as const) {
    const day = said[column];
    if (day && day > addMonths(today, 12)) reader.refuse(column, { code: "date-far-ahead", today });
  }
  if (said.roles?.includes("group-leader") && said.group === undefined) {
    reader.refuse("roles", { code: "leader-without-group" });
  }
  if (said.duties?.includes("class-teacher") && said.classTeacher === false) {
    reader.refuse("duties", { code: "duty-differs", other: columns.classTeacher ?? "" });
  }
  return { reader, ...said };
}
