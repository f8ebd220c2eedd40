import { describe, expect, it } from "vitest";
import { lostDocumentsIn } from "../../../src/conversation/articles/lost-documents.ts";
import { builtInArticles, builtInMaterial } from "../../support/built-in-understanding.ts";
import { samplePolicies } from "../../support/sample-policies.ts";

describe("what has befallen papers", () => {
  it.each([
    ["证书丢了怎么办", ["lost"]],
    ["培训证书遗失了怎么补", ["lost"]],
    ["结业证不见了", ["lost"]],
    ["证书撕破了还能用吗", ["damaged"]],
    ["证书过期了怎么办", ["expired"]],
    ["证书上名字打错了", ["misprinted"]],
    ["I lost my certificate, what now", ["lost"]],
    ["my certificate was lost or torn", ["lost", "damaged"]],
    ["会丢学分吗", []],
    ["are surplus credits lost", []],
    ["证书要交给谁", []],
  ])("is read from %s", (text, mishaps) => {
    expect(lostDocumentsIn(builtInMaterial().cues, text)).toEqual(mishaps);
  });
});

describe("a question about a mishap", () => {
  const catalogue = samplePolicies();
  const search = builtInArticles();

  it.each([
    ["bailu-county", "证书丢了怎么办"],
    ["xingye-2014", "证书丢了怎么办"],
    ["songguo-centre", "证书丢了怎么办"],
    ["bailu-county", "培训证书遗失了怎么补"],
    ["songguo-centre", "证书上名字打错了怎么办"],
    ["xingye-2014", "I lost my certificate, what now"],
  ])("finds nothing under %s, which speaks of none: %s", (policy, question) => {
    const { best, sure } = search.find(catalogue.document(policy), question);
    expect(best).toEqual([]);
    expect(sure).toBe(false);
  });

  it("finds the article that speaks of it", () => {
    const qinghe = catalogue.document("qinghe-school");
    expect(search.find(qinghe, "我的证书遗失了怎么办").best).toEqual(["五.3"]);
  });
});
