import { beforeEach, describe, expect, it } from "vitest";
import type { Audience } from "../../../src/app/audience/audience.ts";
import {
  findAudience,
  type Member,
  membersAmong,
} from "../../../src/app/audience/find-audience.ts";
import { QUESTIONNAIRE_STATED } from "../../../src/app/questionnaires/entry-kinds.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { planning } from "../../support/outreach.ts";
import { person } from "../../support/people.ts";
import { fillSchool } from "../../support/school.ts";

const TODAY = parseDay("2026-03-10");
const SCHOOL: Audience = { units: ["qinghe"] };

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
});

async function asked(audience: Audience, by = "T007") {
  const sender = await store.roster.person(by);
  if (!sender) throw new Error(`there is no ${by}`);
  return { sender, audience, today: TODAY, documentOf: planning().documentOf };
}

async function found(audience: Audience, by = "T007"): Promise<Member[]> {
  const members: Member[] = [];
  for await (const page of findAudience(store, await asked(audience, by))) members.push(...page);
  return members;
}

async function ids(audience: Audience, by = "T007"): Promise<string[]> {
  return (await found(audience, by)).map((each) => each.person.teacher.id).sort();
}

const state = (teacher: string, title: string, isDone: boolean) =>
  store.log.append([
    QUESTIONNAIRE_STATED.entry(
      teacher,
      { title, isDone, statedOn: TODAY },
      { key: `${teacher}:${title}:${isDone}`, by: "T007", at: `${TODAY}T01:00:00Z`, via: "sheet" },
    ),
  ]);

describe("an audience", () => {
  it("is everybody at and below its units, and who is named", async () => {
    expect(await ids(SCHOOL)).toEqual(["T001", "T002", "T003", "T004", "T005", "T006", "T007"]);
    expect(await ids({ units: ["qinghe-maths"], people: ["T001", "T003"] })).toEqual([
      "T001",
      "T003",
      "T004",
    ]);
  });

  it("reaches no further than the role of its sender, whatever it names", async () => {
    expect(await ids(SCHOOL, "T006")).toEqual(["T001", "T002", "T005", "T006"]);
    expect(await ids({ units: ["bailu"], people: ["T003"] }, "T006")).toEqual([]);
    expect(await ids(SCHOOL, "T001")).toEqual([]);
  });

  it("can be of a role at school or in the program", async () => {
    const duty = { teacher: { id: "T008", name: "何静", roles: ["class-teacher"] } };
    await store.roster.put({ units: [], people: [person("T008", "qinghe", duty)] });
    expect(await ids({ ...SCHOOL, roles: ["class-teacher"] })).toEqual(["T008"]);
    expect(await ids({ ...SCHOOL, roles: ["group-leader", "admin"] })).toEqual(["T006", "T007"]);
  });

  it("leaves out units, roles and people", async () => {
    const without = { units: ["qinghe-maths"], roles: ["admin" as const], people: ["T001"] };
    expect(await ids({ ...SCHOOL, without })).toEqual(["T002", "T005", "T006"]);
  });

  it("can be of those who lack credits, with what each lacks, until they do not", async () => {
    const short = { ...SCHOOL, short: {} };
    expect(await ids(short)).not.toContain("T002");
    const wang = (await found(short)).find((each) => each.person.teacher.id === "T001");
    expect(wang?.short?.line).toMatchObject({ missing: 12, article: "三.1" });
    const record = { id: "r9", date: TODAY, activity: "training", hours: 30 } as const;
    const written = { key: "r9", by: "T001", at: `${TODAY}T02:00:00Z`, via: "terminal" };
    await store.log.append([RECORD_SUBMITTED.entry("T001", { record, origin: "self" }, written)]);
    const still = await membersAmong(store, await asked(short), wang ? [wang.person] : []);
    expect(still).toEqual([]);
  });

  it("can be of those with a questionnaire open, any or one whose title is given in part", async () => {
    await state("T001", "新课标 培训", false);
    await state("T002", "新课标 培训", true);
    await state("T003", "师德学习", false);
    expect(await ids({ ...SCHOOL, questionnaire: {} })).toEqual(["T001", "T003"]);
    expect(await ids({ ...SCHOOL, questionnaire: { title: "新课标培训" } })).toEqual(["T001"]);
    expect(await ids({ ...SCHOOL, questionnaire: { title: "别的" } })).toEqual([]);
  });

  it("is found page by page, everybody once", async () => {
    const many = Array.from({ length: 450 }, (_, index) => person(`M${index}`, "qinghe"));
    await store.roster.put({ units: [], people: many });
    const pages: number[] = [];
    for await (const page of findAudience(store, await asked(SCHOOL))) pages.push(page.length);
    expect(Math.max(...pages)).toBeLessThanOrEqual(200);
    expect(new Set(await ids(SCHOOL)).size).toBe(457);
    expect(pages.reduce((sum, each) => sum + each, 0)).toBe(457);
  });
});
