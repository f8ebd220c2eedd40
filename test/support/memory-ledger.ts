import { createHash } from "node:crypto";
import type {
  Choice,
  Entry,
  Ledger,
  LedgerRecord,
  NewChoice,
  NewEntry,
} from "../../src/app/ledger/ports.ts";
import { Failure } from "../../src/domain/failure.ts";
import type { Cell, Turn } from "./memory-cell.ts";

/** What is in one chain: entries about teachers, and choices of policies. */
export type Line = Entry | Choice;

const isEntry = (line: Line): line is Entry => "teacher" in line;

interface Submission {
  readonly record: LedgerRecord;
  readonly by: string;
}

/** A ledger that lasts as long as the test: a list, read from the front every time. */
export function createMemoryLedger(lines: Cell<readonly Line[]>, inTurn: Turn): Ledger {
  const standing = (teachers: ReadonlySet<string>) => {
    const found = new Map<string, Map<string, Submission>>();
    for (const { teacher, body, number, at, by } of lines.now().filter(isEntry)) {
      if (!teachers.has(teacher)) continue;
      const mine = found.get(teacher) ?? new Map<string, Submission>();
      found.set(teacher, mine);
      if (body.kind === "record.reversed") {
        mine.delete(body.record);
      } else if (!mine.has(body.record.id)) {
        const { record, origin, certificate } = body;
        mine.set(record.id, { record: { record, origin, entry: number, at, certificate }, by });
      }
    }
    return found;
  };
  const submissionsOf = (teacher: string) => [
    ...(standing(new Set([teacher]))
      .get(teacher)
      ?.values() ?? []),
  ];

  const write = <N extends NewEntry | NewChoice>(list: readonly N[]) =>
    inTurn(() => {
      const all = [...lines.now()];
      const byKey = new Map(all.map((line) => [line.key, line]));
      const result: { line: Line; isNew: boolean }[] = [];
      for (const entry of list) {
        const known = byKey.get(entry.key);
        if (known) {
          result.push({ line: known, isNew: false });
          continue;
        }
        refuseUnsayable(entry);
        const unhashed = { ...structuredClone(entry), number: all.length + 1 };
        const next: Line = { ...unhashed, hash: hashOf(unhashed, all.at(-1)) };
        all.push(next);
        byKey.set(next.key, next);
        result.push({ line: next, isNew: true });
      }
      lines.change(all);
      return result;
    });

  return {
    append: async (list) =>
      (await write(list)).flatMap(({ line, isNew }) => (isEntry(line) ? { ...line, isNew } : [])),
    async appendChoice(choice) {
      const [written] = await write([choice]);
      if (!written || isEntry(written.line)) throw new Error("the key is that of another entry");
      return written.line;
    },
    choicesOf: async (unit) =>
      lines.now().flatMap((line) => (!isEntry(line) && line.unit === unit ? line : [])),
    recordsOf: async (teacher) => submissionsOf(teacher).map(({ record }) => record),
    async recordsOfMany(teachers) {
      const records = new Map<string, LedgerRecord[]>();
      for (const [teacher, mine] of standing(new Set(teachers))) {
        const standingRecords = [...mine.values()].map(({ record }) => record);
        if (standingRecords.length > 0) records.set(teacher, standingRecords);
      }
      return records;
    },
    async teachersWithCertificates(certificates) {
      const teachers = new Map<string, string[]>();
      for (const { teacher, body } of lines.now().filter(isEntry)) {
        if (body.kind !== "record.submitted" || body.certificate === undefined) continue;
        if (!certificates.includes(body.certificate)) continue;
        const known = teachers.get(body.certificate) ?? [];
        teachers.set(body.certificate, [...new Set([...known, teacher])].sort());
      }
      return teachers;
    },
    entriesOf: async (teacher) =>
      lines
        .now()
        .filter(isEntry)
        .filter((entry) => entry.teacher === teacher),
    entry: async (key) =>
      lines
        .now()
        .filter(isEntry)
        .find((entry) => entry.key === key),
    accept: async () => ({ entries: lines.now().length, signed: [] }),
    async verify() {
      for (const [index, { hash, ...unhashed }] of lines.now().entries()) {
        if (hash === hashOf(unhashed, lines.now()[index - 1])) continue;
        throw new Failure("ledger/broken", { entry: index + 1, problem: "its hash is another" });
      }
      return { entries: lines.now().length };
    },
  };
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
