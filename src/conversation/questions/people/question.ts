import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { everybodyReply, whomReply } from "../../replies/small-replies.ts";
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
    const isOfNobodyNamed =
      cues.shows("compares-people", message.text) ||
      cues.shows("asks-which-people", message.text) ||
      !reading.vocabulary.people.myself.test(message.text);
    return isOfNobodyNamed || undefined;
  },
  answer: answerOthers,
});

/** The same for what reads like a report, where none is to be made or sent. */
export const peopleReport = question({
  id: "people.report",
  topic: "digest",
  isMain: { none: ["wants-report"] },
  answer: answerOthers,
});

/** Asks who is meant, where 他 or 她 is nobody that was spoken of. */
export const peopleWhom = question({
  id: "people.whom",
  topic: "standing",
  answer: async ({ voice }) => ({ reply: whomReply(voice), thread: "keep" }),
});

async function answerOthers({ voice, asker }: Context): Promise<Answer> {
  return { reply: everybodyReply(voice, { hasRole: (asker?.grants.length ?? 0) > 0 }) };
}
