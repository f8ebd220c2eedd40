import { describe, expect, it } from "vitest";
import { builtIn } from "../../../src/built-in.ts";
import { isPolicyName, withoutPolicyIds } from "../../../src/conversation/message/policy-names.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { meaningOf } from "../../support/meaning-of.ts";
import { SAMPLE_POLICIES } from "../../support/sample-policies.ts";

const { catalogue, policyAliases } = builtIn(SAMPLE_POLICIES);
const today = parseDay("2026-03-10");

const taken = (text: string) => meaningOf(text, { today, policyAliases, catalogue });

describe("a policy that is written by its id", () => {
  it.each([
    // said, intent, slots
    ["yunti-64h", "article", { policy: "yunti-64h" }],
    ["yunti-64h一年要多少学时", "article", { policy: "yunti-64h" }],
    ["按yunti-64h我还差多少", "standing", { policy: "yunti-64h" }],
    ["yunti-64h 校本封顶多少", "article", { policy: "yunti-64h" }],
    ["xingye-2014 5学时算多少", "what-counts", { policy: "xingye-2014", hours: 5 }],
  ])("is no amount and no year: %s", (said, intent, slots) => {
    const meaning = taken(said);
    expect(meaning.intent).toBe(intent);
    const { policy, hours, year } = meaning.slots;
    expect({ policy, hours, year }).toEqual({ hours: undefined, year: undefined, ...slots });
  });

  it("is still an amount where it is no id", () => {
    expect(taken("昨天培训64h，县级").slots).toMatchObject({ hours: 64 });
  });

  it("tells nothing of the sentence around it", () => {
    expect(withoutPolicyIds("按yunti-64h我还差多少", policyAliases)).toBe("按 我还差多少");
    expect(withoutPolicyIds("一年要多少", policyAliases)).toBe("一年要多少");
  });

  it("may be all that is said", () => {
    expect(isPolicyName("yunti-64h", policyAliases)).toBe(true);
    expect(isPolicyName("白鹭", policyAliases)).toBe(true);
    expect(isPolicyName("白鹭校本", policyAliases)).toBe(false);
  });
});
