import { checkNumber } from "../checks/check-certificate.ts";
import { checkPapers } from "../checks/check-papers.ts";
import type { FailingExample } from "../terms/failing-example.ts";
import type { Checks } from "../terms/format/checks-file.ts";

const said = (fits: boolean) => (fits ? "a number that fits" : "a number that does not");

function failingNumbers({ certificate }: Checks): FailingExample[] {
  if (!certificate) return [];
  return certificate.examples.flatMap(({ number, fits }, index) => {
    const found = checkNumber(certificate, number).length === 0;
    const path = ["checks", "certificate", "examples", index];
    return found === fits ? [] : [{ path, name: number, expected: said(fits), found: said(found) }];
  });
}

function failingPapers({ papers }: Checks): FailingExample[] {
  return papers.flatMap((rule, place) =>
    rule.examples.flatMap(({ files, missing }, index) => {
      const found = checkPapers(rule, files, undefined).length;
      const path = ["checks", "papers", place, "examples", index];
      const name = `${rule.id} ${files.join(", ")}`;
      return found === missing
        ? []
        : [{ path, name, expected: `${missing} missing`, found: `${found} missing` }];
    }),
  );
}

/** Runs the examples that stand within checks. */
export function failingChecks(checks: Checks): FailingExample[] {
  return [...failingNumbers(checks), ...failingPapers(checks)];
}

/** How many examples stand within checks. */
export function examplesOfChecks({ certificate, papers }: Checks): number {
  return [certificate, ...papers].reduce((sum, rule) => sum + (rule?.examples.length ?? 0), 0);
}
