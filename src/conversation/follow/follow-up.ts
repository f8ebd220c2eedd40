import type { Intent, Slots } from "../message/meaning.ts";
import { statesAmount } from "../record-from-slots.ts";
import type { Said } from "../state/thread.ts";
import { asks } from "./correction.ts";

/** A message read as going on from the one before. */
export interface FollowUp {
  readonly intent: Intent;
  readonly slots: Slots;
  /** What it names without being a slot: a basket of the policy, or a person. */
  readonly named?: string;
  /** Whom it is about: the same as before, the other person asked about last, or the asker. */
  readonly about: "same" | "other" | "self";
}

const END = "[呢啊呀嘛吧\\s?。!.~]{0,20}$";
const OTHER = new RegExp(
  `^(?:那|那么)?(?:他|她|ta)(?:的|们)?(?:呢|怎么样|怎样)${END}|^(?:and |what about |how about )(?:him|her|he|she|them)(?: then)?${END}`,
  "iu",
);
const SELF = new RegExp(
  `^(?:那|那么)?我(?:自己|的)?(?:呢|怎么样)${END}|^(?:and |what about |how about )(?:me|mine|myself)${END}`,
  "iu",
);
const WHY = new RegExp(
  `^(?:那|这|这是)?(?:为什么|为啥|为何|怎么算的|咋算的|怎么来的|凭什么|依据(?:是什么|呢)?|什么依据)${END}|^(?:but |and )?(?:why(?: is (?:that|it|this)(?: so)?| so| not| that)?|how come|how so|how was (?:that|it) calculated)${END}`,
  "iu",
);
const GOES_ON = /^(?:那(?![条个次些])|还有|and\b|what about\b|how about\b|then\b)|呢[?。!]?$/iu;
/** Intents whose question can be asked again of something else. */
const ASKABLE: ReadonlySet<Intent> = new Set([
  "standing",
  "why",
  "plan",
  "lookup",
  "what-counts",
  "article",
  "route",
  "deadline",
]);
const LONGEST = 30;
/** What stands around the thing that is named: 那…呢, `and what about …?` */
const FRAME =
  /^(?:那么?|还有|(?:and|then)\b|(?:and )?(?:what|how) about\b)\s*|(?:老师)?(?:的)?呢?[?。!.\s]{0,9}$/giu;

/** An amount and nothing else: `16学时`. */
const AMOUNT = /^(?:about )?[\d.半一二两三四五六七八九十百]+ ?(?:个)?[\p{L}]{1,7}[。.!]?$/iu;

function isAmount(text: string, slots: Slots): boolean {
  const told = Object.keys(slots);
  return AMOUNT.test(text) && told.length === 1 && statesAmount(slots) && !asks(text);
}

/** What a short message means after the one before it, if it needs that one to mean anything. */
export function followUp(text: string, said: Said, slots: Slots): FollowUp | undefined {
  const intent = ASKABLE.has(said.intent) ? said.intent : "standing";
  if (OTHER.test(text)) return { intent, slots: withoutPerson(said.slots), about: "other" };
  if (SELF.test(text)) return { intent, slots: withoutPerson(said.slots), about: "self" };
  if (WHY.test(text)) return { intent: "why", slots: withoutPerson(said.slots), about: "same" };
  if (said.intent === "what-counts" && isAmount(text, slots)) {
    return { intent, slots: goneOn(said, slots), about: "same" };
  }
  if (text.length > LONGEST || !GOES_ON.test(text)) return undefined;
  if (Object.keys(slots).length === 0) {
    const named = text.replace(FRAME, "").trim();
    if (named === "" || !ASKABLE.has(said.intent)) return undefined;
    return { intent: said.intent, slots: timesOf(said.slots), named, about: "same" };
  }
  if (slots.person) return { intent, slots: { ...said.slots, ...slots }, about: "self" };
  if (imaginesRecord(said, slots)) {
    return { intent: "what-counts", slots: goneOn(said, slots), about: "same" };
  }
  if (!ASKABLE.has(said.intent)) return undefined;
  return { intent: said.intent, slots: goneOn(said, slots), about: "same" };
}

/** An amount after a question is that of a training, but after who approves it is a length of time. */
function imaginesRecord({ intent }: Said, slots: Slots): boolean {
  return statesAmount(slots) && intent !== "route";
}

function timesOf(slots: Slots): Slots {
  return Object.fromEntries(
    Object.entries(slots).filter(([key]) => WHEN.some((when) => when === key)),
  );
}

function withoutPerson({ person, ...others }: Slots): Slots {
  return others;
}

const WHEN = ["year", "cycle", "date", "from", "to"] as const;

/**
 * The slots of before with those of now in their place. Another time takes the place of all times,
 * another kind of record that of the whole kind; a record that was imagined is changed bit by bit.
 */
function goneOn(said: Said, now: Slots): Slots {
  const before = withoutPerson(said.slots);
  if (said.intent === "what-counts") return { ...withoutTimesIf(isTimed(now), before), ...now };
  const kept = statesAmount(now)
    ? withoutTimesIf(true, before)
    : withoutTimesIf(isTimed(now), before);
  return { ...(describesKind(now) ? timesOf(kept) : kept), ...now };
}

function isTimed(slots: Slots): boolean {
  return WHEN.some((key) => slots[key] !== undefined);
}

function describesKind({ activity, level, mode, themes }: Slots): boolean {
  return [activity, level, mode, themes].some((each) => each !== undefined);
}

function withoutTimesIf(timed: boolean, slots: Slots): Slots {
  if (!timed) return slots;
  return Object.fromEntries(
    Object.entries(slots).filter(([key]) => !WHEN.some((when) => when === key)),
  );
}
