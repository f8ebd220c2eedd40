import type { RequirementLine } from "../../../domain/standing.ts";
import { number, scopeName, unitName } from "../../../wording/formatting.ts";
import { placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Block } from "../../../wording/reply.ts";
import { statusText } from "./years-table.ts";

const COLUMNS = ["basket", "counted", "required", "status"] as const;

/** A single line needs no table: its bar says all of it. */
const FEWEST_LINES = 2;

/** The requirements that an answer speaks of, as a table and as a chart. */
export function basketsTable(
  telling: Telling,
  lines: readonly RequirementLine[],
): readonly Block[] {
  const { localizer } = telling;
  if (lines.length < FEWEST_LINES) return [];
  const unit = unitName(localizer, telling.unit);
  const rows = lines.map((line) => ({ label: basketOf(telling, line), line }));
  return [
    {
      kind: "table",
      caption: localizer.t("standing.baskets", { unit }),
      columns: COLUMNS.map((column) => localizer.name("column", column)),
      rows: rows.map(({ label, line }) => [
        label,
        number(line.counted),
        number(line.required),
        statusText(localizer, line),
      ]),
    },
    {
      kind: "chart",
      title: localizer.t("standing.baskets-chart"),
      unit,
      bars: rows.map(({ label, line: { counted: value, required: target } }) => ({
        label,
        value,
        target,
      })),
    },
  ];
}

/** The window and the basket; of a window that has no name, the whole. */
function basketOf(telling: Telling, line: RequirementLine): string {
  return placeName(telling, line) || scopeName(telling.localizer, telling.policy, line.scope);
}
