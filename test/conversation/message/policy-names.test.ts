import { describe, expect, it } from "vitest";
import { builtIn } from "../../../src/built-in.ts";
import { isPolicyName, withoutPolicyIds } from "../../../src/conversation/message/policy-names.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { meaningOf } from "../../support/meaning-of.ts";

const { policyAliases } = builtIn();
const today = parseDay("2026-03-10");

const taken = (text: string) => meaningOf(text, { today, policyAliases });

describe("a policy that is written by its id", () => {
  it.each([
    // said, intent, slots
    ["region-64h", "article", { policy: "region-64h" }],
    ["region-64h一年要多少学时", "article", { policy: "region-64h" }],
    ["按region-64h我还差多少", "standing", { policy: "region-64h" }],
    ["xx-primary-72 校本封顶多少", "article", { policy: "xx-primary-72" }],
    ["xianyang-2014 5学时算多少", "what-counts", { policy: "xianyang-2014", hours: 5 }],
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
    expect(withoutPolicyIds("按region-64h我还差多少", policyAliases)).toBe("按 我还差多少");
    expect(withoutPolicyIds("一年要多少", policyAliases)).toBe("一年要多少");
  });

  it("may be all that is said", () => {
    expect(isPolicyName("region-64h", policyAliases)).toBe(true);
    expect(isPolicyName("甘肃", policyAliases)).toBe(true);
    expect(isPolicyName("甘肃校本", policyAliases)).toBe(false);
  });
});
