import { describe, expect, it } from "vitest";
import { showStanding } from "../../../src/app/standing/show-standing.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { SCHOOL_POLICY, samplePolicies } from "../../support/sample-policies.ts";

const qinghe = samplePolicies().policy(SCHOOL_POLICY);
const xingye = samplePolicies().policy("xingye-2014");
const teacher = { id: "T001" };
const today = parseDay("2026-03-10");
const nothing = { teacher, records: [] };

function annual(policy: typeof qinghe, year: string) {
  const { requirements } = showStanding(policy, nothing, today, year);
  const lines = requirements.filter(({ window, label }) => window === "year" && label === year);
  return lines.map(({ required, counted, status }) => ({ required, counted, status }));
}

describe("showing a standing", () => {
  it("lists a past year without records as short", () => {
    expect(annual(qinghe, "2024")).toEqual([{ required: 30, counted: 0, status: "short" }]);
  });

  it("lists a coming year as open", () => {
    expect(annual(qinghe, "2027")).toEqual([{ required: 30, counted: 0, status: "open" }]);
  });

  it("keeps the years in order and the running year beside them", () => {
    const { years, asOf } = showStanding(qinghe, nothing, today, "2024");
    expect(years.map(({ label }) => label)).toEqual(["2024", "2026"]);
    expect(asOf).toBe(today);
  });

  it("leaves a year that the policy does not have out", () => {
    const { years } = showStanding(qinghe, nothing, today, "2005");
    expect(years.map(({ label }) => label)).toEqual(["2026"]);
  });

  it("finds a year that does not begin in January", () => {
    const { years } = showStanding(xingye, nothing, today, "2024");
    expect(years.map(({ from }) => from)).toEqual(["2024-02-01", "2026-02-01"]);
  });
});
