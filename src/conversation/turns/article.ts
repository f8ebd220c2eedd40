import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { ownerOf } from "../article-owner.ts";
import { rulesAsked } from "../lookup/rules-asked.ts";
import { normalise } from "../message/normalise.ts";
import { isPolicyName } from "../message/policy-names.ts";
import { askedWorkflow } from "../procedures/asked-workflow.ts";
import { articleReply } from "../replies/article-reply.ts";
import { type NotYet, notYetReply } from "../replies/not-yet-reply.ts";
import { policyNamedReply } from "../replies/policy-named-reply.ts";
import { workflowReply } from "../replies/workflow-reply.ts";
import type { ArticlesFound } from "../search-articles.ts";
import type { Answer, Scene } from "./scene.ts";
import { policyOf, withoutPolicy } from "./whom.ts";

/** More articles than these are not read. */
const MOST_TOLD = 3;

/** So much of a question must stand in an article before that is told though nobody asked for it. */
export const PLAINLY = 0.5;

/** From here on what a message means is believed. */
const CERTAIN = 0.7;

/** Whether the text answers a message that was taken for something else: the surer that was, the more of it must stand there. */
export function isPlainlyIn({ meaning }: Scene, { sure, coverage }: ArticlesFound): boolean {
  return sure && (meaning.confidence < CERTAIN || coverage >= PLAINLY);
}

/** The policy whose articles are searched: the one that is named, else the asker's. */
export async function policyAskedAbout(scene: Scene): Promise<PolicyDocument | undefined> {
  const named = policyNamed(scene);
  return named === undefined ? policyOf(scene, scene.asker) : scene.deps.catalogue.document(named);
}

/** A button under an answer from another policy asks for an article of that policy. */
function policyNamed({ meaning, thread, text }: Scene): string | undefined {
  const isButton = thread?.choices.some((says) => normalise(says) === text);
  return meaning.slots.policy ?? (isButton ? thread?.said?.slots.policy : undefined);
}

/** What is looked for: the question, with the one before where this one only goes on from it. */
function questionIn({ text, meaning, before }: Scene): string {
  const asked = meaning.command?.rest || text;
  return before ? `${asked} ${before.question}` : asked;
}

/** What the policy says on a question: first the articles of the rules that it asks for. */
export function findIn(scene: Scene, policy: PolicyDocument): ArticlesFound {
  const question = questionIn(scene);
  const found = scene.deps.articles.find(policy, question);
  const rules = isExact(found) ? [] : rulesAsked(policy, scene.meaning.slots, question);
  if (rules.length === 0) return found;
  const others = (found.sure ? found.best : []).filter((article) => !rules.includes(article));
  const best = [...rules, ...others].slice(0, MOST_TOLD);
  const neighbours = [...found.best, ...found.neighbours].filter((each) => !best.includes(each));
  return { best, neighbours, sure: true, coverage: 1 };
}

/** Whether an article was named by its number, or foresees the question word for word. */
function isExact({ coverage }: ArticlesFound): boolean {
  return coverage === 1;
}

/** Tells what was found, with a perhaps where it may be something else; else offers the nearest. */
export function tellArticle(
  { voice, deps }: Scene,
  policy: PolicyDocument,
  found: ArticlesFound,
): Answer {
  const { best, neighbours, sure } = found;
  const [first] = best;
  const near = (articles: readonly string[]) =>
    articles.map((article) => ({ policy: ownerOf(policy, article, deps.catalogue), article }));
  if (first === undefined) {
    const reply = articleReply({ voice, policy, found: [], near: near(neighbours) });
    return { reply, intent: "article" };
  }
  const owner = ownerOf(policy, first, deps.catalogue);
  const told = best.filter((article) => ownerOf(policy, article, deps.catalogue) === owner);
  const reply = articleReply({ voice, policy: owner, found: told, near: near(neighbours), sure });
  return { reply, intent: "article" };
}

/** Tells one article of a policy, where it is known which. */
export function tellOne(scene: Scene, policy: PolicyDocument, article: string): Answer {
  return tellArticle(scene, policy, { best: [article], neighbours: [], sure: true, coverage: 1 });
}

/** Asks how something goes from step to step. */
const ASKS_FLOW =
  /流程|程序|步骤|手续|几步|怎么走|环节|\b(?:steps?|procedures?|process|workflow)\b/iu;

/** Answers what the policy says; how something goes, where no article says it as surely. */
export async function answerArticle(scene: Scene): Promise<Answer> {
  const policy = await policyAskedAbout(scene);
  if (!policy) return withoutPolicy(scene);
  const { text, voice, context } = scene;
  if (isPolicyName(text, context.policyAliases)) return { reply: policyNamedReply(voice, policy) };
  const found = findIn(scene, policy);
  const flow = found.sure || !ASKS_FLOW.test(text) ? undefined : askedWorkflow(policy.file, text);
  if (flow) {
    const { today } = scene.turn;
    return { reply: workflowReply({ voice, policy, today, ...flow }), intent: "route" };
  }
  const named = policyNamed(scene);
  const slots = { ...scene.meaning.slots, ...(named && { policy: named }) };
  return { ...tellArticle(scene, policy, found), slots };
}

/** Questions that the policy's text may answer by itself. */
const IN_THE_TEXT: ReadonlySet<NotYet> = new Set([
  "route",
  "deadline",
  "questionnaire",
  "objection",
]);

/** What is not done in a conversation: the article that speaks of it, or those nearby; else who does it. */
export function answerNotYet(intent: NotYet) {
  return async (scene: Scene): Promise<Answer> => {
    const policy = IN_THE_TEXT.has(intent) ? await policyAskedAbout(scene) : undefined;
    const found = policy && findIn(scene, policy);
    if (policy && found && found.best.length + found.neighbours.length > 0)
      return { ...tellArticle(scene, policy, found), intent };
    return { reply: notYetReply({ voice: scene.voice, intent, policy }) };
  };
}
