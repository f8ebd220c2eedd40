import { describe, expect, it } from "vitest";
import { rulesAsked } from "../../../src/conversation/articles/rules-asked.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { fixTypos } from "../../../src/conversation/message/typos.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { samplePolicies } from "../../support/sample-policies.ts";

const { vocabulary, cues } = builtInMaterial();
const policies = samplePolicies();

function asked(policy: string, text: string): string[] {
  const plain = fixTypos(text, vocabulary);
  const slots = extractSlots(plain, { today: parseDay("2026-03-10"), vocabulary });
  return rulesAsked(cues, policies.document(policy), slots, plain);
}

describe("the rules that a question asks for", () => {
  it.each([
    // policy, said, article
    ["bailu-county", "一年要多少学分", "第四条"],
    ["bailu-county", "信息技术要修满几分", "第四条"],
    ["xingye-2014", "远程要多少学分", "三"],
    ["bailu-county", "几分才达标", "第四条"],
    ["bailu-county", "How many points do I need in a year?", "第四条"],
    ["qinghe-school", "how many credits per cycle", "三.1"],
    ["qinghe-school", "刚考上编的新老师要培训多少", "三.1"],
    ["bailu-county", "what is the minimum", "第四条"],
  ])("is told by how much it demands: %s %s", (policy, said, article) => {
    expect(asked(policy, said)).toEqual([article]);
  });

  it.each([
    ["qinghe-school", "校本一年封顶多少", "四.3"],
    ["qinghe-school", "校本一个周期最多算多少", "三.1"],
    ["bailu-county", "校本最多记几分", "第六条"],
  ])("is told by how much it lets count: %s %s", (policy, said, article) => {
    expect(asked(policy, said)).toEqual([article]);
  });

  it.each([
    ["xingye-2014", "校本一年最多算几分"],
    ["yunti-64h", "一年要多少学分"],
    ["bailu-county", "校本要多少学时折1学分"],
    ["bailu-county", "县级培训1学时算几分"],
    ["qinghe-school", "论文要写多少字"],
    ["songguo-centre", "最多几个人优秀"],
    ["qinghe-school", "材料要交几份"],
  ])("is none where the policy sets no such amount or another is asked: %s %s", (policy, said) => {
    expect(asked(policy, said)).toEqual([]);
  });
});
