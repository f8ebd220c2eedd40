import { describe, expect, it } from "vitest";
import { complaintAbout, standingUnder, training } from "../../support/small-policy.ts";

const CLAUSES = `
  dimensions: [ethics, subject]
  baskets:
    ethics: { title: { zh: 师德, en: Ethics }, when: { dimension: ethics } }
    subject: { title: { zh: 学科, en: Subject }, when: { dimension: subject } }
  award: [{ id: any, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }]
  require:
    - { id: ethics, of: ethics, per: year, at-least: 6, cite: 三 }
    - { id: subject, of: subject, per: year, at-least: 28, cite: 三 }
`;

describe("a dimension", () => {
  it.each([
    ["themes: [ethics]", [8, 0]],
    ["themes: [ethics, subject]", [8, 0]],
    ["themes: [subject, ethics]", [0, 8]],
    ["themes: [it, subject]", [0, 8]],
    ["themes: [it]", [0, 0]],
    ["themes: []", [0, 0]],
    ["mode: in-person", [0, 0]],
  ])("of a record with %s counts %j: the first that it names, and no other", (facts, counted) => {
    const { requirements } = standingUnder(CLAUSES, "2015-12-31", [
      training("2015-05-01", 8, facts),
    ]);
    expect(requirements.map((line) => line.counted)).toEqual(counted);
  });

  it("must be one of the policy's", () => {
    expect(complaintAbout(CLAUSES.replace("dimension: subject", "dimension: safety"))).toContain(
      "there is no dimension called safety",
    );
  });
});
