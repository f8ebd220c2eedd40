import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, laterDay } from "../../../src/domain/day.ts";
import type { Standing } from "../../../src/domain/standing.ts";
import { evaluate, type Facts } from "../../../src/policy/engine/evaluate.ts";
import { recordFor } from "../../../src/policy/planning/offer.ts";
import type { Plan } from "../../../src/policy/planning/plan.ts";
import { planFor } from "../../../src/policy/planning/plan-for.ts";
import { NAIVE_POLICY_IDS } from "../../naive/naive-standing.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { caseArbitrary } from "../../support/random-teacher.ts";
import { runs } from "../../support/runs.ts";
import { samplePolicies } from "../../support/sample-policies.ts";

const catalogue = builtInPolicies();
const ids = NAIVE_POLICY_IDS.filter((id) => catalogue.ids.includes(id));
/** Those that ask for something which a plan could close. */
const asking = ids.filter((id) => {
  const { requirements, tracks } = catalogue.policy(id);
  return requirements.length + tracks.length > 0;
});

/** The standing once a plan has been carried out, each step at the first chance in its year. */
function carriedOut(id: string, facts: Facts, plan: Pick<Plan, "steps">, asOf: Day): Standing {
  const policy = catalogue.policy(id);
  const days = plan.steps.map(({ year }) => laterDay(firstDayOf(id, year), asOf));
  const done = plan.steps.map(({ option, amount }, index) =>
    recordFor(option, days[index] ?? asOf, amount, `done:${index}`),
  );
  const records = [...facts.records, ...done];
  return evaluate(policy, { ...facts, records }, days.reduce(laterDay, asOf));
}

function firstDayOf(id: string, year: string): Day {
  return `${year}-${catalogue.policy(id).file.year.starts}` as Day;
}

function missing(standing: Standing, { id, label }: { id: string; label: string }): number {
  return standing.requirements.find((line) => line.id === id && line.label === label)?.missing ?? 0;
}

/** The steps of a plan, one of them with the least that it can have less. */
function withOneLess({ steps }: Plan, at: number): Plan["steps"] {
  return steps.flatMap((step, index) => {
    if (index !== at) return [step];
    const least = step.option["at-least"];
    const fewest = least ? least.numerator / least.denominator : 1;
    return step.amount > fewest ? [{ ...step, amount: step.amount - 1 }] : [];
  });
}

describe.each(asking)("a plan under %s", (id) => {
  const cases = caseArbitrary(id);

  it("closes every gap it says it closes, with no hour that could be left out", () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ teacher, records, asOf }, pick) => {
        const facts = { teacher, records };
        const plan = planFor(catalogue.policy(id), facts, asOf);
        expect(plan.hours).toBe(plan.steps.reduce((sum, { hours }) => sum + hours, 0));
        if (plan.gaps.length === 0) expect(plan.steps).toEqual([]);
        const after = carriedOut(id, facts, plan, asOf);
        for (const gap of plan.gaps) {
          if (!plan.beyond.includes(gap)) expect(missing(after, gap), gap.id).toBe(0);
        }
        if (plan.steps.length === 0 || plan.beyond.length > 0) return;
        const steps = withOneLess(plan, pick % plan.steps.length);
        const without = carriedOut(id, facts, { steps }, asOf);
        expect(plan.gaps.some((gap) => missing(without, gap) > 0)).toBe(true);
      }),
      runs(40),
    );
  });
});

describe("a plan", () => {
  const plan = (id: string, records: Facts["records"], asOf: string, policies = samplePolicies()) =>
    planFor(policies.policy(id), { teacher: { id: "T" }, records }, asOf as Day);
  const school = (date: string, hours: number) => ({
    id: date,
    date: date as Day,
    activity: "school-based" as const,
    hours,
  });

  it("prefers what gives more for an hour", () => {
    // This county counts a city's hour twice and a school's hour for a half.
    const { steps } = plan("bailu-county", [school("2015-05-01", 30)], "2015-06-01");
    const year = steps.filter(({ closes }) => closes.some(({ id }) => id === "year-total"));
    expect(year.every(({ gives, hours }) => gives >= 2 * hours)).toBe(true);
  });

  it("does not count on a cap that is full", () => {
    const full = plan("qinghe-school", [school("2015-05-01", 40)], "2015-06-01");
    expect(full.steps.some(({ option }) => option.record.activity === "school-based")).toBe(false);
  });

  it("counts surplus that fills another requirement", () => {
    const concentrated = {
      id: "c",
      date: "2018-05-01" as Day,
      activity: "training" as const,
      level: "province" as const,
      units: 50,
    };
    // 50 credits of concentrated training: 20 for itself and 30 for what was to be done online.
    const { gaps } = plan("xingye-2014", [concentrated], "2018-06-01");
    expect(gaps.map(({ scope }) => scope)).toEqual(["total", "school-based"]);
  });

  it("takes what is done once as a whole, and not what was done already", () => {
    const done = {
      id: "q",
      date: "2013-05-01" as Day,
      activity: "training" as const,
      programme: "teacher-qualities",
    };
    const { steps } = plan("chaoyang-125", [done], "2014-06-01", catalogue);
    const required = steps.filter(({ closes }) => closes.some(({ id }) => /^public/.test(id)));
    expect(required).toMatchObject([
      { option: { id: "educational-psychology" }, amount: 1, measure: undefined, gives: 4 },
    ]);
  });

  it("says what can no longer be closed", () => {
    const nobodyOffers = samplePolicies().policy("bailu-county");
    const bare = { ...nobodyOffers, file: { ...nobodyOffers.file, options: [] } };
    const none = planFor(bare, { teacher: { id: "T" }, records: [] }, "2015-06-01" as Day);
    expect(none.steps).toEqual([]);
    expect(none.beyond).toEqual(none.gaps);
  });
});
