/** A text without spaces and in one width, for telling whether two texts say the same. */
export const sameText = (text: string | undefined) =>
  text?.normalize("NFKC").replace(/\s+/g, "") ?? "";
