import type { Day } from "../../domain/day.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Sheet } from "../ports.ts";
import type { Columns, Headings } from "./columns.ts";
import { readDay } from "./read-day.ts";
import { readHours } from "./read-hours.ts";
import { type RowReader, readRow } from "./read-row.ts";
import { readName, readNationalId, readStaffNumber, readText } from "./read-text.ts";
import { readWord } from "./read-word.ts";
import {
  LEVEL_WORDS,
  MODE_WORDS,
  OUTCOME_WORDS,
  TRAINING_KIND_WORDS,
  WITHOUT_HOURS,
} from "./words.ts";

export type RecordColumn =
  | "staffNumber"
  | "nationalId"
  | "name"
  | "title"
  | "organiser"
  | "kind"
  | "level"
  | "mode"
  | "hours"
  | "from"
  | "to"
  | "certificateDate"
  | "outcome"
  | "certificate";

export const RECORD_HEADINGS: Headings<RecordColumn> = {
  staffNumber: ["工号", "教师工号", "职工号", "教工号", "人员编号"],
  nationalId: ["身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码"],
  name: ["姓名", "教师姓名"],
  title: ["项目名称", "课程名称", "培训名称", "培训项目", "培训项目名称", "培训内容"],
  organiser: ["培训机构", "培训单位", "主办单位", "承办单位", "举办单位"],
  kind: ["培训类别", "培训类型", "类别"],
  level: ["培训级别", "级别", "培训层次"],
  mode: ["培训形式", "培训方式", "形式"],
  hours: ["学时", "培训学时", "学时数", "课时"],
  from: ["开始日期", "开始时间", "培训开始日期", "培训开始时间"],
  to: ["结束日期", "结束时间", "培训结束日期", "培训结束时间", "结业日期", "完成日期"],
  certificateDate: ["证书日期", "发证日期", "发证时间", "证书时间"],
  outcome: ["成绩", "考核结果", "考核成绩", "结果"],
  certificate: ["证书编号", "证书号", "证书号码"],
};

/** Without these columns nothing in a sheet of records can be taken in. */
export const REQUIRED_RECORD_COLUMNS: readonly (readonly RecordColumn[])[] = [
  ["staffNumber", "nationalId"],
  ["title"],
  ["kind"],
  ["hours"],
  ["to"],
];

/** What a row states of a training; who it belongs to comes apart. */
export type RecordFacts = Omit<TrainingRecord, "id">;

export interface RecordRow {
  readonly reader: RowReader<RecordColumn>;
  readonly staffNumber?: string | undefined;
  readonly nationalId?: string | undefined;
  readonly name?: string | undefined;
  readonly certificate?: string | undefined;
  /** Absent where a cell that it needs was refused. */
  readonly facts?: RecordFacts | undefined;
}

const readKind = readWord(TRAINING_KIND_WORDS);
const readLevel = readWord(LEVEL_WORDS);
const readMode = readWord(MODE_WORDS);
const readOutcome = readWord(OUTCOME_WORDS);

/** @param today no date may lie after it */
export function readRecordRow(
  row: Sheet["rows"][number],
  columns: Columns<RecordColumn>,
  today: Day,
): RecordRow {
  const reader = readRow(row, columns, RECORD_HEADINGS);
  const nationalId =
    columns.staffNumber === undefined
      ? reader.required("nationalId", readNationalId)
      : reader.optional("nationalId", readNationalId);
  const staffNumber =
    (row.cells[columns.nationalId ?? ""] ?? "") === ""
      ? reader.required("staffNumber", readStaffNumber)
      : reader.optional("staffNumber", readStaffNumber);
  return {
    reader,
    staffNumber,
    nationalId,
    name: reader.optional("name", readName),
    certificate: reader.optional("certificate", readText),
    facts: readFacts(reader, columns, today),
  };
}

function readFacts(
  reader: RowReader<RecordColumn>,
  columns: Columns<RecordColumn>,
  today: Day,
): RecordFacts | undefined {
  const title = reader.required("title", readText);
  const kind = reader.required("kind", readKind);
  const needsHours = kind === undefined || !WITHOUT_HOURS.has(kind.activity);
  const hours = needsHours
    ? reader.required("hours", readHours)
    : reader.optional("hours", readHours);
  const organiser = reader.optional("organiser", readText);
  const level = reader.optional("level", readLevel) ?? kind?.level;
  const mode = reader.optional("mode", readMode) ?? kind?.mode;
  const outcome = reader.optional("outcome", readOutcome);
  const days = readDays(reader, columns, today);
  if (!title || !kind || !days) return undefined;
  return {
    ...days,
    activity: kind.activity,
    title,
    ...(kind.role === undefined ? {} : { role: kind.role }),
    ...(level === undefined ? {} : { level }),
    ...(mode === undefined ? {} : { mode }),
    ...(hours === undefined ? {} : { hours }),
    ...(organiser === undefined ? {} : { organiser }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function readDays(
  reader: RowReader<RecordColumn>,
  columns: Columns<RecordColumn>,
  today: Day,
): Pick<RecordFacts, "date" | "from" | "certificateDate"> | undefined {
  const date = reader.required("to", readDay);
  const from = reader.optional("from", readDay);
  const certificateDate = reader.optional("certificateDate", readDay);
  const dated = { from, to: date, certificateDate };
  for (const [column, day] of Object.entries(dated) as [keyof typeof dated, Day | undefined][]) {
    if (day && day > today) reader.refuse(column, { code: "date-future", today });
  }
  if (from && date && from > date) {
    const [earlier, later] = [columns.from ?? "", columns.to ?? ""];
    reader.refuse("from", { code: "date-order", earlier, later });
  }
  if (!date) return undefined;
  return {
    date,
    ...(from === undefined || from === date ? {} : { from }),
    ...(certificateDate === undefined ? {} : { certificateDate }),
  };
}
