import { writeFile } from "node:fs/promises";
import { CIRCUMSTANCE_HEADINGS } from "../app/import/circumstance-row.ts";
import type { Headings } from "../app/import/columns.ts";
import { IMPORT_KINDS } from "../app/import/import-sheet.ts";
import { QUESTIONNAIRE_HEADINGS } from "../app/import/questionnaire-row.ts";
import { RECORD_HEADINGS } from "../app/import/record-columns.ts";
import { ROSTER_HEADINGS } from "../app/import/roster-row.ts";
import { Failure } from "../domain/failure.ts";
import { writeWorkbook } from "../files/sheets/write-workbook.ts";
import { argument, type Command, misused, printJson, text } from "./command.ts";

const HEADINGS: Readonly<Record<(typeof IMPORT_KINDS)[number], Headings<string>>> = {
  roster: ROSTER_HEADINGS,
  records: RECORD_HEADINGS,
  circumstances: CIRCUMSTANCE_HEADINGS,
  questionnaires: QUESTIONNAIRE_HEADINGS,
};

/** `xuefen template`: an empty sheet with the headings that `xuefen import` reads. */
export const templateCommand: Command = {
  name: "template",
  usage: `xuefen template ${IMPORT_KINDS.join("|")} --out <file.xlsx> [--json]`,
  summary: "writes an empty sheet to fill in and import",
  takes: ["what to import"],
  options: { out: { type: "string" } },
  pure: true,
  run: async (call) => {
    const given = argument(call, templateCommand, 0);
    const kind = IMPORT_KINDS.find((each) => each === given);
    if (!kind) throw misused(templateCommand, `there is no template of "${given}"`);
    const file = text(call.values, "out");
    if (file === undefined) throw misused(templateCommand, "--out is missing");
    const columns = Object.values(HEADINGS[kind]).map(([first]) => first);
    try {
      // An existing sheet may be filled in already.
      await writeFile(file, writeWorkbook([{ title: kind, columns, rows: [] }]), { flag: "wx" });
    } catch (cause) {
      const problem = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new Failure("output/unwritable", { file, problem }, { cause });
    }
    if (call.common.json) printJson(call.console, { file, columns });
    else call.console.out(`${file}\n`);
  },
};
