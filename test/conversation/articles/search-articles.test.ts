import { describe, expect, it } from "vitest";
import { builtInArticles } from "../../support/built-in-understanding.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { smallPolicy } from "../../support/small-policy.ts";

const catalogue = samplePolicies();
const qinghe = catalogue.policy("qinghe-school");
const search = builtInArticles();

describe("searching a policy's articles", () => {
  it.each([
    ["校本学分一年封顶是多少", "四.3"],
    ["借调的老师学分登在哪里", "四.5"],
    ["证书丢了找谁补", "五.3"],
    ["what counts for lecturing at another school", "四.4"],
    ["四.3", "四.3"],
    ["四.3 是怎么写的", "四.3"],
  ])("finds for %s article %s", (question, article) => {
    expect(search.find(qinghe, question).best).toContain(article);
  });

  it.each([
    // asked, what must be told
    ["我被借调了学分登在哪?病假怎么免修?证书丢了找谁补?", ["四.5", "五.3"]],
    ["校本一年封顶多少,外出讲课怎么折", ["四.3", "四.4"]],
    ["四.3和四.4有什么不同", ["四.3", "四.4"]],
  ])("tells an article for each thing that is asked: %s", (question, articles) => {
    const { best } = search.find(qinghe, question);
    expect(best).toEqual(expect.arrayContaining(articles));
    expect(best.length).toBeLessThanOrEqual(3);
  });

  it.each(["食堂几点开门", "今天天气怎么样", "几点下班", "what is the weather today", "", "???"])(
    "finds nothing for %j",
    (question) => {
      expect(search.find(qinghe, question)).toMatchObject({ best: [], sure: false });
    },
  );

  it("does not take a mere numeral for an article", () => {
    expect(search.find(qinghe, "第七天").coverage).toBeLessThan(1);
  });

  it("does not mix policies", () => {
    const bailu = catalogue.policy("bailu-county");
    expect(search.find(bailu, "校本一年最多算多少").best).toEqual(["第六条"]);
    expect(search.find(qinghe, "校本一年最多算多少").best).toContain("四.3");
  });
});

describe("what an article says on a question", () => {
  it("is a short answer that rests on it, where the policy has one", () => {
    const bailu = catalogue.document("bailu-county");
    const said = search.within(bailu, "第六条", "校本研修最多算多少");
    expect(said.answer?.id).toBe("school-based-cap");
    expect(said.articles).toEqual(["第六条"]);
  });

  it("is the sentences that speak of it, where it has none", () => {
    const said = search.within(qinghe, "四.3", "公开课算校本吗");
    expect(said).toMatchObject({
      articles: ["四.3"],
      excerpt: { zh: expect.stringContaining("公开课") },
    });
    const whole = qinghe.articles["四.3"]?.summary.zh ?? "";
    const excerpt = "excerpt" in said ? said.excerpt.zh : whole;
    expect(whole).toContain(excerpt);
    expect(excerpt.length).toBeLessThan(whole.length);
  });

  it("is all of it where no sentence speaks of the question", () => {
    expect(search.within(qinghe, "四.3", "???")).toEqual({
      articles: ["四.3"],
      excerpt: qinghe.articles["四.3"]?.summary,
    });
  });
});

describe("a question of several things of which a rule answers one", () => {
  const policy = smallPolicy(`
    require: [{ id: all, title: 合计, of: total, per: year, at-least: 30, cite: 一 }]
    answers:
      - { id: year, cite: 一, say: { zh: 每年至少30学分, en: 30 credits a year }, questions: [一年最少多少学分, 每年要修几分] }
      - { id: where, cite: 二, say: { zh: 交到教务处, en: To the office }, questions: [证书交到哪里, 结业证书交给谁] }
  `);

  it.each(["一年最少多少学分，证书交到哪里", "每年最少要几个学分？结业证书交给谁啊"])(
    "is answered in each of them: %s",
    (question) => {
      const { told, sure } = search.answer(policy, {}, question);
      expect(told.map(({ answer }) => answer?.id)).toEqual(["year", "where"]);
      expect(sure).toBe(true);
    },
  );
});
