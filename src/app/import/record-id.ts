import { createHash } from "node:crypto";
import { sameText } from "../../domain/same-text.ts";
import type { RecordFacts } from "./record-row.ts";

/** What sheets could not say at first: a record that says none of it keeps the id it had then. */
const DETAILS = [
  "units",
  "days",
  "courses",
  "courseCredits",
  "schoolYears",
  "credits",
  "programme",
  "content",
  "themes",
  "host",
  "place",
  "accredited",
  "filedInAdvance",
  "diploma",
  "matchesPost",
  "fullTime",
  "verified",
] as const satisfies readonly (keyof RecordFacts)[];

/** The ids by which a row's record may be known. */
export interface RecordIds {
  /** Made of all the row says: the same in whatever row and sheet it stands. */
  readonly id: string;
  /** The id of the same row before its sheet had the columns of {@link DETAILS}. */
  readonly bare: string;
}

export function recordIds(
  teacher: string,
  facts: RecordFacts,
  certificate: string | undefined,
): RecordIds {
  const bare = [
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
  const details = DETAILS.filter((key) => facts[key] !== undefined).map((key) => {
    const value = facts[key];
    return [key, typeof value === "string" ? sameText(value) : value];
  });
  return { id: hashOf(details.length > 0 ? [...bare, details] : bare), bare: hashOf(bare) };
}

function hashOf(content: readonly unknown[]): string {
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return `r-${hash.slice(0, 16)}`;
}
