import MiniSearch from "minisearch";
import type { Policy } from "../policy/compile.ts";
import type { PolicyArticle } from "../policy/policy-file.ts";
import { normalise } from "./understand/normalise.ts";

/** What a policy says on a question. */
export interface ArticlesFound {
  /** The articles that answer it, best first: seldom more than one. */
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
  readonly search: MiniSearch;
  /** In how many articles a term stands. */
  readonly frequency: ReadonlyMap<string, number>;
  readonly articles: number;
}

/** Below this an answer would be a guess. */
const SURE = 0.33;
/** A second article is told too where it comes this near to the first. */
const ALSO = 0.85;
const NEIGHBOURS = 3;
/** Says nothing about what is asked. */
const FILLER =
  /请问|我们|咱们|你们|一下|可以|能不能|是不是|有没有|怎么办|怎么样|怎么|怎样|什么时候|什么|多少|哪些|哪里|哪个|老师|[我你他她您的了吗呢啊吧呀么嘛几个是有]|\b(?:the|a|an|is|are|do|does|did|i|my|me|we|you|what|how|when|which|who|can|to|of|for|in|on|by|it|be|have|has|must|should|and|or)\b/giu;

/** Single characters and pairs of Chinese, words and numbers of everything else. */
function tokens(text: string): string[] {
  const plain = normalise(text).toLowerCase();
  const words = plain.match(/[a-z]+(?:-[a-z]+)*|\d+(?:\.\d+)?/g) ?? [];
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

function textsOf(number: string, { title, gist, asks }: PolicyArticle) {
  return {
    id: number,
    title: title ? `${title.zh} ${title.en}` : "",
    asks: asks.join("\n"),
    gist: `${gist.zh} ${gist.en}`,
  };
}

function index(policy: Policy): Indexed {
  const search = new MiniSearch({
    fields: ["title", "asks", "gist"],
    tokenize: tokens,
    processTerm: (term) => term,
    searchOptions: { boost: { asks: 2.5, title: 2 } },
  });
  const frequency = new Map<string, number>();
  const articles = Object.entries(policy.file.articles);
  for (const [number, article] of articles) {
    const { id, ...texts } = textsOf(number, article);
    search.add({ id, ...texts });
    for (const term of new Set(Object.values(texts).flatMap(tokens))) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  }
  return { search, frequency, articles: articles.length };
}

/** How much of the question's telling terms the found ones make up; a rare term tells more. */
function coverage(
  { frequency, articles }: Indexed,
  asked: readonly string[],
  found: readonly string[],
): number {
  const weight = (term: string) => {
    const holding = frequency.get(term) ?? 0;
    return Math.log(1 + (articles - holding + 0.5) / (holding + 0.5));
  };
  const sum = (terms: readonly string[]) =>
    [...new Set(terms)].reduce((all, term) => all + weight(term), 0);
  const whole = sum(asked);
  return whole === 0 ? 0 : sum(found) / whole;
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
      const named = numbered(policy, plain);
      if (named) return { best: [named], neighbours: [], sure: true, coverage: 1 };
      const known = indexOf(policy);
      const telling = plain.replace(FILLER, " ");
      const asked = telling.trim() === "" ? plain : telling;
      const results = known.search.search(asked);
      const [first, second] = results;
      if (!first) return { best: [], neighbours: [], sure: false, coverage: 0 };
      const covered = coverage(known, tokens(asked), first.terms);
      const found = results.map(({ id }) => String(id));
      const count = second && second.score >= first.score * ALSO ? 2 : 1;
      return {
        best: found.slice(0, count),
        neighbours: found.slice(count, count + NEIGHBOURS),
        sure: covered >= SURE,
        coverage: covered,
      };
    },
  };
}
