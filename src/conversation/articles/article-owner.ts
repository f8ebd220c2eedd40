import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";

/**
 * The policy in whose document an article stands: of those that a policy extends, the outermost
 * that says the same under that number.
 */
export function ownerOf(
  policy: PolicyDocument,
  article: string,
  catalogue: Catalogue,
): PolicyDocument {
  const parent = policy.parent && catalogue.document(policy.parent);
  if (!parent) return policy;
  const texts = [policy, parent].map(({ articles }) => JSON.stringify(articles[article]));
  return texts[0] === texts[1] ? ownerOf(parent, article, catalogue) : policy;
}
