import MiniSearch from "minisearch";
import type { Policy } from "../policy/compile.ts";
import type { PolicyArticle } from "../policy/policy-file.ts";
import { normalise } from "./understand/normalise.ts";

/** What a policy says on a question. */
export interface ArticlesFound {
  /** The articles that answer it, best first: seldom more than one, none where nothing fits. */
  readonly best: readonly string[];
  /** The next ones, best first. */
  readonly neighbours: readonly string[];
  /** Whether the best one really speaks of the question, rather than only coming nearest. */
  readonly sure: boolean;
  /** Between 0 and 1: how much of what the question tells apart is in the best one. */
  readonly coverage: number;
}

/** Finds articles within one policy, those it inherits included. */
export interface ArticleSearch {
  readonly find: (policy: Policy, question: string) => ArticlesFound;
}

interface Indexed {
  /** One text for every question of an article, and one for its gist. */
  readonly search: MiniSearch;
  /** In how many articles a term stands. */
  readonly frequency: ReadonlyMap<string, number>;
  readonly articles: number;
  /** The article that foresees a question word for word. */
  readonly foreseen: ReadonlyMap<string, string>;
}

interface Found {
  readonly article: string;
  readonly score: number;
  readonly terms: ReadonlySet<string>;
}

/**
 * How much of a question an article must cover to be told, and to be told without a perhaps.
 * Of the policies' own questions 89 and 66 in a hundred reach them, of questions about canteens and
 * parking places 12 and 4.
 */
const PERHAPS = 0.2;
const SURE = 0.33;
/** A second article is told too where it comes this near to the first. */
const ALSO = 0.85;
const NEIGHBOURS = 3;
/** Measured by asking every question of every policy with that question left out. */
const RANKING = { boost: { gist: 1.5 }, bm25: { k: 1.2, b: 0.3, d: 0.5 } };
/** Says nothing about what is asked. */
const FILLER =
  /请问|我们|咱们|你们|一下|可以|能不能|是不是|有没有|怎么办|怎么样|怎么|怎样|什么时候|什么|多少|哪些|哪里|哪个|老师|规定|政策|[我你他她您的了吗呢啊吧呀么嘛几个是有]|\b(?:the|a|an|is|are|do|does|did|i|my|me|we|you|what|how|when|where|why|which|who|there|this|that|it|can|to|of|for|in|on|by|it|be|have|has|must|should|and|or|say|about|policy|rules?)\b/giu;

/** Single characters and pairs of Chinese, words and numbers of everything else. */
function tokens(text: string): string[] {
  const plain = normalise(text).toLowerCase();
  const words = plain.match(/[a-z]{2,}(?:-[a-z]+)*|\d+(?:\.\d+)?/g) ?? [];
  const runs = plain.match(/\p{Script=Han}+/gu) ?? [];
  return [
    ...words.map((word) => (word.length > 4 ? word.replace(/(?:es|s|ed|ing)$/, "") : word)),
    ...runs.flatMap((run) => [...run, ...pairs(run)]),
  ];
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((each, index) => `${characters[index]}${each}`);
}

function gistOf({ title, gist }: PolicyArticle): string {
  const { zh, en } = title ?? { zh: "", en: "" };
  return [zh, gist.zh, en, gist.en].join(" ");
}

/** A question without the marks in which two ways of typing it differ. */
function spoken(question: string): string {
  return normalise(question)
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}

function index(policy: Policy): Indexed {
  const search = new MiniSearch({
    fields: ["ask", "gist"],
    storeFields: ["article"],
    tokenize: tokens,
    processTerm: (term) => term,
  });
  const frequency = new Map<string, number>();
  const foreseen = new Map<string, string>();
  const articles = Object.entries(policy.file.articles);
  for (const [article, content] of articles) {
    const gist = gistOf(content);
    search.add({ id: article, article, gist, ask: "" });
    search.addAll(
      content.asks.map((ask, number) => ({ id: `${article}/${number}`, article, ask, gist: "" })),
    );
    for (const ask of content.asks) foreseen.set(spoken(ask), article);
    for (const term of new Set([gist, ...content.asks].flatMap(tokens))) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  }
  return { search, frequency, articles: articles.length, foreseen };
}

/** The articles that have anything to do with a question, each as good as its best text. */
function rank({ search }: Indexed, asked: string): Found[] {
  const found = new Map<string, { score: number; terms: Set<string> }>();
  for (const { article, score, terms } of search.search(asked, RANKING)) {
    const known = found.get(article) ?? { score, terms: new Set<string>() };
    for (const term of terms) known.terms.add(term);
    found.set(article, known);
  }
  return [...found].map(([article, { score, terms }]) => ({ article, score, terms }));
}

/** A character alone tells little: 申 is in 申请 and in 申报. */
const SINGLE = /^\p{Script=Han}$/u;

/** Stands in no article, so that one common word alone is never a whole question. */
const UNHEARD_OF = "\0\0";

/** How much of the question's telling terms the found ones make up; a rare term tells more. */
function coverage(
  { frequency, articles }: Indexed,
  asked: readonly string[],
  found: Iterable<string>,
): number {
  const weight = (term: string) => {
    const holding = frequency.get(term) ?? 0;
    const rarity = Math.log(1 + (articles - holding + 0.5) / (holding + 0.5));
    return SINGLE.test(term) ? rarity / 4 : rarity;
  };
  const sum = (terms: Iterable<string>) =>
    [...new Set(terms)].reduce((all, term) => all + weight(term), 0);
  return sum(found) / Math.max(sum(asked), weight(UNHEARD_OF));
}

/** The article that a question names by its number: 第六条, 五.3, 一(三); never a mere 五. */
function numbered(policy: Policy, plain: string): string | undefined {
  const isWhole = (number: string) => plain.endsWith(` ${number}`) || plain === number;
  const telling = (number: string) => number.length > 2 && /^第.+条|[.(（]/u.test(number);
  return Object.keys(policy.file.articles)
    .sort((a, b) => b.length - a.length)
    .find((key) => {
      const number = normalise(key);
      return isWhole(number) || (telling(number) && plain.includes(number));
    });
}

/** Makes the articles of policies findable; each policy is indexed when it is first asked. */
export function createArticleSearch(): ArticleSearch {
  const indexes = new Map<Policy, Indexed>();
  const indexOf = (policy: Policy) => {
    const known = indexes.get(policy) ?? index(policy);
    indexes.set(policy, known);
    return known;
  };
  return {
    find(policy, question) {
      const plain = normalise(question);
      const known = indexOf(policy);
      const named = numbered(policy, plain) ?? known.foreseen.get(spoken(plain));
      if (named) return { best: [named], neighbours: [], sure: true, coverage: 1 };
      const telling = plain.replace(FILLER, " ");
      const asked = telling.trim() === "" ? plain : telling;
      const ranked = rank(known, asked);
      const [first, second] = ranked;
      if (!first) return { best: [], neighbours: [], sure: false, coverage: 0 };
      const covered = coverage(known, tokens(asked), first.terms);
      const found = ranked.map(({ article }) => article);
      const isTied = second !== undefined && second.score >= first.score * ALSO;
      const count = covered < PERHAPS ? 0 : isTied ? 2 : 1;
      return {
        best: found.slice(0, count),
        neighbours: found.slice(count, count + NEIGHBOURS),
        sure: covered >= SURE,
        coverage: covered,
      };
    },
  };
}
