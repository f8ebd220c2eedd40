import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { PeoplePage, PeopleSearch } from "../../app/access/ports.ts";
import type { Access } from "../database.ts";
import type { Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { listed } from "./listed-people.ts";
import { END, searchWords, WHOLE } from "./search-forms.ts";

type People = ExpressionBuilder<Tables, "people">;

/** Whether a text holds another; letter for letter, and faster than a pattern. */
function holds({ flavour }: Access, text: Expression<string>, part: string) {
  const find = sql.raw(flavour === "sqlite" ? "instr" : "strpos");
  return sql<SqlBool>`${find}(${text}, ${part}) > 0`;
}

/** Those who work in a school itself or in one of its groups: who share its group chat. */
function worksAt({ eb, selectFrom }: People, school: string) {
  const groups = selectFrom("units")
    .select("id")
    .where("parent", "=", school)
    .where("kind", "=", "group");
  return eb.or([eb("unit", "=", school), eb("unit", "in", groups)]);
}

/** Those whose group or school has the word in its name. */
function placeHolds(database: Access, { eb, selectFrom }: People, word: string) {
  const units = selectFrom("units")
    .leftJoin("units as above", (join) =>
      join.onRef("above.id", "=", "units.parent").on("units.kind", "=", "group"),
    )
    .select("units.id")
    .where(({ or, fn, ref }) =>
      or([
        holds(database, fn<string>("lower", [ref("units.name")]), word),
        holds(database, fn<string>("lower", [ref("above.name")]), word),
      ]),
    );
  return eb("unit", "in", units);
}

/** 0 for whom a word is the whole name or number, 1 where one begins it, else 2. */
function rankBy(database: Access, people: People, words: readonly string[]) {
  const { eb, ref } = people;
  const begins = (end: string) =>
    eb.or(words.map((word) => holds(database, ref("search"), `${WHOLE}${word}${end}`)));
  return sql<number>`case when ${begins(WHOLE)} then 0 when ${begins("")} then 1 else 2 end`;
}

/** A page of the people who fit a search, the best fitting first, then by id. */
export async function searchPeople(
  database: Access,
  vault: Vault,
  { text, school, after, limit }: PeopleSearch,
): Promise<PeoplePage> {
  const words = searchWords(text ?? "");
  let fitting = database.read
    .selectFrom("people")
    .select("id")
    .select((people) =>
      (words.length > 0 ? rankBy(database, people, words) : sql<number>`0`).as("rank"),
    );
  if (school !== undefined) fitting = fitting.where((people) => worksAt(people, school));
  for (const word of words) {
    fitting = fitting.where((people) =>
      people.or([
        holds(database, people.ref("search"), WHOLE + word),
        holds(database, people.ref("search"), END + word),
        placeHolds(database, people, word),
      ]),
    );
  }
  let page = database.read
    .selectFrom(fitting.as("fitting"))
    .select(["id", "rank"])
    .limit(limit + 1);
  if (words.length > 0) page = page.orderBy("rank");
  if (after) {
    page = page.where(({ eb, and, or }) =>
      or([
        eb("rank", ">", after.rank),
        and([eb("rank", "=", after.rank), eb("id", ">", after.id)]),
      ]),
    );
  }
  const found = await page.orderBy("id").execute();
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1) : undefined;
  const people = await listed(
    database,
    vault,
    shown.map(({ id }) => id),
  );
  return { people, ...(next && { next }) };
}

/** How many work in a school itself or in one of its groups. */
export async function headcount({ read }: Access, school: string): Promise<number> {
  const { count } = await read
    .selectFrom("people")
    .select(({ fn }) => fn.countAll().as("count"))
    .where((people) => worksAt(people, school))
    .executeTakeFirstOrThrow();
  return Number(count);
}
