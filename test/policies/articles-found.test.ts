import { describe, expect, it } from "vitest";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { builtInArticles } from "../support/built-in-understanding.ts";

const catalogue = builtInPolicies();
const search = builtInArticles();

describe("searching the articles of every policy", () => {
  it("finds every question that a policy itself foresees", () => {
    const missed = catalogue.ids.flatMap((id) => {
      const policy = catalogue.document(id);
      return Object.entries(policy.file.articles).flatMap(([article, { questions }]) =>
        questions.filter((ask) => !search.find(policy, ask).best.includes(article)),
      );
    });
    expect(missed).toEqual([]);
  });

  it("finds the short answer to four in five questions that it does not foresee, and one of the same article to nine in ten", () => {
    const asked = catalogue.ids.flatMap((id) => {
      const policy = catalogue.document(id);
      const answers = policy.answers.map((each) => ({
        ...each,
        questions: each.questions.slice(1),
      }));
      // One document for all of them, as each is indexed once.
      const unforeseeing = { ...policy, answers };
      return policy.answers.map(({ id: answer, cite, questions: [first = ""] }) => {
        const { told: surely, nearest } = search.find(unforeseeing, first);
        const told = [...surely, ...nearest];
        const isFound = told.some((each) => each.answer?.id === answer);
        return {
          isFound,
          isNear:
            isFound || told.some(({ articles }) => articles.some((each) => cite.includes(each))),
        };
      });
    });
    const share = (right: (each: (typeof asked)[number]) => boolean) =>
      asked.filter(right).length / asked.length;
    expect(asked.length).toBeGreaterThan(1000);
    expect(share(({ isFound }) => isFound)).toBeGreaterThan(0.8);
    expect(share(({ isNear }) => isNear)).toBeGreaterThan(0.9);
  });
});
