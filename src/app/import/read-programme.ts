import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { programmeNames } from "../../policy/terms/programmes.ts";
import type { Reading } from "./read-row.ts";
import { readWord } from "./read-word.ts";

/** Reads the name of a fixed item (专项), which only the person's own policy knows. */
export function readProgramme(
  policy: PolicyDocument | undefined,
): (text: string) => Reading<string> {
  if (!policy) return () => ({ problem: { code: "programme-without-policy" } });
  const { programmes, title } = policy;
  const ids = Object.keys(programmes);
  if (ids.length === 0) return () => ({ problem: { code: "programme-none", policy: title.zh } });
  return readWord(ids.map((id) => [id, ...programmeNames(programmes, id)]));
}
