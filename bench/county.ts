import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { OrganisationUnit, Person } from "../src/app/access/ports.ts";
import type { NewEntry } from "../src/app/ledger/ports.ts";
import { RECORD_SUBMITTED } from "../src/app/records/entry-kinds.ts";
import { momentOf } from "../src/clock.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import { chance, teacher } from "./teachers.ts";

/** Each county has a folder of its own here, with its database and the key of its secrets. */
const FOLDER = "data/bench";

/** The moment at which the questions are asked. */
export const NOW = momentOf(new Date("2015-11-20T08:00:00+08:00"), "Asia/Shanghai");

const SCHOOLS = 500;
const GROUPS_A_SCHOOL = 8;
const AT_ONCE = 1000;
const SURNAMES = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余叶蒋杜",
];
const GIVEN = [
  ..."芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文辉力波晓燕海山仁宇浩凯健俊帆雪帅慧",
];

/** What a teacher asks, one question after the other. */
export const ASKED = [
  "我今年还差多少学分",
  "为什么",
  "校本够了吗",
  "/明细",
  "如果再上16学时市级的呢",
];

/** A county in a database: where it is, and how long filling it took, 0 where it was there. */
export interface County {
  /** The data folder of a program that serves it. */
  readonly folder: string;
  readonly url: string;
  readonly keyFile: string;
  readonly filledSeconds: number;
}

/** The staff number of a teacher of the county. */
export const idOf = (number: number) => `T${number}`;

/** Some 100,000 different names, so that a few people share each, as in a county. */
export function nameOf(number: number): string {
  const next = chance(number + 1);
  const given = GIVEN[next(GIVEN.length)] ?? "";
  const second = number % 4 === 0 ? "" : (GIVEN[next(GIVEN.length)] ?? "");
  return `${SURNAMES[next(SURNAMES.length)]}${given}${second}`;
}

export function units(): OrganisationUnit[] {
  const schools = Array.from({ length: SCHOOLS }, (_, index) => ({
    id: `school-${index}`,
    name: `第${index}学校`,
    kind: "school" as const,
    parent: "county",
  }));
  const groups = schools.flatMap(({ id }) =>
    Array.from({ length: GROUPS_A_SCHOOL }, (_, index) => ({
      id: `${id}-group-${index}`,
      name: `第${index}教研组`,
      kind: "group" as const,
      parent: id,
    })),
  );
  return [
    { id: "county", name: "县", kind: "county", policy: "gansu-2013" },
    ...schools,
    ...groups,
  ];
}

export function person(number: number): Person {
  const school = number % SCHOOLS;
  const digits = String(number).padStart(8, "0");
  return {
    teacher: { id: idOf(number), name: nameOf(number) },
    unit: `school-${school}-group-${Math.floor(number / SCHOOLS) % GROUPS_A_SCHOOL}`,
    grants: number < SCHOOLS ? [{ role: "admin", unit: `school-${school}` }] : [],
    nationalId: `4301${digits}010${number % 10}1X`.slice(0, 18),
    phone: `138${digits}`,
  };
}

/** Thirty records of a teacher, as a sheet would bring them. */
export function entries(number: number): NewEntry[] {
  return teacher(number).records.map((each) => {
    const record = { ...each, id: `${number}-${each.id}` };
    const written = { key: `bench:${number}:${each.id}`, by: "bench", at: NOW.at, via: "bench" };
    return RECORD_SUBMITTED.entry(idOf(number), { record, origin: "sheet" }, written);
  });
}

async function fill(teachers: number, settings: { url: string; keyFile: string }): Promise<number> {
  const store = await openStore(settings, ENTRY_KINDS);
  try {
    if (!(await store.roster.isEmpty())) return 0;
    const start = performance.now();
    await store.roster.put({ units: units(), people: [] });
    for (let first = 0; first < teachers; first += AT_ONCE) {
      const length = Math.min(AT_ONCE, teachers - first);
      const numbers = Array.from({ length }, (_, each) => first + each);
      await store.log.append(numbers.flatMap(entries));
    }
    // People last and at once: a run that is cut off starts over.
    const people = Array.from({ length: teachers }, (_, each) => person(each));
    await store.roster.put({ units: [], people });
    return (performance.now() - start) / 1000;
  } finally {
    await store.close();
  }
}

/**
 * A SQLite file of one county: 500 schools with groups, so many teachers, thirty records each. A
 * file that is there is used again, unless a new one is asked for.
 */
export async function openCounty(teachers: number, { isNew = false } = {}): Promise<County> {
  const folder = join(FOLDER, String(teachers));
  if (isNew) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "xuefen.sqlite");
  const settings = { url: `sqlite:${file}`, keyFile: join(folder, "secret.key") };
  if (!existsSync(file)) rmSync(settings.keyFile, { force: true });
  return { folder, ...settings, filledSeconds: await fill(teachers, settings) };
}

/** A county in a folder of its own: what is planned once is never planned again. */
export function copyOf({ folder, ...county }: County, name: string): County {
  const copy = `${folder}-${name}`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const moved = (path: string) => path.replace(folder, copy);
  return { ...county, folder: copy, url: moved(county.url), keyFile: moved(county.keyFile) };
}
