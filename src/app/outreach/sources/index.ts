import type { Source } from "../matter.ts";
import { deadlineAhead, deadlineOver } from "./deadline.ts";
import { questionnaireDue, questionnaireOpen } from "./questionnaire.ts";
import { shortfall } from "./shortfall.ts";

/** Everything of which people are reminded; of what falls due on one day, the first here goes first. */
export const SOURCES: readonly Source[] = [
  deadlineAhead,
  questionnaireDue,
  shortfall,
  questionnaireOpen,
  deadlineOver,
];
