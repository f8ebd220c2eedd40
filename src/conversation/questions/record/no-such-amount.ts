import type { AmountKind } from "../../message/amounts.ts";
import { MOST, type Problem } from "./drafting.ts";

const UNITS: Readonly<Record<AmountKind, string>> = {
  hours: "个?(?:学时|课时|小时)|(?:class |credit )?h(?:ou)?rs?\\b|h\\b",
  units: "个?单元|units?\\b",
  days: "天|days?\\b",
  courses: "门|courses?\\b",
  courseCredits: "个?(?:学科|课程)学分|(?:subject|course) credits?\\b",
  credits: "个?学分|credits?\\b",
};
/** Below nothing, nothing, or in a notation that no proof has; a dash after a word is no minus. */
const NO_AMOUNT =
  "(?<=^|[\\s,、;:(])[-−–]\\s?\\d{1,18}(?:\\.\\d{1,10})?|负\\s?[\\d.一二两三四五六七八九十百]{1,20}|(?<![\\d.])(?:0{1,18}(?:\\.0{1,10})?|零)|\\d{1,18}(?:\\.\\d{1,10})?e[-+]?\\d{1,9}";

const KINDS = Object.keys(UNITS) as readonly AmountKind[];
const WRITTEN = KINDS.map((kind) => ({
  kind,
  pattern: new RegExp(`(?:${NO_AMOUNT})\\s?(?:${UNITS[kind]})`, "iu"),
}));
/** A bare number answers in hours. */
const BARE = { kind: "hours", pattern: new RegExp(`^(?:${NO_AMOUNT})$`, "iu") } as const;

/** The first amount written in a message that nothing can be recorded with, as it is written there: `-8学时`. */
export function noSuchAmount(text: string): Problem | undefined {
  for (const { kind, pattern } of [...WRITTEN, BARE]) {
    const [said] = pattern.exec(text) ?? [];
    if (said !== undefined) return { field: kind, said, wrong: "no-amount", most: MOST[kind] };
  }
  return undefined;
}
