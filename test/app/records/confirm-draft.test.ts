import { beforeEach, describe, expect, it } from "vitest";
import {
  cancelDraft,
  confirmDraft,
  type DraftAnswered,
  savedBefore,
  type Waiting,
} from "../../../src/app/records/confirm-draft.ts";
import { EVIDENCE_ATTACHED, RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { undoRecords } from "../../../src/app/records/reverse-record.ts";
import type { Store, Threads } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

const DRAFT = "0123456789ab";
const provenance = { by: "T001", at: "2026-03-10T08:00:00.000Z", via: "web" };
const RECORDS: readonly TrainingRecord[] = [
  { id: `${DRAFT}-1`, date: parseDay("2026-03-09"), activity: "training", hours: 8 },
  { id: `${DRAFT}-2`, date: parseDay("2026-03-09"), activity: "school-based", hours: 2 },
];

/** Drafts as simple as can be: the records themselves, and how often they were changed. */
interface Kept {
  readonly teacher?: string;
  readonly replaces?: string;
  readonly revision: number;
  readonly isComplete: boolean;
  readonly records: readonly TrainingRecord[];
  readonly proofs: Waiting["proofs"];
}

let store: Store;

beforeEach(async () => {
  store = createMemoryStore();
  await keep({ revision: 1, isComplete: true, proofs: [], records: RECORDS });
});

const keep = (draft: Kept) => store.threads.write("T001", "draft", draft, provenance.at);
const waits = async () => (await store.threads.read("T001", "draft")) !== null;

const answered = (revision = 1): DraftAnswered => ({
  ...provenance,
  draft: { id: DRAFT, revision },
  keeping: {
    read: async (threads: Threads) =>
      ((await threads.read("T001", "draft")) ?? undefined) as Kept | undefined,
    drop: (threads) => threads.write("T001", "draft", null, provenance.at),
  },
});
const confirm = (revision?: number) =>
  confirmDraft(store, answered(revision), async (confirmed, { records }) => ({
    ...confirmed,
    left: (await records.of("T001")).length,
  }));
const cancel = () => cancelDraft(store, answered(), async (cancelled) => cancelled);
const undo = (named?: string) =>
  undoRecords(store, { ...provenance, named }, async (undone) => undone);

describe("confirming a draft", () => {
  it("writes all of its records, drops it, and tells by what is there then", async () => {
    expect(await confirm()).toMatchObject({
      kind: "saved",
      records: RECORDS,
      effects: RECORDS.map(({ id }) => ({ kind: "record.submitted", id })),
      left: 2,
    });
    expect(await waits()).toBe(false);
  });

  it("writes it once, however many confirm it at once", async () => {
    const all = await Promise.all([confirm(), confirm(), confirm()]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["saved", "saved-before", "saved-before"]);
    expect(all.map(({ left }) => left)).toEqual([2, 2, 2]);
    expect(await store.log.verify()).toEqual({ entries: 2 });
  });

  it("writes nothing in another wording than the one that was read", async () => {
    await keep({ revision: 2, isComplete: true, proofs: [], records: RECORDS.slice(1) });
    expect(await confirm(1)).toMatchObject({ kind: "changed" });
    expect(await waits()).toBe(true);
    expect(await confirm(2)).toMatchObject({ kind: "saved", records: RECORDS.slice(1) });
  });

  it("writes nothing where something is missing", async () => {
    await keep({ revision: 1, isComplete: false, proofs: [], records: RECORDS });
    expect(await confirm()).toMatchObject({ kind: "changed", left: 0 });
  });

  it("leaves the draft as it was where the answer cannot be made", async () => {
    const failing = confirmDraft(store, answered(), async () => {
      throw new Error("no such sentence");
    });
    await expect(failing).rejects.toThrow("no such sentence");
    expect(await waits()).toBe(true);
    expect(await store.records.of("T001")).toEqual([]);
  });

  it("does not bring back what was taken back, and says which that was", async () => {
    await confirm();
    await undo(`${DRAFT}-2`);
    const again = await confirm();
    expect(again).toMatchObject({
      kind: "saved-before",
      records: [RECORDS[0]],
      withdrawn: [RECORDS[1]],
      left: 1,
    });
  });

  it("drops one that a program of before left waiting though it was saved", async () => {
    await confirm();
    await keep({ revision: 1, isComplete: true, proofs: [], records: RECORDS });
    expect(await confirm()).toMatchObject({ kind: "saved-before", records: RECORDS });
    expect(await waits()).toBe(false);
  });

  it("knows nothing of drafts of others", async () => {
    await confirm();
    expect(await savedBefore(store, "T002", DRAFT)).toBeUndefined();
  });
});

describe("a draft that corrects a record", () => {
  const CORRECTED = "ba9876543210-1";
  const [FIRST] = RECORDS;
  const evidence = { file: "f1", sha256: "00", mediaType: "image/jpeg" };

  beforeEach(async () => {
    const record = { id: CORRECTED, date: parseDay("2026-03-09"), activity: "training" } as const;
    await store.log.append([
      RECORD_SUBMITTED.entry("T001", { record, origin: "self" }, { ...provenance, key: "old" }),
      EVIDENCE_ATTACHED.entry(
        "T001",
        { record: CORRECTED, ...evidence },
        { ...provenance, key: "proof" },
      ),
    ]);
    const records = RECORDS.slice(0, 1);
    await keep({ revision: 1, isComplete: true, proofs: [], records, replaces: CORRECTED });
  });

  it("takes the old record back with it, whose evidence is that of the new one", async () => {
    expect(await confirm()).toMatchObject({
      kind: "saved",
      replaced: { id: CORRECTED },
      effects: [
        { kind: "record.reversed", id: CORRECTED },
        { kind: "record.submitted", id: FIRST?.id },
      ],
      left: 1,
    });
    expect(await store.records.of("T001")).toMatchObject([
      { record: FIRST, replaces: CORRECTED, evidence: [evidence] },
    ]);
  });

  it("is written once, however many confirm it at once", async () => {
    const all = await Promise.all([confirm(), confirm(), confirm()]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["saved", "saved-before", "saved-before"]);
    expect(await store.log.verify()).toEqual({ entries: 5 });
  });

  it("writes nothing and is dropped where the old record does not stand any more", async () => {
    await undo(CORRECTED);
    expect(await confirm()).toMatchObject({ kind: "outdated", left: 0 });
    expect(await waits()).toBe(false);
    expect(await confirm()).toMatchObject({ kind: "gone" });
  });
});

describe("a draft for somebody else", () => {
  beforeEach(async () => {
    await keep({ revision: 1, isComplete: true, proofs: [], records: RECORDS, teacher: "T002" });
  });

  it("is written for them, by who drafted it", async () => {
    expect(await confirm()).toMatchObject({ kind: "saved", teacher: "T002", left: 0 });
    expect(await store.records.of("T002")).toMatchObject(
      RECORDS.map((record) => ({ record, origin: "self", enteredBy: "T001" })),
    );
    expect(await savedBefore(store, "T001", DRAFT)).toMatchObject({ teacher: "T002" });
    expect(await savedBefore(store, "T002", DRAFT)).toBeUndefined();
  });
});

describe("cancelling a draft", () => {
  it("drops it", async () => {
    expect(await cancel()).toEqual({ kind: "cancelled", records: RECORDS });
    expect(await confirm()).toMatchObject({ kind: "gone" });
    expect(await cancel()).toEqual({ kind: "gone" });
  });

  it("says so where it was saved before", async () => {
    await confirm();
    expect(await cancel()).toMatchObject({ kind: "saved-before", records: RECORDS });
    expect(await store.records.of("T001")).toHaveLength(2);
  });

  it("at once with a yes does one of both, and each is told what was done", async () => {
    for (let round = 1; round <= 10; round += 1) {
      store = createMemoryStore();
      await keep({ revision: 1, isComplete: true, proofs: [], records: RECORDS });
      const isNoFirst = round % 2 === 0;
      const first = isNoFirst ? cancel() : undefined;
      const [yes, no] = await Promise.all([confirm(), first ?? cancel()]);
      const saved = (await store.records.of("T001")).length > 0;
      expect([yes.kind, no.kind]).toEqual(
        saved ? ["saved", "saved-before"] : ["gone", "cancelled"],
      );
    }
  });
});
