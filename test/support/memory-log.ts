import { createHash } from "node:crypto";
import type { EntryKinds } from "../../src/app/ledger/entry-kinds.ts";
import type { Entry, Log, NewEntry } from "../../src/app/ledger/ports.ts";
import { Failure } from "../../src/domain/failure.ts";
import type { Cell, Turn } from "./memory-cell.ts";

/** What is kept of an entry. */
export type Line = Omit<Entry, "isKnown">;

/** A ledger that lasts as long as the test: a list, read from the front every time. */
export function createMemoryLog(
  lines: Cell<readonly Line[]>,
  inTurn: Turn,
  kinds: EntryKinds,
): Log {
  const read = (line: Line): Entry => ({ ...line, ...kinds.parseStored(line) });
  return {
    append: (list) =>
      inTurn(() => {
        const all = [...lines.now()];
        const byKey = new Map(all.map((line) => [line.key, line]));
        const result = list.map(kinds.parseNew).map((entry) => {
          const known = byKey.get(entry.key);
          if (known) return { ...read(known), isNew: false };
          refuseUnsayable(entry);
          const line = chained(entry, all);
          all.push(line);
          byKey.set(line.key, line);
          return { ...read(line), isNew: true };
        });
        lines.change(all);
        return result;
      }),
    async entry(key) {
      const line = lines.now().find((each) => each.key === key);
      return line && read(line);
    },
    entriesOf: async ({ kind, id }) =>
      lines
        .now()
        .filter(({ stream }) => stream.kind === kind && stream.id === id)
        .map(read),
    accept: async () => ({ entries: lines.now().length, signed: [] }),
    verifyEnd: async () => ({ entries: lines.now().length }),
    async verify() {
      for (const [index, line] of lines.now().entries()) {
        const { hash, ...unhashed } = line;
        if (hash !== hashOf(unhashed, lines.now()[index - 1])) {
          throw new Failure("ledger/broken", { entry: index + 1, problem: "its hash is another" });
        }
        read(line);
      }
      return { entries: lines.now().length };
    },
  };
}

function chained(entry: NewEntry, before: readonly Line[]): Line {
  const unhashed = { ...structuredClone(entry), number: before.length + 1 };
  return { ...unhashed, hash: hashOf(unhashed, before.at(-1)) };
}

function hashOf(entry: object, previous: Line | undefined): string {
  const content = JSON.stringify([previous?.hash ?? "", entry]);
  return createHash("sha256").update(content).digest("hex");
}

/** Refuses what no database keeps as it is: NUL, half a surrogate pair, a number without end. */
function refuseUnsayable(value: unknown): void {
  if (typeof value === "string" && /\0|\p{Surrogate}/u.test(value)) {
    throw new TypeError("the text cannot be stored");
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`${value} cannot be stored`);
  }
  if (typeof value === "object" && value !== null) Object.values(value).forEach(refuseUnsayable);
}
