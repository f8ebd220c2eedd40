import type { ImportReport, Problem, Rejection } from "../app/import/problem.ts";
import type { Remark } from "../app/import/remark.ts";
import { listed } from "./formatting.ts";
import type { Localizer, Params } from "./messages.ts";

/** A cell that kept its row out, told in words. */
export interface WordedRejection {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
  readonly fix: string;
}

/** Something to look at in rows that were taken in, told in words. */
interface WordedRemark {
  readonly rows: readonly number[];
  readonly column: string;
  readonly remark: string;
}

/** An import's outcome as it is printed. */
export interface WordedImportReport extends Omit<ImportReport, "rejected" | "remarks"> {
  readonly rejected: readonly WordedRejection[];
  readonly remarks?: readonly WordedRemark[];
}

/** Tells an import's outcome in words, cell by cell: what is wrong and how to fix it. */
export function wordImport(report: ImportReport, localizer: Localizer): WordedImportReport {
  const { rejected, remarks, ...counts } = report;
  return {
    ...counts,
    rejected: rejected.map((each) => wordRejection(each, localizer)),
    ...(remarks && { remarks: remarks.map((each) => wordRemark(each, localizer)) }),
  };
}

function wordRemark({ rows, column, remarked }: Remark, localizer: Localizer): WordedRemark {
  const { code, ...facts } = remarked;
  return { rows, column, remark: localizer.t(`import-remark.${code}`, { ...facts, column }) };
}

function wordRejection(rejection: Rejection, localizer: Localizer): WordedRejection {
  const { row, column, value, problem } = rejection;
  const params = { ...factsOf(problem, localizer), column };
  const say = (what: string) => localizer.t(`import.${problem.code}.${what}`, params);
  return { row, column, value, problem: say("problem"), fix: say("fix") };
}

/** A cell that was refused, in one line. */
export function rejectionLine(each: WordedRejection, localizer: Localizer): string {
  return inOneLine(localizer.t("sheet.refused-cell", { ...each }));
}

/** Something to look at, in one line. */
export function remarkLine({ rows, ...remark }: WordedRemark, localizer: Localizer): string {
  const where = { ...remark, rows: listed(localizer, rows.map(String)) };
  const key = rows.length === 0 ? "sheet.remark-on-sheet" : "sheet.remark-on-rows";
  return inOneLine(localizer.t(key, where));
}

const inOneLine = (text: string) => text.replace(/\s+/g, " ");

/** The facts of a problem, as its sentence needs them. */
export function factsOf({ code: _, ...facts }: Problem, localizer: Localizer): Params {
  const given: [string, string | number | readonly string[]][] = Object.entries(facts);
  return Object.fromEntries(
    given.map(([name, fact]) => [name, typeof fact === "object" ? listed(localizer, fact) : fact]),
  );
}
