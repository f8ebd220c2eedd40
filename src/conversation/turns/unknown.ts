import { namesInText } from "../../app/names-in-text.ts";
import { maskSentence } from "../mask-sentence.ts";
import type { Intent } from "../message/meaning.ts";
import { guessReply } from "../replies/guess-reply.ts";
import { findIn, policyAskedAbout, tellArticle } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";

/** So much of a sentence that nobody understood must stand in an article for that to be told. */
const ALMOST_WHOLLY = 0.6;
/** Fewer characters or words than these are in an article by chance. */
const A_SENTENCE = { characters: 8, words: 5 };
/** As much of a sentence is kept as somebody will read. */
const KEPT = 200;

/** Not understood: offers the likeliest meanings and notes the sentence for those who teach it. */
export async function answerUnknown(scene: Scene): Promise<Answer> {
  const { deps, meaning, turn, voice, thread } = scene;
  const policy = isSentence(scene.text) ? await policyAskedAbout(scene) : undefined;
  const found = policy && findIn(scene, policy);
  if (policy && found && found.coverage >= ALMOST_WHOLLY) return tellArticle(scene, policy, found);
  const { journal, roster } = deps.store;
  const kept = [...scene.text].slice(0, KEPT).join("");
  const text = maskSentence(kept, await namesInText(roster, kept));
  const guesses = guessed(meaning.others);
  await journal.noteUnanswered({ text, at: turn.at, guesses });
  const again = thread?.said?.intent === "unknown";
  return { reply: guessReply(voice, guesses, { again }), intent: "unknown" };
}

function isSentence(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return characters >= A_SENTENCE.characters || words >= A_SENTENCE.words;
}

/** What can be done in a conversation, the commonest first. */
const SERVED: readonly Intent[] = [
  "standing",
  "record",
  "article",
  "why",
  "plan",
  "what-counts",
  "lookup",
  "route",
  "deadline",
  "undo",
  "help",
];
const GUESSES = 3;

/** Three guesses: those of the understanding that are of use, filled up with the commonest. */
function guessed(others: readonly Intent[]): Intent[] {
  const useful = others.filter((intent) => SERVED.includes(intent));
  return [...new Set([...useful, ...SERVED])].slice(0, GUESSES);
}
