import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { ShortAnswer } from "../../policy/engine/policy-file.ts";
import type { Concepts } from "../message/concepts.ts";
import type { TrainingData } from "../message/training-data.ts";
import { lostDocumentsIn, type Mishap } from "./lost-documents.ts";
import { asked, spoken, telling, tokens } from "./tokens.ts";

/** What may answer a question: a short answer, or an article as its summary says it. */
export interface Passage {
  /** The articles it rests on, or is; none where the policy is silent and nothing comes near. */
  readonly articles: readonly string[];
  /** Absent: the article itself. */
  readonly answer?: ShortAnswer;
}

/** A passage that has something to do with a question. */
export interface Ranked {
  readonly passage: Passage;
  readonly score: number;
  /** The terms of the question that stand in it, or in its articles. */
  readonly terms: ReadonlySet<string>;
}

/** A policy's articles and short answers, ready to be asked. */
export interface ArticleIndex {
  /** Whether there are short answers among the passages. */
  readonly hasAnswers: boolean;
  /**
   * The passages that have anything to do with a question, best first. What was asked before counts for
   * less, where the question only goes on from that.
   */
  readonly rank: (question: string, before?: string) => readonly Ranked[];
  /** Between 0 and 1: how much of what a question tells apart the given terms make up. */
  readonly coverage: (question: string, found: Iterable<string>) => number;
  /** How much the given terms tell apart together: about 5 for a rare word, 15 for a rare concept. */
  readonly weight: (terms: Iterable<string>) => number;
  /** Whether a passage speaks of all that has befallen something by the question. */
  readonly speaksOfMishaps: (question: string, passage: Passage) => boolean;
  /** The passage that foresees a question word for word, or as good as. */
  readonly foreseen: (question: string) => Passage | undefined;
  /** The sentences of a text that speak most of a question; the whole text where none does. */
  readonly excerpt: (question: string, text: string) => string;
}

/**
 * How much it counts that a term of a question stands in the questions that a passage foresees, in what
 * it says itself, and, for a short answer, in its article. Measured by asking every question of every
 * policy with that question left out.
 */
const WEIGHT = { asks: 1, own: 1, above: 0.6 };
/** How soon further questions with the same term count for less, as in BM25, and less so in many questions. */
const SATURATION = 3;
const LENGTH = 0.6;
/** A yes or a no answers who, when and how much less well, however much it speaks of the same. */
const YES_OR_NO =
  /^(?:能|不能|可以|不可以|要|不要|算|不算|有|是|不是|会|不会|对|不对|行|不行|包括|支持|必须|不必|不用)[，,：:。（]/u;
const BESIDE_THE_POINT = 0.75;
/** What is of newcomers, or of five years, answers a question of everybody's year still less. */
const OUTSIDE = 0.5;
/** What sets a question apart from others in the same words: a year from five, newcomers from everybody. */
interface Bounds {
  readonly window: "year" | "cycle" | undefined;
  readonly isOfNewcomers: boolean;
}
/** So large a share of the questions that a passage foresees has the same bounds. */
const MOST_OF_THEM = 0.6;

/** How much a term of the question before counts, beside one of the question itself. */
const OF_BEFORE = 0.3;
/** A character alone tells little: 申 is in 申请 and in 申报. */
const SINGLE = /^\p{Script=Han}$/u;
const OF_SINGLE = 0.8;
/** What somebody speaks of tells more than the word that they choose for it. */
const OF_CONCEPT = 3;
const CONCEPT = "#";
/** Concepts of what is wanted to know, such as `ask-when`. */
const ASKS = `${CONCEPT}ask-`;
/** Stands in no article, so that one common word alone is never a whole question. */
const UNHEARD_OF = "\0\0";
/** A question of a hundred characters has about as many terms; of a longer one the rarest are searched. */
const MOST_TERMS = 200;

