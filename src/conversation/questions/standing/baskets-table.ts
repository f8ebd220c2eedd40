import type { RequirementLine } from "../../../domain/standing.ts";
import { number, scopeName, unitName, windowName } from "../../../wording/formatting.ts";
import { placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Block } from "../../../wording/reply.ts";
import { sameWindow } from "./focus-view.ts";
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
  const [first] = lines;
  if (!first || lines.length < FEWEST_LINES) return [];
  const unit = unitName(localizer, telling.unit);
  const isOneWindow = lines.every((line) => sameWindow(line, first));
  const window = isOneWindow ? windowName(localizer, first.window, first.label) : "";
  const basket = ({ scope }: RequirementLine) => scopeName(localizer, telling.policy, scope);
  const labelOf = isOneWindow
    ? basket
    : (line: RequirementLine) => placeName(telling, line) || basket(line);
  const rows = lines.map((line) => ({ label: labelOf(line), line }));
  return [
    {
      kind: "table",
      caption: localizer.t("standing.baskets", { window, unit }),
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
      title: localizer.t("standing.baskets-chart", { window }),
      unit,
      bars: rows.map(({ label, line: { counted: value, required: target } }) => ({
        label,
        value,
        target,
      })),
    },
  ];
}
