import { isApplicable } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { asksOwnAmount, speaksOfOneself } from "../follow/spoken-of.ts";
import type { Intent } from "../message/meaning.ts";
import { describesRecord } from "../record-from-slots.ts";
import { noArithmeticReply } from "../replies/policy-replies.ts";
import { unknownPersonReply } from "../replies/small-replies.ts";
import type { ArticlesFound } from "../search-articles.ts";
import { findIn, isPlainlyIn, policyAskedAbout, tellArticle, tellOne } from "./article.ts";
import type { Answer, AnswerTurn, Scene } from "./scene.ts";
import { articleWeighing, weighForAnybody } from "./what-if.ts";

/** Questions about somebody's own figures, which nobody unknown can be told. */
const PERSONAL: ReadonlySet<Intent> = new Set([
  "standing",
  "why",
  "plan",
  "record",
  "undo",
  "lookup",
]);

/** Of these, a question that is of nobody's figures is mostly one of the rules. */
const ASKED_OF_RULES: ReadonlySet<Intent> = new Set(["why", "plan", "lookup"]);

/**
 * Answers somebody of whom only the policy is known: what the policy says and what would count
 * under it. Questions about their own figures are answered with how to be recognised, unless the
 * policy plainly speaks of what they ask.
 */
export async function answerStranger(scene: Scene, otherwise: AnswerTurn): Promise<Answer> {
  const { meaning } = scene;
  const policy = await policyAskedAbout(scene);
  if (!policy) return PERSONAL.has(meaning.intent) ? unknown(scene) : otherwise(scene);
  if (meaning.intent === "what-counts" && describesRecord(meaning.slots)) {
    return weighForAnybody(scene, policy);
  }
  const deciding = decidingArticle(scene, policy);
  if (deciding !== undefined) return tellOne(scene, policy, deciding);
  const found = findIn(scene, policy);
  if (PERSONAL.has(meaning.intent)) return answerPersonal(scene, policy, found);
  const guessed = meaning.intent === "unknown" || meaning.intent === "what-counts";
  if (guessed && found.best.length > 0) return tellArticle(scene, policy, found);
  return meaning.intent === "what-counts" ? weighForAnybody(scene, policy) : otherwise(scene);
}

/** What the policy says, unless it is the asker's own figures that are asked for. */
function answerPersonal(scene: Scene, policy: PolicyDocument, found: ArticlesFound): Answer {
  const isOfRule = ASKED_OF_RULES.has(scene.meaning.intent) && found.best.length > 0;
  const isInText =
    isPlainlyIn(scene, found) || ((found.sure || isOfRule) && !speaksOfOneself(scene.text));
  const isOfOwn = !isApplicable(policy) && asksOwnAmount(scene.text);
  if (isInText && !isOfOwn && !scene.meaning.command) return tellArticle(scene, policy, found);
  if (isApplicable(policy)) return unknown(scene);
  return { reply: noArithmeticReply(scene.voice, policy) };
}

/** After what a training would give, 「为什么」 asks for the article that says so. */
function decidingArticle(scene: Scene, policy: PolicyDocument): string | undefined {
  const isAsked = scene.meaning.intent === "why" && scene.before?.intent === "what-counts";
  return isAsked && isApplicable(policy) ? articleWeighing(scene, policy) : undefined;
}

function unknown({ voice }: Scene): Answer {
  return { reply: unknownPersonReply(voice) };
}
