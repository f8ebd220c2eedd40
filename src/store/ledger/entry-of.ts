import type { Entry } from "../../app/ports.ts";
import type { EntryRow } from "../tables.ts";

/** The body of an entry as the rest of the program knows it. */
export function bodyOf({ kind, body }: Pick<EntryRow, "kind" | "body">): Entry["body"] {
  return { kind, ...JSON.parse(body) };
}

/** The entry as the rest of the program knows it. */
export function entryOf({ previous: _, kind, body, ...row }: EntryRow): Entry {
  return { ...row, body: bodyOf({ kind, body }) };
}
