import type { RequirementLine, Standing } from "../../../domain/standing.ts";
import { amount, number, unitName, windowName } from "../../../wording/formatting.ts";
import type { Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Block } from "../../../wording/reply.ts";

/** Some years, shown three ways: as lines, as a table and as a chart. */
export interface YearsTable {
  readonly details: readonly string[];
  readonly blocks: readonly Block[];
}

const STATUS = {
  met: "years.met",
  short: "years.short",
  open: "years.open",
  waived: "years.waived",
} as const;

/** How a requirement stands, in a few characters. */
export function statusText(
  localizer: Localizer,
  { status, missing }: Pick<RequirementLine, "status" | "missing">,
): string {
  return localizer.t(STATUS[status], { missing: number(missing) });
}

function yearlyTotal({ requirements }: Standing, label: string): RequirementLine | undefined {
  return requirements.find(
    (line) => line.window === "year" && line.scope === "total" && line.label === label,
  );
}

/** Year by year what counts and, where the policy asks for so much a year, whether it suffices. */
export function yearsTable(
  { localizer, unit }: Telling,
  standing: Standing,
  within: { readonly from: string; readonly to: string },
  title: string,
): YearsTable {
  const years = standing.years.filter(({ from, to }) => from >= within.from && to <= within.to);
  if (years.length === 0) return { details: [], blocks: [] };
  const rows = years.map(({ label, total }) => {
    const line = yearlyTotal(standing, label);
    return {
      year: windowName(localizer, "year", label),
      total,
      required: line?.required,
      status: line ? statusText(localizer, line) : "",
    };
  });
  const details = rows.map(({ year, total, required, status }) => {
    const counted = amount(localizer, total, unit);
    return required === undefined
      ? localizer.t("years.line", { year, counted })
      : localizer.t("years.line-required", { year, counted, required: number(required), status });
  });
  const columns = ["year", "counted", "required", "status"] as const;
  const asked = rows.some(({ required }) => required !== undefined) ? columns : columns.slice(0, 2);
  return {
    details,
    blocks: [
      {
        kind: "table",
        caption: title,
        columns: asked.map((column) => localizer.name("column", column)),
        rows: rows.map(({ year, total, required, status }) =>
          [year, number(total), required === undefined ? "" : number(required), status].slice(
            0,
            asked.length,
          ),
        ),
      },
      {
        kind: "chart",
        title,
        unit: unitName(localizer, unit),
        bars: rows.map(({ year, total, required }) => ({
          label: year,
          value: total,
          ...(required !== undefined && { target: required }),
        })),
      },
    ],
  };
}
