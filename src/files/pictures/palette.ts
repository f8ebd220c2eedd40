/** The colours of a picture: those of the page by day, for a chat shows a picture the same at night. */
export const PALETTE = {
  surface: "#fffefb",
  ink: "#20282a",
  quiet: "#566064",
  line: "#dcdad1",
  edge: "#82898a",
  track: "#e4e2d9",
  filled: "#2f7d69",
  filledShort: "#b7701c",
} as const;
