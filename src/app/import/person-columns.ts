import type { Columns, Headings } from "./columns.ts";
import type { RowReader } from "./read-row.ts";
import { readName, readNationalId, readStaffNumber } from "./read-text.ts";

/** The columns that say whom a row is about. */
export type WhoseColumn = "staffNumber" | "nationalId" | "name";

export const WHOSE_HEADINGS: Headings<WhoseColumn> = {
  staffNumber: ["工号", "教师工号", "职工号", "教工号", "人员编号"],
  nationalId: ["身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码"],
  name: ["姓名", "教师姓名"],
};

/** Whom a row says it is about, before that is held against the roster. */
export interface WhoseRow {
  readonly reader: RowReader<WhoseColumn>;
  readonly staffNumber?: string | undefined;
  readonly nationalId?: string | undefined;
  readonly name?: string | undefined;
}

/** Reads whom a row is about; one of the two numbers must be there. */
export function readWhose(
  reader: RowReader<WhoseColumn>,
  columns: Columns<WhoseColumn>,
  cells: Readonly<Record<string, string>>,
): Omit<WhoseRow, "reader"> {
  const isEmpty = (column: WhoseColumn) => (cells[columns[column] ?? ""] ?? "") === "";
  return {
    nationalId:
      columns.staffNumber === undefined
        ? reader.required("nationalId", readNationalId)
        : reader.optional("nationalId", readNationalId),
    staffNumber: isEmpty("nationalId")
      ? reader.required("staffNumber", readStaffNumber)
      : reader.optional("staffNumber", readStaffNumber),
    name: reader.optional("name", readName),
  };
}
