import type { Day } from "../../domain/day.ts";
import type { PapersFile } from "../terms/format/papers-file.ts";
import type { Finding } from "./finding.ts";

/** By when the papers must be in, and on which day they are. */
export interface HandedIn {
  readonly on: Day;
  readonly due: Day;
  /** The article that sets the time. */
  readonly article: string;
}

/** Holds the papers that are there, known by their file names, against those that must be. */
export function checkPapers(
  { needs }: PapersFile,
  names: readonly string[],
  handedIn: HandedIn | undefined,
): Finding[] {
  const missing = needs
    .filter(({ called }) => !called.some((word) => names.some((name) => name.includes(word))))
    .map(
      ({ title, called, cite }): Finding => ({
        where: { in: "papers" },
        fault: { code: "paper-missing", paper: title, words: called },
        article: cite,
      }),
    );
  if (!handedIn || handedIn.on <= handedIn.due) return missing;
  const { on, due, article } = handedIn;
  const fault = { code: "papers-late", handed: on, due } as const;
  return [...missing, { where: { in: "papers" }, fault, article }];
}
