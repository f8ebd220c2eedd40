import type { WordedImportReport } from "../conversation/replies/import-wording.ts";
import { IMPORT_KINDS, runImport } from "../conversation/run-import.ts";
import { Failure } from "../domain/failure.ts";
import { openData } from "../open-data.ts";
import { readPolicies } from "../policies-folder/read-policies.ts";
import { readSheet } from "../sheets/read-sheet.ts";
import {
  argument,
  type Call,
  type Command,
  type Console,
  misused,
  printJson,
  text,
} from "./command.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./voice-asked.ts";

const LARGE = 1000;

const CLEAR_LINE = "\r\u001b[K";

/** Shows progress where a person watches, and only for sheets that take a while. */
function progressOn({ err, watched }: Console) {
  return {
    show: (done: number, total: number) => {
      if (watched && total >= LARGE) err(`\r${done}/${total}`);
    },
    clear: () => {
      if (watched) err(CLEAR_LINE);
    },
  };
}

/** The policy given for schools that have none. */
function policyGiven({ values, common }: Call): string | undefined {
  const policy = text(values, "policy");
  if (policy !== undefined) readPolicies(common.policies).document(policy);
  return policy;
}

function summary({ read, accepted, changed }: WordedImportReport): string {
  return `read ${read}, accepted ${accepted}, changed ${changed}\n`;
}

/** `xuefen import`: takes in a sheet of people or of training records. */
export const importCommand: Command = {
  name: "import",
  usage:
    "xuefen import roster|records <file.xlsx|file.csv> [--dry-run] [--partial] [--policy <id>] [--lang zh-CN|en] [--json]",
  summary: "takes in a sheet; refuses it whole where a row is doubtful",
  takes: ["what to import", "the file"],
  options: {
    "dry-run": { type: "boolean" },
    partial: { type: "boolean" },
    policy: { type: "string" },
    ...LANGUAGE_OPTION,
  },
  run: async (call) => {
    const { console, common, values } = call;
    const given = argument(call, importCommand, 0);
    const kind = IMPORT_KINDS.find((each) => each === given);
    if (!kind) throw misused(importCommand, `"${given}" cannot be imported`);
    const file = argument(call, importCommand, 1);
    const policy = policyGiven(call);
    const voice = voiceAsked(call, importCommand);
    const sheet = await readSheet(file);
    const progress = progressOn(console);
    const store = await openData(common.config);
    try {
      const report = await runImport({
        kind,
        sheet,
        store,
        dryRun: values["dry-run"] === true,
        partial: values.partial === true,
        policy,
        by: "cli",
        voice,
        ...common.now(),
        onProgress: progress.show,
      }).finally(progress.clear);
      const { read, accepted, rejected } = report;
      if (common.json) printJson(console, { read, accepted, rejected });
      else {
        const refused = rejected.map(
          (each) => `${voice.say("terminal.refused-cell", { ...each }).replace(/\s+/g, " ")}\n`,
        );
        console.out(`${summary(report)}${refused.join("")}`);
      }
      if (rejected.length > 0 && values.partial !== true) {
        const rows = new Set(rejected.map(({ row }) => row)).size;
        throw new Failure("sheet/rejected", { file, rows });
      }
    } finally {
      await store.close();
    }
  },
};
