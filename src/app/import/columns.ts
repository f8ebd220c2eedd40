import { Failure } from "../../domain/failure.ts";
import type { Sheet } from "./sheet.ts";

/** The headings a column may have; the first is the one that is named to people. */
export type Headings<C extends string> = Readonly<Record<C, readonly [string, ...string[]]>>;

/** Under which heading of this sheet each column stands; absent where the sheet has none. */
export type Columns<C extends string> = Readonly<Partial<Record<C, string>>>;

/** What is told of the headings of a sheet that lacks one. */
const MOST_TOLD = 20;
const LONGEST_TOLD = 20;

/** So many headings, and so much of each, as somebody will read. */
function told(headings: readonly string[]): string {
  const shown = headings.slice(0, MOST_TOLD).map((heading) => {
    const letters = [...heading];
    return letters.length > LONGEST_TOLD ? `${letters.slice(0, LONGEST_TOLD).join("")}…` : heading;
  });
  return [...shown, ...(headings.length > MOST_TOLD ? ["…"] : [])].join(", ");
}

/** A heading that is longer names no column, so its letters are not looked at. */
const LONGEST_HEADING = 100;

/** One heading in its plain form: `＊ 身份证号（18位）` is `身份证号`. */
function plain(heading: string): string {
  if (heading.length > LONGEST_HEADING) return "";
  return heading
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/^([^(]*)\(.*\)$/, "$1")
    .replace(/^\*{1,9}|[*:]{1,9}$/g, "");
}

/**
 * Finds the columns of a sheet by their headings, in any order.
 *
 * @param required each is one column, or several of which one is enough
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export function findColumns<C extends string>(
  sheet: Sheet,
  headings: Headings<C>,
  required: readonly (readonly C[])[],
): Columns<C> {
  const columns: Partial<Record<C, string>> = {};
  for (const column of Object.keys(headings) as C[]) {
    const found = sheet.headings.filter((each) => headings[column].includes(plain(each)));
    if (found.length > 1) {
      const [title] = headings[column];
      throw new Failure("sheet/column-twice", { file: sheet.file, title, found: found.join(", ") });
    }
    if (found[0] !== undefined) columns[column] = found[0];
  }
  for (const choice of required) {
    if (choice.some((column) => columns[column] !== undefined)) continue;
    const column = choice.map((each) => headings[each][0]).join(" / ");
    const found = told(sheet.headings);
    throw new Failure("sheet/no-column", { file: sheet.file, column, found });
  }
  return columns;
}
