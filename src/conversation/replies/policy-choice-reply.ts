import type { ChoicePreview } from "../../app/preview-choice.ts";
import type { Action, Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

/** What holds for a unit: a policy it chose, one that was chosen above it, or none. */
export interface Holding {
  /** The title, as people read it; absent where no policy holds. */
  readonly title?: string | undefined;
  readonly isFromAbove?: boolean | undefined;
}

/** A unit by name, with what holds there and what would. */
export interface ChoiceTold {
  readonly unit: string;
  readonly before: Holding;
  readonly after: Holding;
}

/** A unit by name, with what holds there. */
export interface UnitTold {
  readonly unit: string;
  readonly now: Holding;
}

function holdingText(voice: Voice, { title, isFromAbove }: Holding): string {
  if (title === undefined) return voice.say("policy.holds-none");
  const policy = { policy: title };
  return isFromAbove ? voice.say("policy.holds-above", policy) : voice.say("policy.holds", policy);
}

function peopleText(voice: Voice, { people, tried }: ChoicePreview): string {
  return people === tried
    ? voice.say("policy.people", { people })
    : voice.say("policy.people-tried", { people, tried });
}

function effectText(
  voice: Voice,
  { tried, shortNow, shortThen, newlyShort, noLongerShort }: ChoicePreview,
  { countsNow, countsThen }: { readonly countsNow: boolean; readonly countsThen: boolean },
): string | undefined {
  if (tried === 0) return undefined;
  if (!countsThen) return voice.say("policy.counts-nothing");
  if (!countsNow) {
    return voice.say("policy.short-then", { short: shortThen, enough: tried - shortThen });
  }
  return voice.say("policy.short-change", {
    newly: newlyShort,
    no_longer: noLongerShort,
    before: shortNow,
    after: shortThen,
  });
}

/** Asks before a policy is chosen: for which unit, in place of what, and what changes for how many. */
export function proposedPolicyReply(
  voice: Voice,
  told: ChoiceTold,
  {
    preview,
    ...counts
  }: {
    readonly preview: ChoicePreview;
    /** Whether the policy of now, and that of then, sets credits at all. */
    readonly countsNow: boolean;
    readonly countsThen: boolean;
  },
  says: string,
): Reply {
  const [before, after] = [holdingText(voice, told.before), holdingText(voice, told.after)];
  return composeReply(voice, {
    lead: voice.say("policy.propose", { unit: told.unit, before, after }),
    lines: [
      peopleText(voice, preview),
      effectText(voice, preview, counts),
      voice.say("policy.propose-how"),
    ],
    actions: [
      { label: voice.say("actions.confirm"), says, style: "danger" },
      { label: voice.say("actions.cancel"), says: voice.say("actions.cancel-says") },
    ],
  });
}

/** Says that a policy now holds for a unit, and how to go back. */
export function policyChosenReply(voice: Voice, told: ChoiceTold, back: string): Reply {
  return composeReply(voice, {
    lead: voice.say("policy.chosen", { unit: told.unit, after: holdingText(voice, told.after) }),
    tone: "good",
    lines: [voice.say("policy.take-back", { before: holdingText(voice, told.before) })],
    actions: [{ label: voice.say("policy.back"), says: back }],
  });
}

/** Who chose what holds now, and on which day. */
export interface ChosenBy {
  readonly name: string;
  readonly day: string;
}

function byText(voice: Voice, by: ChosenBy | undefined): string | undefined {
  return by && voice.say("policy.chosen-by", { name: by.name, day: by.day });
}

/** Says that the policy holds there already; nothing was changed. */
export function holdsAlreadyReply(
  voice: Voice,
  { unit, now }: UnitTold,
  by?: ChosenBy | undefined,
): Reply {
  return composeReply(voice, {
    lead: voice.say("policy.holds-already", { unit, now: holdingText(voice, now) }),
    lines: [byText(voice, by)],
  });
}

/** Says that the unit has another policy by now than was shown, so that nothing was changed. */
export function choiceChangedReply(
  voice: Voice,
  { unit, now }: UnitTold,
  { by, again }: { readonly by: ChosenBy | undefined; readonly again: Action },
): Reply {
  return composeReply(voice, {
    lead: voice.say("policy.changed-since", { unit, now: holdingText(voice, now) }),
    lines: [byText(voice, by)],
    actions: [again],
  });
}

/** Says that no other policy was chosen. */
export function notChosenReply(voice: Voice): Reply {
  return composeReply(voice, { lead: voice.say("policy.not-chosen") });
}
