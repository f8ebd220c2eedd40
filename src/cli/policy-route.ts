import { Failure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import { ANY_LENGTH, exactly } from "../policy/procedures/day-span.ts";
import { partyCalled } from "../policy/procedures/party.ts";
import { type Routed, routesFor } from "../policy/procedures/route.ts";
import type { RouteFile } from "../policy/procedures/route-file.ts";
import { bilingual } from "../wording/formatting.ts";
import {
  papersFor,
  partyName,
  type RouteTelling,
  spanText,
  warningsOf,
} from "../wording/route-wording.ts";
import { type Call, misused, printJson, text } from "./command.ts";
import { voiceAsked } from "./language-option.ts";

const USAGE =
  "xuefen policy route <id> --kind <what> [--days 1.5] [--applicant <who>] [--lang zh-CN|en] [--json]";
/** Nobody is away for longer than this. */
const MOST_DAYS = 3660;

function refuse(problem: string): never {
  throw misused({ usage: USAGE }, problem);
}

function oneOf(known: readonly string[], given: string): string {
  const near = nearest(given, known);
  return `${known.join(", ")}${near ? ` (did you mean ${near}?)` : ""}`;
}

function tableAsked({ values }: Call, { id, routes }: PolicyDocument): RouteFile {
  const kinds = routes.map((table) => table.id);
  if (kinds.length === 0) throw new Failure("policy/no-route", { policy: id });
  const kind =
    text(values, "kind") ?? refuse(`--kind is missing; it is one of ${kinds.join(", ")}`);
  const found = routes.find((table) => table.id === kind);
  return (
    found ?? refuse(`the policy ${id} has no route --kind ${kind}; it has ${oneOf(kinds, kind)}`)
  );
}

function daysAsked({ values }: Call): number | undefined {
  const given = text(values, "days");
  if (given === undefined) return undefined;
  const days = Number(given);
  if (days > 0 && days <= MOST_DAYS) return days;
  return refuse(`--days ${given} is not a number of days such as 0.5 or 3`);
}

/** The party that asks; an ordinary teacher is named by no table and is nobody in particular. */
function applicantAsked({ values }: Call, { parties, routes }: PolicyDocument): string | undefined {
  const given = text(values, "applicant");
  if (given === undefined || given === "teacher") return undefined;
  const known = partyCalled(parties, given);
  if (known !== undefined) return known;
  const applicants = routes.flatMap(({ rows }) => rows.flatMap((row) => row.applicants ?? []));
  return refuse(
    `--applicant ${given} is not known here; it is one of ${oneOf(["teacher", ...new Set(applicants)], given)}`,
  );
}

function onlyOne(telling: RouteTelling, found: readonly Routed[]): Routed {
  const [first, second] = found;
  if (first && !second) return first;
  const rows = found.map(
    ({ days, row }) => `${spanText(telling.localizer, days)} ${partyName(telling, row.approver)}`,
  );
  return refuse(`--days is missing, and it depends on it (${rows.join("; ")})`);
}

/** Prints who approves so many days of something, for whom. */
export function printRoute(call: Call, policy: PolicyDocument): void {
  const localizer = voiceAsked(call, { usage: USAGE });
  const telling = { localizer, parties: policy.parties, table: tableAsked(call, policy) };
  const days = daysAsked(call);
  const asked = days === undefined ? ANY_LENGTH : exactly(days);
  const routed = onlyOne(telling, routesFor(telling.table, applicantAsked(call, policy), asked));
  const { notice } = telling.table;
  const answer = {
    approver: partyName(telling, routed.row.approver),
    article: telling.table.cite,
    requires: [
      ...papersFor(telling, routed.row).map((paper) => bilingual(localizer, paper)),
      ...(notice
        ? [
            localizer.t("route.notice", {
              what: bilingual(localizer, notice.what),
              days: notice.days,
            }),
          ]
        : []),
    ],
    warnings: warningsOf(telling, [{ ...routed, days: days === undefined ? routed.days : asked }]),
  };
  if (call.common.json) {
    printJson(call.console, answer);
    return;
  }
  const { approver, article, requires, warnings } = answer;
  call.console.out([`${approver} [${article}]`, ...requires, ...warnings].join("\n").concat("\n"));
}
