import type { TrainingRecord } from "../../domain/training-record.ts";
import {
  HOST_WORDS,
  PART_WORDS,
  PLACE_WORDS,
  THEME_WORDS,
  VERIFIED_WORDS,
} from "./particular-words.ts";
import type { RowReader } from "./read-row.ts";
import { readText } from "./read-text.ts";
import { readWord, readWords } from "./read-word.ts";
import type { ParticularColumn } from "./record-columns.ts";
import { YES_NO_WORDS } from "./words.ts";

/** What rules may ask of a record beyond what it was, when, and how much. */
export type Particulars = Pick<
  TrainingRecord,
  Exclude<ParticularColumn, "programme" | "part"> | "role"
>;

const readThemes = readWords(THEME_WORDS);
const readPart = readWord(PART_WORDS);
const readHost = readWord(HOST_WORDS);
const readPlace = readWord(PLACE_WORDS);
const readYesNo = readWord(YES_NO_WORDS);
const readVerified = readWord(VERIFIED_WORDS);

/** Reads the particulars of a row; what it leaves empty stays unstated, never false. */
export function readParticulars(reader: RowReader<ParticularColumn>): Particulars {
  const themes = reader.optional("themes", readThemes)?.filter((theme) => theme !== null);
  return {
    role: reader.optional("part", readPart),
    host: reader.optional("host", readHost),
    place: reader.optional("place", readPlace),
    themes: themes?.length ? [...new Set(themes)] : undefined,
    content: reader.optional("content", readText),
    accredited: reader.optional("accredited", readYesNo),
    filedInAdvance: reader.optional("filedInAdvance", readYesNo),
    diploma: reader.optional("diploma", readYesNo),
    matchesPost: reader.optional("matchesPost", readYesNo),
    fullTime: reader.optional("fullTime", readYesNo),
    verified: reader.optional("verified", readVerified),
  };
}
