import type { Roster } from "./ports.ts";

const CHARACTERS = [2, 3, 4];
const WORDS = [1, 2, 3];

/** Every stretch of so many parts that follow each other. */
function stretches(parts: readonly string[], lengths: readonly number[]): string[][] {
  return lengths.flatMap((length) =>
    parts.slice(length - 1).map((_, start) => parts.slice(start, start + length)),
  );
}

/** Every piece of a text that can be a name: two to four Han characters, or capitalised words. */
function pieces(text: string): Set<string> {
  const chinese = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  const english = text.match(/[A-Z][a-z]+(?: [A-Z][a-z]+)*/g) ?? [];
  return new Set([
    ...chinese.flatMap((run) => stretches([...run], CHARACTERS).map((each) => each.join(""))),
    ...english.flatMap((run) => stretches(run.split(" "), WORDS).map((each) => each.join(" "))),
  ]);
}

/** The names of people in the roster that a short text contains, whoever they are. */
export async function namesInText(
  roster: Pick<Roster, "peopleNamed">,
  text: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const piece of pieces(text)) {
    if ((await roster.peopleNamed(piece)).length > 0) found.push(piece);
  }
  return found;
}
