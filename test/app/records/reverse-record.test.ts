import { beforeEach, describe, expect, it } from "vitest";
import { RECORD_REVERSED, RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import {
  type UndoAsked,
  type Undone,
  undoRecords,
} from "../../../src/app/records/reverse-record.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

const provenance = { by: "T001", at: "2026-03-10T08:00:00.000Z", via: "web" };

let store: Store;

beforeEach(async () => {
  store = createMemoryStore();
  await store.log.append([
    written("aaaaaaaaaaaa-1", { hours: 8 }),
    written("bbbbbbbbbbbb-1", { hours: 2 }),
    written("bbbbbbbbbbbb-2", { hours: 3 }),
    written("sheet-1", { hours: 4 }, "sheet"),
  ]);
});

function written(id: string, stated: { hours: number }, origin: "self" | "sheet" = "self") {
  const record = { id, date: parseDay("2026-03-09"), activity: "training", ...stated } as const;
  const by = origin === "self" ? "T001" : "A001";
  return RECORD_SUBMITTED.entry(
    "T001",
    { record, origin },
    { ...provenance, by, key: `key ${id}` },
  );
}

const undo = (asked: Partial<UndoAsked> = {}): Promise<Undone> =>
  undoRecords(store, { ...provenance, ...asked }, async (undone) => undone);
const standing = async () => (await store.records.of("T001")).map(({ record }) => record.id);
const ids = (undone: Undone) => ("records" in undone ? undone.records.map(({ id }) => id) : []);

describe("an undo by the button under what was saved", () => {
  it.each([
    ["2026-03-10T08:10:00.000Z", "undone"],
    ["2026-03-10T08:10:00.001Z", "late"],
  ])("at %s is %s", async (at, kind) => {
    expect(await undo({ named: "bbbbbbbbbbbb", at })).toMatchObject({ kind });
    expect(await standing()).toHaveLength(kind === "late" ? 4 : 2);
  });

  it("takes one record back whenever it is named itself", async () => {
    const at = "2026-04-10T08:00:00.000Z";
    expect(ids(await undo({ named: "bbbbbbbbbbbb-1", at }))).toEqual(["bbbbbbbbbbbb-1"]);
  });
});

describe("an undo without a name", () => {
  it("takes back the newest of one's own, not one from a sheet", async () => {
    expect(ids(await undo())).toEqual(["bbbbbbbbbbbb-2"]);
    expect(await standing()).toEqual(["aaaaaaaaaaaa-1", "bbbbbbbbbbbb-1", "sheet-1"]);
  });

  it("leaves a sheet's row alone that somebody imported for themselves", async () => {
    const own = written("sheet-2", { hours: 9 }, "sheet");
    await store.log.append([{ ...own, by: "T001" }]);
    expect(ids(await undo())).toEqual(["bbbbbbbbbbbb-2"]);
  });

  it("asks where the last change was an undo, of whichever record", async () => {
    await undo({ named: "aaaaaaaaaaaa" });
    expect(await undo()).toMatchObject({ kind: "ask", record: { id: "bbbbbbbbbbbb-2" } });
    await store.log.append([written("cccccccccccc-1", { hours: 1 })]);
    expect(ids(await undo())).toEqual(["cccccccccccc-1"]);
  });

  it("asks where another record was told last", async () => {
    expect(await undo({ toldLast: "aaaaaaaaaaaa" })).toMatchObject({
      kind: "ask",
      record: { id: "bbbbbbbbbbbb-2" },
    });
    expect(await undo({ toldLast: "bbbbbbbbbbbb" })).toMatchObject({ kind: "undone" });
  });

  it("asks about the one that fits what was said, or about the newest where none does", async () => {
    const fits = (hours: number) => ({
      fits: (record: TrainingRecord) => record.hours === hours,
    });
    expect(await undo(fits(8))).toMatchObject({ kind: "ask", record: { id: "aaaaaaaaaaaa-1" } });
    expect(await undo(fits(4))).toMatchObject({ kind: "ask", record: { id: "bbbbbbbbbbbb-2" } });
    expect(await undo(fits(3))).toMatchObject({ kind: "undone" });
  });

  it("takes back one when it is asked several times at once", async () => {
    const all = await Promise.all([undo(), undo(), undo()]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["ask", "ask", "undone"]);
    expect(await standing()).toHaveLength(3);
  });
});

describe("an undo with a name", () => {
  it("takes back that record, also an older one", async () => {
    expect(ids(await undo({ named: "aaaaaaaaaaaa-1" }))).toEqual(["aaaaaaaaaaaa-1"]);
    expect(await standing()).toEqual(["bbbbbbbbbbbb-1", "bbbbbbbbbbbb-2", "sheet-1"]);
  });

  it("takes back everything that was saved together", async () => {
    expect(ids(await undo({ named: "bbbbbbbbbbbb" }))).toEqual([
      "bbbbbbbbbbbb-1",
      "bbbbbbbbbbbb-2",
    ]);
    expect(await standing()).toEqual(["aaaaaaaaaaaa-1", "sheet-1"]);
  });

  it("takes it back once, and says so to everybody who asks again", async () => {
    const all = await Promise.all([1, 2, 3].map(() => undo({ named: "bbbbbbbbbbbb" })));
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      "undone",
      "undone-before",
      "undone-before",
    ]);
    expect(all.map((each) => ids(each).length)).toEqual([2, 2, 2]);
    expect(await store.log.verify()).toEqual({ entries: 6 });
  });

  it.each(["sheet-1", "dddddddddddd"])(
    "takes back nothing where it is no record of one's own: %s",
    async (named) => {
      expect(await undo({ named })).toEqual({ kind: "nothing" });
      expect(await standing()).toHaveLength(4);
    },
  );

  it("takes back nothing that a sheet has taken over", async () => {
    const body = { record: "aaaaaaaaaaaa-1", why: "confirmed" };
    await store.log.append([
      RECORD_REVERSED.entry("T001", body, { ...provenance, by: "A001", key: "over" }),
      { ...written("aaaaaaaaaaaa-1", { hours: 8 }, "sheet"), key: "again" },
    ]);
    expect(await undo({ named: "aaaaaaaaaaaa" })).toEqual({ kind: "nothing" });
    expect(await standing()).toHaveLength(4);
  });
});

