import { createHash } from "node:crypto";
import type { Appended, Entry, Ledger, NewEntry, StandingRecord } from "../../src/app/ports.ts";
import { Failure } from "../../src/domain/failure.ts";
import type { Cell, Turn } from "./memory-cell.ts";

interface Submission {
  readonly record: StandingRecord;
  readonly by: string;
}

/** A ledger that lasts as long as the test: a list, read from the front every time. */
export function createMemoryLedger(entries: Cell<readonly Entry[]>, inTurn: Turn): Ledger {
  const standing = (teachers: ReadonlySet<string>) => {
    const found = new Map<string, Map<string, Submission>>();
    for (const { teacher, body, number, at, by } of entries.now()) {
      if (!teachers.has(teacher)) continue;
      const mine = found.get(teacher) ?? new Map<string, Submission>();
      found.set(teacher, mine);
      if (body.kind === "record.reversed") {
        mine.delete(body.record);
      } else if (!mine.has(body.record.id)) {
        const { record, origin } = body;
        mine.set(record.id, { record: { record, origin, entry: number, at }, by });
      }
    }
    return found;
  };
  const submissionsOf = (teacher: string) => [
    ...(standing(new Set([teacher]))
      .get(teacher)
      ?.values() ?? []),
  ];

  return {
    append: (list) =>
      inTurn(() => {
        const all = [...entries.now()];
        const byKey = new Map(all.map((entry) => [entry.key, entry]));
        const result: Appended[] = [];
        for (const entry of list) {
          const known = byKey.get(entry.key);
          if (known) {
            result.push({ ...known, isNew: false });
            continue;
          }
          refuseUnsayable(entry);
          const unhashed = { ...structuredClone(entry), number: all.length + 1 };
          const next = { ...unhashed, hash: hashOf(unhashed, all.at(-1)) };
          all.push(next);
          byKey.set(next.key, next);
          result.push({ ...next, isNew: true });
        }
        entries.change(all);
        return result;
      }),
    recordsOf: async (teacher) => submissionsOf(teacher).map(({ record }) => record),
    async recordsOfMany(teachers) {
      const records = new Map<string, StandingRecord[]>();
      for (const [teacher, mine] of standing(new Set(teachers))) {
        const standingRecords = [...mine.values()].map(({ record }) => record);
        if (standingRecords.length > 0) records.set(teacher, standingRecords);
      }
      return records;
    },
    entriesOf: async (teacher) => entries.now().filter((entry) => entry.teacher === teacher),
    entry: async (key) => entries.now().find((entry) => entry.key === key),
    async verify() {
      for (const [index, { hash, ...unhashed }] of entries.now().entries()) {
        if (hash === hashOf(unhashed, entries.now()[index - 1])) continue;
        throw new Failure("ledger/broken", { entry: index + 1, problem: "its hash is another" });
      }
      return { entries: entries.now().length };
    },
  };
}

function hashOf(entry: NewEntry & { number: number }, previous: Entry | undefined): string {
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
