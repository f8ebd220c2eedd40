/** One thing that a database was told about its tables: its name, and all that there is to it. */
export type SchemaPart = readonly [name: string, definition: string];

/** What the migrations make of an empty PostgreSQL database; a test holds the two together. */
export const POSTGRES_SCHEMA: readonly SchemaPart[] = [
  ["constraint accounts_person_fkey of accounts", "f {3} people f f t"],
  ["constraint accounts_pkey of accounts", "p {1,2} - f f t"],
  ["constraint entries_by_key of entries", "u {2} - f f t"],
  ["constraint entries_number of entries", "p {1} - f f t"],
  ["constraint grants_person_fkey of grants", "f {1} people f f t"],
  ["constraint grants_pkey of grants", "p {1,2,3} - f f t"],
  ["constraint grants_unit_fkey of grants", "f {3} units f f t"],
  ["constraint key_check_id_check of key_check", "c {1} - f f t"],
  ["constraint key_check_pkey of key_check", "p {1} - f f t"],
  ["constraint leases_pkey of leases", "p {1} - f f t"],
  ["constraint looks_pkey of looks", "p {1} - f f t"],
  ["constraint misses_pkey of misses", "p {1} - f f t"],
  ["constraint people_pkey of people", "p {1} - f f t"],
  ["constraint people_unit_fkey of people", "f {3} units f f t"],
  ["constraint table_proofs_pkey of table_proofs", "p {1} - f f t"],
  ["constraint threads_pkey of threads", "p {1,2} - f f t"],
  ["constraint units_parent_fkey of units", "f {4} units t t t"],
  ["constraint units_pkey of units", "p {1} - f f t"],
  ["table accounts", "r f f"],
  ["table entries", "r f f"],
  ["table grants", "r f f"],
  ["table key_check", "r f f"],
  ["table leases", "r f f"],
  ["table looks", "r f f"],
  ["table misses", "r f f"],
  ["table people", "r f f"],
  ["table table_proofs", "r f f"],
  ["table threads", "r f f"],
  ["table units", "r f f"],
  [
    "trigger entries_refuse_change of entries",
    "58 O t entries_refuse_change begin raise exception 'entries is append-only'; end",
  ],
  [
    "trigger entries_refuse_gap of entries",
    "7 O t entries_refuse_gap \n    begin\n      if new.number is distinct from (select coalesce(max(number), 0) + 1 from entries)\n      or exists (select 1 from entries where key = new.key) then\n        raise exception 'entries takes only the next number and a new key';\n      end if;\n      return new;\n    end ",
  ],
  [
    "trigger looks_refuse_change of looks",
    "58 O t looks_refuse_change begin raise exception 'looks is append-only'; end",
  ],
];
