import type { CapLine, Standing } from "../../domain/standing.ts";
import type { Policy } from "../../policy/compile.ts";
import type { View } from "./focus-view.ts";

/** The school years that the year in view touches. */
function schoolYears(policy: Policy, { year }: View, { asOf }: Standing): readonly string[] {
  if (!year) return [];
  const { placeOf } = policy.calendar;
  const last = asOf >= year.from && asOf <= year.to ? asOf : year.to;
  const places = [placeOf(year.from), placeOf(last)];
  return places.flatMap(({ schoolYear }) => (schoolYear ? [schoolYear.label] : []));
}

/** The caps on a basket in the windows of a view, inner ones first. */
export function capsInView(
  policy: Policy,
  standing: Standing,
  view: View,
  basket: string,
): readonly CapLine[] {
  const inSchoolYears = schoolYears(policy, view, standing);
  return standing.caps.filter(({ scope, window, label }) => {
    if (scope !== basket) return false;
    if (window === "year") return label === view.year?.label;
    if (window === "cycle") return label === view.cycle?.label;
    return window === "school-year" && inSchoolYears.includes(label);
  });
}
