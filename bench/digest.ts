import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { OrganisationUnit, Person } from "../src/app/access/ports.ts";
import type { DigestOrder } from "../src/app/digest/ports.ts";
import { type Digesting, putDigest, reachedBy } from "../src/app/digest/put-digest.ts";
import { countBeforehand } from "../src/app/digest/refresh-counts.ts";
import { RECORD_SUBMITTED } from "../src/app/records/entry-kinds.ts";
import type { Store } from "../src/app/store.ts";
import { builtIn } from "../src/built-in.ts";
import { instantAt } from "../src/clock.ts";
import { readConfig } from "../src/config.ts";
import { type Day, parseDay } from "../src/domain/day.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { digestingBy, remindingBy } from "../src/reminding.ts";
import { openStore } from "../src/store/open-store.ts";
import { entries, idOf, nameOf } from "./county.ts";

const FOLDER = "data/bench/digest";
const ZONE = "Asia/Shanghai";
const TEACHERS_A_SCHOOL = 100;
const AT_ONCE = 1000;
/** Of a coordinator who looks after few. */
const FEW_SCHOOLS = 3;
const EIGHT = 8 * 60;
const ORDERED_AT = "2015-11-01T00:00:00.000Z";
const [MANY, FEW] = ["coordinator-of-all", "coordinator-of-few"];

const schoolOf = (number: number) => `school-${Math.floor(number / TEACHERS_A_SCHOOL)}`;

async function fill(store: Store, schools: number): Promise<void> {
  const units: OrganisationUnit[] = Array.from({ length: schools }, (_, index) => ({
    ...{ id: `school-${index}`, name: `第${index}学校`, kind: "school", parent: "county" },
  }));
  await store.roster.put({
    units: [{ id: "county", name: "县", kind: "county", policy: "gansu-2013" }, ...units],
    people: [],
  });
  const teachers = schools * TEACHERS_A_SCHOOL;
  for (let first = 0; first < teachers; first += AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(AT_ONCE, teachers - first) },
      (_, at) => first + at,
    );
    await store.log.append(numbers.flatMap(entries));
  }
  const people: Person[] = Array.from({ length: teachers }, (_, number) => ({
    teacher: { id: idOf(number), name: nameOf(number) },
    ...{ unit: schoolOf(number), grants: [] },
  }));
  const few = units.slice(0, FEW_SCHOOLS).map(({ id }) => ({ role: "admin", unit: id }) as const);
  const coordinators: Person[] = [
    {
      teacher: { id: MANY, name: "周敏" },
      unit: "county",
      grants: [{ role: "coordinator", unit: "county" }],
    },
    { teacher: { id: FEW, name: "刘洋" }, unit: "county", grants: few },
  ];
  await store.roster.put({ units: [], people: [...people, ...coordinators] });
  for (const person of [MANY, FEW]) {
    await store.roster.bindAccount("lark", `ou_${person}`, person, ORDERED_AT);
    const order: DigestOrder = {
      ...{ whose: { person }, minute: EIGHT, weekdays: [], language: "zh-CN", by: person },
    };
    await store.digestOrders.set(order, ORDERED_AT);
  }
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) / 1000;
  return `${wall.toFixed(2)} | ${((user + system) / 1e6).toFixed(2)}`;
}

async function countAll(store: Store, digesting: Digesting, day: Day): Promise<void> {
  const order = await store.digestOrders.of({ person: MANY });
  const reached = order && (await reachedBy(store, order, day));
  for (const { id } of reached?.units ?? []) await countBeforehand(store, digesting, id, day);
}

const momentOf = (day: Day) => ({
  ...{ day, minute: EIGHT },
  at: instantAt(ZONE, { day, minute: EIGHT }),
});

/** One record each for teachers of so many schools, one a school. */
async function changeSome(store: Store, schools: number): Promise<void> {
  const date = parseDay("2015-11-19");
  const changed = Array.from({ length: schools }, (_, school) => {
    const id = idOf(school * TEACHERS_A_SCHOOL);
    const record = {
      id: `new-${school}`,
      date,
      activity: "school-based",
      level: "school",
      hours: 60,
    } as const;
    const written = { key: `new:${school}`, by: "bench", at: ORDERED_AT, via: "bench" };
    return RECORD_SUBMITTED.entry(id, { record, origin: "sheet" }, written);
  });
  await store.log.append(changed);
}

/** What a digest takes: counting beforehand, and adding up when it is due, for many schools and for few. */
export async function benchDigest(schools: number): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const settings = {
    url: `sqlite:${join(FOLDER, "xuefen.sqlite")}`,
    keyFile: join(FOLDER, "secret.key"),
  };
  const store = await openStore(settings, ENTRY_KINDS);
  await fill(store, schools);
  const { catalogue, wording } = builtIn("policies", { prompts: "prompts" });
  const planning = remindingBy(readConfig({}, {}), catalogue);
  const digesting = digestingBy(planning, wording);
  console.log(
    `\ndigests over ${schools} schools of ${TEACHERS_A_SCHOOL} teachers with thirty records, SQLite\n`,
  );
  console.log("| what | wall s | CPU s |");
  console.log("|---|---:|---:|");
  const row = async (what: string, work: () => Promise<unknown>) =>
    console.log(`| ${what} | ${await timed(work)} |`);
  const put = (person: string, day: Day) => putDigest(store, digesting, { person }, momentOf(day));
  for (const [index, day] of [parseDay("2015-11-19"), parseDay("2015-11-20")].entries()) {
    const nth = index === 0 ? "the first day" : "the next day, compared with the first";
    await row(`counting every school beforehand, ${nth}`, () => countAll(store, digesting, day));
    await row(`from due to the outbox, ${schools} schools, ${nth}`, () => put(MANY, day));
    await row(`from due to the outbox, ${FEW_SCHOOLS} schools, ${nth}`, () => put(FEW, day));
  }
  const last = parseDay("2015-11-23");
  await countAll(store, digesting, last);
  await changeSome(store, Math.ceil(schools / 100));
  await row(`from due to the outbox, ${schools} schools, records changed in one of a hundred`, () =>
    put(MANY, last),
  );
  const deliveries = await store.outbox.list({});
  console.log(`\n${deliveries.length} digests were put in`);
  await store.close();
}
