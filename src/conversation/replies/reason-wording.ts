import type { Reason } from "../../domain/standing.ts";
import type { Policy } from "../../policy/compile.ts";
import type { Voice } from "./wording.ts";

/** One sentence that says what a reason did, without its article. */
export function reasonText(reason: Reason, _policy: Policy, _voice: Voice): string {
  return reason.code;
}
