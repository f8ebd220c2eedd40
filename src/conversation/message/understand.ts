import { type Commands, createCommands } from "./commands.ts";
import { type IntentRanker, preferred, type RankedIntent, trainIntents } from "./intents.ts";
import type { Material } from "./material.ts";
import type { Intent, Meaning, Slots } from "./meaning.ts";
import { beginningOf } from "./normalise.ts";
import { isPolicyName, withoutPolicyIds } from "./policy-names.ts";
import { corrected } from "./slips.ts";
import { extractSlots, type SlotContext } from "./slots.ts";
import { STRONG_SIGNS } from "./strong-signs.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Takes a message for what it means, of a longer text its beginning; the same message and day always mean the same. */
export interface Understanding {
  /** The words that it reads by. */
  readonly vocabulary: Vocabulary;
  understand(text: string, said: Omit<SlotContext, "vocabulary">): Meaning;
}

/** Below this, offering three guesses is better than acting on one. */
const CLEAR = 0.35;
/** A strong sign makes its intent at least this probable. */
const BY_SIGN = 0.95;
const GUESSES = 3;
/** Who types nothing but a policy's name wants to know what it says. */
const ASKED_BY_NAME: readonly RankedIntent[] = [{ intent: "article", confidence: 1 }];

/** Learns from the material, which is the slow part: make one and keep it. */
export function createUnderstanding(material: Material): Understanding {
  const { vocabulary } = material;
  const commands = createCommands(material.commands);
  const rank = trainIntents(material.examples, vocabulary);
  return {
    vocabulary,
    understand: (text, said) => {
      const context = { ...said, vocabulary };
      const plain = beginningOf(corrected(beginningOf(text), vocabulary));
      return readCommand(plain, context, commands, rank) ?? readSentence(plain, context, rank);
    },
  };
}

/** Commands about a year; after them it needs no 年: `/查 2025`, `/plan 2026`. */
const OF_A_YEAR: ReadonlySet<Intent> = new Set(["standing", "why", "plan", "lookup"]);
const BARE_YEAR = /(?<=^|\s)(?:19|20)\d{2}$/u;

function readCommand(
  plain: string,
  context: SlotContext,
  commands: Commands,
  rank: IntentRanker,
): Meaning | undefined {
  const reading = commands.read(plain);
  if (!reading) return undefined;
  const { given, command } = reading;
  if (command) {
    const { intent, word } = command;
    const rest = OF_A_YEAR.has(intent) ? reading.rest.replace(BARE_YEAR, "$&年") : reading.rest;
    const slots = extractSlots(rest, context);
    return { intent, confidence: 1, slots, others: [], command: { word, rest } };
  }
  const { rest } = reading;
  const slots = extractSlots(rest, context);
  const near = commands.nearest(given);
  const guesses = near ? preferred(rank(rest), near.intent, 0) : rank(rest);
  return { intent: "unknown", confidence: 0, slots, others: likeliest(guesses, "unknown") };
}

function readSentence(plain: string, context: SlotContext, rank: IntentRanker): Meaning {
  const slots = extractSlots(plain, context);
  const said = withoutPolicyIds(plain, context.policyAliases);
  const isName = isPolicyName(plain, context.policyAliases);
  const ranked = isName ? ASKED_BY_NAME : withSigns(rank(said), said, slots);
  const [first] = ranked;
  const clear = plain !== "" && first !== undefined && first.confidence >= CLEAR;
  const intent = clear ? first.intent : "unknown";
  return { intent, confidence: first?.confidence ?? 0, slots, others: likeliest(ranked, intent) };
}

function withSigns(
  ranked: readonly RankedIntent[],
  plain: string,
  slots: Slots,
): readonly RankedIntent[] {
  const sign = STRONG_SIGNS.find((each) => each.shows(plain, slots));
  return sign ? preferred(ranked, sign.intent, BY_SIGN) : ranked;
}

/** The best guesses besides the intent taken. */
function likeliest(ranked: readonly RankedIntent[], taken: Intent): Intent[] {
  return ranked
    .map(({ intent }) => intent)
    .filter((intent) => intent !== taken && intent !== "unknown")
    .slice(0, GUESSES);
}
