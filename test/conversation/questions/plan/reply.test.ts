import { describe, expect, it } from "vitest";
import { planReply } from "../../../../src/conversation/questions/plan/reply.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import { planFor } from "../../../../src/policy/planning/plan-for.ts";
import { blocksOf, caseOf, details, en, firstLines, zh } from "../../../support/told.ts";

const COUNTY = { activity: "training", level: "county", mode: "in-person" };

function planned(
  asOf: string,
  records: readonly Record<string, unknown>[],
  policyId = "bailu-county",
) {
  const { policy, facts } = caseOf(policyId, asOf, records);
  const day = parseDay(asOf);
  return { policy, plan: planFor(policy, facts, day), asOf: day };
}

describe("a plan in words", () => {
  const asked = planned("2015-12-01", [{ ...COUNTY, date: "2015-05-01", hours: 350 }]);
  const reply = planReply({ localizer: zh, ...asked });

  it("says first how many hours are left", () => {
    expect(firstLines(reply)[0]).toBe(`最少再学 ${asked.plan.hours} 学时就能补齐`);
  });

  it("tells each step with its amount, what it gives and what it closes", () => {
    const [step] = asked.plan.steps;
    expect(step).toBeDefined();
    expect(firstLines(reply)[1]).toBe(
      `2015年 ${step?.option.title.zh} ${step?.amount} 学时：得 ${step?.gives} 学分，补 2011–2015 周期信息技术`,
    );
  });

  it("rests on the articles of the gaps", () => {
    expect(reply.citations.map(({ article }) => article)).toEqual(["第四条"]);
    expect(reply.private).toBe(true);
  });

  it("says the same in English", () => {
    const [lead] = firstLines(planReply({ localizer: en, ...asked }));
    expect(lead).toBe(`${asked.plan.hours} hours more close every gap`);
  });

  it("keeps steps beyond the third below, so that the answer stays short", () => {
    const long = planned("2014-03-01", [], "xingye-2014");
    const told = planReply({ localizer: zh, ...long });
    const { length } = long.plan.steps;
    expect(length).toBeGreaterThan(3);
    expect(firstLines(told).length).toBeLessThanOrEqual(5);
    expect(details(told)).toHaveLength(1 + length - 3);
  });

  it("draws all steps as one list, and none of them twice", () => {
    const told = planReply({ localizer: zh, ...planned("2014-03-01", [], "xingye-2014") });
    const steps = [...firstLines(told).slice(1, -1), ...details(told).slice(1)];
    expect(blocksOf(told, "list").map(({ items }) => items)).toEqual([steps]);
    expect(blocksOf(told, "text")).toEqual([]);
  });
});

describe("a plan without steps", () => {
  it("says that nothing is missing", () => {
    const done = planned("2015-12-01", [
      { ...COUNTY, date: "2015-05-01", hours: 400, themes: ["it"] },
    ]);
    const reply = planReply({ localizer: zh, ...done });
    expect(firstLines(reply)[0]).toBe("现在没有要补的缺口");
    expect(blocksOf(reply, "lead")[0]?.tone).toBe("good");
  });

  it("says what nothing can close", () => {
    const { policy, plan, asOf } = planned("2015-12-01", []);
    const [gap] = plan.gaps;
    if (!gap) throw new Error("the case has a gap");
    const stuck = { gaps: [gap], steps: [], hours: 0, later: [], beyond: [gap] };
    const lines = firstLines(planReply({ localizer: zh, policy, plan: stuck, asOf }));
    expect(lines[0]).toBe("有缺口，但政策里没有能补上的项目");
    expect(lines[1]).toBe("2015年还差 30 学分（0/30），到 12月31日");
  });

  it("tells what stays open beside what can be closed", () => {
    const { policy, plan, asOf } = planned("2015-12-01", []);
    const partly = { ...plan, beyond: plan.gaps.slice(0, 1) };
    const lines = firstLines(planReply({ localizer: zh, policy, plan: partly, asOf }));
    expect(lines[0]).toContain("能补的就都补上了");
    expect(lines.at(-2)).toBe("补不满的：2015年还差 30 学分（0/30），到 12月31日");
  });
});
