import { isApplicable } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { question } from "../../question.ts";
import { saidIn } from "../article/besides.ts";
import { benefitNamed, thresholdNamed } from "./benefit.ts";
import { noThresholdReply, thresholdReply } from "./reply.ts";

/** Answers how much it takes for 评优 and the like: by the amount that the policy sets, else that it sets none. */
export const thresholdRule = question({
  id: "threshold.rule",
  topic: "article",
  cues: { all: ["names-benefit", "asks-how-much-it-takes"], none: ["of-somebody-in-particular"] },
  needs: { policy: "credits", without: ["person"] },
  // 多少分能评优 asks what it takes, though 能评优 alone asks how somebody stands.
  over: ["standing.threshold"],
  followUp: true,
  find: ({ cues, message }) => benefitNamed(cues, message.text),
  async answer(context, door) {
    const { message, localizer, cues, today } = context;
    const policy = context.policy();
    if (!policy || !isApplicable(policy)) return undefined;
    const threshold = thresholdNamed(cues, policy, message.text);
    if (threshold === undefined) {
      const { best, sure } = context.deps.articles.find(policy, door);
      const [article] = sure ? best : [];
      const said = article === undefined ? undefined : saidIn(context, policy, article, door);
      // What shares a letter with the benefit, and does not speak of it, is beside the point.
      const isOfIt = said?.lines.some((line) => line.includes(door));
      const besides = said && isOfIt ? said : { lines: [], articles: [] };
      return { reply: noThresholdReply(localizer, policy, { door, besides }) };
    }
    const anybody = { teacher: { id: "anybody" }, records: [] };
    const line = evaluate(policy, anybody, today).thresholds.find(({ id }) => id === threshold);
    return line && { reply: thresholdReply(localizer, policy, line) };
  },
});
