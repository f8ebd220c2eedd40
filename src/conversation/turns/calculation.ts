import { readQuantities } from "../message/quantities.ts";
import { askedCalculations } from "../procedures/asked-calculations.ts";
import { speaksOf } from "../procedures/called.ts";
import { calculationReply } from "../replies/calculation-reply.ts";
import { policyAskedAbout } from "./article.ts";
import { besides } from "./besides.ts";
import type { Answer, Scene } from "./scene.ts";

/**
 * Answers what the policy makes of the numbers in a question: a share, or whether a limit is
 * passed. Nothing where no calculation is asked for with all its numbers.
 */
export async function answerCalculation(scene: Scene): Promise<Answer | undefined> {
  const text = scene.meaning.command?.rest ?? scene.text;
  if (readQuantities(text).length === 0) return undefined;
  const policy = await policyAskedAbout(scene);
  const asked = policy ? askedCalculations(policy.file, text) : [];
  if (!policy || asked.length === 0) return undefined;
  const more = besides(
    scene,
    policy,
    text,
    (sentence) =>
      readQuantities(sentence).length > 0 ||
      asked.some(({ rule }) => speaksOf(rule.keywords, sentence)),
  );
  const reply = calculationReply({ voice: scene.voice, policy, asked, besides: more });
  return { reply, intent: "article" };
}
