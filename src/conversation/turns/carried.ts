import { showStanding } from "../../app/show-standing.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import type { Intent } from "../message/meaning.ts";
import { carriedReply, noCarryReply } from "../replies/carried-reply.ts";
import { policyAskedAbout, tellArticle } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";
import { focusOf } from "./standing.ts";
import { whom } from "./whom.ts";

const CARRIED =
  /结转|[转带挪留][过到][来今本明下]|滚存|\bcarr(?:y|ied|ies)\b.{0,12}\b(?:over|forward)\b|\b(?:over|forward) from (?:last|the (?:last|previous))\b/iu;
/** What was done in an earlier window, or too much of it, and the later one that it is to count in. */
const EARLIER =
  /去年|上[一个]?(?:年度?|学年|周期)|往年|前年|多(?![少久大长])|剩|超出|富余|\b(?:last|previous) (?:year|cycle)(?:'s)?\b|\b(?:surplus|extra)\b/iu;
const INTO_LATER =
  /[补用算计记放抵移][到进入](?:了)?(?:今年|明年|来年|本[年周]|这[一个]?(?:年|周期)|下[一个]?(?:年|学年|周期))|\b(?:counts?|counted|used?|go|put|moved?|apply|applied)\b.{0,24}\b(?:this|next) (?:year|cycle)\b/iu;

/** Whether a text speaks of carrying something over. */
function speaksOfCarrying(text: string): boolean {
  return CARRIED.test(text) || (EARLIER.test(text) && INTO_LATER.test(text));
}

const HOW_MUCH =
  /多少|几(?!年|个周期|次)|有没有|[了过][吗没]|\b(?:how (?:many|much)|did|was|were|have)\b/iu;
/** Asks what the rule is, or what will be, which no figures tell. */
const OF_THE_RULE =
  /最多|能[^多几]{0,12}吗|能不能|可以|能否|能结转|可结转|规定|怎么|如何|明年|下[个一]?|以后|作废|\b(?:may|can|could|at most|maximum|next|rule)\b/iu;
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "standing",
  "what-counts",
  "lookup",
  "article",
  "plan",
  "why",
  "unknown",
]);

/** Answers how much surplus of earlier windows counts now; that there is none where the policy carries none over. */
export async function answerCarried(scene: Scene): Promise<Answer | undefined> {
  const { asker, meaning, text, voice, turn } = scene;
  const isAsked = TAKEN_FOR.has(meaning.intent) && speaksOfCarrying(text) && HOW_MUCH.test(text);
  if (!asker || !isAsked || meaning.command || OF_THE_RULE.test(text)) return undefined;
  const about = await whom(scene, "standing");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  if (policy.file.carry.length === 0) {
    return { reply: noCarryReply(voice, policy), intent: "article" };
  }
  // A window that is named here is the one it came from: 上个周期结转过来多少.
  const { basket } = focusOf(scene, policy);
  const focus = { basket };
  const standing = showStanding(policy, facts, turn.today);
  const reply = carriedReply({ voice, policy, standing, whose, focus });
  return { reply, intent: "standing", subject: person.teacher.id };
}

/** Answers whether surplus may be carried over: from the rule that says so, else that none does. */
export async function answerCarryRule(scene: Scene): Promise<Answer | undefined> {
  const { meaning, text, voice, deps } = scene;
  const isAsked = TAKEN_FOR.has(meaning.intent) && speaksOfCarrying(text) && OF_THE_RULE.test(text);
  if (!isAsked || meaning.command) return undefined;
  const policy = await policyAskedAbout(scene);
  if (!policy || !isApplicable(policy)) return undefined;
  if (deps.articles.find(policy, text).coverage === 1) return undefined;
  const best = [...new Set(policy.file.carry.map(({ cite }) => cite))];
  if (best.length > 0) {
    return tellArticle(scene, policy, { best, neighbours: [], sure: true, coverage: 1 });
  }
  return { reply: noCarryReply(voice, policy), intent: "article" };
}
