import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Cues } from "../message/cues.ts";
import type { Slots } from "../message/meaning.ts";
import { normalise } from "../message/normalise.ts";
import { type ArticleIndex, indexArticles, type Ranked } from "./article-index.ts";
import { articleNumbers } from "./article-numbers.ts";
import { questionParts } from "./question-parts.ts";
import { rulesAsked } from "./rules-asked.ts";

/** What a policy says on a question. */
export interface ArticlesFound {
  /** The articles that answer it, best first: one for each thing that is asked, none where nothing fits. */
  readonly best: readonly string[];
  /** The next ones, best first. */
  readonly neighbours: readonly string[];
  /** Whether the best ones really speak of the question, rather than only coming nearest. */
  readonly sure: boolean;
  /** Between 0 and 1: how much of what the question tells apart is in the best ones. */
  readonly coverage: number;
}

/** Finds articles within one policy, those it inherits included. */
export interface ArticleSearch {
  /** By words and numbers alone. */
  readonly find: (policy: PolicyDocument, question: string) => ArticlesFound;
  /** What answers a question: first the articles of the rules that it asks for. */
  readonly answer: (policy: PolicyDocument, slots: Slots, question: string) => ArticlesFound;
}

/**
 * How much of a question an article must cover to be told, and to be told without a perhaps.
 * Of the policies' own questions, each left out in turn, 89 and 76 in a hundred reach them, of
 * questions about canteens and parking places 8 and 4.
 */
const PERHAPS = 0.2;
const SURE = 0.33;
/** A second article is told too where it comes this near to the first. */
const ALSO = 0.85;
/** What is told already answers a part of a question where it comes this near to the best. */
const AS_WELL = 0.7;
const MOST_TOLD = 3;
const NEIGHBOURS = 3;

const NOTHING: ArticlesFound = { best: [], neighbours: [], sure: false, coverage: 0 };

/** The best article of the whole question, and the next where it is hardly worse. */
function nearest([first, second]: readonly Ranked[]): Ranked[] {
  if (!first) return [];
  return second && second.score >= first.score * ALSO ? [first, second] : [first];
}

/** Nobody asks more at once. */
const MOST_PARTS = 12;

/** Adds the article of every part of a question that is asked besides and not answered yet. */
function withParts(index: ArticleIndex, plain: string, told: readonly Ranked[]): Ranked[] {
  const parts = questionParts(plain).slice(0, MOST_PARTS);
  const found = [...told];
  for (const part of parts.length > 1 ? parts : []) {
    const ranked = index.rank(part);
    const [first] = ranked;
    if (!first) continue;
    const isAnswered = ranked.some(
      ({ article, score }) =>
        score >= first.score * AS_WELL && found.some((each) => each.article === article),
    );
    if (!isAnswered && index.coverage(part, first.terms) >= PERHAPS) found.push(first);
  }
  return found.slice(0, MOST_TOLD);
}

function search(index: ArticleIndex, plain: string): ArticlesFound {
  const ranked = index.rank(plain);
  const told = withParts(index, plain, nearest(ranked));
  const isOfIt = told.some(({ article }) => index.speaksOfMishaps(plain, article));
  const terms = told.flatMap((each) => [...each.terms]);
  const coverage = isOfIt ? index.coverage(plain, terms) : 0;
  const best = coverage < PERHAPS ? [] : told.map(({ article }) => article);
  const others = ranked.map(({ article }) => article).filter((each) => !best.includes(each));
  return { best, neighbours: others.slice(0, NEIGHBOURS), sure: coverage >= SURE, coverage };
}

/** Makes the articles of policies findable; each policy is indexed when it is first asked. */
export function createArticleSearch(cues: Cues): ArticleSearch {
  const known = new Map<PolicyDocument, ReturnType<typeof readyToFind>>();
  const find = (policy: PolicyDocument, question: string) => {
    const ready = known.get(policy) ?? readyToFind(policy, cues);
    known.set(policy, ready);
    return ready(normalise(question));
  };
  return {
    find,
    answer(policy, slots, question) {
      const found = find(policy, question);
      const rules = found.coverage === WHOLE ? [] : rulesAsked(cues, policy, slots, question);
      if (rules.length === 0) return found;
      const others = (found.sure ? found.best : []).filter((article) => !rules.includes(article));
      const best = [...rules, ...others].slice(0, MOST_TOLD);
      const near = [...found.best, ...found.neighbours].filter((each) => !best.includes(each));
      return { best, neighbours: near, sure: true, coverage: WHOLE };
    },
  };
}

/** Where an article is named by its number, foresees the question word for word, or is that of the rule asked for. */
const WHOLE = 1;

/** Whether it is known which articles answer, rather than found by their words. */
export function isExact({ coverage }: ArticlesFound): boolean {
  return coverage === WHOLE;
}

/** Articles of which it is known that they answer. */
export function exactly(articles: readonly string[]): ArticlesFound {
  return { best: articles, neighbours: [], sure: true, coverage: WHOLE };
}

/** Leaves out of a question what the policy is called: of its articles that tells none apart. */
function leavingOutNames({ aliases }: PolicyDocument): (question: string) => string {
  const names = aliases.map(normalise).sort((a, b) => b.length - a.length);
  return (question) => {
    const rest = names.reduce((text, name) => text.replaceAll(name, " "), question).trim();
    return rest === "" ? question : rest;
  };
}

function readyToFind(policy: PolicyDocument, cues: Cues): (question: string) => ArticlesFound {
  const index = indexArticles(policy, cues);
  const numbersIn = articleNumbers(policy);
  const withoutNames = leavingOutNames(policy);
  return (question) => {
    if (question === "") return NOTHING;
    const plain = withoutNames(question);
    const named = numbersIn(plain).slice(0, MOST_TOLD);
    const foreseen = index.foreseen(question);
    const exact = named.length > 0 || foreseen === undefined ? named : [foreseen];
    if (exact.length > 0) return exactly(exact);
    return search(index, plain);
  };
}
