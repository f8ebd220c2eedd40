import { type ForgedEntry, forged, insertOf, updateOf } from "./forge.ts";
import type { Scene } from "./use-store.ts";

/** One way in which somebody who can write SQL, but has no key, changes what is kept. */
export interface Tampering {
  readonly name: string;
  /** What it finds in the ledger is what {@link LEDGER} wrote. */
  readonly tamper: (scene: Scene, entries: readonly ForgedEntry[]) => Promise<void>;
  /** What `verify` says: the entry, what cannot be trusted, or since when the database is older. */
  readonly found:
    | { readonly entry: number }
    | { readonly what: string; readonly problem?: string }
    | { readonly file: string; readonly problem?: string };
}

const onEntries =
  (statements: (entries: readonly ForgedEntry[]) => readonly string[]): Tampering["tamper"] =>
  (scene, entries) =>
    scene.database.disarmed("entries", statements(entries));

const onLooks =
  (...statements: string[]): Tampering["tamper"] =>
  (scene) =>
    scene.database.disarmed("looks", statements);

export const byHand =
  (...statements: string[]): Tampering["tamper"] =>
  async ({ database }) => {
    for (const statement of statements) await database.query(statement);
  };

function nth(entries: readonly ForgedEntry[], number: number): ForgedEntry {
  const row = entries[number - 1];
  if (!row) throw new Error(`there is no entry ${number}`);
  return row;
}

const FIVE_HUNDRED = {
  body: '{"origin":"sheet","record":{"activity":"training","date":"2013-07-20","hours":500,"id":"r99"}}',
};

/** Every entry from this one on, each hashed anew over the one before it, as if it had always been so. */
function recomputed(
  entries: readonly ForgedEntry[],
  from: number,
  changed: ForgedEntry,
): ForgedEntry[] {
  const rows: ForgedEntry[] = [];
  for (const row of entries.slice(from - 1)) {
    const previous = rows.at(-1)?.hash ?? row.previous ?? "";
    rows.push(forged(row, rows.length === 0 ? changed : { previous }));
  }
  return rows;
}

/** The ledger that they are tried on has 13 entries: see the suite. */
export const LAST = 13;

