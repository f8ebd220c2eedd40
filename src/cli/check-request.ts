import type { SupplementFinding } from "../app/import/supplement-sheet.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import type { Localizer } from "../wording/messages.ts";
import { type Call, misused, text } from "./command.ts";

const USAGE =
  "xuefen check plan <file> | supplement <file.xlsx> [--certificates <file>] | certificate <number> [--parts a,b,…] | papers <folder> [--begins <day>] [--handed-in <day>] --policy <id> [--lang zh-CN|en] [--json]";

/** How `xuefen check` is called. */
export const CHECK_USAGE = { usage: USAGE };

/** What a check looked at, and what it found there. */
export interface Checked {
  readonly what: string;
  readonly findings: readonly SupplementFinding[];
  /** More to tell a person, after the findings. */
  readonly more?: readonly string[];
}

/** What is checked: a file, a folder or a number, under a policy. */
export interface ToCheck {
  readonly call: Call;
  readonly catalogue: Catalogue;
  readonly policy: PolicyDocument;
  readonly localizer: Localizer;
}

/** Refuses a call of `xuefen check`. */
export function refuseCheck(problem: string): never {
  throw misused(CHECK_USAGE, problem);
}

/** The file, folder or number that a call names, if it names one. */
export function given({ positionals }: Call): string | undefined {
  return positionals[1];
}

/** The policy that a call names. */
export function policyGiven({ values }: Call, catalogue: Catalogue): PolicyDocument {
  return catalogue.document(text(values, "policy") ?? refuseCheck("--policy is missing"));
}
