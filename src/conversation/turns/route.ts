import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { readStays } from "../message/stays.ts";
import { type AskedRoute, askedRoutes } from "../procedures/asked-routes.ts";
import { askedWorkflow } from "../procedures/asked-workflow.ts";
import { nearestYear } from "../procedures/year-told.ts";
import { articlesOfTable, routeReply } from "../replies/route-reply.ts";
import { workflowReply } from "../replies/workflow-reply.ts";
import type { ArticlesFound } from "../search-articles.ts";
import { answerNotYet, findIn, PLAINLY, policyAskedAbout, tellArticle } from "./article.ts";
import { besides, WHEN, WHO } from "./besides.ts";
import type { Answer, Scene } from "./scene.ts";
import { withoutPolicy } from "./whom.ts";

const INTENT = "route";

/** What is asked: what follows a command's word, else the whole message. */
function askedIn({ meaning, text }: Scene): string {
  return meaning.command?.rest ?? text;
}

/** A bare command asks for all tables. */
function routesAsked(scene: Scene, { file }: PolicyDocument): AskedRoute[] {
  const text = askedIn(scene);
  const { meaning, before } = scene;
  if (text === "" && !before) return file.routes.map((table) => ({ table }));
  return askedRoutes(file, text, meaning.slots, before?.question);
}

function tellRoutes(scene: Scene, policy: PolicyDocument, asked: readonly AskedRoute[]): Answer {
  const { meaning, before, voice, turn } = scene;
  const text = askedIn(scene);
  const hasNotice = asked.some(({ table }) => table.notice !== undefined);
  const isAnswered = (sentence: string) =>
    WHO.test(sentence) || readStays(sentence).length > 0 || (hasNotice && WHEN.test(sentence));
  const { from, date } = meaning.slots;
  const told = from ?? date;
  const reply = routeReply({
    voice,
    policy,
    asked,
    leaving: told && nearestYear(told, text, turn.today),
    today: turn.today,
    besides: besides(scene, policy, text, isAnswered),
  });
  return { reply, intent: INTENT, question: before ? `${before.question} ${text}` : text };
}

/** What plainly stands in an article that is none of the tables': what becomes of those who just go. */
function articleElsewhere(
  scene: Scene,
  policy: PolicyDocument,
  asked: readonly AskedRoute[],
): ArticlesFound | undefined {
  const text = askedIn(scene);
  if (text === "" || readStays(text).length > 0) return undefined;
  const found = findIn(scene, policy);
  const own = new Set(asked.flatMap(({ table }) => articlesOfTable(table)));
  const isOwn = found.best.some((article) => own.has(article));
  return found.sure && found.coverage >= PLAINLY && !isOwn ? found : undefined;
}

/**
 * What is nearest, where no table tells who approves so many days: an article that only speaks of
 * being away would read as if it did.
 */
function nearestOnly(scene: Scene, policy: PolicyDocument): ArticlesFound | undefined {
  if (readStays(askedIn(scene)).length === 0) return undefined;
  const { best, neighbours, coverage } = findIn(scene, policy);
  if (coverage >= PLAINLY) return undefined;
  return { best: [], neighbours: [...best, ...neighbours], sure: false, coverage };
}

/** Answers who approves, from the policy's tables; how something goes, from its workflows. */
export async function answerRoute(scene: Scene): Promise<Answer> {
  const policy = await policyAskedAbout(scene);
  if (!policy) return withoutPolicy(scene);
  const asked = routesAsked(scene, policy);
  const elsewhere = asked.length > 0 ? articleElsewhere(scene, policy, asked) : undefined;
  if (elsewhere) return { ...tellArticle(scene, policy, elsewhere), intent: INTENT };
  if (asked.length > 0) return tellRoutes(scene, policy, asked);
  const flow = askedWorkflow(policy.file, askedIn(scene));
  if (!flow) {
    const near = nearestOnly(scene, policy);
    if (near) return { ...tellArticle(scene, policy, near), intent: INTENT };
    return answerNotYet(INTENT)(scene);
  }
  return {
    reply: workflowReply({ voice: scene.voice, policy, today: scene.turn.today, ...flow }),
    intent: INTENT,
  };
}