const FORGED_ENTRIES: readonly Tampering[] = [
  {
    name: "an entry numbered 0 with 500 hours",
    tamper: onEntries((all) => [
      insertOf("entries", forged(nth(all, 1), { ...FIVE_HUNDRED, number: 0, key: "k0" })),
    ]),
    found: { entry: 0 },
  },
  {
    name: "an entry with a negative number",
    tamper: onEntries((all) => [
      insertOf("entries", forged(nth(all, 1), { ...FIVE_HUNDRED, number: -7, key: "k-7" })),
    ]),
    found: { entry: -7 },
  },
  {
    name: "an entry appended with the right plain hash",
    tamper: byHandAppended({}),
    found: { entry: LAST + 1 },
  },
  {
    name: "an entry appended without any keyed hash",
    tamper: byHandAppended({ mac: "" }),
    found: { entry: LAST + 1 },
  },
  {
    name: "an entry appended after a gap",
    tamper: onEntries((all) => [
      insertOf("entries", forged(nth(all, LAST), { number: 20, key: "k20" })),
    ]),
    found: { entry: 20 },
  },
  {
    name: "the last entry changed and its hash recomputed",
    tamper: onEntries((all) => [updateOf(forged(nth(all, LAST), FIVE_HUNDRED))]),
    found: { entry: LAST },
  },
  {
    name: "the whole chain recomputed from its first entry on",
    tamper: onEntries((all) => recomputed(all, 1, FIVE_HUNDRED).map((row) => updateOf(row))),
    found: { entry: 1 },
  },
  {
    name: "the chain recomputed from its middle on",
    tamper: onEntries((all) => recomputed(all, 7, { stream: "T002" }).map((row) => updateOf(row))),
    found: { entry: 7 },
  },
  {
    name: "a reversal turned into a submission",
    tamper: onEntries((all) => [updateOf(forged(nth(all, 12), { kind: "record.submitted" }))]),
    found: { entry: 12 },
  },
  {
    name: "the kind of an entry turned into one that nobody knows",
    tamper: onEntries(() => ["update entries set kind = 'record.doubled' where number = 4"]),
    found: { entry: 4 },
  },
  {
    name: "a body that is no JSON, hashed",
    tamper: onEntries((all) => [updateOf(forged(nth(all, 5), { body: "{" }))]),
    found: { entry: 5 },
  },
  {
    name: "the version of an entry changed",
    tamper: onEntries(() => ["update entries set version = 2 where number = 4"]),
    found: { entry: 4 },
  },
  {
    name: "two entries exchanged",
    tamper: onEntries(() => [
      "update entries set number = 99 where number = 4",
      "update entries set number = 4 where number = 5",
      "update entries set number = 5 where number = 99",
    ]),
    found: { entry: 4 },
  },
  {
    name: "the contents of two entries exchanged",
    tamper: onEntries((all) => [
      updateOf({ body: nth(all, 5).body ?? "" }, 4),
      updateOf({ body: nth(all, 4).body ?? "" }, 5),
    ]),
    found: { entry: 4 },
  },
  {
    name: "an entry removed from the middle",
    tamper: onEntries(() => ["delete from entries where number = 4"]),
    found: { entry: 5 },
  },
  {
    name: "an entry removed from the middle, the later ones moved up and recomputed",
    tamper: onEntries((all) => {
      const [, ...rest] = recomputed(all, 4, {});
      const moved: ForgedEntry[] = [];
      for (const row of rest) {
        const number = Number(row.number) - 1;
        const previous = moved.at(-1)?.hash ?? nth(all, 4).previous ?? "";
        moved.push(forged(row, { number, previous }));
      }
      return [
        "delete from entries where number >= 4",
        ...moved.map((row) => insertOf("entries", row)),
      ];
    }),
    found: { entry: 4 },
  },
  {
    name: "the first entry removed",
    tamper: onEntries(() => ["delete from entries where number = 1"]),
    found: { entry: 2 },
  },
  {
    name: "the last entry cut off",
    tamper: onEntries(() => [`delete from entries where number = ${LAST}`]),
    found: { entry: LAST },
  },
  {
    name: "several entries cut off at the end",
    tamper: onEntries(() => ["delete from entries where number > 10"]),
    found: { entry: 11 },
  },
  {
    name: "all entries removed",
    tamper: onEntries(() => ["delete from entries"]),
    found: { entry: 1 },
  },
];

/** Without touching a trigger: they let the next number and a new key pass. */
function byHandAppended(changed: ForgedEntry): Tampering["tamper"] {
  return async ({ database }, all) => {
    const last = nth(all, LAST);
    const next = { ...FIVE_HUNDRED, number: LAST + 1, key: "forged", previous: last.hash ?? "" };
    await database.query(insertOf("entries", { ...forged(last, next), ...changed }));
  };
}

