import type { OrganisationUnit, Person } from "../../src/app/access/ports.ts";
import { RECORD_SUBMITTED } from "../../src/app/records/entry-kinds.ts";
import type { Store } from "../../src/app/store.ts";
import { parseDay } from "../../src/domain/day.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import { OTHER_POLICY, SCHOOL_POLICY } from "./sample-policies.ts";

const UNITS: readonly OrganisationUnit[] = [
  { id: "county", name: "示例县", kind: "county" },
  { id: "qinghe", name: "青禾学校", kind: "school", parent: "county", policy: SCHOOL_POLICY },
  { id: "qinghe-chinese", name: "语文组", kind: "group", parent: "qinghe" },
  { id: "qinghe-maths", name: "数学组", kind: "group", parent: "qinghe" },
  { id: "bailu", name: "白鹭小学", kind: "school", policy: OTHER_POLICY },
  { id: "undecided", name: "新桥小学", kind: "school", parent: "county" },
];

function teacher(id: string, name: string, unit: string, grants: Person["grants"] = []): Person {
  return { teacher: { id, name, stage: "primary" }, unit, grants };
}

export const PEOPLE: readonly Person[] = [
  teacher("T001", "王芳", "qinghe-chinese"),
  teacher("T002", "李建国", "qinghe-chinese"),
  teacher("T003", "李娜", "qinghe-maths"),
  teacher("T004", "张晓燕", "qinghe-maths"),
  teacher("T005", "张小艳", "qinghe-chinese"),
  teacher("T006", "陈静", "qinghe-chinese", [{ role: "group-leader", unit: "qinghe-chinese" }]),
  teacher("T007", "刘洋", "qinghe", [{ role: "admin", unit: "qinghe" }]),
  teacher("C001", "周敏", "county", [{ role: "coordinator", unit: "county" }]),
  teacher("G001", "马强", "bailu"),
  teacher("U001", "赵雪", "undecided"),
];

/** Told as teacher, day, and the rest. */
const RECORDS: readonly (readonly [string, string, Omit<TrainingRecord, "id" | "date">])[] = [
  ["T001", "2025-04-12", { activity: "training", level: "county", hours: 20, title: "课堂评价" }],
  ["T001", "2025-10-18", { activity: "school-based", hours: 36 }],
  ["T001", "2026-01-20", { activity: "training", level: "city", hours: 12, title: "作文教学" }],
  ["T001", "2026-03-02", { activity: "school-based", hours: 6 }],
  ["T002", "2026-02-25", { activity: "training", level: "province", hours: 48, title: "骨干教师" }],
  ["T003", "2026-03-01", { activity: "school-based", hours: 17 }],
  ["G001", "2026-02-01", { activity: "training", level: "city", hours: 10 }],
];

/** Fills a store with two schools under different policies and one that has chosen none. */
export async function fillSchool(store: Store): Promise<void> {
  await store.roster.put({ units: UNITS, people: PEOPLE });
  const entries = RECORDS.map(([teacher, date, facts], index) => {
    const record = { ...facts, id: `sheet-${index + 1}`, date: parseDay(date) };
    return RECORD_SUBMITTED.entry(
      teacher,
      { record, origin: "sheet" },
      {
        key: `sheet:${index + 1}`,
        by: "sheet",
        at: "2026-03-05T08:00:00.000Z",
        via: "sheet:2026.xlsx",
      },
    );
  });
  await store.log.append(entries);
}
