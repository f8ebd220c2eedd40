import { isApplicable } from "../policy/engine/compile.ts";
import { type Situation, withSlots } from "./context.ts";
import { followUp } from "./follow-up.ts";
import type { CueTest } from "./message/cues.ts";
import type { RankedIntent } from "./message/intents.ts";
import type { Message } from "./message/message.ts";
import { statesAmount } from "./message/record-from-slots.ts";
import type { AnyQuestion, Needs, QuestionTable } from "./question.ts";

/**
 * By what a message was recognised, the surest first.
 *
 * `action` was asked by a button; `pending` answers what a draft waits for; `read` is what a language
 * model read, where the rest was not sure; `act` tells the assistant to do something; `cued` shows
 * the cues of a question; `text` is answered by the policy's own text; `classified` is what the
 * classifier makes of the words.
 */
const TIERS = [
  "action",
  "pending",
  "follow-up",
  "command",
  "read",
  "act",
  "cued",
  "text",
  "classified",
  "unknown",
] as const;
export type Tier = (typeof TIERS)[number];

/** What a question needs and is not there. */
export type Unmet = "asker" | "policy" | "credits";

/** One way to take a message, with the reasons. */
export interface Interpretation<S extends Situation = Situation> {
  readonly question: AnyQuestion;
  readonly tier: Tier;
  /** Between 0 and 1. */
  readonly score: number;
  readonly because: readonly string[];
  /** The message as this question reads it: a follow-up brings the slots of before. */
  readonly situation: S;
  /** What the question found in the message or the policy. */
  readonly found: unknown;
  readonly unmet?: Unmet | undefined;
}

/** Below this, offering guesses is better than acting on one. */
const CLEAR = 0.35;
/** What shows the cues of a question is at least this sure. */
const SURE = 0.95;
/** What a language model read is believed like this, where the rest was not sure. */
const READ = 0.9;
const TEXT = "article.search";
const FILES = "files.received";
const GUESS = "unknown.guess";

/**
 * Every way to take a message, best first. This is the only place where it is decided what a
 * message is: what answers a draft, then what goes on from before, then commands, then what the
 * cues show, then what the classifier says.
 */
export function rank<S extends Situation>(
  situation: S,
  table: QuestionTable,
): readonly Interpretation<S>[] {
  const named = situation.files ? FILES : situation.asks?.ask;
  if (named !== undefined) return asked(situation, named, table);
  const ranked = [
    ...pending(situation, table),
    ...followed(situation, table),
    ...commanded(situation, table),
    ...readBy(situation, table),
    ...ordered(cued(situation, table)),
    ...classified(situation, table),
  ].sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier));
  const best = ranked.find(canBeAnswered);
  return ranked.flatMap((each) => (each === best ? [...textForWant(each, table), each] : each));
}

/**
 * Whether an interpretation is acted on: what only cues name gives way where something is missing
 * that it needs, while any other question says what is missing.
 */
export function canBeAnswered({ tier, unmet }: Interpretation): boolean {
  return tier !== "cued" || unmet === undefined;
}

/** A question as one way to take a message, with what it finds missing. */
function interpretation<S extends Situation>(
  situation: S,
  question: AnyQuestion,
  rest: Pick<Interpretation, "tier" | "score" | "because"> & { readonly found?: unknown },
): Interpretation<S> {
  return { question, situation, found: true, unmet: unmetBy(question.needs, situation), ...rest };
}

/** What a button or a file asks; where that does not exist any more, nothing was understood. */
function asked<S extends Situation>(
  situation: S,
  id: string,
  table: QuestionTable,
): Interpretation<S>[] {
  const question = table.find(id);
  const found = question?.find ? question.find(situation) : true;
  const because = ["asked by what was sent, not by words"];
  const own =
    question && found !== undefined
      ? [interpretation(situation, question, { tier: "action", score: 1, because, found })]
      : [];
  return [...own, ...classified(situation, table)];
}

function pending<S extends Situation>(situation: S, table: QuestionTable): Interpretation<S>[] {
  if (situation.message.command) return [];
  return ordered(
    table.all.flatMap((question) => {
      const found = question.waits?.(situation);
      if (found === undefined) return [];
      const because = ["answers what waits for an answer"];
      return [interpretation(situation, question, { tier: "pending", score: 1, because, found })];
    }),
  );
}

