import type { Sheet } from "../../../app/import/sheet.ts";
import type { WordedRejection } from "../../../wording/import-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Sheet as WrittenSheet } from "../../../wording/reply.ts";

/** A longer sheet is given back without the last of its good rows. */
const MOST_ROWS = 5_000;

/**
 * A sheet as it came, with what is wrong with each row and how to fix it in front; rows with
 * problems come first. It can be sent back once it is put right.
 */
export function markSheet(
  { t }: Localizer,
  title: string,
  sheet: Sheet,
  rejected: readonly WordedRejection[],
): WrittenSheet {
  const marks = [t("sheet.marked-row"), t("sheet.marked-problem"), t("sheet.marked-fix")];
  const headings = sheet.headings.filter((heading) => !marks.includes(heading));
  const byRow = new Map<number, WordedRejection[]>();
  for (const each of rejected) byRow.set(each.row, [...(byRow.get(each.row) ?? []), each]);
  const written = ({ row, cells }: Sheet["rows"][number]) => {
    const problems = byRow.get(row) ?? [];
    return [
      row,
      problems.map(({ column, problem }) => `${column}: ${problem}`).join("\n"),
      problems.map(({ fix }) => fix).join("\n"),
      ...headings.map((heading) => cells[heading] ?? ""),
    ];
  };
  const first = sheet.rows.filter(({ row }) => byRow.has(row));
  const rest = sheet.rows.filter(({ row }) => !byRow.has(row));
  return {
    title,
    columns: [...marks, ...headings],
    rows: [...first, ...rest].slice(0, MOST_ROWS).map(written),
  };
}
