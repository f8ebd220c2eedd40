import { describe, expect, it } from "vitest";
import { factsHeeded } from "../../../src/policy/engine/facts-heeded.ts";
import { factsOf, smallPolicy, type Written } from "../../support/small-policy.ts";

const TALK = { date: "2026-03-01", activity: "training", role: "lecturer", hours: 2 };
const THEMED = `
  baskets:
    school-based: { title: { zh: 校本, en: School-based } }
    ethics: { title: { zh: 师德, en: Ethics }, when: { themes: ethics } }
  require:
    - { id: ethics, of: ethics, per: year, at-least: 6, cite: 三, only-for: { teacher: { role: class-teacher } } }
`;
const COMPARED = `
  duplicates:
    - { id: same, among: { role: lecturer }, same: [content], within: year, keep: first, cite: 三 }
`;
const BY_TITLE = COMPARED.replace("[content]", "[title]");

describe("the facts that a policy heeds", () => {
  const heeded = (clauses: string, record: Written, teacher: Written = {}) => {
    const facts = factsOf([record], teacher);
    const [only] = facts.records;
    if (!only) throw new Error("no record was read");
    return factsHeeded(smallPolicy(clauses), facts.teacher, only);
  };
  const classTeacher = { roles: ["class-teacher"] };

  it("are themes where one of them counts for something asked of this teacher", () => {
    const talk = { ...TALK, themes: ["ethics"] };
    expect(heeded(THEMED, talk, classTeacher)).toEqual(["themes"]);
    expect(heeded(THEMED, talk)).toEqual([]);
    expect(heeded(THEMED, { ...TALK, themes: ["it"] }, classTeacher)).toEqual([]);
    expect(heeded(COMPARED, talk, classTeacher)).toEqual([]);
  });

  it("are the content where the policy would compare it", () => {
    const talk = { ...TALK, content: "课堂评价" };
    expect(heeded(COMPARED, talk)).toEqual(["content"]);
    expect(heeded(COMPARED, { ...talk, role: "participant" })).toEqual([]);
    expect(heeded(BY_TITLE, talk)).toEqual([]);
  });

  it("are none that the record leaves unsaid", () => {
    expect(heeded(`${THEMED.trimEnd()}${COMPARED}`, TALK, classTeacher)).toEqual([]);
  });
});
