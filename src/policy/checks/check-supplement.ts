import type { Policy } from "../engine/compile.ts";
import type { SupplementFile } from "../terms/format/supplement-file.ts";
import type { Finding } from "./finding.ts";
import { readSupplementRow, type SupplementColumns, type SupplementRow } from "./supplement-row.ts";
import { checkWorth, type WeighedRow } from "./supplement-worth.ts";

/** One person has one name in the sheet. */
function nameFindings(
  rows: readonly SupplementRow[],
  columns: SupplementColumns,
  article: string,
): Finding[] {
  const first = new Map<string, SupplementRow>();
  return rows.flatMap((each): Finding[] => {
    const before = first.get(each.person);
    if (!before) first.set(each.person, each);
    if (!before || each.name === "" || before.name === "" || before.name === each.name) return [];
    return [
      {
        where: { in: "rows", rows: [each.row], columns: [columns.name] },
        fault: { code: "person-differs", name: before.name, row: before.row },
        article,
      },
    ];
  });
}

/**
 * Holds the rows of a sheet of supplements against the policy: categories, levels and titles as it
 * words them, hours as its rules and caps give them.
 */
export function checkSupplement(
  policy: Policy,
  file: SupplementFile,
  rows: readonly SupplementRow[],
  columns: SupplementColumns,
): Finding[] {
  const read = rows.map((row) => ({ row, ...readSupplementRow(file, row, columns) }));
  const people = new Map<string, WeighedRow[]>();
  for (const { row, record } of read) {
    if (!record) continue;
    people.set(row.person, [...(people.get(row.person) ?? []), { row, record }]);
  }
  return [
    ...nameFindings(rows, columns, file.cite),
    ...read.flatMap(({ findings }) => findings),
    ...[...people.values()].flatMap((weighed) => checkWorth(policy, weighed, columns)),
  ];
}
