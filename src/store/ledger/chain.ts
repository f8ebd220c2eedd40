import { createHash } from "node:crypto";
import type { NewEntry } from "../../app/ledger/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { EntryRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** Where the chain stands: the last entry's number and hash. */
export type Head = Pick<EntryRow, "number" | "hash">;

/** Before the first entry. */
export const NO_ENTRIES: Head = { number: 0, hash: "0".repeat(64) };

/** What is to be written as the next row of the chain. */
export function chain(
  head: Head,
  { key, stream, kind, version, body, by, at, via }: NewEntry,
  vault: Vault,
): EntryRow {
  const row = {
    number: head.number + 1,
    key,
    stream_kind: stream.kind,
    stream: stream.id,
    kind,
    version,
    body: canonicalJson(body),
    by,
    at,
    via,
    previous: head.hash,
  };
  return { ...row, ...hashesOf(row, vault) };
}

/** The hash that anybody can check, and the one that only this program can make. */
export function hashesOf(row: Unhashed, vault: Vault): Pick<EntryRow, "hash" | "mac"> {
  const text = textOf(row);
  return { hash: sha256(text), mac: vault.mac("entries", text) };
}

/** What does not fit in a row that should follow `head`, if anything. */
export function problemInChain(head: Head, row: EntryRow, vault: Vault): string | undefined {
  if (row.number !== head.number + 1) return numberProblem(head, row);
  if (row.previous !== head.hash) return "it does not follow the entry before it";
  if (row.hash !== sha256(textOf(row))) return "its content is not what was hashed";
  return isGenuine(row, vault) ? undefined : NOT_OURS;
}

function numberProblem(head: Head, row: EntryRow): string {
  if (row.number <= head.number) return "there is no such number in a ledger";
  return `entry ${head.number + 1} is missing`;
}

/** Whether this program wrote the row and nobody changed it since. */
export function isGenuine(row: EntryRow, vault: Vault): boolean {
  return row.mac === vault.mac("entries", textOf(row));
}

/**
 * Refuses a row that this program did not write, so that no answer is made of it.
 *
 * @throws {Failure} `ledger/broken`
 */
export function assertGenuine(row: EntryRow, vault: Vault): void {
  if (isGenuine(row, vault)) return;
  throw new Failure("ledger/broken", { entry: row.number, problem: NOT_OURS });
}

const NOT_OURS = "this program did not write it, or it was changed since";

type Unhashed = Omit<EntryRow, "hash" | "mac">;

/**
 * The hash before it and the other columns as canonical JSON, in one of two forms. The row itself
 * says in which: what concerns a teacher, in the first version of its kind, names the teacher and no
 * version, as all entries did before there were other streams, so that they keep their hashes.
 * Everything else names its stream, and its version from 2 on. No two rows make the same text.
 */
function textOf(row: Unhashed): string {
  const { number, key, kind, body, by, at, via, version } = row;
  const about =
    row.stream_kind === "teacher"
      ? { teacher: row.stream }
      : { stream: { kind: row.stream_kind, id: row.stream } };
  const content = {
    number,
    key,
    ...about,
    kind,
    ...(version !== 1 && { version }),
    body,
    by,
    at,
    via,
  };
  return row.previous + canonicalJson(content);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