/** A passage with the terms by which it is found. */
interface Terms {
  readonly passage: Passage;
  readonly asks: readonly string[];
  /** How many of the questions that it foresees have a term. */
  readonly asked: ReadonlyMap<string, number>;
  readonly own: ReadonlySet<string>;
  readonly above: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const ANY: Bounds = { window: undefined, isOfNewcomers: false };

/** Finds the terms of what a policy says, and of what it is asked. */
interface Reading {
  readonly said: (text: string) => readonly string[];
  /** What a question speaks of is heard in all of it; its words only where they tell something. */
  readonly asked: (question: string) => readonly string[];
}

function readingWith(concepts: Concepts): Reading {
  const conceptsIn = (text: string) => concepts.in(text).map(asTerm);
  return {
    said: (text) => [...tokens(text), ...conceptsIn(text)],
    asked: (question) => [...tokens(telling(question)), ...conceptsIn(question)],
  };
}

function termsOf({ articles, answers }: PolicyDocument, reading: Reading): Terms[] {
  const summaries = new Map(
    Object.entries(articles).map(([article, { title, summary }]) => {
      const texts = [title?.zh, title?.en, summary.zh, summary.en];
      return [article, new Set(texts.flatMap((text) => reading.said(text ?? "")))] as const;
    }),
  );
  const own = Object.entries(articles).map(([article, { questions }]) => ({
    passage: { articles: [article] },
    ...{ asks: questions, asked: counted(questions, reading) },
    ...{ own: NONE, above: summaries.get(article) ?? NONE },
  }));
  const short = answers.map((answer) => ({
    passage: { articles: answer.cite, answer },
    ...{ asks: answer.questions, asked: counted(answer.questions, reading) },
    own: new Set([answer.say.zh, answer.say.en].flatMap(reading.said)),
    above: new Set(answer.cite.flatMap((article) => [...(summaries.get(article) ?? NONE)])),
  }));
  return [...own, ...short];
}

function counted(questions: readonly string[], reading: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) {
    for (const term of new Set(reading.asked(question))) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

/** What is known of words, whatever the policy. */
export type SearchMaterial = Pick<TrainingData, "cues" | "concepts">;

/** Makes what one policy says findable. */
export function indexArticles(
  policy: PolicyDocument,
  { cues, concepts }: SearchMaterial,
): ArticleIndex {
  const reading = readingWith(concepts);
  const all = termsOf(policy, reading);
  const frequency = new Map<string, number>();
  const foreseen = new Map<string, Passage>();
  const alike = new Map<string, Set<Passage>>();
  const mishaps = new Map<Passage, readonly Mishap[]>();
  const bounds = new Map<Passage, Bounds>();
  for (const { passage, asks, asked: terms, own, above } of all) {
    const { answer, articles } = passage;
    const summaries = articles.map((article) => policy.articles[article]?.summary.zh);
    const texts = [answer?.say.zh, ...summaries, ...asks];
    mishaps.set(passage, lostDocumentsIn(cues, texts.join(" ")));
    bounds.set(passage, boundsOf(cues, asks));
    for (const ask of asks) {
      foreseen.set(spoken(ask), passage);
      const bare = asked(ask);
      if (bare !== undefined) alike.set(bare, (alike.get(bare) ?? new Set()).add(passage));
    }
    for (const term of new Set([...terms.keys(), ...own, ...(answer ? NONE : above)])) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  }
  const weight = (term: string) => {
    const holding = frequency.get(term) ?? 0;
    const rarity = Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
    if (SINGLE.test(term)) return rarity * OF_SINGLE;
    return term.startsWith(CONCEPT) ? rarity * OF_CONCEPT : rarity;
  };
  const rarest = (terms: readonly string[]) =>
    terms.length <= MOST_TERMS
      ? terms
      : [...new Set(terms)]
          .filter((term) => frequency.has(term))
          .sort((a, b) => weight(b) - weight(a))
          .slice(0, MOST_TERMS);
  // When and who are asked of anything: they order passages, and are no part of what one speaks of.
  const sum = (terms: Iterable<string>) =>
    [...new Set(terms)].reduce(
      (total, term) => (term.startsWith(ASKS) ? total : total + weight(term)),
      0,
    );
  const lengths = all.map(({ asked: terms }) => sumOf(terms.values()));
  const average = sumOf(lengths) / Math.max(lengths.length, 1) || 1;
  const scored = (
    { passage, asked: terms, own, above }: Terms,
    at: number,
    question: ReadonlyMap<string, number>,
  ) => {
    const damping = SATURATION * (1 - LENGTH + (LENGTH * (lengths[at] ?? 0)) / average);
    const found = new Set<string>();
    let score = 0;
    for (const [term, share] of question) {
      const count = terms.get(term) ?? 0;
      const often = (count * (SATURATION + 1)) / (count + damping);
      const stands = (among: ReadonlySet<string>) => (among.has(term) ? 1 : 0);
      const worth = WEIGHT.asks * often + WEIGHT.own * stands(own) + WEIGHT.above * stands(above);
      if (worth === 0) continue;
      found.add(term);
      score += weight(term) * worth * share;
    }
    return { passage, score, terms: found };
  };
  return {
    hasAnswers: policy.answers.length > 0,
    rank: (question, before = "") => {
      const shares = (text: string, share: number) =>
        rarest(reading.asked(text)).map((term) => [term, share] as const);
      // When and who were asked before, and are not asked again.
      const spokenOf = shares(before, OF_BEFORE).filter(([term]) => !term.startsWith(ASKS));
      const terms = new Map([...spokenOf, ...shares(question, 1)]);
      const isOpen = cues.shows("asks-for-a-particular", question);
      const within = boundsIn(cues, question);
      const fitting = (each: Ranked): Ranked => {
        const { passage, score } = each;
        const isYesOrNo = isOpen && YES_OR_NO.test(passage.answer?.say.zh ?? "");
        const share = isYesOrNo ? BESIDE_THE_POINT : 1;
        const isOfOthers = isOutside(bounds.get(passage) ?? ANY, within);
        return { ...each, score: score * share * (isOfOthers ? OUTSIDE : 1) };
      };
      return all
        .map((each, at) => scored(each, at, terms))
        .filter(({ score }) => score > 0)
        .map(fitting)
        .sort((a, b) => b.score - a.score);
    },
    coverage: (question, found) =>
      sum(found) / Math.max(sum(reading.asked(question)), weight(UNHEARD_OF)),
    weight: sum,
    speaksOfMishaps: (question, passage) =>
      lostDocumentsIn(cues, question).every((each) => mishaps.get(passage)?.includes(each)),
    foreseen: (question) =>
      foreseen.get(spoken(question)) ?? only(alike.get(asked(question) ?? "")),
    excerpt: (question, text) => excerptOf(text, tokens(telling(question)), weight),
  };
}

function boundsIn(cues: SearchMaterial["cues"], text: string): Bounds {
  const year = cues.shows("names-year", text) ? "year" : undefined;
  return {
    window: cues.shows("names-cycle", text) ? "cycle" : year,
    isOfNewcomers: cues.shows("names-newcomers", text),
  };
}

/** The bounds that most of the questions have which a passage foresees. */
function boundsOf(cues: SearchMaterial["cues"], asks: readonly string[]): Bounds {
  if (asks.length === 0) return ANY;
  const all = asks.map((ask) => boundsIn(cues, ask));
  const isMost = (has: (bounds: Bounds) => boolean) =>
    all.filter(has).length >= all.length * MOST_OF_THEM;
  const window = (["year", "cycle"] as const).find((each) => isMost((one) => one.window === each));
  return { window, isOfNewcomers: isMost(({ isOfNewcomers }) => isOfNewcomers) };
}

/** Whether a passage is of newcomers where nobody speaks of them, or of another window than is asked. */
function isOutside({ window, isOfNewcomers }: Bounds, asked: Bounds): boolean {
  const isOfOther = window !== undefined && asked.window !== undefined && window !== asked.window;
  return isOfOther || (isOfNewcomers && !asked.isOfNewcomers);
}

/** A concept, so that it is no word. */
function asTerm(concept: string): string {
  return `${CONCEPT}${concept}`;
}

function sumOf(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}

/** What several passages foresee, none of them alone answers. */
function only(passages: ReadonlySet<Passage> = new Set()): Passage | undefined {
  return passages.size === 1 ? [...passages][0] : undefined;
}

/** The ends of sentences, in Chinese and in English. */
const SENTENCE_ENDS = /(?<=[。；;！？!?])|(?<=\.)(?=\s)/u;
/** A second sentence is told too where it speaks nearly as much of what is asked. */
const ALSO = 0.8;

function excerptOf(
  text: string,
  asked: readonly string[],
  weight: (term: string) => number,
): string {
  const sentences = text.split(SENTENCE_ENDS).map((sentence) => {
    const terms = new Set(tokens(sentence));
    const score = [...new Set(asked)].reduce(
      (all, term) => all + (terms.has(term) ? weight(term) : 0),
      0,
    );
    return { sentence, score };
  });
  const best = Math.max(...sentences.map(({ score }) => score));
  if (best === 0) return text;
  return sentences
    .filter(({ score }) => score >= best * ALSO)
    .map(({ sentence }) => sentence)
    .slice(0, 2)
    .join("")
    .trim();
}
