import { describe, expect, it } from "vitest";
import { complaintAbout } from "../../support/small-policy.ts";
import { complaintAboutProcedures, smallProcedures } from "../../support/small-procedures.ts";

const papers = (deadline: string) =>
  `checks: { papers: [{ id: trip, title: { zh: 表, en: x }, cite: 一, needs: [{ title: { zh: 表, en: form }, called: [表], cite: 一 }], deadline: ${deadline} }] }`;
const due = (when: string) =>
  `deadlines: [{ id: trip-papers, who: head, what: { zh: 交, en: hand in }, within: { weeks: 1, ${when}: { zh: 走, en: leaving } }, cite: 一 }]`;
const supplement = (record: string) =>
  `checks: { supplement: { title: { zh: 表, en: sheet }, cite: 一, categories: [{ called: [课], record: ${record}, cite: 一 }] } }`;

describe("the checks of a policy", () => {
  it("are none where it says nothing of them", () => {
    expect(smallProcedures("").checks).toEqual({ papers: [] });
  });

  it("cite articles that there are", () => {
    const said = complaintAboutProcedures(
      "checks: { plan: { title: { zh: 案, en: plan }, cite: 一, parts: [{ title: { zh: 思, en: x }, called: [思], cite: 二 }] } }",
    );
    expect(said).toContain("checks.plan.parts.0.cite: articles has no 二");
  });

  it("put names together from known pieces", () => {
    const said = complaintAboutProcedures(
      'checks: { plan: { title: { zh: 案, en: plan }, cite: 一, file-name: { is: "{scool}方案", cite: 一 } } }',
    );
    expect(said).toContain("checks.plan.file-name.is: write a text with {year}, {school}");
  });

  it("ask one thing of a field", () => {
    const said = complaintAboutProcedures(
      "checks: { plan: { title: { zh: 案, en: plan }, cite: 一, fields: [{ title: { zh: 学, en: x }, called: [学], is: { hours: 18, month: 1 }, cite: 一 }] } }",
    );
    expect(said).toContain("write one of name, hours, month and months");
  });

  it("name a deadline that is counted back from an event", () => {
    expect(complaintAboutProcedures(`${due("before")}\n${papers("trip-papers")}`)).toBe("loads");
    expect(complaintAboutProcedures(`${due("before")}\n${papers("trip-paper")}`)).toContain(
      "deadlines has no trip-paper; did you mean trip-papers?",
    );
    expect(complaintAboutProcedures(`${due("after")}\n${papers("trip-papers")}`)).toContain(
      "trip-papers must be within so long before an event",
    );
  });

  it("hold a sheet against caps only where there are credits or hours to cap", () => {
    const record = "{ activity: open-lesson }";
    expect(complaintAbout(supplement(record))).toBe("loads");
    expect(complaintAboutProcedures(supplement(record))).toContain(
      "checks.supplement: a sheet is held against caps, so the policy needs a unit",
    );
    expect(complaintAbout(supplement("{ activity: lesson }"))).toContain(
      "checks.supplement.categories.0.record.activity",
    );
  });
});
