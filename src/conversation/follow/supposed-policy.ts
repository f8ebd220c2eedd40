import type { Intent, Meaning } from "../message/meaning.ts";
import { describesRecord, statesAmount } from "../record-from-slots.ts";

/** Whether there is enough; what a policy asks of everybody is not asked with these. */
const ENOUGH =
  /够|还差|差(?:多少|几|得多)|缺多少|达标|欠|\b(?:enough|short|missing|lacking|still need|fall short)\b/iu;
const SOMEBODY = /我|他|她|\b(?:I|me|my|he|she|him|her)\b/u;
/** A supposition and nothing else: 如果按…的办法呢. */
const SUPPOSED =
  /^(?:那|那么)?(?:如果|要是|假如|假设|若|换成|换作|改|按|照)|^(?:and |but )?(?:what if|suppose|how about|what about|and under|under)\b/iu;
const ASKS_ELSE =
  /多少|什么|怎么|如何|哪|几|能|可以|谁|吗|\b(?:how (?:much|many)|what (?!if|about)|which|who|when|can|does)\b/iu;

/** What a question about one's standing under another policy is easily taken for. */
const MISTAKEN: ReadonlySet<Intent> = new Set(["article", "what-counts", "why", "unknown"]);

/**
 * Whether a message asks how somebody stands under the policy that it names.
 *
 * @param namesSomebody whether it is about a person other than by 我 or 她
 */
export function supposesPolicy(
  text: string,
  { intent, slots, command }: Meaning,
  namesSomebody: boolean,
): boolean {
  if (slots.policy === undefined || command || statesAmount(slots)) return false;
  if (intent === "standing") return true;
  const isAboutSomebody = namesSomebody || SOMEBODY.test(text);
  const isBare = SUPPOSED.test(text) && !ASKS_ELSE.test(text) && !describesRecord(slots);
  if (intent === "plan") return isBare || isAboutSomebody;
  return MISTAKEN.has(intent) && (isBare || (isAboutSomebody && ENOUGH.test(text)));
}
