import { describe, expect, it } from "vitest";
import { rulesAsked } from "../../../src/conversation/articles/rules-asked.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { fixTypos } from "../../../src/conversation/message/typos.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary, cues } = builtInMaterial();
const policies = builtInPolicies();

function asked(policy: string, text: string): string[] {
  const plain = fixTypos(text, vocabulary);
  const slots = extractSlots(plain, { today: parseDay("2026-03-10"), vocabulary });
  return rulesAsked(cues, policies.document(policy), slots, plain);
}

describe("the rules that a question asks for", () => {
  it.each([
    // policy, said, article
    ["gansu-2013", "一年要多少学分", "第四条"],
    ["gansu-2013", "信息技术要修满几分", "第四条"],
    ["sd-primary-360", "远程要多少学时", "五"],
    ["region-64h", "师德要几个学时", "五.1"],
    ["xx-primary-72", "几分才达标", "四.1"],
    ["xx-primary-72", "How many points do I need in a year?", "四.1"],
    ["hunan-heye-school", "how many credits per cycle", "三.1"],
    ["hunan-heye-school", "刚考上编的新老师要培训多少", "三.1"],
    ["xianyang-2014", "what is the minimum", "第四条"],
  ])("is told by how much it demands: %s %s", (policy, said, article) => {
    expect(asked(policy, said)).toEqual([article]);
  });

  it.each([
    ["hunan-heye-school", "校本一年封顶多少", "五.3"],
    ["hunan-heye-school", "校本一个周期最多算多少", "三.1"],
    ["xx-primary-72", "校本最多记几分", "六.3"],
    ["haimen-jiangsu", "公开课最多录多少学时", "年尾二.1"],
  ])("is told by how much it lets count: %s %s", (policy, said, article) => {
    expect(asked(policy, said)).toEqual([article]);
  });

  it.each([
    ["hunan-province-2011", "校本一年最多算几分"],
    ["changsha-vocational-2017", "一年要多少学分"],
    ["gansu-2013", "校本要多少学时折1学分"],
    ["gansu-2013", "县级培训1学时算几分"],
    ["hunan-heye-school", "论文要写多少字"],
    ["linwei-2022", "最多几个人优秀"],
    ["hunan-heye-school", "材料要交几份"],
  ])("is none where the policy sets no such amount or another is asked: %s %s", (policy, said) => {
    expect(asked(policy, said)).toEqual([]);
  });
});
