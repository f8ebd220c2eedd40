import { speaksOf } from "../../message/keywords.ts";
import { readQuantities } from "../../message/quantities.ts";
import { isName } from "../../message/slots.ts";
import { question } from "../../question.ts";
import { besides } from "../article/besides.ts";
import { askedCalculations } from "./match-calculations.ts";
import { calculationReply } from "./reply.ts";

/** Answers what the policy makes of the numbers in a question: a share, or whether a limit is passed. */
export const calculationShare = question({
  id: "calculation.share",
  about: "procedure",
  topic: "article",
  standsAlone: true,
  tellsOfTraining: true,
  cues: {},
  needs: { policy: "any" },
  // Its numbers and its words are in the message: nothing else says what they come to.
  over: ["offset.rule", "leave.effect", "carry-over.rule"],
  find({ policy, message, reading }) {
    const about = policy();
    if (!about || readQuantities(message.text).length === 0) return undefined;
    const asked = askedCalculations(about, message.text, (text) => isName(text, reading));
    return asked.length > 0 ? asked : undefined;
  },
  async answer(context, asked) {
    const { text } = context.message;
    const policy = context.policy();
    if (!policy) return undefined;
    const more = besides(
      context,
      policy,
      text,
      (sentence) =>
        readQuantities(sentence).length > 0 ||
        asked.some(({ rule }) => speaksOf(rule.keywords, sentence)),
    );
    return {
      reply: calculationReply({ localizer: context.localizer, policy, asked, besides: more }),
    };
  },
});
