import { checkAsked } from "../app/papers/check-asked.ts";
import { checkSupplementSheet } from "../app/papers/check-supplement.ts";
import { Failure } from "../domain/failure.ts";
import { readPolicies } from "../files/policies/read-policies.ts";
import { readDocument } from "../files/sheets/read-document.ts";
import { readSheet } from "../files/sheets/read-sheet.ts";
import { checkPlan } from "../policy/checks/check-plan.ts";
import { certificateArticle } from "../policy/terms/format/supplement-file.ts";
import { wordFinding } from "../wording/check-wording.ts";
import { certificateChecked } from "./check-certificate.ts";
import { papersChecked } from "./check-papers.ts";
import {
  CHECK_USAGE,
  type Checked,
  given,
  policyGiven,
  refuseCheck,
  type ToCheck,
} from "./check-request.ts";
import { argument, type Command, misused, printJson, text } from "./command.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./language-option.ts";

function fileGiven({ call }: ToCheck): string {
  return given(call) ?? refuseCheck("the file is missing");
}

async function planChecked(asked: ToCheck): Promise<Checked> {
  const what = fileGiven(asked);
  const plan = checkAsked(asked.policy, "plan");
  return { what, findings: checkPlan(plan, await readDocument(what)) };
}

async function supplementChecked(asked: ToCheck): Promise<Checked> {
  const what = fileGiven(asked);
  const { call, catalogue, policy, localizer } = asked;
  const supplement = checkAsked(policy, "supplement");
  const sheet = await readSheet(what);
  const { today } = call.common.now();
  const listed = text(call.values, "certificates");
  const certificates = listed === undefined ? undefined : await readSheet(listed);
  const toCheck = { sheet, certificates, today };
  const findings = checkSupplementSheet(catalogue.policy(policy.id), supplement, toCheck);
  const article = certificateArticle(supplement);
  const more =
    article !== undefined && !certificates
      ? [localizer.t("check.as-on-certificate", { article })]
      : [];
  return { what, findings, more };
}

const CHECKS: Readonly<Record<string, (asked: ToCheck) => Promise<Checked>>> = {
  plan: planChecked,
  supplement: supplementChecked,
  certificate: certificateChecked,
  papers: papersChecked,
};

/** `xuefen check`: what would be sent back of what is about to be handed in. Touches no database. */
export const checkCommand: Command = {
  name: "check",
  ...CHECK_USAGE,
  summary: "checks a plan, a sheet of supplements, a certificate number or papers before they go",
  takes: ["what to check", "the file, folder or number"],
  options: {
    policy: { type: "string" },
    certificates: { type: "string" },
    parts: { type: "string" },
    kind: { type: "string" },
    begins: { type: "string" },
    "handed-in": { type: "string" },
    ...LANGUAGE_OPTION,
  },
  pure: true,
  run: async (call) => {
    const kind = argument(call, checkCommand, 0);
    const check = Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined;
    if (!check) throw misused(checkCommand, `"${kind}" cannot be checked`);
    const localizer = voiceAsked(call, checkCommand);
    const catalogue = readPolicies(call.common.policies);
    const asked = { call, catalogue, policy: policyGiven(call, catalogue), localizer };
    const { what, findings, more = [] } = await check(asked);
    const worded = findings.map((each) => wordFinding(localizer, each));
    if (call.common.json) printJson(call.console, worded);
    else {
      const lines = worded.map((each) => localizer.t("check.found", { ...each }));
      const told = lines.length > 0 ? lines : [localizer.t("check.none")];
      call.console.out(`${[...told, ...more].join("\n")}\n`);
    }
    if (worded.length > 0) throw new Failure("check/found", { what, findings: worded.length });
  },
};
