import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.ts";
import { latestOwnRecord, reverseRecord } from "../../src/app/reverse-record.ts";
import { submitRecords } from "../../src/app/submit-records.ts";
import { parseDay } from "../../src/domain/day.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const provenance = { by: "T001", at: "2026-03-10T08:00:00.000Z", via: "web" };
const records: readonly TrainingRecord[] = [
  { id: "a-1", date: parseDay("2026-03-09"), activity: "training", hours: 8 },
  { id: "a-2", date: parseDay("2026-03-09"), activity: "school-based", hours: 2 },
];

let store: Store;

beforeEach(() => {
  store = createMemoryStore();
});

const submit = () => submitRecords(store.ledger, { ...provenance, key: "draft:a", records });

describe("submitting records", () => {
  it("writes all of them and says so", async () => {
    expect(await submit()).toEqual([
      { kind: "record.submitted", id: "a-1" },
      { kind: "record.submitted", id: "a-2" },
    ]);
    expect(await store.ledger.recordsOf("T001")).toHaveLength(2);
  });

  it("writes them once, however often it is done", async () => {
    await submit();
    expect(await submit()).toEqual([]);
    expect(await store.ledger.verify()).toEqual({ entries: 2 });
  });

  it("does not bring back what was undone", async () => {
    await submit();
    const latest = await latestOwnRecord(store.ledger, "T001");
    if (latest) await reverseRecord(store.ledger, latest, provenance);
    expect(await submit()).toEqual([]);
    const left = await store.ledger.recordsOf("T001");
    expect(left.map(({ record }) => record.id)).toEqual(["a-1"]);
  });
});

describe("reversing a record", () => {
  it("finds the newest of one's own, not one from a sheet", async () => {
    await submit();
    const body = { kind: "record.submitted", origin: "sheet" } as const;
    const record = {
      ...records[0],
      id: "s-1",
      date: parseDay("2026-03-09"),
      activity: "other",
    } as const;
    await store.ledger.append([
      {
        key: "s",
        teacher: "T001",
        by: "sheet",
        at: provenance.at,
        via: "x",
        body: { ...body, record },
      },
    ]);
    expect((await latestOwnRecord(store.ledger, "T001"))?.record.id).toBe("a-2");
  });

  it("takes a record back once, also when done twice", async () => {
    await submit();
    const latest = await latestOwnRecord(store.ledger, "T001");
    if (!latest) throw new Error("nothing was submitted");
    await reverseRecord(store.ledger, latest, provenance);
    await reverseRecord(store.ledger, latest, provenance);
    expect(await store.ledger.verify()).toEqual({ entries: 3 });
    expect(await store.ledger.recordsOf("T001")).toHaveLength(1);
  });
});
