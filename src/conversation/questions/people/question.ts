import { hasRoleFor } from "../../../app/access/permissions.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { everybodyReply, unboundReply, whomReply } from "../../replies/common-replies.ts";
import { isForeseen } from "../article/question.ts";

/** Says who may ask for the figures of others, and for whom. */
export const peopleOthers = question({
  id: "people.others",
  topic: "digest",
  cues: {
    any: ["compares-people", "asks-about-people"],
    none: ["asks-whether-it-counts", "names-questionnaire", "wants-sending"],
  },
  needs: { without: ["person", "policy"] },
  find(situation) {
    const { message, cues, reading } = situation;
    if (isForeseen(situation)) return undefined;
    const { text } = message;
    const isOfOthers = message.shows("compares-people") || message.shows("asks-which-people");
    // Who says whose people they are, or who asks, does not ask about themselves by that.
    const rest = cues.without("ones-own-people", cues.without("introduces-oneself", text));
    return isOfOthers || !reading.vocabulary.people.myself.test(rest) || undefined;
  },
  answer: answerOthers,
});

/** The same for what reads like a report, where none is to be made or sent. */
export const peopleReport = question({
  id: "people.report",
  topic: "digest",
  find: ({ message }) => !message.shows("wants-report") || undefined,
  answer: answerOthers,
});

/** Asks who is meant, where 他 or 她 is nobody that was spoken of. */
export const peopleWhom = question({
  id: "people.whom",
  topic: "standing",
  answer: async ({ localizer }) => ({ reply: whomReply(localizer), thread: "keep" }),
});

/** Says of somebody who is mentioned that their account is not known: it may be called like another. */
export const peopleUnbound = question({
  id: "people.unbound",
  topic: "standing",
  waits: ({ unbound }) => unbound,
  answer: async ({ localizer }, mention) => ({
    reply: unboundReply(localizer, mention),
    thread: "keep",
  }),
});

async function answerOthers({ localizer, asker }: Context): Promise<Answer> {
  const hasRole = asker !== undefined && hasRoleFor(asker, "view-figures");
  return { reply: everybodyReply(localizer, { hasRole }) };
}
