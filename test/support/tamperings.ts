import { readFile, rm, writeFile } from "node:fs/promises";
import { expect } from "vitest";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import type { Dialect } from "../../src/store/database.ts";
import { openStore } from "../../src/store/open-store.ts";
import { headFileOf } from "../../src/store/proof/head-file.ts";
import { connectSqlite } from "../../src/store/sqlite/sqlite-connection.ts";
import { submission } from "./entries.ts";
import { type ForgedEntry, forged, insertOf } from "./forge.ts";
import { person } from "./people.ts";
import { byHand, LAST, TAMPERED_ROWS, type Tampering } from "./tampered-rows.ts";
import type { Scene } from "./use-store.ts";

/** An older line of `table_proofs` is as well signed as the newest. */
const OLDER: readonly Tampering[] = [
  {
    name: "the end cut off, with the proof from before it",
    tamper: async (scene) => {
      const { database, store } = scene;
      const [before] = await database.query("select * from table_proofs where name = 'entries'");
      await store.log.append([submission("T003", "r1")]);
      await noteHead(scene);
      await database.disarmed("entries", [`delete from entries where number > ${LAST}`]);
      await putBack(scene, before);
    },
    found: {
      file: "head",
      problem: `the ledger ends at entry ${LAST}, and ${LAST + 1} were there`,
    },
  },
  {
    name: "a grant put back that was taken away, with the proof from before",
    tamper: putGrantBack,
    found: { file: "head", problem: "the table people is as it was before its last change" },
  },
  {
    name: "the same, and the program has gone on since",
    tamper: async (scene) => {
      await putGrantBack(scene);
      await noteHead(scene);
      for (const unit of ["school-2", "county", "school-1"]) {
        await scene.store.roster.put({ units: [], people: [person("T003", unit)] });
      }
      await noteHead(scene);
    },
    found: { file: "head", problem: "the table people is as it was before its last change" },
  },
  {
    name: "a proof taken away so that nothing more is noted, the end cut off, both proofs put back",
    tamper: async (scene) => {
      const { database, store } = scene;
      const [before] = await database.query("select * from table_proofs where name = 'entries'");
      const [taken] = await database.query("select * from table_proofs where name = 'looks'");
      await database.query("delete from table_proofs where name = 'looks'");
      await store.log.append([submission("T003", "r1")]);
      await noteHead(scene);
      await database.disarmed("entries", [`delete from entries where number > ${LAST}`]);
      await putBack(scene, before);
      await database.query(insertOf("table_proofs", taken as ForgedEntry));
    },
    found: { file: "head", problem: "the line of looks in table_proofs: it was removed" },
  },
  {
    name: "another entry in the place of one that was cut off",
    tamper: async (scene) => {
      const { database, store } = scene;
      const [before] = await database.query("select * from table_proofs where name = 'entries'");
      await store.log.append([submission("T003", "r1")]);
      await noteHead(scene);
      await database.disarmed("entries", [`delete from entries where number > ${LAST}`]);
      await putBack(scene, before);
      await store.log.append([submission("T002", "r2"), submission("T002", "r3")]);
    },
    // A program that notes the head before the two are added has seen the end cut off.
    found: {
      file: "head",
      problem: expect.stringMatching(
        `^(entry ${LAST + 1} is not the one that was there|the ledger ends at entry ${LAST}, and ${LAST + 1} were there)$`,
      ),
    },
  },
];

async function putGrantBack(scene: Scene): Promise<void> {
  const { database, store } = scene;
  const [proof] = await database.query("select * from table_proofs where name = 'people'");
  const [row] = await database.query("select * from people where id = 'T001'");
  await store.roster.put({ units: [], people: [person("T001")] });
  await noteHead(scene);
  await database.query(`update people set mac = '${row?.mac}', national_id = '${row?.national_id}',
    national_id_index = '${row?.national_id_index}', phone = '${row?.phone}' where id = 'T001'`);
  await database.query("insert into grants values ('T001', 'reviewer', 'school-1')");
  await putBack(scene, proof);
}

async function putBack({ database }: Scene, proof?: Record<string, unknown>): Promise<void> {
  await database.query(`update table_proofs set count = ${proof?.count}, sum = '${proof?.sum}',
    changes = ${proof?.changes}, mac = '${proof?.mac}' where name = '${proof?.name}'`);
}

/** Another program that closes has noted how far the database went. */
async function noteHead({ settings }: Scene): Promise<void> {
  const other = await openStore(settings, ENTRY_KINDS);
  await other.unansweredLog.record({ text: "x", at: "2026-11-22", guesses: [] });
  await other.close();
}

