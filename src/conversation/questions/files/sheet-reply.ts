import type { Checked, Imported } from "../../../app/import/waiting-sheet.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { rejectionLine, remarkLine, wordImport } from "../../../wording/import-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Action, Reply } from "../../../wording/reply.ts";

type Report = Extract<Checked, { kind: "checked" }>["report"];

/** Of what is wrong so much is said in words; the rest stands in the workbook. */
const MOST_SAID = 3;

const rowsRefused = ({ rejected }: Pick<Report, "rejected">) =>
  new Set(rejected.map(({ row }) => row)).size;

/** The numbers of a report, as sentences need them. */
function countsOf(localizer: Localizer, about: string, report: Report) {
  const { read, accepted, changed } = report;
  return {
    ...{ read, accepted, changed, rejected: rowsRefused(report) },
    about: localizer.name("sheet", about),
  };
}

/** What would become of a sheet: its counts, what is wrong first, and whether to go on. */
export function checkedReply(
  localizer: Localizer,
  { about, report }: Extract<Checked, { kind: "checked" }>,
  file: {
    readonly id: string;
    /** The same sheet with its problems marked, where it has any. */
    readonly marked?: { readonly name: string; readonly stored: string } | undefined;
  },
): Reply {
  const { marked } = file;
  return composeReply(localizer, {
    lead: localizer.t(leadOf(report), countsOf(localizer, about, report)),
    tone: report.rejected.length > 0 ? "short" : "good",
    lines:
      report.rejected.length > 0 ? problemLines(localizer, report) : remarks(localizer, report),
    blocks: marked ? [{ kind: "document", ...marked }] : [],
    actions: report.changed > 0 ? goingOn(localizer, report, file.id, marked?.stored) : [],
  });
}

function leadOf(report: Report): string {
  if (report.read === 0) return "sheet.no-rows";
  if (report.rejected.length > 0) {
    return report.accepted > 0 ? "sheet.checked" : "sheet.checked-none";
  }
  return report.changed > 0 ? "sheet.checked-all" : "sheet.nothing-new";
}

function problemLines(localizer: Localizer, report: Report): string[] {
  const { rejected } = wordImport(report, localizer);
  const lines = rejected.slice(0, MOST_SAID).map((each) => rejectionLine(each, localizer));
  if (rejected.length <= MOST_SAID) return lines;
  const first = lines.slice(0, MOST_SAID - 1);
  return [...first, localizer.t("sheet.more", { rest: rejected.length - first.length })];
}

function remarks(localizer: Localizer, report: Report): string[] {
  const { remarks: all = [] } = wordImport(report, localizer);
  const lines = all.slice(0, MOST_SAID).map((each) => remarkLine(each, localizer));
  if (all.length <= MOST_SAID) return lines;
  const first = lines.slice(0, MOST_SAID - 1);
  return [...first, localizer.t("sheet.more-remarks", { rest: all.length - first.length })];
}

function goingOn(
  localizer: Localizer,
  { rejected, accepted }: Report,
  file: string,
  marked: string | undefined,
): Action[] {
  const isWhole = rejected.length === 0;
  const label = isWhole
    ? localizer.t("sheet.import")
    : localizer.t("sheet.import-good", { accepted });
  const ask = isWhole ? "files.import" : "files.import-good";
  return [
    { label, run: { ask, files: [file] }, style: "primary" },
    {
      label: localizer.t("sheet.drop"),
      run: { ask: "files.drop", files: [file, marked ?? []].flat() },
    },
  ];
}

/** Says which headings make a sheet one that can be taken in. */
export function unknownSheetReply(localizer: Localizer, name: string): Reply {
  return composeReply(localizer, {
    lead: localizer.t("sheet.unknown", { name }),
    lines: [
      localizer.t("sheet.unknown-roster"),
      localizer.t("sheet.unknown-records"),
      localizer.t("sheet.unknown-circumstances"),
    ],
  });
}

/** What taking in a sheet came to. */
export function importedReply(
  localizer: Localizer,
  imported: Exclude<Imported, { kind: "not-allowed" }>,
): Reply {
  if (imported.kind === "gone") return composeReply(localizer, { lead: localizer.t("sheet.gone") });
  if (imported.kind === "imported-before") {
    return composeReply(localizer, { lead: localizer.t("sheet.imported-before") });
  }
  const { about, report } = imported;
  const counts = countsOf(localizer, about, report);
  if (imported.kind === "refused") {
    return composeReply(localizer, { lead: localizer.t("sheet.overtaken", counts), tone: "short" });
  }
  const { rejected } = counts;
  return composeReply(localizer, {
    lead: localizer.t("sheet.imported", counts),
    tone: "good",
    lines: [rejected > 0 ? localizer.t("sheet.left-out", { rejected }) : undefined],
  });
}
