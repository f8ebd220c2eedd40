import { sameText } from "../../domain/same-text.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";

/** Whether two records bear the same title and end on the same day. */
export function isAlike(one: TrainingRecord, other: TrainingRecord): boolean {
  return sameText(one.title) === sameText(other.title) && one.date === other.date;
}

/** What a record states, the silent default of its part written out. */
const stated = ({ id: _, role = "participant", from, ...facts }: TrainingRecord) =>
  new Map(
    Object.entries({ ...facts, role, from: from ?? facts.date }).filter(
      ([, value]) => value !== undefined,
    ),
  );

/** Whether two records say the same wherever both say something; of single facts, some may differ. */
export function agree(
  one: TrainingRecord,
  other: TrainingRecord,
  besides: readonly (keyof TrainingRecord)[] = [],
): boolean {
  const [left, right] = [stated(one), stated(other)];
  const isOpen = (key: string) => besides.some((each) => each === key) || !right.has(key);
  // A record that names no first day leaves it open.
  if (one.from === undefined || other.from === undefined) left.delete("from");
  return [...left].every(
    ([key, value]) => isOpen(key) || sameText(String(value)) === sameText(String(right.get(key))),
  );
}

/** Whether a record states something that the other leaves open. */
export function saysMore(record: TrainingRecord, than: TrainingRecord): boolean {
  const [more, less] = [stated(record), stated(than)];
  if (record.from !== undefined && than.from === undefined) return true;
  return [...more.keys()].some((key) => !less.has(key));
}

/** Whether a title that a teacher gave may be short for another one. */
export function mayBeTitled(given: string | undefined, title: string | undefined): boolean {
  const [short, long] = [bare(given), bare(title)].sort((a, b) => a.length - b.length);
  return short === "" || (short !== undefined && short.length > 1 && (long ?? "").includes(short));
}

const bare = (title: string | undefined) => sameText(title).replace(/[《》“”"'（）()]/g, "");
