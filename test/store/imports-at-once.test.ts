import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/app/access/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { type ImportRequest, runImport } from "../../src/cli/run-import.ts";
import { parseDay } from "../../src/domain/day.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { XUEFEN } from "../support/built-program.ts";
import { csv } from "../support/command-line.ts";
import { environment, startProgram } from "../support/program.ts";
import { sheetOf } from "../support/sheet-of.ts";
import {
  POSTGRES_SERVER,
  startPostgres,
  startSqlite,
  type TestDatabase,
} from "../support/test-database.ts";

/** The embedded PostgreSQL serves one program only. */
const DATABASES: [string, () => Promise<TestDatabase>][] = [["SQLite", startSqlite]];
if (POSTGRES_SERVER) DATABASES.push(["PostgreSQL", startPostgres]);

const POLICIES = builtInPolicies();
const VOICE = builtInWording().in("en");
const PEOPLE = Array.from({ length: 240 }, (_, index) => `T${String(index).padStart(4, "0")}`);
const GIVEN = { 学校: "一小", 学段: "小学" };

type Row = Readonly<Record<string, string>>;
const rows = (columns: Row) => PEOPLE.map((id) => ({ 工号: id, 姓名: `教师${id}`, ...columns }));
const record = (hours: string) =>
  rows({ 项目名称: "课堂评价", 培训类别: "培训", 结束日期: "2013-7-20", 学时: hours });

describe.each(DATABASES)("two imports at once into one %s database", (_, start) => {
  let database: TestDatabase;
  let folder: string;
  let settings: { url: string; keyFile: string };
  let stores: readonly [Store, Store];
  beforeAll(async () => {
    database = await start();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "xuefen-imports-"));
    settings = { url: await database.fresh(), keyFile: join(folder, "secret.key") };
    stores = [await openStore(settings, ENTRY_KINDS), await openStore(settings, ENTRY_KINDS)];
    await take(0, "roster", rows({ 学校: "一小" }));
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true });
  });
  afterAll(() => database.stop());

  const take = (store: 0 | 1, kind: ImportRequest["kind"], sheet: readonly Row[]) =>
    runImport({
      kind,
      sheet: sheetOf(sheet),
      store: stores[store],
      policies: POLICIES,
      by: "cli",
      at: "2013-12-01T08:00:00.000Z",
      today: parseDay("2013-12-01"),
      localizer: VOICE,
    });
  const everybody = async (): Promise<readonly Person[]> => [
    ...(await stores[0].roster.people(PEOPLE)).values(),
  ];

  it("keep what two rosters with different columns say", async () => {
    const reports = await Promise.all([
      take(0, "roster", rows(GIVEN)),
      take(1, "roster", rows({ 学校: "一小", 手机: "13800000001" })),
    ]);
    expect(reports).toMatchObject([{ changed: 240 }, { changed: 240 }]);
    const kept = (await everybody()).map(({ teacher, phone }) => [teacher.stage, phone]);
    expect(kept).toEqual(PEOPLE.map(() => ["primary", "13800000001"]));
  });

  it("keep leaves and the roster beside them", async () => {
    const reports = await Promise.all([
      take(0, "circumstances", rows({ 类别: "产假", 开始日期: "2013-2-20" })),
      take(1, "roster", rows({ 学校: "一小", 入职日期: "2010-9-1" })),
    ]);
    expect(reports).toMatchObject([{ changed: 240 }, { changed: 240 }]);
    const kept = (await everybody()).map(({ teacher }) => [
      teacher.leaves?.length,
      teacher.hiredOn,
    ]);
    expect(kept).toEqual(PEOPLE.map(() => [1, "2010-09-01"]));
  });

  it("take in one of two sheets of records that contradict one another", async () => {
    const reports = await Promise.all([
      take(0, "records", record("16")),
      take(1, "records", record("24")),
    ]);
    expect(reports.map(({ accepted }) => accepted).sort()).toEqual([0, 240]);
    expect(reports.map(({ rejected }) => rejected.length).sort()).toEqual([0, 240]);
    const standing = await stores[0].records.ofMany(PEOPLE);
    expect([...standing.values()].map(({ length }) => length)).toEqual(PEOPLE.map(() => 1));
  });

  it("is whole when one that was killed in the middle is imported again", async () => {
    const many = Array.from({ length: 1_500 }, (_, index) => `P${index}`);
    const file = join(folder, "many.csv");
    await writeFile(file, csv("工号,姓名,学校", ...many.map((id) => `${id},老师,二小`)));
    const words = [...XUEFEN, "import", "roster", file, "--db", settings.url];
    const { child, ended } = startProgram(words, environment(folder));
    const present = async () => (await stores[0].roster.people(many)).size;
    const hasBegun = async () => (await stores[0].roster.person("P0")) !== undefined;
    while (child.exitCode === null && !(await hasBegun()));
    child.kill("SIGKILL");
    expect(await ended).toMatchObject({ status: null });
    const left = await present();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(many.length);

    // Half a minute later, as far as the database can tell.
    await database.query("update leases set kept = '2013-12-01T08:00:00.000Z'");
    const sheet = many.map((id) => ({ 工号: id, 姓名: "老师", 学校: "二小" }));
    const report = await take(1, "roster", sheet);
    expect(report).toMatchObject({ accepted: many.length, changed: many.length - left });
    expect(await present()).toBe(many.length);
    expect(await take(0, "roster", sheet)).toMatchObject({ changed: 0 });
  });
});
