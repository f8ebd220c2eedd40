import { isApplicable } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { Passage } from "../../articles/article-index.ts";
import { ownerOf } from "../../articles/article-owner.ts";
import { type ArticlesFound, exactly, isExact } from "../../articles/search-articles.ts";
import type { Context, Situation } from "../../context.ts";
import { isPolicyName } from "../../message/policy-names.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { type Answer, question } from "../../question.ts";
import { withoutPolicy } from "../../subject.ts";
import { articleReply, policyNamedReply, type Told } from "./reply.ts";

/** So much of a question must stand in an article before that is told though nobody asked for it. */
export const PLAINLY = 0.62;
/** What comes nearest is said to be perhaps it where it covers this much of the question. */
const LIKELY = 0.22;
/** From here on what the classifier takes a message for is believed. */
const CERTAIN = 0.7;

/** Answers what the policy says. */
export const articleSearch = question({
  id: "article.search",
  topic: "article",
  offered: 3,
  followUp: true,
  async answer(context) {
    const policy = context.policy();
    if (!policy) return withoutPolicy(context);
    return tellArticles(context, policy, context.articles());
  },
});

/** The same of certificates that were lost or spoilt, also where the text says nothing of that. */
export const articleLost = question({
  id: "article.lost",
  topic: "article",
  cues: { all: ["documents-in-trouble"], none: ["not-of-documents"] },
  needs: { policy: "any", without: ["amount", "draft"] },
  followUp: "article.search",
  answer: articleSearch.answer,
});

/** Answers who types nothing but a policy's name: what it is, and what it demands. */
export const policyByName = question({
  id: "article.policy-by-name",
  topic: "article",
  cues: {},
  needs: { policy: "any" },
  // A name alone supposes nothing, whatever sentences it stands in most.
  over: ["standing.under-policy"],
  followUp: true,
  find: ({ message, reading }) => isPolicyName(message.text, reading.policyAliases) || undefined,
  async answer({ localizer, policy }) {
    const named = policy();
    return named && { reply: policyNamedReply(localizer, named) };
  },
});

/** Replies with what was found, with a perhaps where it may be something else; else offers the nearest. */
export function tellArticles(
  context: Context,
  policy: PolicyDocument,
  found: ArticlesFound,
): Answer {
  const { localizer, deps } = context;
  const { told, nearest, neighbours, sure, coverage, byNumber } = found;
  const passages = told.length > 0 ? told : nearest;
  const ownerOfAll = ({ articles: [article] }: Passage) =>
    article === undefined ? policy : ownerOf(policy, article, deps.catalogue);
  const [first] = passages;
  const near = (articles: readonly string[]) =>
    articles.map((article) => ({ policy: ownerOf(policy, article, deps.catalogue), article }));
  if (first === undefined) {
    return { reply: articleReply({ localizer, policy, told: [], near: near(neighbours) }) };
  }
  const owner = ownerOfAll(first);
  const shown = passages
    .filter((each) => ownerOfAll(each) === owner)
    .map((each) => (byNumber ? inFull(owner, each) : shortened(context, policy, each)));
  const isRecited = shown.every(({ isShort }) => !isShort);
  const full = isRecited ? [] : shown.flatMap(({ articles }) => articles.slice(0, 1));
  const nearby = near([...new Set([...full, ...neighbours])]);
  // In a group the answer is enough for everybody.
  const withArticles = context.turn.place === "private" && !byNumber;
  const isLikely = told.length > 0 || coverage >= LIKELY;
  const manner = sure ? "surely" : isLikely ? "perhaps" : "nearest";
  const answer = {
    localizer,
    policy: owner,
    told: shown,
    near: nearby,
    manner,
    withArticles,
  } as const;
  return { reply: articleReply(answer) };
}

function inFull(policy: PolicyDocument, { articles }: Passage): Told {
  const text = policy.articles[articles[0] ?? ""]?.summary ?? { zh: "", en: "" };
  return { articles, text, isShort: false };
}

