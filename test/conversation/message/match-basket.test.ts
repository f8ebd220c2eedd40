import { describe, expect, it } from "vitest";
import { askedScope } from "../../../src/conversation/message/match-basket.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

const catalogue = builtInPolicies();

describe("the basket that is asked about", () => {
  it.each([
    ["hunan-heye-school", "校本够了吗", "school-based"],
    ["hunan-heye-school", "班主任培训还差多少", "class-teacher"],
    ["hunan-heye-school", "how many school-based credits do I have", "school-based"],
    ["gansu-2013", "信息技术的学分够了吗", "it"],
    ["gansu-2013", "公修课拿了多少", "public-course"],
    ["hunan-heye-school", "我还差多少学分", undefined],
    ["hunan-heye-school", "远程还差多少", undefined],
    ["hunan-heye-school", "How many credits do I still need this year?", undefined],
  ])("in %s by %s is %s", (policy, text, scope) => {
    const slots = extractSlots(text, { today: parseDay("2026-03-10"), vocabulary });
    expect(askedScope(catalogue.policy(policy), slots, text)).toBe(scope);
  });
});
