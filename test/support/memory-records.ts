import type { EntryKinds } from "../../src/app/ledger/entry-kinds.ts";
import type { Entry } from "../../src/app/ledger/ports.ts";
import { withQuestionnaires } from "../../src/app/questionnaires/standing-questionnaires.ts";
import {
  EVIDENCE_ATTACHED,
  EVIDENCE_DETACHED,
  RECORD_REVERSED,
  RECORD_SUBMITTED,
} from "../../src/app/records/entry-kinds.ts";
import type { LedgerRecord, Records } from "../../src/app/records/ports.ts";
import type { Cell } from "./memory-cell.ts";
import type { Line } from "./memory-log.ts";
import { createMemoryQuestionnaires } from "./memory-outreach.ts";

/** The records that stand in a ledger in memory, worked out from its front every time. */
export function createMemoryRecords(lines: Cell<readonly Line[]>, kinds: EntryKinds): Records {
  const entriesOf = (test: (stream: Line["stream"]) => boolean): Entry[] =>
    lines
      .now()
      .filter(({ stream }) => stream.kind === "teacher" && test(stream))
      .map((line) => ({ ...line, ...kinds.parseStored(line) }));
  const standing = (teachers: ReadonlySet<string>) => {
    const found = new Map<string, Map<string, LedgerRecord>>();
    for (const entry of entriesOf(({ id }) => teachers.has(id))) {
      const mine = found.get(entry.stream.id) ?? new Map<string, LedgerRecord>();
      found.set(entry.stream.id, mine);
      take(mine, entry);
    }
    return found;
  };
  const questionnaires = createMemoryQuestionnaires(lines, kinds);
  const ofMany = async (teachers: readonly string[]) => {
    const stated = await questionnaires.ofMany(teachers);
    const found = [...standing(new Set(teachers))].filter(([, mine]) => mine.size > 0);
    return new Map(
      found.map(([teacher, mine]): [string, readonly LedgerRecord[]] => [
        teacher,
        [...mine.values()].map((each) => {
          const weighed = withQuestionnaires(each.record, stated.get(teacher) ?? []);
          return weighed === each.record ? each : { ...each, weighed };
        }),
      ]),
    );
  };
  return {
    of: async (teacher) => (await ofMany([teacher])).get(teacher) ?? [],
    ofMany,
    lastEntry: async () => lines.now().at(-1)?.number ?? 0,
    async changedSince(entry) {
      const later = entriesOf(() => true).filter(({ number }) => number > entry);
      return new Map(later.map(({ stream, number }) => [stream.id, number]));
    },
    async teachersWithCertificates(certificates) {
      const teachers = new Map<string, string[]>();
      for (const { stream, body } of entriesOf(() => true).filter(RECORD_SUBMITTED.isKindOf)) {
        const { certificate } = body;
        if (certificate === undefined || !certificates.includes(certificate)) continue;
        const known = teachers.get(certificate) ?? [];
        teachers.set(certificate, [...new Set([...known, stream.id])].sort());
      }
      return teachers;
    },
  };
}

function take(mine: Map<string, LedgerRecord>, entry: Entry): void {
  if (RECORD_REVERSED.isKindOf(entry)) mine.delete(entry.body.record);
  if (EVIDENCE_ATTACHED.isKindOf(entry)) {
    const { record, ...evidence } = entry.body;
    const known = mine.get(record);
    if (known) mine.set(record, { ...known, evidence: (known.evidence ?? []).concat(evidence) });
  }
  if (EVIDENCE_DETACHED.isKindOf(entry)) {
    const { record, sha256 } = entry.body;
    const { evidence = [], ...known } = mine.get(record) ?? {};
    const left = evidence.filter((each) => each.sha256 !== sha256);
    const without = known as LedgerRecord;
    if (mine.has(record)) mine.set(record, left[0] ? { ...without, evidence: left } : without);
  }
  if (!RECORD_SUBMITTED.isKindOf(entry) || mine.has(entry.body.record.id)) return;
  const { number, at, body } = entry;
  mine.set(body.record.id, { ...body, ...tellerOf(entry, body.origin), entry: number, at });
}

function tellerOf({ by, stream }: Entry, origin: LedgerRecord["origin"]) {
  return origin === "sheet" || by === stream.id ? {} : { enteredBy: by };
}
