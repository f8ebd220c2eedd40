import { Failure, isFailure } from "../../domain/failure.ts";
import type { WorkingCalendar } from "../../domain/working-days.ts";
import { isApplicable } from "../engine/compile.ts";
import type { PolicyDocument } from "../engine/policy-document.ts";
import { failingExamples } from "./examples.ts";
import { examplesOfChecks, failingChecks } from "./failing-checks.ts";
import { examplesWithin, failingProcedures } from "./failing-procedures.ts";
import type { YamlSource } from "./read-yaml.ts";

/** An example that its policy does not bear out, as it is told. */
export type UnsoundExample = Failure<"policy/example-fails">;

/** What fails of the standings; facts that are not well formed are told of the policy's own file. */
function failingStandings(policy: PolicyDocument, { placeOf }: YamlSource) {
  if (!isApplicable(policy)) return [];
  try {
    return failingExamples(policy);
  } catch (error) {
    if (!isFailure(error, "input/unreadable")) throw error;
    const { source, key: within, expected } = error.details;
    const key = `${source}.${within}`;
    const place = placeOf(key.split("."));
    throw new Failure("policy/unreadable", { ...place, key, expected }, { cause: error });
  }
}

/**
 * Runs every example of a policy, those of its standings and those within its rules.
 *
 * @param source the policy's own file, to say where an example stands
 * @throws {Failure} policy/unreadable if an example's facts are not well formed
 */
export function unsoundExamples(
  policy: PolicyDocument,
  source: YamlSource,
  calendar: () => WorkingCalendar,
): readonly UnsoundExample[] {
  const placed = failingStandings(policy, source).map((failing) => {
    const index = policy.file.examples.findIndex(({ name }) => name === failing.name);
    return { ...failing, path: ["examples", index] };
  });
  const within = examplesWithin(policy.file) > 0 ? failingProcedures(policy.file, calendar()) : [];
  return [...placed, ...within, ...failingChecks(policy.file.checks)].map(
    ({ path, name, expected, found }) =>
      new Failure("policy/example-fails", {
        ...source.placeOf(path),
        example: name,
        expected,
        found,
      }),
  );
}

/** How many worked cases a policy brings: of its rules, its procedures and its checks. */
export function countExamples({ file }: PolicyDocument): number {
  return file.examples.length + examplesWithin(file) + examplesOfChecks(file.checks);
}
