/** The dots that keyboards have for the one between the parts of a name (买买提·艾力). */
const DOTS = "·•・.‧⋅∙●◦";
const DOT_BETWEEN = new RegExp(`(?<=\\p{Script=Han}) ?[${DOTS}] ?(?=\\p{Script=Han})`, "gu");
const DOTS_AND_SPACES = new RegExp(`[\\s${DOTS}]`, "g");

/**
 * A name as it is kept: one dot between its parts, whichever the keyboard had, and no spaces that
 * only line up Chinese names (王　芳); those of other names stay.
 */
export function keptName(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .replace(DOT_BETWEEN, "·")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

/** Whether two names are one, however their parts are set apart. */
export function isSameName(one: string, other: string): boolean {
  const letters = (name: string) =>
    name.normalize("NFKC").replace(DOTS_AND_SPACES, "").toLowerCase();
  return letters(one) === letters(other);
}