const ROSTER: readonly Tampering[] = [
  [
    "a person's name edited",
    "update people set name = '李四' where id = 'T002'",
    "the person T002",
  ],
  [
    "a person's facts edited",
    `update people set facts = '{"leaves":[]}' where id = 'T002'`,
    "the person T002",
  ],
  [
    "a person moved to another school",
    "update people set unit = 'school-2' where id = 'T002'",
    "the person T002",
  ],
  [
    "a phone taken from another person",
    "update people set phone = (select phone from people where id = 'T001') where id = 'T002'",
    "the person T002",
  ],
  [
    "an identity number removed",
    "update people set national_id = null, national_id_index = null where id = 'T001'",
    "the person T001",
  ],
  [
    "a person's keyed hash edited",
    "update people set mac = 'x' where id = 'T002'",
    "the person T002",
  ],
  [
    "a person inserted",
    "insert into people select 'T404', name, unit, facts, null, null, null, mac, search, null from people where id = 'T002'",
    "the person T404",
  ],
  [
    "a person without a staff number inserted",
    "insert into people select '', name, unit, facts, null, null, null, mac, search, null from people where id = 'T002'",
    "the table people",
  ],
  ["a person removed", "delete from people where id = 'T003'", "the table people"],
  [
    "a grant inserted",
    "insert into grants values ('T002', 'admin', 'school-1')",
    "the person T002",
  ],
  [
    "a grant raised",
    "update grants set role = 'coordinator' where person = 'T001' and role = 'reviewer'",
    "the person T001",
  ],
  ["a grant widened", "update grants set unit = 'county' where person = 'T001'", "the person T001"],
  ["a grant removed", "delete from grants where person = 'T001'", "the person T001"],
  [
    "a unit's policy edited",
    "update units set policy = 'gansu-2013' where id = 'school-1'",
    "the unit school-1",
  ],
  [
    "a unit moved",
    "update units set parent = 'school-2' where id = 'group-maths'",
    "the unit group-maths",
  ],
  [
    "a unit inserted",
    "insert into units select 'school-9', name, kind, parent, policy, mac from units where id = 'school-1'",
    "the unit school-9",
  ],
  ["a unit removed", "delete from units where id = 'group-maths'", "the table units"],
  [
    "an account bound to another person",
    "update accounts set person = 'T001' where account = 'ou_2'",
    "the account lark:ou_2",
  ],
  [
    "an account inserted",
    "insert into accounts select 'lark', 'ou_9', person, at, mac from accounts where account = 'ou_2'",
    "the account lark:ou_9",
  ],
  ["an account removed", "delete from accounts where account = 'ou_2'", "the table accounts"],
].map(([name = "", statement = "", what = ""]) => ({
  name,
  tamper: byHand(statement),
  found: { what },
}));

const LOOKS: readonly Tampering[] = [
  {
    name: "a look edited",
    tamper: onLooks("update looks set whom = 'T003' where number = 2"),
    found: { what: "the look 2" },
  },
  {
    name: "a look removed",
    tamper: onLooks("delete from looks where number = 2"),
    found: { what: "the table looks" },
  },
  {
    name: "a look inserted",
    tamper: byHand(
      `insert into looks ("by", at, whom, why, mac) values ('T002', '2026-11-22', 'T001', 'x', '')`,
    ),
    found: { what: "the look 3" },
  },
  {
    name: "a look told twice",
    tamper: byHand(
      `insert into looks ("by", at, whom, why, mac) select "by", at, whom, why, mac from looks where number = 1`,
    ),
    found: { what: "the table looks" },
  },
];

const PROOFS: readonly Tampering[] = [
  [
    "a table's proof edited",
    "update table_proofs set count = 2 where name = 'people'",
    "the line of people in table_proofs",
  ],
  [
    "a proof added that this program does not know",
    "insert into table_proofs values ('grants', 1, '0', 0, 'x')",
    "the line of grants in table_proofs",
  ],
  [
    "a table's proof removed",
    "delete from table_proofs where name = 'looks'",
    "the line of looks in table_proofs",
  ],
  [
    "the ledger's proof removed",
    "delete from table_proofs where name = 'entries'",
    "the line of entries in table_proofs",
  ],
  [
    "the proof of one table passed off as another's",
    "update table_proofs set mac = (select mac from table_proofs where name = 'looks') where name = 'units'",
    "the line of units in table_proofs",
  ],
].map(([name = "", statement = "", what = ""]) => ({
  name,
  tamper: byHand(statement),
  found: { what },
}));

export const TAMPERED_ROWS: readonly Tampering[] = [
  ...FORGED_ENTRIES,
  ...ROSTER,
  ...LOOKS,
  ...PROOFS,
];
