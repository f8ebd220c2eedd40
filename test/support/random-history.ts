import fc from "fast-check";
import { type Reversal, reversal, type Submission, submission } from "./entries.ts";

/**
 * Submissions and reversals of few records of few teachers by few people, so that they
 * meet; some keys come again, as after a message that was delivered twice.
 */
export const anyHistory: fc.Arbitrary<(Submission | Reversal)[]> = fc.array(
  fc
    .record({
      teacher: fc.constantFrom("A", "B"),
      record: fc.constantFrom("r1", "r2", "r3"),
      by: fc.constantFrom("A", "admin"),
      key: fc.integer({ min: 1, max: 40 }).map((number) => `key ${number}`),
      isReversal: fc.boolean(),
    })
    .map(({ teacher, record, by, key, isReversal }) =>
      isReversal
        ? reversal(teacher, record, { key, by })
        : submission(teacher, record, { key, by }),
    ),
  { maxLength: 30 },
);

/** The ids that stand for a teacher, by looking for each submission at all that came before and after. */
export function naivelyStanding(
  history: readonly (Submission | Reversal)[],
  teacher: string,
): string[] {
  const own = history
    .filter((entry, index) => history.findIndex(({ key }) => key === entry.key) === index)
    .filter((entry) => entry.stream.id === teacher);
  const about = own.map(({ body: { record } }) =>
    typeof record === "string" ? record : record.id,
  );
  return own.flatMap(({ kind }, index) => {
    const id = about[index];
    const before = own.slice(0, index).filter((_, i) => about[i] === id);
    const after = own.slice(index + 1).filter((_, i) => about[index + 1 + i] === id);
    const isStanding =
      kind === "record.submitted" &&
      before.at(-1)?.kind !== "record.submitted" &&
      after.every((entry) => entry.kind === "record.submitted");
    return isStanding && id ? [id] : [];
  });
}
