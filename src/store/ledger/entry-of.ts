import type { Entry } from "../../app/ports.ts";
import type { EntryRow } from "../tables.ts";

/** The body of an entry as the rest of the program knows it. */
export function bodyOf({ kind, body }: Pick<EntryRow, "kind" | "body">): Entry["body"] {
  return { kind, ...JSON.parse(body) };
}

/** The entry as the rest of the program knows it. */
export function entryOf({ number, key, stream, by, at, via, hash, ...row }: EntryRow): Entry {
  return { number, key, teacher: stream, body: bodyOf(row), by, at, via, hash };
}
