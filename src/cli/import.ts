import { IMPORT_KINDS, runImport } from "../conversation/run-import.ts";
import { Failure } from "../domain/failure.ts";
import { openProgram } from "../main.ts";
import { readSheet } from "../sheets/read-sheet.ts";
import { argument, type Call, type Command, printJson, text } from "./command.ts";

/** Shows progress on a terminal only, and only for sheets that take a while. */
function progress(call: Call): (done: number, total: number) => void {
  return (done, total) => {
    if (total < 1000) return;
    call.console.err(`\r${done}/${total}${done === total ? "\n" : ""}`);
  };
}

/** `xuefen import`: takes in a sheet of people or of training records. */
export const importCommand: Command = {
  name: "import",
  usage:
    "xuefen import roster|records <file.xlsx|file.csv> [--dry-run] [--partial] [--policy <id>] [--json]",
  summary: "takes in a sheet; refuses it whole where a row is doubtful",
  options: {
    "dry-run": { type: "boolean" },
    partial: { type: "boolean" },
    policy: { type: "string" },
  },
  run: async (call) => {
    const kind = IMPORT_KINDS.find((each) => each === argument(call, importCommand, 0));
    if (!kind) throw new Failure("usage/option", { problem: `use: ${importCommand.usage}` });
    const sheet = await readSheet(argument(call, importCommand, 1));
    const program = await openProgram(call.common, call.console.err);
    try {
      const policy = text(call.values, "policy");
      if (policy !== undefined) program.catalogue.policy(policy);
      const report = await runImport({
        kind,
        sheet,
        store: program.store,
        dryRun: call.values["dry-run"] === true,
        partial: call.values.partial === true,
        policy,
        by: "cli",
        voice: program.wording.in("zh-CN"),
        ...call.common.now(),
        onProgress: progress(call),
      });
      const { rejected } = report;
      if (call.common.json) printJson(call.console, report);
      else {
        call.console.out(
          `read ${report.read}, accepted ${report.accepted}, changed ${report.changed}\n`,
        );
        for (const { row, column, value, problem, fix } of rejected) {
          call.console.out(`${row} ${column} “${value}”：${problem} ${fix}\n`);
        }
      }
      if (rejected.length > 0 && call.values.partial !== true) {
        throw new Failure("sheet/rejected", {
          file: sheet.file,
          rows: new Set(rejected.map(({ row }) => row)).size,
        });
      }
    } finally {
      await program.close();
    }
  },
};
