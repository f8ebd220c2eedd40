import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RECORD_HEADINGS } from "../../src/app/import/record-columns.ts";
import { ROSTER_HEADINGS } from "../../src/app/import/roster-row.ts";
import {
  LEVEL_WORDS,
  MODE_WORDS,
  OUTCOME_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  TRAINING_KIND_WORDS,
} from "../../src/app/import/words.ts";
import { document, firstCells, prose } from "../support/document.ts";

/** The names of the settings, as the schema in the source lists them. */
function settings(): string[] {
  const source = readFileSync(new URL("../../src/config.ts", import.meta.url), "utf8");
  const [, schema = ""] = /const environment = z\.object\(\{(.*?)^\}\);/ms.exec(source) ?? [];
  return [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = ""]) => name);
}

const headings = [...Object.values(ROSTER_HEADINGS), ...Object.values(RECORD_HEADINGS)].flat();
const words = [
  ...[LEVEL_WORDS, MODE_WORDS, OUTCOME_WORDS, ROLE_WORDS, STAGE_WORDS, TRAINING_KIND_WORDS],
]
  .flat()
  .map(([, first = ""]) => first);

describe.each(["docs/operating.md", "docs/operating.zh-CN.md"])("%s", (path) => {
  const page = document(path);

  it("lists every setting, and none that is not heeded", () => {
    const told = firstCells(page).filter((cell) => /^[A-Z_]+$/.test(cell));
    expect(settings()).toContain("XUEFEN_DATA");
    expect(told).toEqual(settings());
  });

  it("lists every heading that a sheet may have", () => {
    expect(headings.filter((heading) => !prose(page).includes(heading))).toEqual([]);
  });

  it("lists a word for everything that a cell may say", () => {
    expect(words.filter((word) => !prose(page).includes(word))).toEqual([]);
  });
});
