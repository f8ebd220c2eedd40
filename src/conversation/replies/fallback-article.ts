import type { Policy } from "../../policy/engine/compile.ts";

/** An article to stand on where nothing that was told names one: that of the first requirement, else the first of all. */
export function anyArticle(policy: Policy): string {
  return policy.rules.requirements[0]?.cite ?? Object.keys(policy.articles)[0] ?? "";
}
