import { describe, expect, it } from "vitest";
import { complaintAbout, smallPolicy } from "../../support/small-policy.ts";

const OLD = `
  articles:
    零: { gist: { zh: 条, en: article }, asks: [问什么] }
    一: { gist: { zh: 一, en: one } }
    二: { gist: { zh: 二, en: two } }
  require: [{ id: annual, of: total, per: year, at-least: 30, cite: 一 }]
  relief: [{ id: leave, for: leave, per: full-semester, months-apart: 6, by: 10, lowers: [annual], cite: 一 }]
  thresholds: [{ id: praise, of: total, per: year, at: 40, effect: { zh: 优, en: praise }, called: [评优], cite: 一 }]
  parties: { office: { title: { zh: 教导处, en: office }, called: [教务处] } }
  deadlines:
    - { id: end, who: office, what: { zh: 公示, en: publication }, called: [公示], within: { days: 5, after: { zh: 公示, en: publication }, called: [贴出] }, cite: 一 }
  routes: [{ id: leave-route, title: { zh: 请假, en: leave }, called: [请假], rows: [{ id: any, approver: office }], cite: 一 }]
  workflows:
    - id: way
      title: { zh: 流程, en: way }
      called: [流程]
      cite: 一
      steps:
        - { id: first, title: { zh: 报, en: hand in }, called: [上报], by: office, does: { zh: 报, en: reports } }
        - { id: then, title: { zh: 审, en: check }, by: office, does: { zh: 审, en: checks } }
  calculations:
    - { id: share, title: { zh: 名额, en: places }, called: [名额], whole: { title: { zh: 人数, en: people }, in: people, called: [人数] }, share: "10%", cite: 一 }
  checks:
    certificate: { title: { zh: 编号, en: number }, called: [编号], parts: [{ id: n, title: { zh: 号, en: n } }], cite: 一 }
  silent: [{ topic: { zh: 病假, en: sick leave }, cite: 一, reading: { zh: 不减, en: lowers nothing } }]
`;

describe("a file with the keys that the format used to have", () => {
  const { file } = smallPolicy(OLD);

  it("means the same as one with the present keys", () => {
    expect(file.articles.零).toEqual({
      summary: { zh: "条", en: "article" },
      questions: ["问什么"],
    });
    expect(file.reduce.map(({ id }) => id)).toEqual(["leave"]);
    expect(file.interpretations[0]?.topic.zh).toBe("病假");
    expect(file.thresholds[0]?.keywords).toEqual(["评优"]);
    expect(file.parties.office?.keywords).toEqual(["教务处"]);
    expect(file.deadlines[0]?.keywords).toEqual(["公示"]);
    expect(file.deadlines[0]?.within?.keywords).toEqual(["贴出"]);
    expect(file.routes[0]?.keywords).toEqual(["请假"]);
    expect(file.workflows[0]?.keywords).toEqual(["流程"]);
    expect(file.workflows[0]?.steps[0]?.keywords).toEqual(["上报"]);
    expect(file.calculations[0]?.keywords).toEqual(["名额"]);
    expect(file.calculations[0]?.whole?.keywords).toEqual(["人数"]);
    expect(file.checks.certificate?.keywords).toEqual(["编号"]);
  });

  it("is refused with the line of what is wrong", () => {
    expect(complaintAbout(OLD.replace("by: 10", "bye: 10"))).toMatch(
      /line \d+, key reduce\.0\.bye: there is no such key here; did you mean by\?/,
    );
  });

  it("may not use both names in one place", () => {
    expect(complaintAbout(`${OLD}  interpretations: []\n`)).toContain(
      "key silent: is the old name of interpretations, which stands here too; keep interpretations",
    );
  });
});
