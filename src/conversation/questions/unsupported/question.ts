import { question } from "../../question.ts";
import { goesBeforeTalk } from "../article/question.ts";
import type { NotYet } from "./reply.ts";
import { answerUnsupported } from "./unsupported.ts";

/** What is understood and not done in a conversation yet. */
const unsupported = (topic: Exclude<NotYet, "route" | "deadline">) =>
  question({
    id: `unsupported.${topic}`,
    topic,
    yieldsToText: topic === "questionnaire" || topic === "objection" ? () => false : goesBeforeTalk,
    answer: async (context) => answerUnsupported(context, topic),
  });

export const unsupportedTopics = [
  unsupported("digest"),
  unsupported("questionnaire"),
  unsupported("objection"),
];
