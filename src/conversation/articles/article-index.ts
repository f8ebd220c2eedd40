import MiniSearch from "minisearch";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Cues } from "../message/cues.ts";
import { lostDocumentsIn, type Mishap } from "./lost-documents.ts";
import { asked, spoken, telling, tokens } from "./tokens.ts";

/** An article that has something to do with a question. */
export interface Ranked {
  readonly article: string;
  readonly score: number;
  /** The terms of the question that stand in it. */
  readonly terms: ReadonlySet<string>;
}

/** A policy's articles, ready to be asked. */
export interface ArticleIndex {
  /** The articles that have anything to do with a question, each as good as its best text. */
  readonly rank: (question: string) => readonly Ranked[];
  /** Between 0 and 1: how much of what a question tells apart the given terms make up. */
  readonly coverage: (question: string, found: Iterable<string>) => number;
  /** Whether an article speaks of all that has befallen something by the question. */
  readonly speaksOfMishaps: (question: string, article: string) => boolean;
  /** The article that foresees a question word for word, or as good as. */
  readonly foreseen: (question: string) => string | undefined;
}

/** Measured by asking every question of every policy with that question left out. */
const RANKING = { boost: { title: 2, summary: 2 }, bm25: { k: 1.2, b: 0.3, d: 0.5 } };
/** A character alone tells little: 申 is in 申请 and in 申报. */
const SINGLE = /^\p{Script=Han}$/u;
/** Stands in no article, so that one common word alone is never a whole question. */
const UNHEARD_OF = "\0\0";
/** A question of a hundred characters has about as many terms; of a longer one the rarest are searched. */
const MOST_TERMS = 200;

/** Every text by which an article is found: one for its title and summary, one for each question. */
function textsOf({ articles }: PolicyDocument) {
  return Object.entries(articles).map(([article, { title, summary, questions }]) => {
    const heading = title ? `${title.zh} ${title.en}` : "";
    return {
      article,
      title: heading,
      summary: `${heading} ${summary.zh} ${summary.en}`,
      asks: questions,
    };
  });
}

/** Makes the articles of one policy findable. */
export function indexArticles(policy: PolicyDocument, cues: Cues): ArticleIndex {
  const search = new MiniSearch({
    fields: ["title", "summary", "ask"],
    storeFields: ["article"],
    tokenize: tokens,
    processTerm: (term) => term,
  });
  const texts = textsOf(policy);
  const frequency = new Map<string, number>();
  const foreseen = new Map<string, string>();
  const alike = new Map<string, Set<string>>();
  const mishaps = new Map<string, readonly Mishap[]>();
  for (const { article, title, summary, asks } of texts) {
    search.add({ id: article, article, title, summary, ask: "" });
    mishaps.set(article, lostDocumentsIn(cues, [summary, ...asks].join(" ")));
    for (const [number, ask] of asks.entries()) {
      search.add({ id: `${article}/${number}`, article, title: "", summary: "", ask });
      foreseen.set(spoken(ask), article);
      const bare = asked(ask);
      if (bare !== undefined) alike.set(bare, (alike.get(bare) ?? new Set()).add(article));
    }
    for (const term of new Set([summary, ...asks].flatMap(tokens))) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  }
  const weight = (term: string) => {
    const holding = frequency.get(term) ?? 0;
    const rarity = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
    return SINGLE.test(term) ? rarity / 4 : rarity;
  };
  const rarest = (terms: readonly string[]) =>
    terms.length <= MOST_TERMS
      ? terms
      : [...new Set(terms)]
          .filter((term) => frequency.has(term))
          .sort((a, b) => weight(b) - weight(a))
          .slice(0, MOST_TERMS);
  const sum = (terms: Iterable<string>) =>
    [...new Set(terms)].reduce((all, term) => all + weight(term), 0);
  return {
    rank: (question) => bestTexts(search, rarest(tokens(telling(question)))),
    coverage: (question, found) =>
      sum(found) / Math.max(sum(tokens(telling(question))), weight(UNHEARD_OF)),
    speaksOfMishaps: (question, article) =>
      lostDocumentsIn(cues, question).every((each) => mishaps.get(article)?.includes(each)),
    foreseen: (question) =>
      foreseen.get(spoken(question)) ?? only(alike.get(asked(question) ?? "")),
  };
}

/** What several articles foresee, none of them alone answers. */
function only(articles: ReadonlySet<string> = new Set()): string | undefined {
  return articles.size === 1 ? [...articles][0] : undefined;
}

function bestTexts(search: MiniSearch, asked: readonly string[]): Ranked[] {
  const found = new Map<string, { score: number; terms: Set<string> }>();
  const tokenize = () => [...asked];
  for (const { article, score, terms } of search.search("", { ...RANKING, tokenize })) {
    const known = found.get(article) ?? { score, terms: new Set<string>() };
    for (const term of terms) known.terms.add(term);
    found.set(article, known);
  }
  return [...found].map(([article, { score, terms }]) => ({ article, score, terms }));
}
