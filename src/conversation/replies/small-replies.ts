import { type Failure, isFailure } from "../../domain/failure.ts";
import type { Action, Reply } from "../reply.ts";
import { numbered } from "./choices.ts";
import { composeReply } from "./compose-reply.ts";
import { nextQuestions } from "./reply-actions.ts";
import type { Voice } from "./wording.ts";

/** Something to choose: what the button shows and what it types. */
export interface Choice {
  readonly label: string;
  readonly says: string;
}

function said(voice: Voice, lead: string, actions: readonly Action[] = []): Reply {
  return composeReply(voice, { lead, actions });
}

/** A question with its answers, which can be picked by number too. */
export function choiceReply(voice: Voice, lead: string, choices: readonly Choice[]): Reply {
  return composeReply(voice, {
    lead,
    lines: choices.length > 0 ? [voice.say("common.pick-number")] : [],
    details: numbered(choices),
    actions: choices,
  });
}

/** Answers a thank-you. */
export function thanksReply(voice: Voice): Reply {
  return said(voice, voice.say("small.thanks"));
}

/** Answers a greeting and says what can be asked. */
export function greetingReply(voice: Voice, name?: string): Reply {
  const lead = name ? voice.say("small.greeting-name", { name }) : voice.say("small.greeting");
  return said(voice, lead, nextQuestions(voice, ["standing", "plan", "records"]));
}

/** Tells somebody who is not known how to be recognised. */
export function unknownPersonReply(voice: Voice): Reply {
  return composeReply(voice, {
    lead: voice.say("people.unknown"),
    lines: [voice.say("people.unknown-how"), voice.say("people.unknown-still")],
  });
}

/** Nobody there, or nobody within reach: the same sentence, so that it does not tell which. */
export function notInReachReply(voice: Voice, wanted: string): Reply {
  return said(voice, voice.say("people.not-in-reach", { wanted }));
}

/** Asks which of several people of one name is meant. */
export function namesakesReply(voice: Voice, people: readonly Choice[]): Reply {
  return choiceReply(voice, voice.say("people.namesakes"), people);
}

/** Nobody of that name; asks whether one of a similar name is meant. */
export function similarNamesReply(voice: Voice, wanted: string, people: readonly Choice[]): Reply {
  return choiceReply(voice, voice.say("people.similar", { wanted }), people);
}

/** Asks who is meant, where nobody was spoken of before. */
export function whomReply(voice: Voice): Reply {
  return said(voice, voice.say("people.whom"));
}

/** Says that the asker may not do this. */
export function notAllowedReply(voice: Voice): Reply {
  return said(voice, voice.say("people.not-allowed"));
}

/** Says that everybody records for themselves alone. */
export function otherRecordsReply(voice: Voice): Reply {
  return said(voice, voice.say("people.only-own-records"));
}

/** Says who sees the figures of others; to whoever has such a role, how they are asked for today. */
export function everybodyReply(voice: Voice, { hasRole }: { readonly hasRole: boolean }): Reply {
  return said(voice, voice.say(hasRole ? "people.one-by-one" : "people.others-by-role"));
}

/** Says that a message is too long to be read, and how long it may be. */
export function tooLongReply(voice: Voice, limit: number): Reply {
  return said(voice, voice.say("small.too-long", { limit }));
}

/** Says that a message could not be answered in time, and how to see whether anything was saved. */
export function tookTooLongReply(voice: Voice, seconds: number): Reply {
  return said(voice, voice.say("small.took-too-long", { seconds }));
}

/** Says that more records were told at once than can be read back. */
export function tooManyRecordsReply(voice: Voice, limit: number): Reply {
  return said(voice, voice.say("small.too-many-records", { limit }));
}

/** Says that something could not be done, and what to do where that is known. */
export function failedReply(voice: Voice, failure: Failure): Reply {
  if (isFailure(failure, "policy/unknown")) {
    return said(voice, voice.say("policy.none-called", { given: failure.details.policy }));
  }
  if (isFailure(failure, "database/in-doubt")) return said(voice, voice.say("small.in-doubt"));
  return said(voice, voice.say("small.failed", { code: failure.code }));
}

/** Something went wrong on our side; nothing was changed. */
export function brokenReply(voice: Voice): Reply {
  return said(voice, voice.say("small.broken"));
}
