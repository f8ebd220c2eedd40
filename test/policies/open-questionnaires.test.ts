import { beforeEach, expect, it } from "vitest";
import { importQuestionnaires } from "../../src/app/import/import-questionnaires.ts";
import { RECORD_SUBMITTED } from "../../src/app/records/entry-kinds.ts";
import { loadTeacherFacts } from "../../src/app/standing/teacher-facts.ts";
import type { Store } from "../../src/app/store.ts";
import { parseDay } from "../../src/domain/day.ts";
import { evaluate } from "../../src/policy/engine/evaluate.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { person } from "../support/people.ts";
import { sheetOf } from "../support/sheet-of.ts";

const POLICY = "haimen-jiangsu";
const AT = "2020-06-01T01:00:00.000Z";
const TODAY = parseDay("2020-06-01");

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  const school = { id: "school", name: "海门一小", kind: "school", policy: POLICY } as const;
  await store.roster.put({ units: [school], people: [person("T001", "school")] });
  const facts = { activity: "training", level: "province", mode: "online", hours: 20 } as const;
  const record = { id: "r1", date: parseDay("2020-05-01"), title: "省网络培训", ...facts };
  const written = { key: "r1", by: "sheet", at: AT, via: "sheet" };
  await store.log.append([RECORD_SUBMITTED.entry("T001", { record, origin: "sheet" }, written)]);
});

async function counted() {
  const subject = await store.roster.person("T001");
  const look = subject && { viewer: subject, subject, at: AT, why: "standing" };
  const facts = look && (await loadTeacherFacts(store, look));
  const standing = facts && evaluate(builtInPolicies().policy(POLICY), facts, TODAY);
  const [record] = standing?.records ?? [];
  return { counted: record?.counted, reasons: record?.reasons.map(({ code }) => code) };
}

const state = (isDone: "是" | "否") =>
  importQuestionnaires(sheetOf([{ 工号: "T001", 项目名称: "省网络培训", 是否完成: isDone }]), {
    ...store,
    policies: builtInPolicies(),
    ...{ by: "C001", at: AT, today: TODAY },
  });

it("holds the hours of a training back while its questionnaire is open", async () => {
  const before = await counted();
  expect(before.counted).toBeGreaterThan(0);
  await state("否");
  expect((await counted()).counted).toBe(0);
  expect((await counted()).reasons).toContain("pending");
  await state("是");
  expect(await counted()).toEqual(before);
});
