import { z } from "zod";
import type { PeopleCursor, PeopleSearch } from "../../app/access/ports.ts";

/** How many people a page has where nobody says, and at most. */
const PAGE = 20;
const LARGEST_PAGE = 50;

/** The longest search that is taken, in UTF-16 units as a browser counts them. */
const SEARCH_MAX = 64;

const limitProblem = `limit: give a whole number from 1 to ${LARGEST_PAGE}`;

const schema = z.object({
  search: z.string().max(SEARCH_MAX, `search: give at most ${SEARCH_MAX} characters`).optional(),
  school: z.string().max(128, "school: give the id of a school").optional(),
  after: z
    .string()
    .regex(/^[0-9]\..{1,128}$/su, "after: give what an answer had as next")
    .optional(),
  limit: z.coerce
    .number(limitProblem)
    .int(limitProblem)
    .min(1, limitProblem)
    .max(LARGEST_PAGE, limitProblem)
    .default(PAGE),
});

/** The end of a page in one word, for the next question to name. */
export function cursorWord({ rank, id }: PeopleCursor): string {
  return `${rank}.${id}`;
}

/** Reads the query of `GET /api/people`, or says in one sentence what is wrong with it. */
export function readPeopleAsked(
  query: Readonly<Record<string, string>>,
): { search: PeopleSearch } | { search?: undefined; message: string } {
  const result = schema.safeParse(query);
  if (!result.success)
    return { message: result.error.issues.map((each) => each.message).join("; ") };
  const { search, school, after, limit } = result.data;
  return {
    search: {
      ...{ text: search, school, limit },
      ...(after && { after: { rank: Number(after[0]), id: after.slice(2) } }),
    },
  };
}
