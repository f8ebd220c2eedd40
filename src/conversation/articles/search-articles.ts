import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Bilingual } from "../../policy/terms/text.ts";
import type { Slots } from "../message/meaning.ts";
import { normalise } from "../message/normalise.ts";
import {
  type ArticleIndex,
  indexArticles,
  type Passage,
  type Ranked,
  type SearchMaterial,
} from "./article-index.ts";
import { articleNumbers } from "./article-numbers.ts";
import { questionParts } from "./question-parts.ts";
import { rulesAsked } from "./rules-asked.ts";

/** What a policy says on a question. */
export interface ArticlesFound {
  /** What answers it, best first: one for each thing that is asked, none where nothing fits. */
  readonly told: readonly Passage[];
  /** Where nothing is told: what comes nearest, best first, to be told as no more than that. */
  readonly nearest: readonly Passage[];
  /** The articles that `told` rests on; none where nothing fits, or where the policy is silent on it. */
  readonly best: readonly string[];
  /** The next ones, best first. */
  readonly neighbours: readonly string[];
  /** Whether what was found really speaks of the question, rather than only coming nearest. */
  readonly sure: boolean;
  /** Between 0 and 1: how much of what the question tells apart is in what was found. */
  readonly coverage: number;
  /** Whether it was asked for by its number, to be read in full. */
  readonly byNumber?: true;
}

/** Finds articles within one policy, those it inherits included. */
export interface ArticleSearch {
  /** By words and numbers alone. */
  readonly find: (policy: PolicyDocument, question: string) => ArticlesFound;
  /**
   * What answers a question: first the articles of the rules that it asks for.
   *
   * @param after the question that it goes on from, or that only came before it
   */
  readonly answer: (
    policy: PolicyDocument,
    slots: Slots,
    question: string,
    after?: After,
  ) => ArticlesFound;
  /** The short answer of an article to a question, or the sentences of it that speak of that. */
  readonly within: (policy: PolicyDocument, article: string, question: string) => Passage | Excerpt;
}

/** The question before one. */
export interface After {
  readonly text: string;
  /** Whether the question means little without it; else it is heeded only where that is not sure by itself. */
  readonly goesOn: boolean;
}

/** The sentences of an article that speak of a question. */
export interface Excerpt {
  readonly articles: readonly [string];
  readonly answer?: undefined;
  readonly excerpt: Bilingual;
}

/**
 * How much of a question a passage must cover to be told, and to be told without a perhaps. That the
 * policy is silent on something is said only where it is surely that.
 */
const PERHAPS = 0.4;
const SURE = 0.5;
/** Of a long story little is ever covered: there it counts how much is, and not which share. */
const MUCH = { weight: 38, coverage: 0.2 };
/** A word or two that any article holds make nothing sure. */
const A_LITTLE = 10;
/** What covers less than this, by share and by weight, has nothing to do with a question. */
const NEAR = { weight: 10, coverage: 0.12 };
/** The same for a policy without short answers, whose articles say a thing in one way only. */
const PERHAPS_IN_ARTICLES = 0.33;
/** A second article is told too where it comes this near to the first. */
const ALSO = 0.92;
/** Of what only comes nearest, a second one is told sooner. */
const OR = 0.7;
/** What is told already answers a further part of a question where nothing else comes this near to it. */
const AS_WELL = 0.92;
const MOST_TOLD = 3;
const NEIGHBOURS = 3;

export const NOTHING_FOUND: ArticlesFound = {
  told: [],
  nearest: [],
  best: [],
  neighbours: [],
  sure: false,
  coverage: 0,
};

/** The best passage for the whole question, and the next of another article where it comes so near to it. */
function bestOf([first, ...others]: readonly Ranked[], also: number): Ranked[] {
  if (!first) return [];
  const [second] = others.filter(({ passage }) => !isOfSame(passage, first.passage));
  return second && second.score >= first.score * also ? [first, second] : [first];
}

/** Whether two passages say the same at different length. */
function isOfSame(one: Passage, other: Passage): boolean {
  return one.articles.some((article) => other.articles.includes(article));
}