function followed<S extends Situation>(situation: S, table: QuestionTable): Interpretation<S>[] {
  const next = followUp(situation, table);
  if (!next || cued(situation, table).some(({ question }) => question.standsAlone)) return [];
  const { question, because } = next;
  const tier = "follow-up";
  const found = question.find?.(next.situation) ?? true;
  return [interpretation(next.situation, question, { tier, score: 1, because: [because], found })];
}

function commanded<S extends Situation>(situation: S, table: QuestionTable): Interpretation<S>[] {
  const { command } = situation.message;
  if (!command) return [];
  const because = [`command ${command.word}`];
  const candidates = table.commanded(command.word).flatMap((question) => {
    const found = question.find ? question.find(situation) : true;
    if (found === undefined) return [];
    return [interpretation(situation, question, { tier: "command", score: 1, because, found })];
  });
  return ordered(candidates);
}

/** The questions that a language model read out of the words, as far as they apply, in its order. */
function readBy<S extends Situation>(situation: S, table: QuestionTable): Interpretation<S>[] {
  return (situation.read ?? []).flatMap(({ question: id, slots }) => {
    const question = table.find(id);
    const quoted = withSlots(situation, slots);
    if (!question || isExcluded(question.needs, quoted)) return [];
    const found = question.find ? question.find(quoted) : true;
    if (found === undefined) return [];
    const because = [`the language model read ${id}`];
    return [interpretation(quoted, question, { tier: "read", score: READ, because, found })];
  });
}

function cued<S extends Situation>(situation: S, table: QuestionTable): Interpretation<S>[] {
  const { message } = situation;
  // An unknown command is a slip of the keyboard, whatever stands after it.
  if (message.command || message.text.startsWith("/")) return [];
  return table.all.flatMap((question) => {
    const { cues, needs, find, acts } = question;
    if (!cues || !shows(message, cues) || isExcluded(needs, situation)) return [];
    const found = find ? find(situation) : true;
    if (found === undefined) return [];
    const tier = acts ? "act" : "cued";
    const score = Math.max(SURE, probabilityOf(message, question));
    return [interpretation(situation, question, { tier, score, because: reasons(cues), found })];
  });
}

function classified<S extends Situation>(situation: S, table: QuestionTable): Interpretation<S>[] {
  const { message } = situation;
  if (message.command) return [];
  const [first] = message.topics;
  const isClear = first !== undefined && (first.confidence >= CLEAR || first.intent === "unknown");
  const isKnown = isClear && first.intent !== "unknown";
  const others = message.topics.filter(({ intent }) => intent !== "unknown");
  const taken = others.flatMap((topic, index) =>
    proposed(situation, table, topic, isKnown && index === 0),
  );
  if (isKnown) return taken;
  const confidence = first?.confidence ?? 0;
  const guess = table.get(GUESS);
  const because = [`the words read like unknown (${confidence.toFixed(2)})`];
  const own = interpretation(situation, guess, { tier: "classified", score: confidence, because });
  const [likeliest] = message.questions.filter(({ intent }) => intent === "unknown");
  const plain = first ? proposed(situation, table, first, false) : [];
  const instead = plain.filter(
    ({ question: { id } }) => id !== GUESS && id === likeliest?.question,
  );
  return [...textInstead(own, table), ...instead, own, ...taken];
}

/**
 * The questions of a topic that the words read like and that apply, likeliest first; those for
 * which something is missing come last.
 */
function proposed<S extends Situation>(
  situation: S,
  table: QuestionTable,
  { intent, confidence }: RankedIntent,
  isTop: boolean,
): Interpretation<S>[] {
  const { message } = situation;
  const candidates = message.questions.flatMap((read) => {
    const question = read.intent === intent ? table.find(read.question) : undefined;
    if (!question || isExcluded(question.needs, situation)) return [];
    const found = question.find ? question.find(situation) : true;
    if (found === undefined) return [];
    const because = [
      `the words read like ${question.id} (${read.confidence.toFixed(2)}) and ${intent} (${confidence.toFixed(2)})`,
    ];
    const rest = { tier: "classified", score: confidence, because, found } as const;
    return [interpretation(situation, question, rest)];
  });
  const met = candidates.filter(({ unmet }) => unmet === undefined);
  const [likeliest, ...less] = [...met, ...candidates.filter(({ unmet }) => unmet !== undefined)];
  if (!likeliest) return [];
  if (!isTop) return [likeliest, ...less];
  const isAct = likeliest.question.acts && !message.shows("asks");
  const best = isAct ? { ...likeliest, tier: "act" as const } : likeliest;
  return [...textInstead(best, table), best, ...less];
}

