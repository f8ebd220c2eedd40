import { question } from "../../question.ts";
import { everybodyReply } from "../../replies/small-replies.ts";
import { isForeseen } from "../article/question.ts";

/** Says who may ask for the figures of others, and for whom. */
export const peopleOthers = question({
  id: "people.others",
  topic: "digest",
  cues: { any: ["compares-people", "asks-about-people"] },
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
  answer: async ({ voice, asker }) => ({
    reply: everybodyReply(voice, { hasRole: (asker?.grants.length ?? 0) > 0 }),
  }),
});
