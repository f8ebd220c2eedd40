import { describe, expect, it } from "vitest";
import { classifierBy, trainClassifier } from "../../../src/conversation/message/classifier.ts";
import { featuresOf } from "../../../src/conversation/message/features.ts";

describe("the features of a sentence", () => {
  it("are its characters and each pair of neighbours, ends marked", () => {
    expect(featuresOf("还差?")).toEqual(["还", "^ 还", "差", "还 差", "?", "差 ?", "? $"]);
  });

  it("are the same for every number and for either case", () => {
    expect(featuresOf("差 16 学时")).toEqual(featuresOf("差8学时"));
    expect(featuresOf("Why NOT")).toEqual(featuresOf("why not"));
  });

  it("let a misspelt English word be half known", () => {
    expect(featuresOf("credits")).toContain("cre");
    expect(featuresOf("creidts")).toContain("cre");
    expect(featuresOf("creidts")).toContain("ts>");
  });
});

describe("a classifier", () => {
  const classify = classifierBy(
    trainClassifier([
      { text: "还差多少", label: "standing" },
      { text: "还缺多少", label: "standing" },
      { text: "为什么少了", label: "why" },
      { text: "为什么没算", label: "why" },
      { text: "撤销", label: "undo" },
    ]),
  );

  it("ranks every label, likeliest first, by probabilities that add up to one", () => {
    const ranked = classify("为什么还差");
    expect(ranked.map(({ label }) => label).sort()).toEqual(["standing", "undo", "why"]);
    expect(ranked[0]?.label).toBe("why");
    expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(ranked[0]?.probability).toBeGreaterThan(ranked[1]?.probability ?? 1);
  });

  it("is less sure of what it has never seen", () => {
    const sureOf = (text: string) => classify(text)[0]?.probability ?? 0;
    expect(sureOf("zzz")).toBeLessThan(sureOf("还差多少呢"));
  });

  it("can be taught a single label", () => {
    const only = classifierBy(trainClassifier([{ text: "你好", label: "smalltalk" }]));
    expect(only("什么")).toEqual([{ label: "smalltalk", probability: 1 }]);
  });
});
