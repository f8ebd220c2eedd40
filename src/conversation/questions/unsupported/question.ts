import { question } from "../../question.ts";
import { goesBeforeTalk } from "../article/question.ts";
import type { NotYet } from "./reply.ts";
import { answerUnsupported } from "./unsupported.ts";

/** What is understood and not done in a conversation yet. */
const unsupported = (topic: Exclude<NotYet, "route" | "deadline">) =>
  question({
    id: `unsupported.${topic}`,
    topic,
    isMain: true,
    yieldsToText: topic === "questionnaire" || topic === "objection" ? () => false : goesBeforeTalk,
    answer: async (context) => answerUnsupported(context, topic),
  });

export const unsupportedTopics = [
  unsupported("remind"),
  unsupported("broadcast"),
  unsupported("digest"),
  unsupported("questionnaire"),
  unsupported("objection"),
  unsupported("bind"),
  unsupported("mute"),
];

/** Wants fewer messages. */
export const muteAsked = question({
  id: "unsupported.mute-asked",
  topic: "mute",
  cues: { all: ["wants-fewer-messages"] },
  acts: true,
  yieldsToText: goesBeforeTalk,
  answer: async (context) => answerUnsupported(context, "mute"),
});

/** Wants to be reminded. */
export const remindAsked = question({
  id: "unsupported.remind-asked",
  topic: "remind",
  cues: { all: ["asks-to-be-reminded"], none: ["not-a-reminder"] },
  acts: true,
  yieldsToText: goesBeforeTalk,
  answer: async (context) => answerUnsupported(context, "remind"),
});