describe("an undo of what was entered for somebody else", () => {
  const entered = "dddddddddddd-1";

  beforeEach(async () => {
    await store.log.append([{ ...written(entered, { hours: 1 }), by: "A001" }]);
  });

  it("is done by who entered it, who can take back nothing else of theirs", async () => {
    const asked = { by: "A001", teacher: "T001" };
    expect(await undo({ ...asked, named: "aaaaaaaaaaaa-1" })).toEqual({ kind: "nothing" });
    expect(ids(await undo({ ...asked, named: entered }))).toEqual([entered]);
    expect(await undo({ ...asked, named: entered })).toMatchObject({ kind: "undone-before" });
  });

  it("is done by the teacher too, who is asked where it is not named", async () => {
    expect(await undo()).toMatchObject({ kind: "ask", record: { id: entered } });
    expect(ids(await undo({ named: entered }))).toEqual([entered]);
  });

  it("is refused to anybody else", async () => {
    const asked = { by: "T009", teacher: "T001", named: entered };
    expect(await undo(asked)).toEqual({ kind: "nothing" });
    expect(await standing()).toContain(entered);
  });
});

it("asks before a correction is taken back that is not named", async () => {
  const corrects = { ...written("eeeeeeeeeeee-1", { hours: 5 }) };
  const body = { ...corrects.body, replaces: "bbbbbbbbbbbb-2" };
  await store.log.append([{ ...corrects, body }]);
  expect(await undo()).toMatchObject({ kind: "ask", record: { id: "eeeeeeeeeeee-1" } });
});
