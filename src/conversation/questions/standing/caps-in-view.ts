import type { CapLine, Standing, WindowTotal } from "../../../domain/standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import type { View } from "./focus-view.ts";

/** The year in view; where only a cycle is, its years. */
function yearsInView({ years }: Standing, { year, cycle }: View): readonly WindowTotal[] {
  if (year) return [year];
  return years.filter(({ from, to }) => cycle && from >= cycle.from && to <= cycle.to);
}

/** The school years that a year touches, of the one that runs only up to now. */
function schoolYears(policy: Policy, { from, to }: WindowTotal, { asOf }: Standing): string[] {
  const last = asOf >= from && asOf <= to ? asOf : to;
  return [from, last].flatMap((day) => policy.calendar.placeOf(day).schoolYear?.label ?? []);
}

/** The caps on a basket in the windows of a view, inner ones first. */
export function capsInView(
  policy: Policy,
  standing: Standing,
  view: View,
  basket: string,
): readonly CapLine[] {
  const years = yearsInView(standing, view);
  const labels = {
    record: [],
    year: years.map(({ label }) => label),
    "school-year": years.flatMap((year) => schoolYears(policy, year, standing)),
    cycle: view.cycle ? [view.cycle.label] : [],
  };
  return standing.caps.filter(
    ({ scope, window, label }) => scope === basket && labels[window].some((each) => each === label),
  );
}
