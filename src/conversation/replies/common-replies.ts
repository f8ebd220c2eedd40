import { type Failure, isFailure } from "../../domain/failure.ts";
import { numbered } from "../../wording/choices.ts";
import { composeReply } from "../../wording/compose-reply.ts";
import type { Localizer } from "../../wording/messages.ts";
import type { Action, Reply } from "../../wording/reply.ts";
import type { IncomingMessage } from "../turn.ts";
import { nextQuestions } from "./reply-actions.ts";

function said(localizer: Localizer, lead: string, actions: readonly Action[] = []): Reply {
  return composeReply(localizer, { lead, actions });
}

/** A question with its answers, which can be picked by number too. */
export function choiceReply(localizer: Localizer, lead: string, choices: readonly Action[]): Reply {
  return composeReply(localizer, {
    lead,
    lines: choices.length > 0 ? [localizer.t("common.pick-number")] : [],
    details: numbered(choices),
    actions: choices,
  });
}

/** A reply with one more thing said at its end. */
export function withLine(reply: Reply, line: string): Reply {
  const blocks = [...reply.blocks, { kind: "text", text: line } as const];
  return { ...reply, text: `${reply.text}\n${line}`, blocks };
}

/** Answers a thank-you. */
export function thanksReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.thanks"));
}

/** Answers an insult: regret, and the way to a person. */
export function insultReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.insult", { contact: localizer.t("common.contact") }));
}

/** Says in one line that something is not the assistant's business, and what is. */
export function offTopicReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.off-topic"));
}

/** Says that nobody talks it out of its rules. */
export function instructionsReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.instructions"));
}

/** Answers a greeting and says what can be asked. */
export function greetingReply(localizer: Localizer, name?: string): Reply {
  const lead = name ? localizer.t("small.greeting-name", { name }) : localizer.t("small.greeting");
  return said(localizer, lead, nextQuestions(localizer, ["standing", "plan", "records"]));
}

/** How an account is bound, for somebody whom the roster does not know by theirs. */
export function howToBindReply(localizer: Localizer): Reply {
  const contact = localizer.t("common.contact");
  return composeReply(localizer, {
    lead: localizer.t("account.how", { contact }),
    lines: [localizer.t("account.how-command"), localizer.t("people.unknown-still")],
  });
}

/** Says to somebody who is not known how they become so: on a channel with accounts, by a code. */
export function unknownPersonReply(
  localizer: Localizer,
  { account }: Pick<IncomingMessage, "account">,
): Reply {
  if (account) return howToBindReply(localizer);
  return composeReply(localizer, {
    lead: localizer.t("people.unknown"),
    lines: [localizer.t("people.unknown-how"), localizer.t("people.unknown-still")],
  });
}

/** Nobody there, or nobody within reach: the same sentence, so that it does not tell which. */
export function notInReachReply(localizer: Localizer, wanted: string): Reply {
  return said(localizer, localizer.t("people.not-in-reach", { wanted }));
}

/** Asks which of several people of one name is meant. */
export function namesakesReply(localizer: Localizer, people: readonly Action[]): Reply {
  return choiceReply(localizer, localizer.t("people.namesakes"), people);
}

/** Nobody of that name; asks whether one of a similar name is meant. */
export function similarNamesReply(
  localizer: Localizer,
  wanted: string,
  people: readonly Action[],
): Reply {
  return choiceReply(localizer, localizer.t("people.similar", { wanted }), people);
}

/** Asks who is meant, where nobody was spoken of before. */
export function whomReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("people.whom"));
}

/** Says of whom nobody knows the account that they have to be written by name. */
export function unboundReply(localizer: Localizer, mention: string): Reply {
  return said(localizer, localizer.t("people.unbound", { mention }));
}

/** Says that the asker may not do this. */
export function notAllowedReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("people.not-allowed"));
}

/** Says to whoever looks after others, and is under no policy, that there is nothing of their own to show. */
export function noOwnCreditsReply(
  localizer: Localizer,
  { mayChoose }: { readonly mayChoose: boolean },
): Reply {
  return composeReply(localizer, {
    lead: localizer.t("people.no-own-credits"),
    lines: [mayChoose ? localizer.t("policy.none-yours") : undefined],
  });
}

/** Says that everybody records for themselves alone. */
export function otherRecordsReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("people.only-own-records"));
}

/** Says that records of several people are imported, or entered one by one. */
export function severalPeopleReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("people.several-records"));
}

/** Says who sees the figures of others; to whoever has such a role, how they are asked for today. */
export function everybodyReply(
  localizer: Localizer,
  { hasRole }: { readonly hasRole: boolean },
): Reply {
  return said(localizer, localizer.t(hasRole ? "people.one-by-one" : "people.others-by-role"));
}

/** Says that a program answers, and where people are. */
export function machineReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.machine", { contact: localizer.t("common.contact") }));
}

/** Feels with who is tired. */
export function sympathyReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.sympathy"));
}

/** Says that a message is too long to be read, and how long it may be. */
export function tooLongReply(localizer: Localizer, limit: number): Reply {
  return said(localizer, localizer.t("small.too-long", { limit }));
}

/** Says that a message could not be answered in time, and how to see whether anything was saved. */
export function tookTooLongReply(localizer: Localizer, seconds: number): Reply {
  return said(localizer, localizer.t("small.took-too-long", { seconds }));
}

/** Says that more records were told at once than can be read back. */
export function tooManyRecordsReply(localizer: Localizer, limit: number): Reply {
  return said(localizer, localizer.t("small.too-many-records", { limit }));
}

/** Says that something could not be done, and what to do where that is known. */
export function failedReply(localizer: Localizer, failure: Failure): Reply {
  if (isFailure(failure, "policy/unknown")) {
    return said(localizer, localizer.t("policy.none-called", { given: failure.details.policy }));
  }
  if (isFailure(failure, "database/in-doubt"))
    return said(localizer, localizer.t("small.in-doubt"));
  return said(localizer, localizer.t("small.failed", { code: failure.code }));
}

/** Something went wrong on our side; nothing was changed. */
export function brokenReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("small.broken"));
}