/** The policy's own text, where it answers better than what the classifier took the message for. */
function textInstead<S extends Situation>(
  { question, situation, tier }: Interpretation<S>,
  table: QuestionTable,
): Interpretation<S>[] {
  if (!question.yieldsToText?.(situation)) return [];
  const text = {
    tier: tier === "act" ? "act" : "text",
    score: situation.articles().coverage,
    because: [`the policy's text answers it rather than ${question.id}`],
  } as const;
  return [interpretation(situation, table.get(TEXT), text)];
}

/** The policy's own text, where it says something on what cannot be worked out for its asker. */
function textForWant<S extends Situation>(
  { question, situation, tier, unmet }: Interpretation<S>,
  table: QuestionTable,
): Interpretation<S>[] {
  const isOfWords = tier === "act" || tier === "follow-up" || tier === "classified";
  if (!isOfWords || !(unmet === "asker" || unmet === "credits")) return [];
  if (!mayBeInText(situation)) return [];
  const text = {
    tier: tier === "classified" ? "text" : tier,
    score: situation.articles().coverage,
    because: [`the policy's text says something on it, and ${question.id} lacks its ${unmet}`],
  } as const;
  return [interpretation(situation, table.get(TEXT), text)];
}

/** Whether a message asks of nobody, and the text comes near: of rules without credits as near as may be. */
function mayBeInText({ message, articles, policy }: Situation): boolean {
  const isOfSomebody = message.shows("speaks-of-self") || message.slots.person !== undefined;
  if (message.command || isOfSomebody || message.shows("asks-own-amount")) return false;
  const { told, nearest, sure } = articles();
  const about = policy();
  const isOfRulesAlone = about !== undefined && !isApplicable(about);
  return isOfRulesAlone ? told.length + nearest.length > 0 : sure && message.shows("asks");
}

function shows(message: Message, { all = [], any = [], none = [] }: CueTest): boolean {
  return (
    all.every((cue) => message.shows(cue)) &&
    (any.length === 0 || any.some((cue) => message.shows(cue))) &&
    !none.some((cue) => message.shows(cue))
  );
}

function reasons({ all = [], any = [], none = [] }: CueTest): string[] {
  return [
    ...(all.length > 0 ? [`shows ${all.join(" and ")}`] : []),
    ...(any.length > 0 ? [`shows one of ${any.join(", ")}`] : []),
    ...(none.length > 0 ? [`does not show ${none.join(" or ")}`] : []),
  ];
}

function probabilityOf({ topics }: Message, { topic }: AnyQuestion): number {
  return topics.find(({ intent }) => intent === topic)?.confidence ?? 0;
}

/** Whether the message holds what would make it another question. */
function isExcluded(needs: Needs | undefined, { message, draft }: Situation): boolean {
  const { slots } = message;
  const held = {
    amount: statesAmount(slots),
    person: slots.person !== undefined,
    policy: slots.policy !== undefined,
    draft: draft !== undefined,
  };
  return (needs?.without ?? []).some((each) => held[each]);
}

function unmetBy(needs: Needs | undefined, situation: Situation): Unmet | undefined {
  if (needs?.asker && !situation.asker) return "asker";
  if (!needs?.policy) return undefined;
  const policy = situation.policy();
  if (!policy) return "policy";
  return needs.policy === "credits" && !isApplicable(policy) ? "credits" : undefined;
}

/** Those that go before another come first; else the one that demands more of the message. */
function ordered<S extends Situation>(all: readonly Interpretation<S>[]): Interpretation<S>[] {
  const left = [...all].sort(
    (a, b) =>
      demands(b.question) - demands(a.question) ||
      b.score - a.score ||
      a.question.id.localeCompare(b.question.id),
  );
  const sorted: Interpretation<S>[] = [];
  while (left.length > 0) {
    const next = left.findIndex(({ question }) =>
      left.every((other) => !other.question.over?.includes(question.id)),
    );
    sorted.push(...left.splice(Math.max(next, 0), 1));
  }
  return sorted;
}

/** How much a question asks of a message: a narrower question fits fewer messages, so it goes first. */
function demands({ cues, needs, find }: AnyQuestion): number {
  const { all = [], any = [], none = [] } = cues ?? {};
  const own = all.length + none.length + (any.length > 0 ? 1 : 0);
  return own + (needs?.without?.length ?? 0) + (find ? 1 : 0);
}
