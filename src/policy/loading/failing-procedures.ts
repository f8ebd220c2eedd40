import type { WorkingCalendar } from "../../domain/working-days.ts";
import { portion, verdict } from "../procedures/calculation.ts";
import type { CalculationFile } from "../procedures/calculation-file.ts";
import { ANY_LENGTH, exactly } from "../procedures/day-span.ts";
import { dueBetween, dueFrom } from "../procedures/deadline.ts";
import type { DeadlineFile } from "../procedures/deadline-file.ts";
import type { Procedures } from "../procedures/procedures.ts";
import { routesFor } from "../procedures/route.ts";
import type { RouteFile } from "../procedures/route-file.ts";
import type { FailingExample } from "../terms/failing-example.ts";

type Said = readonly [expected: string, found: string];

function routeSays(table: RouteFile, example: RouteFile["examples"][number]): Said {
  const days = example.days === undefined ? ANY_LENGTH : exactly(example.days);
  const say = (approver: string, warns: boolean) =>
    warns ? `${approver} with a warning` : approver;
  const found = routesFor(table, example.applicant, days).map(({ row, doubt }) =>
    say(row.approver, doubt !== undefined),
  );
  return [say(example.approver, example.warns), found.join(" or ") || "nobody"];
}

function deadlineSays(
  deadline: DeadlineFile,
  example: DeadlineFile["examples"][number],
  calendar: WorkingCalendar,
): Said {
  if ("event" in example) {
    const { within } = deadline;
    const found = within && dueFrom(within, example.event, calendar).on;
    return [example.falls, found ?? "no day"];
  }
  const due = dueBetween([deadline], example.from, example.to);
  const days = (list: readonly string[]) => list.join(", ") || "no day";
  return [days(example.falls), days(due.map(({ on }) => on))];
}

function calculationSays(
  rule: CalculationFile,
  { whole = 1, part, gives }: CalculationFile["examples"][number],
): Said {
  if (part !== undefined)
    return [String(gives), verdict(rule, part, whole).over ? "over" : "within"];
  const { atLeast, atMost } = portion(rule, whole);
  const found = atLeast === undefined || atLeast === atMost ? atMost : [atLeast, atMost ?? "more"];
  return [String(gives), String(found ?? atLeast)];
}

/** What each rule of a section makes of each of its examples, where that differs. */
function differing<E, R extends { readonly id: string; readonly examples: readonly E[] }>(
  section: string,
  rules: readonly R[],
  says: (rule: R, example: E) => Said,
): FailingExample[] {
  return rules.flatMap((rule, place) =>
    rule.examples.flatMap((example, index) => {
      const [expected, found] = says(rule, example);
      const path = [section, place, "examples", index];
      const name = `${rule.id} ${JSON.stringify(example)}`;
      return expected === found ? [] : [{ path, name, expected, found }];
    }),
  );
}

/** Runs the examples that stand within routes, deadlines and calculations. */
export function failingProcedures(
  { routes, deadlines, calculations }: Procedures,
  calendar: WorkingCalendar,
): FailingExample[] {
  return [
    ...differing("routes", routes, routeSays),
    ...differing("deadlines", deadlines, (rule, example: DeadlineFile["examples"][number]) =>
      deadlineSays(rule, example, calendar),
    ),
    ...differing("calculations", calculations, calculationSays),
  ];
}

/** How many examples stand within routes, deadlines and calculations. */
export function examplesWithin({ routes, deadlines, calculations }: Procedures): number {
  return [...routes, ...deadlines, ...calculations].flatMap(({ examples }) => examples as unknown[])
    .length;
}
