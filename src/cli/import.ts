import { IMPORT_KINDS } from "../app/import/import-sheet.ts";
import { Failure } from "../domain/failure.ts";
import { readPolicies } from "../files/policies/read-policies.ts";
import { readSheet } from "../files/sheets/read-sheet.ts";
import { openData } from "../open-data.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import { rejectionLine, remarkLine, type WordedImportReport } from "../wording/import-wording.ts";
import type { Localizer } from "../wording/messages.ts";
import {
  argument,
  type Call,
  type Command,
  type Console,
  misused,
  printJson,
  text,
} from "./command.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./language-option.ts";
import { runImport } from "./run-import.ts";

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
function policyGiven({ values }: Call, policies: Catalogue): string | undefined {
  const policy = text(values, "policy");
  if (policy !== undefined) policies.document(policy);
  return policy;
}

const waiting = (seconds: number) =>
  `xuefen: another import has been running for ${seconds} s; waiting until it has finished\n`;

function summary({ read, accepted, changed }: WordedImportReport): string {
  return `read ${read}, accepted ${accepted}, changed ${changed}\n`;
}

/** A line for every cell that was refused, and for everything to look at. */
function told({ rejected, remarks = [] }: WordedImportReport, localizer: Localizer): string[] {
  const lines = [
    ...rejected.map((each) => rejectionLine(each, localizer)),
    ...remarks.map((each) => remarkLine(each, localizer)),
  ];
  return lines.map((line) => `${line}\n`);
}

/** `xuefen import`: takes in a sheet of people, of training records, of leaves, postings and designations, or of questionnaires. */
export const importCommand: Command = {
  name: "import",
  usage:
    "xuefen import roster|records|circumstances|questionnaires <file.xlsx|file.csv> [--dry-run] [--partial] [--policy <id>] [--lang zh-CN|en] [--json]",
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
    const policies = readPolicies(common.policies);
    const policy = policyGiven(call, policies);
    const localizer = voiceAsked(call, importCommand);
    const sheet = await readSheet(file);
    const progress = progressOn(console);
    const store = await openData(common.config);
    try {
      const report = await runImport({
        kind,
        sheet,
        store,
        policies,
        dryRun: values["dry-run"] === true,
        partial: values.partial === true,
        policy,
        by: "cli",
        localizer,
        ...common.now(),
        onProgress: progress.show,
        onWait: (seconds) => console.err(waiting(seconds)),
      }).finally(progress.clear);
      const { changed, ...printed } = report;
      const { rejected } = printed;
      if (common.json) printJson(console, printed);
      else console.out(`${summary(report)}${told(report, localizer).join("")}`);
      if (rejected.length > 0 && values.partial !== true) {
        const rows = new Set(rejected.map(({ row }) => row)).size;
        const code = report.accepted > 0 ? "import/overtaken" : "sheet/rejected";
        throw new Failure(code, { file, rows });
      }
    } finally {
      await store.close();
    }
  },
};
