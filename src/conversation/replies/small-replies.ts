import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

/** Answers a thank-you. */
export function thanksReply(voice: Voice): Reply {
  return composeReply(voice, { lead: "" });
}

/** Answers a greeting and says what can be asked. */
export function greetingReply(voice: Voice, _name?: string): Reply {
  return composeReply(voice, { lead: "" });
}

/** Says how to be recognised, to somebody who asks for figures and is not known. */
export function unrecognisedReply(voice: Voice): Reply {
  return composeReply(voice, { lead: "" });
}

/** Says that nobody of that name is in the roster. */
export function nobodyReply(voice: Voice, _name: string): Reply {
  return composeReply(voice, { lead: "" });
}

/** Refuses figures of somebody outside the asker's reach. */
export function notAllowedReply(voice: Voice, _name: string): Reply {
  return composeReply(voice, { lead: "" });
}

/** Asks which of several people of one name is meant. */
export function namesakesReply(
  voice: Voice,
  _name: string,
  _people: readonly { readonly id: string; readonly unit: string; readonly says: string }[],
): Reply {
  return composeReply(voice, { lead: "" });
}

/** Says that no policy is chosen for the asker's school, and who can choose one. */
export function noPolicyReply(
  voice: Voice,
  _policies?: readonly { readonly title: string; readonly says: string }[],
): Reply {
  return composeReply(voice, { lead: "" });
}

/** Something went wrong on our side; nothing was changed. */
export function troubleReply(voice: Voice): Reply {
  return composeReply(voice, { lead: "" });
}