/** Nobody asks more at once. */
const MOST_PARTS = 12;

/** What answers each part of a question that asks several things, in their order; else what answers the whole. */
function ofParts(index: ArticleIndex, plain: string, whole: readonly Ranked[]): Ranked[] {
  const parts = questionParts(plain).slice(0, MOST_PARTS);
  const found: Ranked[] = [];
  for (const [at, part] of parts.length > 1 ? parts.entries() : []) {
    // 里面要有哪些东西 means little without what was asked before.
    const ranked = index.rank(part, parts.slice(0, at).join(","));
    const [best] = ranked;
    const other = ranked.find(({ passage }) => !isAmong(found, passage));
    if (!best || !other || index.coverage(part, other.terms) < PERHAPS) continue;
    // What is asked besides is seldom answered by what was told already.
    if (other.score >= best.score * AS_WELL) found.push(other);
  }
  return found.length > 1 ? found.slice(0, MOST_TOLD) : bestOf(whole, ALSO);
}

function isAmong(found: readonly Ranked[], passage: Passage): boolean {
  return found.some((each) => each.passage === passage);
}

/** What goes on from another question asks for something else than what was answered to that. */
function rankedAfter(index: ArticleIndex, plain: string, before: string): readonly Ranked[] {
  const ranked = index.rank(plain, before);
  const told = index.foreseen(before) ?? index.rank(before)[0]?.passage;
  const others = ranked.filter(({ passage }) => passage !== told);
  const [first] = others;
  return first && index.coverage(plain, first.terms) >= PERHAPS ? others : ranked;
}

function search(index: ArticleIndex, plain: string, before?: string): ArticlesFound {
  const ranked = before ? rankedAfter(index, plain, before) : index.rank(plain);
  const told = ofParts(index, plain, ranked);
  const isOfIt = told.some(({ passage }) => index.speaksOfMishaps(plain, passage));
  const terms = told.flatMap((each) => [...each.terms]);
  const coverage = isOfIt ? Math.min(index.coverage(plain, terms), ALL_BUT_WHOLE) : 0;
  const weight = index.weight(terms);
  const isMuch = isOfIt && weight >= MUCH.weight && coverage >= MUCH.coverage;
  const least = leastFor(told[0]?.passage, index);
  const passages = coverage >= least || isMuch ? told.map(({ passage }) => passage) : [];
  const isNear = weight >= NEAR.weight && coverage >= NEAR.coverage;
  const nearest =
    passages.length === 0 && isNear ? bestOf(ranked, OR).map(({ passage }) => passage) : [];
  const best = articlesOf(passages);
  const others = articlesOf(ranked.map(({ passage }) => passage));
  const neighbours = others.filter((each) => !best.includes(each)).slice(0, NEIGHBOURS);
  const sure = (coverage >= SURE && weight >= A_LITTLE) || isMuch;
  return { told: passages, nearest, best, neighbours, sure, coverage };
}

function leastFor(passage: Passage | undefined, { hasAnswers }: ArticleIndex): number {
  if (passage?.answer?.silent) return SURE;
  return hasAnswers ? PERHAPS : PERHAPS_IN_ARTICLES;
}

function articlesOf(passages: readonly Passage[]): string[] {
  return [...new Set(passages.flatMap(({ articles }) => articles))];
}

/**
 * What answers a question after another. Where it could stand alone, what was asked before only helps
 * where it finds nothing by itself, and makes nothing sure that does not come near by itself too.
 */
function goingOn(alone: ArticlesFound, together: ArticlesFound, { goesOn }: After): ArticlesFound {
  if (goesOn) return together;
  if (alone.sure || together.told.length === 0) return alone;
  const isAlone = alone.told.length > 0;
  const near = [...alone.best, ...alone.neighbours, ...articlesOf(alone.nearest)];
  const isNear = together.best.some((article) => near.includes(article));
  if (isAlone && !isNear) return alone;
  return { ...together, sure: together.sure && (isNear || !isAlone) };
}