/** A passage as the short answer that it is or has, or the sentences of it that answer. */
function shortened({ deps, message }: Context, policy: PolicyDocument, passage: Passage): Told {
  const [article] = passage.articles;
  const question = message.text;
  const best =
    passage.answer || article === undefined
      ? passage
      : deps.articles.within(policy, article, question);
  if (best.answer) return { articles: best.articles, text: best.answer.say, isShort: true };
  if ("excerpt" in best) return { articles: best.articles, text: best.excerpt, isShort: false };
  return inFull(policy, passage);
}

/** Replies with one article of a policy, where it is known which. */
export function replyWithArticle(
  context: Context,
  policy: PolicyDocument,
  article: string,
): Answer {
  return tellArticles(context, policy, exactly([article]));
}

/** Whether the text answers a message that was taken for something else: the surer that was, the more of it must stand there. */
export function isPlainlyInText({ message, articles }: Situation): boolean {
  const { sure, coverage } = articles();
  return sure && ((message.topics[0]?.confidence ?? 0) < CERTAIN || coverage >= PLAINLY);
}

/** Whether the text goes before small talk, help and what is not done here. */
export function goesBeforeTalk(situation: Situation): boolean {
  const { message, before } = situation;
  if (message.command || before || message.shows("attacks-instructions")) return false;
  return isPlainlyInText(situation);
}

/** Whether a message speaks of the asker or names somebody. */
export function isPersonal({ message }: Situation): boolean {
  return message.shows("speaks-of-self") || message.slots.person !== undefined;
}

/**
 * Whether the text answers a question about figures: one about a policy without credits, about one
 * that is named by whoever does not speak of themselves, or from somebody whom the roster does not
 * know and who asks for the rule rather than for their own figures.
 *
 * @param asksRules whether this kind of question mostly asks for a rule where it is about nobody
 */
export function goesBeforeFigures(situation: Situation, asksRules: boolean): boolean {
  const { message, asker, before, policy } = situation;
  const about = policy();
  if (!about || message.command || message.shows("attacks-instructions")) return false;
  const byPolicy = before ? undefined : answersOfPolicy(situation, about);
  if (byPolicy !== undefined) return byPolicy;
  if (asker || message.shows("asks-own-standing")) return false;
  if (!isApplicable(about) && message.shows("asks-own-amount")) return false;
  const { told, nearest, sure } = situation.articles();
  if (isPlainlyInText(situation)) return true;
  // Of who is not known nothing else can be said.
  if (asksRules) return told.length + nearest.length > 0;
  return sure && !message.shows("asks-own-amount");
}

/** Whether the text answers because of what the policy is: named for nobody in particular, or without credits. */
function answersOfPolicy(situation: Situation, about: PolicyDocument): boolean | undefined {
  const { message } = situation;
  const { told, nearest, sure } = situation.articles();
  const personal = isPersonal(situation);
  const isNamed = message.slots.policy !== undefined;
  if (isNamed && !personal && told.length > 0) return true;
  if (isApplicable(about)) return undefined;
  if (message.shows("asks-own-amount")) return false;
  return told.length > 0 || (personal ? sure : nearest.length > 0);
}

/** Whether it is asked what to do about documents that are lost and the like, and not of any training or figures. */
export function isOfDocuments({ message, before, policy }: Situation): boolean {
  if (message.command || before || policy() === undefined) return false;
  const isOfThem = message.shows("documents-in-trouble") && !message.shows("asks-own-amount");
  return isOfThem && !describesRecord(message.slots);
}

/**
 * Whether the text answers somebody whom the roster does not know, who seems to tell of a record:
 * it plainly speaks of what they say, and they do not speak of themselves.
 */
export function goesBeforeStrangers(situation: Situation): boolean {
  const { message, asker, articles, policy } = situation;
  const about = policy();
  if (asker || !about || message.command) return false;
  if (!isApplicable(about) && message.shows("asks-own-amount")) return false;
  return isPlainlyInText(situation) || (articles().sure && !message.shows("speaks-of-self"));
}

/** Whether an article foresees the question word for word, so that it is one of the rules. */
export function isForeseen(situation: Situation): boolean {
  const policy = situation.policy();
  return policy !== undefined && isExact(situation.articles());
}
