import type { CertificateFile } from "../terms/format/certificate-file.ts";
import type { Fault, Finding } from "./finding.ts";

type Part = CertificateFile["parts"][number];

/** The number put together from its parts, in the order of the text. */
export function composeNumber(rule: CertificateFile, parts: readonly string[]): string {
  return parts.join(rule["joined-by"]);
}

/** A number as an example: each part by its place, or a year. */
function exampleNumber(rule: CertificateFile): string {
  const shown = rule.parts.map(({ is, width = 2 }, index) =>
    is === "year" ? "2026" : String(index + 1).padStart(width, "0"),
  );
  return composeNumber(rule, shown);
}

/** What is written between two signs that are neither letter nor figure. */
function written(number: string): string[] {
  return number
    .normalize("NFKC")
    .split(/[^A-Za-z0-9]+/)
    .filter((piece) => piece !== "");
}

/** An unbroken number, cut by the widths of its parts; nothing where the text does not say them all. */
function byWidths(parts: readonly Part[], number: string): string[] | undefined {
  const widths = parts.map(({ width, is }) => width ?? (is === "year" ? 4 : undefined));
  let at = 0;
  const pieces = widths.map((width) => {
    const from = at;
    at += width ?? Number.NaN;
    return number.slice(from, at);
  });
  return at === number.length ? pieces : undefined;
}

/** The parts of a number in their order; nothing where they cannot be told apart. */
export function partsOfNumber({ parts }: CertificateFile, number: string): string[] | undefined {
  const pieces = written(number);
  if (pieces.length === parts.length) return pieces;
  return pieces.length === 1 ? byWidths(parts, pieces[0] ?? "") : undefined;
}

function faultInPart({ is, width }: Part, found: string): Fault | undefined {
  if (is === "year" && !/^(?:19|20)\d{2}$/.test(found)) return { code: "number-year", found };
  if (width === undefined || found.length === width) return undefined;
  return { code: "number-width", found, width };
}

/** Holds the number of a certificate against the parts that it is made of. */
export function checkNumber(rule: CertificateFile, number: string): Finding[] {
  const article = rule.cite;
  const titles = rule.parts.map(({ title }) => title);
  const example = exampleNumber(rule);
  const pieces = partsOfNumber(rule, number);
  if (pieces) {
    return rule.parts.flatMap((part, index) => {
      const fault = faultInPart(part, pieces[index] ?? "");
      return fault ? [{ where: { in: "part", part: part.title }, fault, article }] : [];
    });
  }
  const found = written(number).length;
  const fault: Fault =
    found === 1
      ? { code: "number-unsplit", parts: titles, example }
      : { code: "number-parts", found, count: titles.length, parts: titles, example };
  return [{ where: { in: "number" }, fault, article }];
}

/** Holds a number against the parts that it should be made of. */
export function checkNumberFrom(
  rule: CertificateFile,
  number: string,
  parts: readonly string[],
): Finding[] {
  const expected = composeNumber(rule, parts);
  if (written(number).join("") === written(expected).join("")) return [];
  const fault = { code: "number-differs", found: number, expected } as const;
  return [{ where: { in: "number" }, fault, article: rule.cite }];
}
