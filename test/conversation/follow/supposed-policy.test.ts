import { describe, expect, it } from "vitest";
import { supposesPolicy } from "../../../src/conversation/follow/supposed-policy.ts";
import type { Intent, Slots } from "../../../src/conversation/message/meaning.ts";

const supposes = (text: string, intent: Intent, slots: Slots = {}, namesSomebody = false) =>
  supposesPolicy(
    text,
    { intent, confidence: 0.5, others: [], slots: { policy: "other", ...slots } },
    namesSomebody,
  );

describe("a question about one's standing under another policy", () => {
  it.each([
    // text, intent it is taken for
    ["按甘肃的办法我够吗", "article"],
    ["如果按陕西的办法呢", "what-counts"],
    ["换成甘肃的办法我够不够", "plan"],
    ["陕西的办法下我还差多少", "standing"],
    ["如果我在甘肃呢", "what-counts"],
    ["what if I were under the Gansu policy", "article"],
    ["would I have enough under Gansu's rules?", "what-counts"],
  ] as const)("is heard in %s", (text, intent) => {
    expect(supposes(text, intent)).toBe(true);
  });

  it.each([
    // text, intent, why it is none
    ["甘肃每年要多少学分", "article", "it asks what the policy says"],
    ["按甘肃的办法我每年要修多少学分", "article", "it asks what is asked of everybody"],
    ["如果我在甘肃，校本最多算多少", "article", "it asks for a cap"],
    ["按甘肃的办法我请假找谁批", "route", "it asks who approves"],
    ["按甘肃的办法几月报材料", "deadline", "it asks by when"],
    ["甘肃的培训计划什么时候报", "plan", "it is about nobody"],
    ["按甘肃的办法够多少分算优秀", "article", "it is about nobody"],
  ] as const)("is not heard in %s as %s: %s", (text, intent, _why) => {
    expect(supposes(text, intent)).toBe(false);
  });

  it("is heard where somebody is named, and not where a training is described", () => {
    expect(supposes("按咸阳的办法王芳够吗", "article", {}, true)).toBe(true);
    expect(supposes("按咸阳的办法王芳够吗", "article")).toBe(false);
    expect(supposes("按甘肃的办法我上16学时够吗", "what-counts", { hours: 16 })).toBe(false);
    expect(supposes("如果按甘肃的市级培训呢", "what-counts", { level: "city" })).toBe(false);
    expect(supposes("按甘肃的办法我校本够吗", "article", { activity: "school-based" })).toBe(true);
  });

  it("is not heard where no policy is named", () => {
    const meaning = { intent: "standing", confidence: 1, others: [], slots: {} } as const;
    expect(supposesPolicy("我够吗", meaning, true)).toBe(false);
  });
});
