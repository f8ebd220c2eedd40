import { chineseNumber } from "../../domain/chinese-number.ts";
import type { PlanField } from "../terms/format/plan-file.ts";
import { exampleName, type NameParts, partsOfName } from "../terms/name-pattern.ts";
import type { Fault } from "./finding.ts";
import { monthsStated } from "./months-stated.ts";

/** A shorter text without a figure is a heading, not the name of a project. */
const SHORTEST_NAME = 6;
const HOURS = /(?<!\d)(\d{1,18}(?:\.\d{1,10})?)(?!\d)/;
const HOURS_IN_WORDS = /^([^\s学课]+)个?(?:学时|课时)/;

function hoursIn(text: string): number | undefined {
  const plain = text.normalize("NFKC");
  const [, digits] = HOURS.exec(plain) ?? [];
  return digits === undefined
    ? chineseNumber(HOURS_IN_WORDS.exec(plain)?.[1] ?? plain)
    : Number(digits);
}

/** Whether a text beside the label can be what the field asks for, right or wrong. */
export function isLikely({ is }: PlanField, value: string): boolean {
  if (is.hours !== undefined) return hoursIn(value) !== undefined;
  if (is.name === undefined) return monthsStated(value).length > 0;
  return /\d/.test(value) || [...value].length >= SHORTEST_NAME;
}

/** What the field should say, as a text to copy. */
export function expectedIn({ is }: PlanField, known: NameParts): string {
  const { name, hours, month, months } = is;
  if (name !== undefined) return exampleName(name, known);
  if (hours !== undefined) return String(hours);
  const [from, to] = months ?? [month];
  const first = `${known.year ?? "XX"}年${from}月`;
  return to === undefined ? first : `${first}至${to}月`;
}

function monthFault(field: PlanField, value: string): Fault | undefined {
  const { month, months } = field.is;
  const stated = monthsStated(value);
  const told = { field: field.title, found: value };
  const [first, last] = [stated[0]?.month, stated.at(-1)?.month];
  if (month !== undefined && first !== month) return { code: "month-differs", ...told, month };
  if (!months || (first === months[0] && last === months[1])) return undefined;
  return { code: "months-differ", ...told, from: months[0], to: months[1] };
}

/** What is wrong with what a document states in a field, if anything. */
export function faultInField(
  field: PlanField,
  value: string,
  known: NameParts = {},
): Fault | undefined {
  const { name, hours } = field.is;
  const told = { field: field.title, found: value };
  if (name !== undefined) {
    if (partsOfName(name, value)) return undefined;
    return { code: "name-differs", ...told, expected: exampleName(name, known) };
  }
  if (hours === undefined) return monthFault(field, value);
  return hoursIn(value) === hours ? undefined : { code: "hours-differ", ...told, hours };
}
