import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ImportReport, ProblemCode, Rejection } from "../../app/import/problem.ts";
import type { Language } from "../understand/meaning.ts";

/** A cell that kept its row out, told in words. */
interface WordedRejection {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
  readonly fix: string;
}

/** An import's outcome as it is printed. */
export interface WordedImportReport extends Omit<ImportReport, "rejected"> {
  readonly rejected: readonly WordedRejection[];
}

type Wording = Readonly<Record<ProblemCode, { readonly problem: string; readonly fix: string }>>;

const LIST_SEPARATORS: Readonly<Record<Language, string>> = { "zh-CN": "、", en: ", " };
const loaded = new Map<Language, Wording>();

function wordingIn(language: Language): Wording {
  const known = loaded.get(language);
  if (known) return known;
  const file = new URL(`../../../prompts/replies/${language}/import.yaml`, import.meta.url);
  const wording: Wording = parse(readFileSync(file, "utf8"));
  loaded.set(language, wording);
  return wording;
}

/** Tells an import's outcome in words, cell by cell: what is wrong and how to mend it. */
export function wordImport(report: ImportReport, language: Language): WordedImportReport {
  const rejected = report.rejected.map((each) => wordRejection(each, language));
  return { ...report, rejected };
}

function wordRejection(rejection: Rejection, language: Language): WordedRejection {
  const { row, column, value, problem } = rejection;
  const facts: Readonly<Record<string, string | number | readonly string[]>> = {
    ...problem,
    column,
  };
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
      [facts[name] ?? ""].flat().join(LIST_SEPARATORS[language]),
    );
  const { problem: wrong, fix } = wordingIn(language)[problem.code];
  return { row, column, value, problem: fill(wrong), fix: fill(fix) };
}
