import { PROCEDURES } from "../procedures/procedures.ts";
import { availableChecks } from "../terms/format/checks-file.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { SECTIONS } from "./policy-file.ts";

/** A rule, procedure or check by the section of the file that it is in. */
interface OutlinedRule {
  readonly section: string;
  readonly id: string;
  readonly article: string;
}

/** A policy for people and programs that know its file: sections and keys are spelled as in it. */
export function outlineOf({ file, version }: PolicyDocument) {
  const { id, title, source, unit = null, year = null, cycle = null } = file;
  const { articles, interpretations } = file;
  const lists = [...SECTIONS, ...PROCEDURES].flatMap((section) =>
    file[section].map((rule): OutlinedRule => ({ section, id: rule.id, article: rule.cite })),
  );
  const checks = availableChecks(file.checks).map(
    (check): OutlinedRule => ({ section: "checks", id: check.id, article: check.cite }),
  );
  const rules = [...lists, ...checks];
  return { id, version, title, source, unit, year, cycle, rules, articles, interpretations };
}
