import { describe, expect, it } from "vitest";
import { createArticleSearch } from "../../src/conversation/articles/search-articles.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { builtInMaterial } from "../support/built-in-understanding.ts";

const catalogue = builtInPolicies();
const search = createArticleSearch(builtInMaterial().cues);

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

  it("finds three in four articles by a question that they do not foresee", () => {
    const asked = catalogue.ids.flatMap((id) => {
      const policy = catalogue.document(id);
      const articles = Object.entries(policy.file.articles);
      const rest = articles.map(([article, each]) => [
        article,
        { ...each, questions: each.questions.slice(1) },
      ]);
      const without = { ...policy, file: { ...policy.file, articles: Object.fromEntries(rest) } };
      return articles.flatMap(
        ([
          article,
          {
            questions: [first],
          },
        ]) => (first ? [search.find(without, first).best.includes(article)] : []),
      );
    });
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter(Boolean).length / asked.length).toBeGreaterThan(0.75);
  });
});
