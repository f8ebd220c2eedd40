/** Which parts of a day a cell shows; all false where it shows a plain number. */
export interface ShownParts {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
}

/**
 * Reads from a spreadsheet's number format what a cell shows.
 *
 * A spreadsheet keeps 2013年9月 as 1 September and only hides the day, so the format alone
 * tells whether somebody wrote a whole day.
 */
export function shownParts(format: string): ShownParts {
  const letters = (format.split(";")[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?![hms]{1,9}\])[^\]]{0,60}\]/gi, "")
    .toLowerCase();
  if (/general|@|[0#?]/.test(letters)) return { year: false, month: false, day: false };
  const withoutMinutes = letters.replace(/h{1,9}\W{0,9}m{1,9}|m{1,9}\W{0,9}s{1,9}/g, "");
  return {
    year: /[ye]/.test(letters),
    month: /m/.test(withoutMinutes),
    day: /d/.test(letters),
  };
}

const YEAR_MONTH = 'yyyy"年"m"月"';
const MONTH_DAY = 'm"月"d"日"';

/**
 * The formats that Chinese Excel keeps under a number alone, without writing them into the file.
 *
 * Elsewhere the same numbers mean something else, so readers take all of them for a whole day.
 */
export const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: YEAR_MONTH,
  28: MONTH_DAY,
  29: MONTH_DAY,
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  36: YEAR_MONTH,
  50: YEAR_MONTH,
  51: MONTH_DAY,
  52: YEAR_MONTH,
  53: MONTH_DAY,
  54: MONTH_DAY,
  57: YEAR_MONTH,
  58: MONTH_DAY,
};
