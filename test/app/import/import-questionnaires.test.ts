import { beforeEach, describe, expect, it } from "vitest";
import {
  importQuestionnaires,
  type QuestionnairesImport,
} from "../../../src/app/import/import-questionnaires.ts";
import { loadTeacherFacts } from "../../../src/app/standing/teacher-facts.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { submission, trainingRecord } from "../../support/entries.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const ID = "11010519491231002X";
const OPEN = { 工号: "T001", 项目名称: "课堂评价", 是否完成: "否", 截止日期: "2026-6-20" };
const DONE = { ...OPEN, 是否完成: "是" };

describe("a sheet of questionnaires", () => {
  let store: Store;
  beforeEach(async () => {
    store = createMemoryStore();
    const people = [person("T001", "school-1", { nationalId: ID }), person("T002")];
    await store.roster.put({ units: COUNTY, people });
  });

  const take = (
    rows: readonly Readonly<Record<string, string>>[],
    options: Partial<QuestionnairesImport> = {},
  ) =>
    importQuestionnaires(sheetOf(rows), {
      ...store,
      policies: samplePolicies(),
      by: "C001",
      at: "2026-06-01T01:00:00.000Z",
      today: parseDay("2026-06-01"),
      ...options,
    });
  const own = async (id = "T001") => (await store.questionnaires.ofMany([id])).get(id);
  const entries = async () => (await store.log.verify()).entries;

  it("takes in who has one open, and by when", async () => {
    const rows = [OPEN, { 身份证号: ID, 项目名称: "国培", 是否完成: "已填" }];
    expect(await take(rows)).toEqual({ read: 2, accepted: 2, changed: 2, rejected: [] });
    expect(await own()).toEqual([
      { title: "课堂评价", isDone: false, dueOn: "2026-06-20", statedOn: "2026-06-01", entry: 1 },
      { title: "国培", isDone: true, statedOn: "2026-06-01", entry: 2 },
    ]);
  });

  it("changes nothing by the same sheet again, however its title is spaced", async () => {
    await take([OPEN]);
    expect(await take([{ ...OPEN, 项目名称: "课堂 评价" }])).toMatchObject({ changed: 0 });
    expect(await entries()).toBe(1);
  });

  it("lets the later sheet stand, to and fro", async () => {
    for (const [row, isDone] of [
      [OPEN, false],
      [DONE, true],
      [OPEN, false],
      [DONE, true],
    ] as const) {
      expect(await take([row])).toMatchObject({ changed: 1 });
      expect((await own())?.map((each) => each.isDone)).toEqual([isDone]);
    }
    expect(await entries()).toBe(4);
  });

  it("leaves the day that is known where the sheet has no such column", async () => {
    const { 截止日期: _, ...without } = OPEN;
    await take([OPEN]);
    expect(await take([without])).toMatchObject({ changed: 0 });
    expect(await take([{ ...OPEN, 截止日期: "" }])).toMatchObject({ changed: 1 });
    expect((await own())?.[0]?.dueOn).toBeUndefined();
  });

  it("refuses what it does not understand, and imports nothing then", async () => {
    const rows = [
      OPEN,
      { ...OPEN, 项目名称: "课堂评价 " },
      { ...OPEN, 工号: "T404" },
      { ...OPEN, 是否完成: "大概" },
      { ...OPEN, 截止日期: "6月" },
    ];
    const { accepted, rejected } = await take(rows);
    expect(accepted).toBe(0);
    const found = rejected.map(({ row, column, problem }) => [row, column, problem.code]);
    expect(found).toEqual([
      [3, "项目名称", "questionnaire-repeated"],
      [4, "工号", "person-unknown"],
      [5, "是否完成", "word-unknown"],
      [6, "截止日期", "date-unreadable"],
    ]);
    expect(await entries()).toBe(0);
  });

  it("says what would happen without doing it", async () => {
    expect(await take([OPEN], { dryRun: true })).toMatchObject({ accepted: 1, changed: 1 });
    expect(await entries()).toBe(0);
  });

  it("holds back what a policy weighs of the training, until it is done", async () => {
    await store.log.append([submission("T001", "r1"), submission("T002", "r1")]);
    const weighed = async (id: string) => {
      const subject = await store.roster.person(id);
      const look = { at: "2026-06-01T01:00:00.000Z", why: "standing" };
      const facts =
        subject && (await loadTeacherFacts(store, { viewer: subject, subject, ...look }));
      return facts?.records.map(({ questionnaire }) => questionnaire);
    };
    await take([OPEN, { ...OPEN, 项目名称: "别的培训" }]);
    expect(await weighed("T001")).toEqual(["pending"]);
    expect(await weighed("T002")).toEqual([undefined]);
    expect((await store.records.of("T001"))[0]?.record).toEqual(trainingRecord("r1"));
    await take([DONE]);
    expect(await weighed("T001")).toEqual(["done"]);
  });
});
