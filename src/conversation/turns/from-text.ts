import { isApplicable } from "../../policy/compile.ts";
import type { PolicyDocument } from "../../policy/policy-document.ts";
import { speaksOfOneself } from "../follow/spoken-of.ts";
import { describesRecord, statesAmount } from "../record-from-slots.ts";
import type { ArticlesFound } from "../search-articles.ts";
import type { Intent } from "../understand/meaning.ts";
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

/** Answers from the policy's text what was taken for something else, or cannot be answered as that. */
export async function answerFromText(scene: Scene): Promise<Answer | undefined> {
  const { meaning, before } = scene;
  const { intent } = meaning;
  const concerns = MISTAKEN.has(intent) || OF_FIGURES.has(intent) || intent === "what-counts";
  if (!concerns || meaning.command || before) return undefined;
  const policy = await policyAskedAbout(scene);
  const found = policy && findIn(scene, policy);
  if (!policy || !found || !isInText(scene, policy, found)) return undefined;
  return tellArticle(scene, policy, found);
}

function isInText(scene: Scene, policy: PolicyDocument, found: ArticlesFound): boolean {
  const { meaning, asker, turn } = scene;
  const { intent, slots } = meaning;
  if (MISTAKEN.has(intent)) return isPlainlyIn(scene, found);
  const isPersonal = speaksOfOneself(scene.text) || slots.person !== undefined;
  if (OF_FIGURES.has(intent) && slots.policy !== undefined && !isPersonal) {
    return found.best.length > 0;
  }
  if (!isApplicable(policy)) {
    return isPersonal && intent !== "what-counts" ? found.sure : found.best.length > 0;
  }
  if (intent !== "what-counts") return false;
  const isGeneral = SIDE_BY_SIDE.test(scene.text) && !speaksOfOneself(scene.text);
  if (isGeneral || !describesRecord(slots)) return found.best.length > 0;
  const asksRate = asker ? isWorthless(policy, slots, turn.today) : !statesAmount(slots);
  return found.sure && asksRate;
}
