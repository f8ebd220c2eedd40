import { describesRecord } from "../record-from-slots.ts";
import { unknownPersonReply } from "../replies/small-replies.ts";
import type { Intent } from "../understand/meaning.ts";
import { findIn, PLAINLY, policyAskedAbout, tellArticle } from "./article.ts";
import type { Answer, AnswerTurn, Scene } from "./scene.ts";
import { weighForAnybody } from "./what-if.ts";

/** Questions about somebody's own figures, which nobody unknown can be told. */
const PERSONAL: ReadonlySet<Intent> = new Set([
  "standing",
  "why",
  "plan",
  "record",
  "undo",
  "lookup",
]);

/**
 * Answers somebody of whom only the policy is known: what the policy says and what would count
 * under it. Questions about their own figures are answered with how to be recognised, unless the
 * policy plainly speaks of what they ask.
 */
export async function answerStranger(scene: Scene, otherwise: AnswerTurn): Promise<Answer> {
  const { meaning, voice } = scene;
  const policy = await policyAskedAbout(scene);
  if (!policy) return PERSONAL.has(meaning.intent) ? unknown(scene) : otherwise(scene);
  if (meaning.intent === "what-counts" && describesRecord(meaning.slots)) {
    return weighForAnybody(scene, policy);
  }
  const found = findIn(scene, policy);
  if (PERSONAL.has(meaning.intent)) {
    if (found.coverage < PLAINLY || meaning.command) return { reply: unknownPersonReply(voice) };
    return tellArticle(scene, policy, found);
  }
  const guessed = meaning.intent === "unknown" || meaning.intent === "what-counts";
  return guessed && found.best.length > 0 ? tellArticle(scene, policy, found) : otherwise(scene);
}

function unknown({ voice }: Scene): Answer {
  return { reply: unknownPersonReply(voice) };
}
