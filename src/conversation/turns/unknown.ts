import { maskSentence } from "../mask-sentence.ts";
import { guessReply } from "../replies/guess-reply.ts";
import type { Intent } from "../understand/meaning.ts";
import { findIn, PLAINLY, policyAskedAbout, tellArticle } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";

/** Not understood: offers the likeliest meanings and notes the sentence for those who teach it. */
export async function answerUnknown(scene: Scene): Promise<Answer> {
  const { deps, meaning, text, turn, voice, thread } = scene;
  const policy = await policyAskedAbout(scene);
  const found = policy && findIn(scene, policy);
  if (policy && found && found.coverage >= PLAINLY) return tellArticle(scene, policy, found);
  const names = await everyName(scene);
  const guesses = guessed(meaning.others);
  await deps.store.journal.noteUnanswered({
    text: maskSentence(text, names),
    at: turn.at,
    guesses,
  });
  const again = thread?.said?.intent === "unknown";
  return { reply: guessReply(voice, guesses, { again }), intent: "unknown" };
}

/** What can be done in a conversation, likeliest first where nothing better is known. */
const SERVED: readonly Intent[] = [
  "standing",
  "record",
  "article",
  "why",
  "plan",
  "what-counts",
  "lookup",
  "undo",
  "help",
];
const GUESSES = 3;

/** Three guesses: those of the understanding that are of use, filled up with the commonest. */
function guessed(others: readonly Intent[]): Intent[] {
  const useful = others.filter((intent) => SERVED.includes(intent));
  return [...new Set([...useful, ...SERVED])].slice(0, GUESSES);
}

async function everyName({ deps }: Scene): Promise<string[]> {
  const { roster } = deps.store;
  const roots = (await roster.units()).filter(({ parent }) => parent === undefined);
  const people = await Promise.all(roots.map(({ id }) => roster.peopleWithin(id)));
  return people.flat().map(({ teacher }) => teacher.name);
}
