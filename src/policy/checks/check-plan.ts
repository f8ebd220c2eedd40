import type { PlanField, PlanFile } from "../terms/format/plan-file.ts";
import { exampleName, type NameParts, partsOfName } from "../terms/name-pattern.ts";
import { expectedIn, faultInField, isLikely } from "./check-field.ts";
import type { Finding, Place } from "./finding.ts";
import { forbiddenWords } from "./forbidden-words.ts";
import { monthsStated } from "./months-stated.ts";
import { type PlanText, type Stated, statedAt } from "./stated-fields.ts";

/** A field with everything that the document states in it. */
interface FieldRead {
  readonly field: PlanField;
  readonly stated: readonly Stated[];
}

const atLine = ({ line, value }: Stated): Place => ({ in: "line", line, quote: value });

/**
 * What the document states in a field. Every name must fit; of hours and months one that fits is
 * enough, for a schedule states others, and the first label that is there goes before the next.
 */
function statedIn(field: PlanField, lines: readonly string[]): readonly Stated[] {
  const beside = (labels: readonly string[]) =>
    statedAt(lines, labels, (value) => isLikely(field, value));
  if (field.is.name !== undefined) return beside(field.called);
  const stated = field.called.map((label) => beside([label])).find((each) => each.length > 0) ?? [];
  const fitting = stated.filter(({ value }) => !faultInField(field, value));
  return fitting.length > 0 ? fitting : stated;
}

function readFields({ fields }: PlanFile, { lines }: PlanText): FieldRead[] {
  return fields.map((field) => ({ field, stated: statedIn(field, lines) }));
}

/** The year and the school of the plan: those of the first name that is well put together. */
function knownFrom(plan: PlanFile, { name }: PlanText, read: readonly FieldRead[]): NameParts {
  const inFields = read.flatMap(({ field, stated }) =>
    stated.flatMap(({ value }) => (field.is.name ? [partsOfName(field.is.name, value)] : [])),
  );
  const file = plan["file-name"];
  const all = [...inFields, file && partsOfName(file.is, name)];
  return all.find((parts) => parts !== undefined) ?? {};
}

function fieldFindings({ field, stated }: FieldRead, known: NameParts): Finding[] {
  const article = field.cite;
  if (stated.length === 0) {
    const [label = ""] = field.called;
    const expected = expectedIn(field, known);
    const fault = { code: "field-missing", field: field.title, label, expected } as const;
    return [{ where: { in: "text" }, fault, article }];
  }
  return stated.flatMap((each) => {
    const fault = faultInField(field, each.value, known);
    return fault ? [{ where: atLine(each), fault, article }] : [];
  });
}

/** The years that a field states beside its months, or in its name. */
function yearsIn({ is }: PlanField, value: string): string[] {
  if (is.name !== undefined) return [partsOfName(is.name, value)?.year ?? []].flat();
  if (is.hours !== undefined) return [];
  return monthsStated(value).flatMap(({ year }) => (year === undefined ? [] : [String(year)]));
}

/** Everything speaks of one year and one school. */
function strayFindings(read: readonly FieldRead[], known: NameParts): Finding[] {
  const { year, school } = known;
  return read.flatMap(({ field, stated }) =>
    stated.flatMap((each): Finding[] => {
      const told = { where: atLine(each), article: field.cite };
      const other = yearsIn(field, each.value).find((found) => found !== year);
      if (year !== undefined && other !== undefined)
        return [{ ...told, fault: { code: "year-differs", found: other, year } }];
      const named = field.is.name && partsOfName(field.is.name, each.value)?.school;
      if (!named || school === undefined || named === school) return [];
      return [{ ...told, fault: { code: "school-differs", found: named, school } }];
    }),
  );
}

function fileNameFindings(plan: PlanFile, { name }: PlanText, known: NameParts): Finding[] {
  const rule = plan["file-name"];
  if (!rule) return [];
  const told = { where: { in: "file-name" } as const, article: rule.cite };
  const parts = partsOfName(rule.is, name);
  const { year, school } = known;
  if (!parts) {
    const expected = exampleName(rule.is, known);
    return [{ ...told, fault: { code: "file-name", found: name, expected } }];
  }
  if (year !== undefined && parts.year !== undefined && parts.year !== year)
    return [{ ...told, fault: { code: "year-differs", found: parts.year, year } }];
  if (school !== undefined && parts.school !== undefined && parts.school !== school)
    return [{ ...told, fault: { code: "school-differs", found: parts.school, school } }];
  return [];
}

function partFindings({ parts }: PlanFile, { lines }: PlanText): Finding[] {
  const text = lines.join("").normalize("NFKC").replace(/\s+/g, "");
  return parts
    .filter(({ called }) => !called.some((word) => text.includes(word)))
    .map(({ title, called, cite }) => ({
      where: { in: "text" },
      fault: { code: "part-missing", part: title, words: called },
      article: cite,
    }));
}

/** Holds the year's plan against what the policy asks of one: name, fields, words, parts. */
export function checkPlan(plan: PlanFile, text: PlanText): Finding[] {
  const read = readFields(plan, text);
  const known = knownFrom(plan, text, read);
  return [
    ...fileNameFindings(plan, text, known),
    ...read.flatMap((each) => fieldFindings(each, known)),
    ...strayFindings(read, known),
    ...forbiddenWords(plan.forbidden, text.lines),
    ...partFindings(plan, text),
  ];
}
