import { canView, hasRoleFor } from "./permissions.ts";
import type { Person, Roster } from "./ports.ts";

/** Beyond this a message is a story, not a question about somebody. */
const LONGEST_RUN = 40;
const NAME_LENGTHS = [4, 3, 2];

const MOST_RUNS = 10;

/** Every run of two to four Han characters, longer ones first. */
function candidates(text: string): Set<string> {
  const runs = (text.match(/\p{Script=Han}{2,}/gu) ?? [])
    .slice(0, MOST_RUNS)
    .map((run) => [...run].slice(0, LONGEST_RUN));
  const pieces = NAME_LENGTHS.flatMap((length) =>
    runs.flatMap((run) =>
      Array.from({ length: Math.max(0, run.length - length + 1) }, (_, start) =>
        run.slice(start, start + length).join(""),
      ),
    ),
  );
  return new Set(pieces);
}

/**
 * The full name of somebody within the asker's reach that a text contains, if any.
 *
 * A name that was not recognised by its form would otherwise leave the question to be
 * answered with the asker's own figures.
 */
export async function nameInText(
  roster: Pick<Roster, "peopleNamed" | "unitsAbove">,
  asker: Person,
  text: string,
): Promise<string | undefined> {
  if (!hasRoleFor(asker, "view-figures")) return undefined;
  for (const name of candidates(text)) {
    if (name === asker.teacher.name) continue;
    for (const person of await roster.peopleNamed(name)) {
      if (await canView(roster, asker, person)) return name;
    }
  }
  return undefined;
}
