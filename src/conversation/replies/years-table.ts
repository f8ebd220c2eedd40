import type { RequirementLine, Standing } from "../../domain/standing.ts";
import type { Block } from "../reply.ts";
import { amount, number, unitName, windowName } from "./formatting.ts";
import type { Telling } from "./line-wording.ts";

/** The years of a cycle, told three ways: as lines, as a table and as a chart. */
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

function yearlyTotal({ requirements }: Standing, label: string): RequirementLine | undefined {
  return requirements.find(
    (line) => line.window === "year" && line.scope === "total" && line.label === label,
  );
}

/** Year by year what counts and, where the policy asks for so much a year, whether it suffices. */
export function yearsTable(
  { voice, unit }: Telling,
  standing: Standing,
  cycle: { readonly label: string; readonly from: string; readonly to: string },
): YearsTable {
  const years = standing.years.filter(({ from, to }) => from >= cycle.from && to <= cycle.to);
  if (years.length === 0) return { details: [], blocks: [] };
  const rows = years.map(({ label, total }) => {
    const line = yearlyTotal(standing, label);
    return {
      year: windowName(voice, "year", label),
      total,
      required: line?.required,
      status: line ? voice.say(STATUS[line.status], { missing: number(line.missing) }) : "",
    };
  });
  const details = rows.map(({ year, total, required, status }) => {
    const counted = amount(voice, total, unit);
    return required === undefined
      ? voice.say("years.line", { year, counted })
      : voice.say("years.line-required", { year, counted, required: number(required), status });
  });
  const columns = ["year", "counted", "required", "status"] as const;
  const asked = rows.some(({ required }) => required !== undefined) ? columns : columns.slice(0, 2);
  return {
    details,
    blocks: [
      {
        kind: "table",
        caption: windowName(voice, "cycle", cycle.label),
        columns: asked.map((column) => voice.name("column", column)),
        rows: rows.map(({ year, total, required, status }) =>
          [year, number(total), required === undefined ? "" : number(required), status].slice(
            0,
            asked.length,
          ),
        ),
      },
      {
        kind: "chart",
        title: windowName(voice, "cycle", cycle.label),
        unit: unitName(voice, unit),
        bars: rows.map(({ year, total, required }) => ({
          label: year,
          value: total,
          ...(required !== undefined && { target: required }),
        })),
      },
    ],
  };
}
