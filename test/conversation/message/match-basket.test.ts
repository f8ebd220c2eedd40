import { describe, expect, it } from "vitest";
import { askedScope } from "../../../src/conversation/message/match-basket.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { samplePolicies } from "../../support/sample-policies.ts";

const { vocabulary } = builtInMaterial();

const catalogue = samplePolicies();

describe("the basket that is asked about", () => {
  it.each([
    ["qinghe-school", "校本够了吗", "school-based"],
    ["qinghe-school", "班主任培训还差多少", "class-teacher"],
    ["qinghe-school", "how many school-based credits do I have", "school-based"],
    ["bailu-county", "信息技术的学分够了吗", "it"],
    ["bailu-county", "公修课拿了多少", "public-course"],
    ["qinghe-school", "我还差多少学分", undefined],
    ["qinghe-school", "远程还差多少", undefined],
    ["qinghe-school", "How many credits do I still need this year?", undefined],
  ])("in %s by %s is %s", (policy, text, scope) => {
    const slots = extractSlots(text, { today: parseDay("2026-03-10"), vocabulary });
    expect(askedScope(catalogue.policy(policy), slots, text)).toBe(scope);
  });
});
