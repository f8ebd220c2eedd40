import { createHash } from "node:crypto";
import type { RecordFacts } from "./record-row.ts";

/** A text without spaces and in one width, for telling whether two texts say the same. */
export const sameText = (text: string | undefined) =>
  text?.normalize("NFKC").replace(/\s+/g, "") ?? "";

/** An id made of the record's content: the same in whatever row and sheet it stands. */
export function recordId(
  teacher: string,
  facts: RecordFacts,
  certificate: string | undefined,
): string {
  const content = [
    teacher,
    sameText(facts.title),
    facts.from ?? facts.date,
    facts.date,
    facts.hours ?? "",
    sameText(certificate),
    facts.activity,
    facts.role ?? "",
    facts.level ?? "",
    facts.mode ?? "",
    sameText(facts.organiser),
    facts.certificateDate ?? "",
    facts.outcome ?? "",
  ];
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return `r-${hash.slice(0, 16)}`;
}
