import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import type { Entry } from "../../app/ledger/ports.ts";
import { Failure } from "../../domain/failure.ts";
import type { EntryRow } from "../tables.ts";

/**
 * The entry as the rest of the program knows it. Whether the row is genuine is asked first, and
 * not here.
 *
 * @throws {Failure} `ledger/broken` or `ledger/unreadable`
 */
export function entryOf(row: EntryRow, kinds: EntryKinds): Entry {
  const { number, key, kind, version, by, at, via, hash } = row;
  const stream = { kind: row.stream_kind, id: row.stream };
  const stored = { number, key, stream, kind, version, body: jsonOf(row), by, at, via };
  return { ...stored, hash, ...kinds.parseStored(stored) };
}

function jsonOf({ number, body }: EntryRow): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    const details = { entry: number, problem: "its body cannot be read" };
    throw new Failure("ledger/broken", details, { cause });
  }
}
