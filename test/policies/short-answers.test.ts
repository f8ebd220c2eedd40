import { describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../src/policy/engine/policy-document.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { builtInArticles } from "../support/built-in-understanding.ts";
import { figuresIn, numeralsIn } from "../support/numerals.ts";

/** What teachers want to know of any policy, whether its text says it or not. */
const TOPICS = [
  ...["yearly-minimum", "cycle-minimum", "carry-over", "transfer", "leave", "late-entry"],
  ...["lost-papers", "provider-recognition"],
];

/** A short answer is read on a telephone between two lessons. */
const LONGEST = { zh: 90, en: 240 };

const ENGLISH = /^[^\p{Script=Han}]*[a-z]{3}[^\p{Script=Han}]*$/u;

const catalogue = builtInPolicies();

/** All that a policy says in the given articles, their numbers included. */
function textOf({ articles }: PolicyDocument, cited: readonly string[]): string {
  return cited
    .flatMap((number) => {
      const { title, summary } = articles[number] ?? {};
      return [number, title?.zh, title?.en, summary?.zh, summary?.en];
    })
    .join("\n");
}

describe.each(catalogue.ids)("the short answers of %s", (id) => {
  const policy = catalogue.document(id);
  const { answers } = policy;

  it("are about what teachers ask of every policy", () => {
    expect(answers.map((each) => each.id)).toEqual(expect.arrayContaining(TOPICS));
  });

  it.each(["zh", "en"] as const)("say no number that the articles do not (%s)", (language) => {
    const stray = answers.flatMap(({ id: answer, cite, say }) => {
      const known = numeralsIn(textOf(policy, cite));
      const numbers = figuresIn(say[language]).filter((each) => !known.has(each));
      return numbers.length > 0 ? [{ answer, numbers }] : [];
    });
    expect(stray).toEqual([]);
  });

  it("are short, in both languages", () => {
    const wrong = answers.filter(
      ({ say: { zh, en } }) => en === zh || zh.length > LONGEST.zh || en.length > LONGEST.en,
    );
    expect(wrong.map((each) => each.id)).toEqual([]);
  });

  it("are asked for in several ways, in both languages", () => {
    const wrong = answers.filter(
      ({ questions }) => questions.length < 4 || !questions.some((each) => ENGLISH.test(each)),
    );
    expect(wrong.map((each) => each.id)).toEqual([]);
  });

  it("foresee no question twice", () => {
    const asked = answers.flatMap(({ questions }) => questions);
    expect(asked.filter((each, index) => asked.indexOf(each) < index)).toEqual([]);
  });

  it("are what their own questions are answered with, unless those name an article", () => {
    const search = builtInArticles();
    const missed = answers.flatMap(({ id: answer, cite, questions }) =>
      questions.filter((each) => {
        const { told, best, byNumber } = search.find(policy, each);
        return byNumber
          ? !best.some((article) => cite.includes(article))
          : told[0]?.answer?.id !== answer;
      }),
    );
    expect(missed).toEqual([]);
  });
});
