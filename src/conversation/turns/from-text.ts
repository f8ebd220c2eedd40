import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { asksOwnAmount, speaksOfOneself } from "../follow/spoken-of.ts";
import { mishapsIn } from "../lookup/mishaps.ts";
import type { Intent } from "../message/meaning.ts";
import { isAtItsInstructions } from "../message/strong-signs.ts";
import { describesRecord, statesAmount } from "../record-from-slots.ts";
import type { ArticlesFound } from "../search-articles.ts";
import { findIn, isPlainlyIn, policyAskedAbout, tellArticle } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";
import { isWorthless } from "./what-if.ts";

/** What a question about the text is easily taken for: it is answered where it plainly stands there. */
const MISTAKEN: ReadonlySet<Intent> = new Set([
  "help",
  "smalltalk",
  "digest",
  "bind",
  "mute",
  "remind",
  "broadcast",
]);

/** Asks for what the policy sets side by side: which kinds, which year, how much each. */
const SIDE_BY_SIDE =
  /哪[些几]|哪[一]?年|分别|各(?:是|算|给|计|记|折|按)?(?:多少|几)|\b(?:which|each|respectively)\b/iu;

/** Questions about figures: of a policy that sets no credits, or is named by somebody who does not speak of themselves, they ask what it says. */
const OF_FIGURES: ReadonlySet<Intent> = new Set(["standing", "why", "plan", "lookup"]);

/** What a question about lost papers is easily taken for. */
const ABOUT_PAPERS: ReadonlySet<Intent> = new Set(["what-counts", "plan", "lookup"]);

/** Answers from the policy's text what was taken for something else, or cannot be answered as that. */
export async function answerFromText(scene: Scene): Promise<Answer | undefined> {
  const { meaning, before, text } = scene;
  const { intent } = meaning;
  const concerns = MISTAKEN.has(intent) || OF_FIGURES.has(intent) || intent === "what-counts";
  if (!concerns || meaning.command || before || isAtItsInstructions(text)) return undefined;
  const policy = await policyAskedAbout(scene);
  const found = policy && findIn(scene, policy);
  if (!policy || !found) return undefined;
  if (!isOfMishap(scene) && !isInText(scene, policy, found)) return undefined;
  return tellArticle(scene, policy, found);
}

function isInText(scene: Scene, policy: PolicyDocument, found: ArticlesFound): boolean {
  const { meaning } = scene;
  const { intent, slots } = meaning;
  if (MISTAKEN.has(intent)) return isPlainlyIn(scene, found);
  if (intent === "lookup" && isForeseen(scene, policy)) return true;
  const isPersonal = speaksOfOneself(scene.text) || slots.person !== undefined;
  if (OF_FIGURES.has(intent) && slots.policy !== undefined && !isPersonal) {
    return found.best.length > 0;
  }
  if (!isApplicable(policy)) {
    if (OF_FIGURES.has(intent) && asksOwnAmount(scene.text)) return false;
    return isPersonal && intent !== "what-counts" ? found.sure : found.best.length > 0;
  }
  return intent === "what-counts" && isOfRates(scene, policy, found);
}

/** Whether it is asked what to do about papers that are lost and the like, and not of any training. */
function isOfMishap({ text, meaning }: Scene): boolean {
  const isMistaken = ABOUT_PAPERS.has(meaning.intent) && mishapsIn(text).length > 0;
  return isMistaken && !describesRecord(meaning.slots) && !asksOwnAmount(text);
}

/** Whether a question what counts is one of the text, and not of one training to be weighed. */
function isOfRates(scene: Scene, policy: Policy, found: ArticlesFound): boolean {
  const { meaning, asker, turn } = scene;
  const { slots } = meaning;
  const isGeneral = SIDE_BY_SIDE.test(scene.text) && !speaksOfOneself(scene.text);
  if (isGeneral || !describesRecord(slots)) return found.best.length > 0;
  if (slots.outcome !== "failed" && isWorthless(policy, slots, turn.today)) {
    return found.best.length > 0;
  }
  return found.sure && !asker && !statesAmount(slots);
}

/** Whether an article foresees the question, so that it is of the rules though it asks for records. */
function isForeseen({ deps, text, meaning }: Scene, policy: PolicyDocument): boolean {
  const isPersonal = speaksOfOneself(text) || meaning.slots.person !== undefined;
  return !isPersonal && deps.articles.find(policy, text).coverage === 1;
}
