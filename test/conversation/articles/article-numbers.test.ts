import { describe, expect, it } from "vitest";
import { articleNumbers } from "../../../src/conversation/articles/article-numbers.ts";
import { smallPolicy } from "../../support/small-policy.ts";

const NUMBERS = ["零", "五", "五.3", "五.(三)", "第六条", "第十六条", "第二十二条", "六.1(2)"];
const ARTICLES = NUMBERS.map((number) => `${number}: { summary: { zh: 条, en: article } }`);
const named = articleNumbers(smallPolicy(`articles: { ${ARTICLES.join(", ")} }\naward: []`));

describe("articles named by their numbers", () => {
  it.each([
    // asked, articles
    ["五.3", ["五.3"]],
    ["五.3 是怎么写的", ["五.3"]],
    ["五（三）讲什么", ["五.(三)"]],
    ["五.(三)", ["五.(三)"]],
    ["第六条", ["第六条"]],
    ["第6条怎么说", ["第六条"]],
    ["第 22 条", ["第二十二条"]],
    ["第十六条", ["第十六条"]],
    ["第22条和第六条有什么不同", ["第二十二条", "第六条"]],
    ["六.1(2)", ["六.1(2)"]],
    ["/政策 五", ["五"]],
    ["五", ["五"]],
    ["五年一共多少", []],
    ["第七天", []],
    ["第九条", []],
  ])("in %j are %j", (asked, articles) => {
    expect(named(asked)).toEqual(articles);
  });
});
