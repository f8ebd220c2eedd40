import { type Kysely, sql } from "kysely";
import { teacherStream } from "../../app/records/entry-kinds.ts";
import { type Outline, openFrom } from "../../app/standing/outline.ts";
import type { KeptStanding, RightFor, Standings } from "../../app/standing/ports.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { peopleWithoutNumbers } from "../roster/person-rows.ts";
import type { PersonRow, StandingRow, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const ROWS_AT_ONCE = 500;
const UNITS_AT_ONCE = 500;
/** What is read of an outline besides what it was looked up by. */
const KEPT = ["entry", "valid_from", "valid_until", "open_from", "content"] as const;

/** What a row of a person is checked by; by what people are found is not read. */
const ABOUT = [
  ...(["people.id", "people.name", "people.unit", "people.facts", "people.mac"] as const),
  ...(["people.national_id", "people.national_id_index", "people.phone"] as const),
] as const;

/** Sealed for all that it was made from: it opens for nothing else. */
const placeOf = (row: Omit<StandingRow, "content">) => {
  const { person, facts, policy, entry, valid_from, valid_until, open_from } = row;
  return JSON.stringify([
    "standing",
    person,
    facts,
    policy,
    entry,
    valid_from,
    valid_until,
    open_from,
  ]);
};

/**
 * Outlines as rows; they say what people lack, so they are sealed by the vault. The database itself
 * compares what each was made from with what is there now.
 */
export function createStandings({ read, write }: Access, vault: Vault): Standings {
  return {
    put: async (standings) => {
      const rows = standings.map((each) => rowOf(each, vault));
      await write(async (tables) => {
        for (const some of chunks(rows, ROWS_AT_ONCE)) {
          await tables
            .insertInto("standings")
            .values([...some])
            .onConflict((conflict) =>
              conflict.column("person").doUpdateSet(({ ref }) => ({
                facts: ref("excluded.facts"),
                policy: ref("excluded.policy"),
                entry: ref("excluded.entry"),
                valid_from: ref("excluded.valid_from"),
                valid_until: ref("excluded.valid_until"),
                open_from: ref("excluded.open_from"),
                content: ref("excluded.content"),
              })),
            )
            .execute();
        }
      });
    },
    async page(units, { policy, day, only, after, limit }) {
      const openBy = only instanceof Object ? only.openBy : undefined;
      const rows = await peopleWithRight(read, { policy, day })
        .select(ABOUT)
        .select(KEPT)
        .where("people.unit", "in", units)
        .$if(after !== undefined, (query) =>
          query.where(
            sql<boolean>`(people.unit, people.id) > (${after?.unit}, ${after?.teacher.id})`,
          ),
        )
        .$if(only === "unknown", (query) => query.where("standings.person", "is", null))
        .$if(openBy !== undefined, (query) =>
          query.where(({ or, eb, exists, selectFrom }) =>
            or([
              eb("standings.person", "is", null),
              eb("standings.open_from", "<=", openBy ?? day),
              exists(
                selectFrom("grants")
                  .select("grants.person")
                  .whereRef("grants.person", "=", "people.id"),
              ),
            ]),
          ),
        )
        .orderBy("people.unit")
        .orderBy("people.id")
        .limit(limit)
        .execute();
      const people = await peopleWithoutNumbers(read, rows, vault);
      return people.map((person, index) => {
        const row = rows[index];
        const outline = row && outlineIn({ ...row, policy }, vault);
        return { person, facts: row?.mac ?? "", ...(outline && { outline }) };
      });
    },
    async of(ids, right) {
      const found = new Map<string, Outline>();
      for (const some of chunks(ids, ROWS_AT_ONCE)) {
        const rows = await peopleWithRight(read, right)
          .select(["people.id", "people.mac", ...KEPT])
          .where("people.id", "in", some)
          .execute();
        for (const row of rows) {
          const outline = outlineIn({ ...row, policy: right.policy }, vault);
          if (outline) found.set(row.id, outline);
        }
      }
      return found;
    },
    async unitsToWeigh(units, right) {
      const found: string[] = [];
      for (const some of chunks(units, UNITS_AT_ONCE)) {
        const rows = await peopleWithRight(read, right)
          .select("people.unit")
          .distinct()
          .where("people.unit", "in", some)
          .where("standings.person", "is", null)
          .execute();
        found.push(...rows.map(({ unit }) => unit));
      }
      return found.sort();
    },
  };
}

/** Everybody, each with the outline that is right, if one is kept. */
function peopleWithRight(read: Kysely<Tables>, { policy, day }: RightFor) {
  return read.selectFrom("people").leftJoin("standings", (join) =>
    join
      .onRef("standings.person", "=", "people.id")
      .onRef("standings.facts", "=", "people.mac")
      .on("standings.policy", "=", policy)
      .on("standings.valid_from", "<=", day)
      .on("standings.valid_until", ">=", day)
      .on(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("entries")
              .select("entries.number")
              .whereRef("entries.stream", "=", "people.id")
              .where("entries.stream_kind", "=", teacherStream("").kind)
              .whereRef("entries.number", ">", "standings.entry"),
          ),
        ),
      ),
  );
}

function rowOf({ person, facts, policy, entry, from, until, outline }: KeptStanding, vault: Vault) {
  const row = {
    ...{ person, facts, policy, entry, valid_from: from, valid_until: until },
    open_from: openFrom(outline) ?? null,
  };
  return { ...row, content: vault.seal(JSON.stringify(outline), placeOf(row)) };
}

type Joined = Pick<PersonRow, "id" | "mac"> &
  Pick<StandingRow, "policy"> & {
    readonly [column in (typeof KEPT)[number]]: StandingRow[column] | null;
  };

/** Nothing where none is kept, or where somebody else wrote the row: then it is as if none were. */
function outlineIn(row: Joined, vault: Vault): Outline | undefined {
  const { id, mac, policy, entry, valid_from, valid_until, open_from, content } = row;
  const isKept = entry !== null && valid_from !== null && valid_until !== null;
  if (!isKept || content === null) return undefined;
  const own = { person: id, facts: mac, policy, entry, valid_from, valid_until, open_from };
  try {
    return JSON.parse(vault.open(content, placeOf(own))) as Outline;
  } catch {
    return undefined;
  }
}
