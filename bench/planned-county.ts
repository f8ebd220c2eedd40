import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { LedgerRecord } from "../src/app/records/ports.ts";
import { unitsToWeigh, weighUnit } from "../src/app/standing/refresh-standings.ts";
import type { Store } from "../src/app/store.ts";
import { builtIn } from "../src/built-in.ts";
import { readConfig } from "../src/config.ts";
import { type Day, parseDay } from "../src/domain/day.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { remindingBy } from "../src/reminding.ts";
import { openStore } from "../src/store/open-store.ts";
import { macOf } from "../src/store/proof/row-macs.ts";
import { noteChange } from "../src/store/proof/table-proofs.ts";
import { openVault } from "../src/store/vault/open-vault.ts";
import { openBare } from "../test/support/open-bare.ts";
import { entries, idOf, NOW, person, units } from "./county.ts";
import { teacher } from "./teachers.ts";

const AT_ONCE = 500;
const PEOPLE_AT_ONCE = 10_000;
const ENTRIES_AT_ONCE = 1_000;
/** The day in whose year everybody's standing is kept. */
const KEPT_ON = parseDay("2015-12-16");

/** A million people with an account each, and what thirty records of each come to. */
export interface PlannedCounty {
  readonly url: string;
  readonly keyFile: string;
}

/** What reminders are planned by, in every process of this bench the same. */
export const reminding = () => ({
  ...remindingBy(readConfig({}, {}), builtIn("policies", { prompts: "prompts" }).catalogue),
  // A hash of this program's own files is another one wherever it is built.
  program: () => "bench",
});

function* parts(people: number, size: number): Generator<readonly number[]> {
  for (let first = 0; first < people; first += size) {
    yield Array.from({ length: Math.min(size, people - first) }, (_, each) => first + each);
  }
}

/** Binds many accounts in one transaction each, by the rows that binding one writes. */
async function bindAll(county: PlannedCounty, people: number): Promise<void> {
  const database = await openBare(county);
  const vault = await openVault(database.read, county.keyFile);
  for (const numbers of parts(people, PEOPLE_AT_ONCE)) {
    const rows = numbers.map((number) => {
      const bound = { channel: "lark", account: `ou_${number}`, person: idOf(number), at: NOW.at };
      return { ...bound, mac: macOf.accounts(vault, bound) };
    });
    await database.write(async (tables) => {
      for (let first = 0; first < rows.length; first += AT_ONCE) {
        await tables
          .insertInto("accounts")
          .values(rows.slice(first, first + AT_ONCE))
          .execute();
      }
      await noteChange(tables, vault, "accounts", { added: rows.map(({ mac }) => mac) });
    });
  }
  await database.close();
}

/** Keeps of everybody what their thirty records come to, though only one of them is in the ledger. */
async function keepStandings(store: Store, day: Day): Promise<void> {
  const recordsOf = (id: string): LedgerRecord[] =>
    teacher(Number(id.slice(1))).records.map((record) => ({
      ...{ record, origin: "sheet", entry: 0, at: NOW.at },
    }));
  const records = {
    ...store.records,
    ofMany: async (ids: readonly string[]) => new Map(ids.map((id) => [id, recordsOf(id)])),
  };
  const asked = { day, most: Number.POSITIVE_INFINITY };
  for (const unit of await unitsToWeigh(store, reminding(), asked)) {
    await weighUnit({ ...store, records }, reminding(), unit, day);
  }
}

async function fill(county: PlannedCounty, people: number): Promise<void> {
  const store = await openStore(county, ENTRY_KINDS);
  try {
    const isThere = !(await store.roster.isEmpty());
    if (!isThere) {
      for (const numbers of parts(people, ENTRIES_AT_ONCE)) {
        await store.log.append(numbers.flatMap((number) => entries(number).slice(0, 1)));
      }
      await store.roster.put({ units: units(), people: [] });
      for (const numbers of parts(people, PEOPLE_AT_ONCE)) {
        await store.roster.put({ units: [], people: numbers.map(person) });
      }
      await bindAll(county, people);
    }
    await keepStandings(store, KEPT_ON);
  } finally {
    await store.close();
  }
}

/** A county of so many people in a database of its own, which is used again where it is there. */
export async function plannedCounty(people: number, postgres?: string): Promise<PlannedCounty> {
  const folder = join("data/bench", `planned-${people}${postgres ? "-postgres" : ""}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "xuefen.sqlite");
  const county = { url: postgres ?? `sqlite:${file}`, keyFile: join(folder, "secret.key") };
  if (!postgres && !existsSync(file)) rmSync(county.keyFile, { force: true });
  await fill(county, people);
  return county;
}

/** Forgets what was planned in it, so that the same day is planned anew. */
export async function emptiedOf(county: PlannedCounty): Promise<void> {
  const database = await openBare(county);
  await database.write(async (tables) => {
    for (const table of ["reminders", "deliveries", "planned_days"] as const) {
      await tables.deleteFrom(table).execute();
    }
  });
  await database.close();
}
