import { describe, expect, it } from "vitest";
import { importCircumstances } from "../../../src/app/import/import-circumstances.ts";
import { importRecords } from "../../../src/app/import/import-records.ts";
import { importRoster } from "../../../src/app/import/import-roster.ts";
import type { ImportOptions } from "../../../src/app/import/take-in.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Lease, Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../src/domain/training-record.ts";
import { person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";
import { startSqlite } from "../../support/test-database.ts";
import { useStore } from "../../support/use-store.ts";

const POLICIES = samplePolicies();
const AT = "2013-12-01T08:00:00.000Z";
const PEOPLE = Array.from({ length: 120 }, (_, index) => `T${String(index).padStart(3, "0")}`);
/** So many rows are written at first, before anybody else gets a turn. */
const FIRST = 100;

const COURSE: TrainingRecord = {
  id: "told",
  activity: "training",
  date: parseDay("2013-07-20"),
  title: "课堂评价",
  hours: 16,
};
const RECORDS = sheetOf(
  PEOPLE.map((id) => ({
    工号: id,
    项目名称: "课堂评价",
    培训类别: "培训",
    结束日期: "2013-7-20",
    学时: "16",
  })),
);
const OTHER: Lease = { name: "import", holder: "another", seconds: 3600 };

describe("an import among others who write", () => {
  const scene = useStore(startSqlite);
  const school = async () => {
    await scene.store.roster.put({
      units: [{ id: "school-1", name: "一小", kind: "school" }],
      people: PEOPLE.map((id) => ({ ...person(id), teacher: { id, name: `教师${id}` } })),
    });
  };

  /** The store, where something happens just before the second transaction. */
  const interrupted = (event: (store: Store) => Promise<unknown>): Store => {
    let transactions = 0;
    return {
      ...scene.store,
      transaction: async (work) => {
        transactions += 1;
        if (transactions === 2) await event(scene.store);
        return scene.store.transaction(work);
      },
    };
  };
  const takeRecords = (options: Partial<ImportOptions> = {}) =>
    importRecords(RECORDS, {
      ...scene.store,
      policies: POLICIES,
      by: "A001",
      at: AT,
      today: parseDay("2013-12-01"),
      ...options,
    });
  const told = (teacher: string, record: TrainingRecord) =>
    scene.store.log.append([
      RECORD_SUBMITTED.entry(
        teacher,
        { record, origin: "self" },
        { key: `told:${teacher}`, by: teacher, at: AT, via: "web" },
      ),
    ]);
  const standing = async (teacher: string) =>
    (await scene.store.records.of(teacher)).map(({ origin, record }) => [origin, record.hours]);

  it("refuses a row that contradicts what its teacher recorded while it ran, and no other", async () => {
    await school();
    const report = await takeRecords(
      interrupted(async () => {
        await told("T100", { ...COURSE, hours: 8 });
        await told("T110", COURSE);
      }),
    );
    expect(report).toMatchObject({
      read: 120,
      accepted: 119,
      changed: 119,
      rejected: [{ row: 102, problem: { code: "record-differs", title: "课堂评价" } }],
    });
    expect(await standing("T100")).toEqual([["self", 8]]);
    expect(await standing("T110")).toEqual([["sheet", 16]]);
  });

  it("leaves a policy that somebody chose while it ran", async () => {
    const schools = ["一小", "二小"].map((name, index) => ({
      id: `school-${index + 1}`,
      name,
      kind: "school" as const,
    }));
    await scene.store.roster.put({ units: schools, people: [] });
    const rows = PEOPLE.map((id, index) => ({
      工号: id,
      姓名: `教师${id}`,
      学校: index < 60 ? "一小" : "二小",
    }));
    const store = interrupted(({ roster }) => roster.setPolicy("school-2", "chosen"));
    const report = await importRoster(sheetOf(rows), {
      ...store,
      policies: POLICIES,
      today: parseDay("2026-11-22"),
      policy: "given",
    });
    expect(report).toMatchObject({ accepted: 120, changed: 120, rejected: [] });
    expect((await scene.store.roster.units()).map(({ policy }) => policy)).toEqual([
      "given",
      "chosen",
    ]);
  });

  it("lays circumstances over what is known of a person when they are written", async () => {
    await school();
    const rows = PEOPLE.map((id) => ({ 工号: id, 类别: "产假", 开始日期: "2013-2-20" }));
    const stage = { id: "T119", name: "教师T119", stage: "primary" as const };
    await importCircumstances(
      sheetOf(rows),
      interrupted(({ roster }) =>
        roster.put({ units: [], people: [{ ...person("T119"), teacher: stage }] }),
      ),
    );
    const people = await scene.store.roster.people(PEOPLE);
    expect([...people.values()].filter(({ teacher }) => teacher.leaves?.length === 1)).toHaveLength(
      120,
    );
    expect(people.get("T119")?.teacher.stage).toBe("primary");
  });

  it("stops where another import has taken its turn, and the same sheet again adds the rest", async () => {
    await school();
    const lost = interrupted(async ({ leases }) => {
      await scene.database.query("update leases set kept = '2000-01-01T00:00:00.000Z'");
      expect(await leases.take(OTHER)).toBeUndefined();
    });
    await expect(takeRecords(lost)).rejects.toMatchObject({
      code: "import/stopped",
      details: { written: FIRST, rows: 120 },
      cause: { code: "import/turn-lost" },
    });
    expect(await scene.store.log.verify()).toMatchObject({ entries: FIRST });
    expect(await scene.store.leases.keep(OTHER)).toBe(true);

    await scene.store.leases.release(OTHER);
    expect(await takeRecords()).toMatchObject({ accepted: 120, changed: 120 - FIRST });
    expect(await scene.store.log.verify()).toMatchObject({ entries: 120 });
  });

  it("waits for another one, and says so once", async () => {
    await school();
    await scene.store.leases.take(OTHER);
    const waits: number[] = [];
    const report = takeRecords({
      onWait: (seconds) => {
        waits.push(seconds);
        void scene.store.leases.release(OTHER);
      },
    });
    expect(await report).toMatchObject({ accepted: 120, changed: 120 });
    expect(waits).toEqual([expect.any(Number)]);
  });

  it("gives up in the end, and has written nothing", async () => {
    await school();
    await scene.store.leases.take(OTHER);
    await expect(takeRecords({ patience: 0 })).rejects.toMatchObject({ code: "import/busy" });
    expect(await scene.store.log.verify()).toMatchObject({ entries: 0 });
    expect(await scene.store.leases.keep(OTHER)).toBe(true);
  });

  it("need not wait where it only says what would happen", async () => {
    await school();
    await scene.store.leases.take(OTHER);
    const report = await takeRecords({ dryRun: true, patience: 0 });
    expect(report).toMatchObject({ accepted: 120, changed: 120 });
    expect(await scene.store.log.verify()).toMatchObject({ entries: 0 });
  });

  it("gives its turn back, also where a row is refused or it fails", async () => {
    await school();
    const unknown = sheetOf([{ 工号: "T404", 类别: "产假", 开始日期: "2013-2-20" }]);
    await importCircumstances(unknown, scene.store);
    expect(await scene.store.leases.take(OTHER)).toBeUndefined();
    await scene.store.leases.release(OTHER);
    const failing = { ...scene.store, transaction: async () => Promise.reject(new Error("no")) };
    await expect(takeRecords(failing)).rejects.toThrow("no");
    expect(await scene.store.leases.take(OTHER)).toBeUndefined();
  });
});