/** Makes the articles of policies findable; each policy is indexed when it is first asked. */
export function createArticleSearch({ cues, concepts }: SearchMaterial): ArticleSearch {
  const known = new Map<PolicyDocument, ReturnType<typeof readyToFind>>();
  const readyFor = (policy: PolicyDocument) => {
    const ready = known.get(policy) ?? readyToFind(policy, { cues, concepts });
    known.set(policy, ready);
    return ready;
  };
  const find = (policy: PolicyDocument, question: string, before?: string) =>
    readyFor(policy).find(normalise(question), before && normalise(before));
  return {
    find: (policy, question) => find(policy, question),
    answer(policy, slots, question, after) {
      const alone = find(policy, question);
      // Laughter asks nothing, whatever was asked before.
      const isOfIt = alone.neighbours.length > 0 || cues.shows("asks", question);
      const isAfter = after !== undefined && (after.goesOn || isOfIt);
      const found = isAfter ? goingOn(alone, find(policy, question, after.text), after) : alone;
      const rules = found.coverage === WHOLE ? [] : rulesAsked(cues, policy, slots, question);
      if (rules.length === 0) return found;
      // Where several things are asked, each has its answer, the rule's among them.
      const isOfSeveral = found.told.length > 1 && found.told.every(({ answer }) => answer);
      if (isOfSeveral && rules.some((article) => found.best.includes(article))) {
        return { ...found, sure: true, coverage: WHOLE };
      }
      const others = (found.sure ? found.best : []).filter((article) => !rules.includes(article));
      const best = [...rules, ...others].slice(0, MOST_TOLD);
      const near = [...found.best, ...found.neighbours].filter((each) => !best.includes(each));
      return { ...exactly(best), neighbours: near };
    },
    within: (policy, article, question) => readyFor(policy).within(article, normalise(question)),
  };
}

/** Where an article is named by its number, a passage foresees the question word for word, or it is the rule asked for. */
const WHOLE = 1;
/** What is found by its words alone is never known to answer, however many of them stand in it. */
const ALL_BUT_WHOLE = 0.99;

/** Whether it is known what answers, rather than found by its words. */
export function isExact({ coverage }: ArticlesFound): boolean {
  return coverage === WHOLE;
}

/** Articles of which it is known that they answer. */
export function exactly(articles: readonly string[]): ArticlesFound {
  const told = articles.map((article) => ({ articles: [article] }));
  return { told, nearest: [], best: articles, neighbours: [], sure: true, coverage: WHOLE };
}

/** Leaves out of a question what the policy is called: of its articles that tells none apart. */
function leavingOutNames({ aliases }: PolicyDocument): (question: string) => string {
  const names = aliases.map(normalise).sort((a, b) => b.length - a.length);
  return (question) => {
    const rest = names.reduce((text, name) => text.replaceAll(name, " "), question).trim();
    return rest === "" ? question : rest;
  };
}

function readyToFind(policy: PolicyDocument, material: SearchMaterial) {
  const index = indexArticles(policy, material);
  const numbersIn = articleNumbers(policy);
  const withoutNames = leavingOutNames(policy);
  const find = (question: string, before?: string): ArticlesFound => {
    if (question === "") return NOTHING_FOUND;
    const plain = withoutNames(question);
    const named = numbersIn(plain).slice(0, MOST_TOLD);
    if (named.length > 0) return { ...exactly(named), byNumber: true };
    const foreseen = index.foreseen(question);
    if (!foreseen) return search(index, plain, before);
    return { ...exactly(foreseen.articles), told: [foreseen] };
  };
  const within = (article: string, question: string): Passage | Excerpt => {
    const plain = withoutNames(question);
    const [first] = index
      .rank(plain)
      .filter(({ passage }) => passage.answer && passage.articles.includes(article));
    if (first && index.coverage(plain, first.terms) >= PERHAPS) return first.passage;
    const { zh = "", en = "" } = policy.articles[article]?.summary ?? {};
    const excerpt = { zh: index.excerpt(plain, zh), en: index.excerpt(plain, en) };
    return { articles: [article], excerpt };
  };
  return { find, within };
}
