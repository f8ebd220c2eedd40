import { nearest } from "../../domain/nearest.ts";

/** So many names can be read at a glance. */
const FEW = 12;

/** What to write instead of a name that is not known: the nearest one, else any of a few. */
export function hint(given: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(given, names);
  if (near) return `; did you mean ${near}?`;
  return names.length > 0 && names.length <= FEW ? `; known are ${names.join(", ")}` : "";
}
