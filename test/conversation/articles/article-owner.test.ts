import { describe, expect, it } from "vitest";
import { ownerOf } from "../../../src/conversation/articles/article-owner.ts";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";

const province = `
id: province
title: { zh: 省, en: Province }
source: { document: 省, last-checked: "2026-01-01" }
unit: credit
year: { starts: "01-01", cite: 第一条 }
articles:
  第一条: { summary: { zh: 甲, en: a } }
  第二条: { summary: { zh: 乙, en: b } }
`;
const school = `
id: school
title: { zh: 校, en: School }
source: { document: 校, last-checked: "2026-01-01" }
extends: province
articles:
  第二条: { summary: { zh: 丙, en: c } }
  三.1: { summary: { zh: 丁, en: d } }
`;

const catalogue = openCatalogue({
  policies: [
    { file: "province.yaml", text: province },
    { file: "school.yaml", text: school },
  ],
  digest: (text) => String(text.length),
});

describe("the owner of an article", () => {
  it.each([
    ["第一条", "province", "it is inherited"],
    ["第二条", "school", "the school says something else under that number"],
    ["三.1", "school", "only the school has it"],
  ])("of %s is the %s: %s", (article, owner) => {
    expect(ownerOf(catalogue.policy("school"), article, catalogue).id).toBe(owner);
  });
});
