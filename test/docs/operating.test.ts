import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CIRCUMSTANCE_HEADINGS } from "../../src/app/import/circumstance-row.ts";
import {
  CIRCUMSTANCE_WORDS,
  DIRECTION_WORDS,
  SENDER_WORDS,
} from "../../src/app/import/circumstance-words.ts";
import {
  HOST_WORDS,
  PART_WORDS,
  PLACE_WORDS,
  THEME_WORDS,
  VERIFIED_WORDS,
} from "../../src/app/import/particular-words.ts";
import { DONE_WORDS, QUESTIONNAIRE_HEADINGS } from "../../src/app/import/questionnaire-row.ts";
import { RECORD_HEADINGS } from "../../src/app/import/record-columns.ts";
import { ROSTER_HEADINGS } from "../../src/app/import/roster-row.ts";
import {
  DUTY_WORDS,
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
  const [, schema = ""] = /const settings = z\.object\(\{(.*?)^\}\);/ms.exec(source) ?? [];
  return [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = ""]) => name);
}

const headings = [
  ...[ROSTER_HEADINGS, RECORD_HEADINGS, CIRCUMSTANCE_HEADINGS, QUESTIONNAIRE_HEADINGS],
].flatMap((sheet) => Object.values(sheet).flat());
const words = [
  ...[LEVEL_WORDS, MODE_WORDS, OUTCOME_WORDS, ROLE_WORDS, STAGE_WORDS, TRAINING_KIND_WORDS],
  ...[DUTY_WORDS, THEME_WORDS, PART_WORDS, HOST_WORDS, PLACE_WORDS, VERIFIED_WORDS],
  ...[CIRCUMSTANCE_WORDS, SENDER_WORDS, DIRECTION_WORDS, DONE_WORDS],
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