const onHead =
  (change: (file: string) => Promise<void>): Tampering["tamper"] =>
  async ({ settings }) => {
    const file = headFileOf(settings);
    if (file === undefined) throw new Error("there is no head");
    await change(file);
  };

const HEAD: readonly Tampering[] = [
  { name: "the head removed", tamper: onHead(rm), found: { file: "head" } },
  {
    name: "the head edited",
    tamper: onHead(async (file) => {
      await writeFile(file, (await readFile(file, "utf8")).replace('"changes":', '"changes": 1'));
    }),
    found: { what: "head" },
  },
  {
    name: "the head overwritten with nothing",
    tamper: onHead((file) => writeFile(file, "")),
    found: { what: "head" },
  },
];

/** What databases were told about the tables, undone with their own words. */
type Statement = readonly [name: string, statement: string, what: string, problem: string];

const SCHEMA: { readonly [F in Dialect]: readonly Statement[] } = {
  sqlite: [
    [
      "a trigger dropped",
      "drop trigger entries_refuse_update",
      "the trigger entries_refuse_update",
      "it was removed",
    ],
    ["an index dropped", "drop index people_by_name", "the index people_by_name", "it was removed"],
    [
      "a trigger added",
      "create trigger helpful after insert on looks begin select 1; end",
      "the trigger helpful",
      "this program did not make it",
    ],
    [
      "a column added",
      "alter table grants add column note text",
      "the table grants",
      "it was changed outside this program",
    ],
  ],
  postgres: [
    [
      "a trigger dropped",
      "drop trigger entries_refuse_gap on entries",
      "the trigger entries_refuse_gap of entries",
      "it was removed",
    ],
    [
      "a trigger switched off",
      "alter table looks disable trigger looks_refuse_change",
      "the trigger looks_refuse_change of looks",
      "it was changed outside this program",
    ],
    [
      "a trigger that does nothing any more",
      "create or replace function entries_refuse_change() returns trigger language plpgsql as 'begin return null; end'",
      "the trigger entries_refuse_change of entries",
      "it was changed outside this program",
    ],
    [
      "a trigger added",
      "create trigger helpful after insert on looks for each row execute function entries_refuse_gap()",
      "the trigger helpful of looks",
      "this program did not make it",
    ],
    [
      "a rule added",
      "create rule quiet as on delete to entries do instead nothing",
      "the rule quiet of entries",
      "this program did not make it",
    ],
    [
      "a constraint dropped",
      "alter table entries drop constraint entries_by_key",
      "the constraint entries_by_key of entries",
      "it was removed",
    ],
    [
      "rows hidden by a policy",
      "alter table grants enable row level security",
      "the table grants",
      "it was changed outside this program",
    ],
  ],
};

const PARTIAL = "on entries (stream, stream_kind, number) where stream <> 'T001'";

/** What only one of the two databases lets somebody do. */
const ONLY: { readonly [F in Dialect]: readonly Tampering[] } = {
  sqlite: [
    {
      name: "an entry numbered far below 0",
      tamper: (scene, entries) =>
        scene.database.disarmed("entries", [
          insertOf("entries", forged(entries[4] ?? {}, { number: -(2 ** 40), key: "far" })),
        ]),
      found: { entry: -(2 ** 40) },
    },
    {
      name: "an index filled anew without somebody's entries",
      tamper: async ({ settings }) => {
        const connection = await connectSqlite(settings.url.replace("sqlite:", ""), "write");
        const [index] = await connection.all(
          "select sql from sqlite_schema where name = 'entries_by_stream'",
        );
        const rewrite = async (definition: string) => {
          await connection.all("pragma writable_schema = on");
          await connection.all(
            "update sqlite_schema set sql = ? where name = 'entries_by_stream'",
            [definition],
          );
          await connection.all("pragma writable_schema = reset");
        };
        await rewrite(`create index entries_by_stream ${PARTIAL}`);
        await connection.all("reindex entries_by_stream");
        await rewrite(String(index?.sql));
        await connection.close();
      },
      found: { what: "the database file" },
    },
  ],
  postgres: [],
};

/** Everything that is tried on one of the two databases. */
export const tamperingsOf = (flavour: Dialect): readonly Tampering[] => [
  ...TAMPERED_ROWS,
  ...OLDER,
  ...HEAD,
  ...ONLY[flavour],
  ...SCHEMA[flavour].map(([name, statement, what, problem]) => ({
    name,
    tamper: byHand(statement),
    found: { what, problem },
  })),
];
