import type { Day } from "../../domain/day.ts";
import type { Columns, Headings } from "./columns.ts";
import { readWhose, WHOSE_HEADINGS, type WhoseColumn, type WhoseRow } from "./person-columns.ts";
import { readDay } from "./read-day.ts";
import { type RowReader, readRow } from "./read-row.ts";
import { readText } from "./read-text.ts";
import { readWord, type Words } from "./read-word.ts";
import { RECORD_HEADINGS } from "./record-columns.ts";
import type { Sheet } from "./sheet.ts";
import { YES_NO_WORDS } from "./words.ts";

export type QuestionnaireColumn = WhoseColumn | "title" | "isDone" | "dueOn";

export const QUESTIONNAIRE_HEADINGS: Headings<QuestionnaireColumn> = {
  ...WHOSE_HEADINGS,
  title: RECORD_HEADINGS.title,
  isDone: ["是否完成", "是否填写", "完成情况", "问卷状态"],
  dueOn: ["截止日期", "截止时间", "填写期限"],
};

export const REQUIRED_QUESTIONNAIRE_COLUMNS: readonly (readonly QuestionnaireColumn[])[] = [
  ["staffNumber", "nationalId"],
  ["title"],
  ["isDone"],
];

/** 是否完成 */
export const DONE_WORDS: Words<boolean> = YES_NO_WORDS.map(([isDone, ...words]) =>
  isDone
    ? [isDone, ...words, "已完成", "完成", "已填", "已填写", "已提交", "done"]
    : [isDone, ...words, "未完成", "未填", "未填写", "没填", "待填", "open"],
);

/** What a row says of one person's questionnaire; a fact whose cell was refused is absent. */
export interface QuestionnaireRow extends WhoseRow {
  readonly reader: RowReader<QuestionnaireColumn>;
  readonly title?: string | undefined;
  readonly isDone?: boolean | undefined;
  readonly dueOn?: Day | undefined;
}

const readDone = readWord(DONE_WORDS);

export function readQuestionnaireRow(
  row: Sheet["rows"][number],
  columns: Columns<QuestionnaireColumn>,
): QuestionnaireRow {
  const reader = readRow(row, columns, QUESTIONNAIRE_HEADINGS);
  return {
    reader,
    ...readWhose(reader, columns, row.cells),
    title: reader.required("title", readText),
    isDone: reader.required("isDone", readDone),
    dueOn: reader.optional("dueOn", readDay),
  };
}
