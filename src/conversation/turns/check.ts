import { askedName, askedNumber } from "../checks/asked-check.ts";
import { nameReply, numberReply } from "../replies/check-reply.ts";
import { policyAskedAbout } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";

/**
 * Answers whether a project's name or a certificate's number is as the policy asks. Nothing where
 * no such thing is asked, or none is given; a whole file is checked by a command.
 */
export async function answerCheck(scene: Scene): Promise<Answer | undefined> {
  const { text, voice } = scene;
  const policy = await policyAskedAbout(scene);
  if (!policy) return undefined;
  const { plan, certificate } = policy.file.checks;
  const name = plan && askedName(plan, text);
  if (name) return { reply: nameReply({ voice, policy }, name), intent: "article" };
  const number = certificate && askedNumber(certificate, text);
  if (!certificate || number === undefined) return undefined;
  return { reply: numberReply({ voice, policy }, certificate, number), intent: "article" };
}
