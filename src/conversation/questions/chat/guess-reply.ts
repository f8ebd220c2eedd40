import { numbered } from "../../../wording/choices.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { QuestionRun, Reply } from "../../../wording/reply.ts";
import type { Intent } from "../../message/meaning.ts";

/** What a message may have meant, and what asks that. */
export interface Guess {
  readonly topic: Intent;
  readonly run: QuestionRun;
}

export interface GuessOptions {
  /** It is the second time in a row: then a human contact is named. */
  readonly again?: boolean | undefined;
  readonly contact?: string | undefined;
  /** Nothing of it is about training: that is said first. */
  readonly isElse?: boolean | undefined;
}

const MOST_GUESSES = 3;

/** Not sure what was meant: up to three guesses to pick from, with an example. */
export function guessReply(
  localizer: Localizer,
  guesses: readonly Guess[],
  { again = false, contact = localizer.t("common.contact"), isElse = false }: GuessOptions = {},
): Reply {
  const choices = guesses.slice(0, MOST_GUESSES).map(({ topic, run }) => ({
    label: localizer.name("intent", topic),
    run,
  }));
  const asked = choices.length > 0 ? localizer.t("guess.lead") : localizer.t("guess.nothing");
  return composeReply(localizer, {
    lead: isElse ? localizer.t("small.off-topic") : asked,
    lines: [
      isElse ? asked : undefined,
      choices.length > 0 ? localizer.t("common.pick-number") : undefined,
      localizer.t("guess.example"),
      again ? localizer.t("guess.contact", { contact }) : undefined,
    ],
    details: numbered(choices),
    actions: choices,
  });
}
