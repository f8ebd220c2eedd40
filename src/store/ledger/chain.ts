import { createHash } from "node:crypto";
import type { NewEntry } from "../../app/ports.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { EntryRow } from "../tables.ts";

/** Where the chain stands: the last entry's number and hash. */
export type Head = Pick<EntryRow, "number" | "hash">;

/** Before the first entry. */
export const NO_ENTRIES: Head = { number: 0, hash: "0".repeat(64) };

/** The entry as the next row of the chain. */
export function chain(head: Head, { body, key, teacher, by, at, via }: NewEntry): EntryRow {
  const { kind, ...rest } = body;
  const row = {
    number: head.number + 1,
    key,
    teacher,
    kind,
    body: canonicalJson(rest),
    by,
    at,
    via,
    previous: head.hash,
  };
  return { ...row, hash: hashOf(row) };
}

/** What does not fit in a row that should follow `head`, if anything. */
export function problemInChain(head: Head, { hash, ...row }: EntryRow): string | undefined {
  if (row.number !== head.number + 1) return `entry ${head.number + 1} is missing`;
  if (row.previous !== head.hash) return "it does not follow the entry before it";
  if (hash !== hashOf(row)) return "its content is not what was hashed";
  return undefined;
}

/** SHA-256 over the hash before it and the row's other columns as canonical JSON. */
function hashOf({ previous, ...content }: Omit<EntryRow, "hash">): string {
  return createHash("sha256").update(previous).update(canonicalJson(content)).digest("hex");
}
