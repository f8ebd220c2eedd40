import { describe, expect, it } from "vitest";
import { createArticleSearch } from "../../../src/conversation/articles/search-articles.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const catalogue = builtInPolicies();
const heye = catalogue.policy("hunan-heye-school");
const search = createArticleSearch(builtInMaterial().cues);

describe("searching a policy's articles", () => {
  it.each([
    ["校本学分一年封顶是多少", "五.3"],
    ["借调的老师学分登在哪里", "五.5"],
    ["证书丢了找谁补", "四.5"],
    ["what counts for lecturing at another school", "五.4"],
    ["五.3", "五.3"],
    ["五.3 是怎么写的", "五.3"],
  ])("finds for %s article %s", (question, article) => {
    expect(search.find(heye, question).best).toContain(article);
  });

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

  it.each([
    // asked, what must be told
    ["我被借调了学分登在哪?病假怎么免修?证书丢了找谁补?", ["五.5", "四.5"]],
    ["校本一年封顶多少,外出讲课怎么折", ["五.3", "五.4"]],
    ["五.3和五.4有什么不同", ["五.3", "五.4"]],
  ])("tells an article for each thing that is asked: %s", (question, articles) => {
    const { best } = search.find(heye, question);
    expect(best).toEqual(expect.arrayContaining(articles));
    expect(best.length).toBeLessThanOrEqual(3);
  });

  it.each([
    "食堂几点开门",
    "今天天气怎么样",
    "工资什么时候发",
    "what is the weather today",
    "",
    "???",
  ])("finds nothing for %j", (question) => {
    expect(search.find(heye, question)).toMatchObject({ best: [], sure: false });
  });

  it("does not take a mere numeral for an article", () => {
    expect(search.find(heye, "第七天").coverage).toBeLessThan(1);
  });

  it("does not mix policies", () => {
    const gansu = catalogue.policy("gansu-2013");
    expect(search.find(gansu, "校本一年最多算多少").best).toEqual(["第六条"]);
    expect(search.find(heye, "校本一年最多算多少").best).toContain("五.3");
  });
});
