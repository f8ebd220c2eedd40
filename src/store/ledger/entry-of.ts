import type { Choice, Entry, NewChoice, NewEntry } from "../../app/ledger/ports.ts";
import type { EntryRow } from "../tables.ts";
import type { Unchained } from "./chain.ts";

/** The body of an entry as the rest of the program knows it. */
export function bodyOf({ kind, body }: Pick<EntryRow, "kind" | "body">): Entry["body"] {
  return { kind, ...JSON.parse(body) };
}

/** The entry as the rest of the program knows it. */
export function entryOf({ number, key, stream, by, at, via, hash, ...row }: EntryRow): Entry {
  return { number, key, teacher: stream, body: bodyOf(row), by, at, via, hash };
}

/** An entry about a teacher, as any other that is to be written. */
export function entryToWrite({ teacher, ...entry }: NewEntry): Unchained {
  return { ...entry, stream: { kind: "teacher", id: teacher } };
}

/** The choice of a unit's policy, as the rest of the program knows it. */
export function choiceOf({ number, key, stream, body, by, at, via, hash }: EntryRow): Choice {
  const { policy, before } = JSON.parse(body);
  return { number, key, unit: stream, policy, before, by, at, via, hash };
}

/** The same, as anything that is to be written. */
export function choiceToWrite({ unit, policy, before, ...choice }: NewChoice): Unchained {
  const body = { kind: "policy.chosen", policy, before } as const;
  return { ...choice, stream: { kind: "unit", id: unit }, body };
}
