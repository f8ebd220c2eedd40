import { describe, expect, it } from "vitest";
import { standingReply } from "../../../../src/conversation/questions/standing/reply.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import { evaluate } from "../../../../src/policy/engine/evaluate.ts";
import { factsOf, smallPolicy, training } from "../../../support/small-policy.ts";
import { blocksOf, caseOf, details, en, firstLines, zh } from "../../../support/told.ts";

const COUNTY = { activity: "training", level: "county", mode: "in-person" };
const SCHOOL_BASED = { activity: "school-based", level: "school" };

describe("an answer about a year that is still short", () => {
  const some = caseOf("qinghe-school", "2013-10-01", [
    { ...COUNTY, date: "2013-07-20", hours: 22 },
  ]);
  const reply = standingReply({ localizer: zh, ...some });

  it("says first how much is missing, how much there is and till when", () => {
    expect(firstLines(reply)[0]).toBe("还差 8 学分（22/30），到 12月31日");
  });

  it("goes on with the cycle, the next threshold and the articles", () => {
    const [, ...more] = firstLines(reply);
    expect(more[0]).toBe("还有：2011–2015 周期还差 178 学分（22/200），到 2015年12月31日");
    expect(more[1]).toContain("离 60 这条线还差 38（现有 22）");
    expect(more[2]).toContain("依据：三.1、六（青禾");
    expect(more).toHaveLength(3);
  });

  it("is for the asker alone", () => {
    expect(reply.private).toBe(true);
  });

  it("cites what it says it rests on", () => {
    const articles = reply.citations.map(({ article }) => article);
    expect(articles).toEqual(["三.1", "六"]);
    for (const article of articles) expect(reply.text).toContain(article);
    expect(blocksOf(reply, "citation").map(({ article }) => article)).toEqual(articles);
  });

  it("shows the same amounts as bars", () => {
    expect(blocksOf(reply, "lead")).toEqual([
      { kind: "lead", text: firstLines(reply)[0], tone: "short" },
    ]);
    expect(blocksOf(reply, "progress")).toEqual([
      { kind: "progress", label: "2013年", counted: 22, required: 30, text: "22/30 学分" },
      {
        kind: "progress",
        label: "2011–2015 周期",
        counted: 22,
        required: 200,
        text: "22/200 学分",
      },
    ]);
  });

  it("offers to say why, what to do, and the records", () => {
    expect(blocksOf(reply, "actions")[0]?.actions).toEqual([
      { label: "为什么", run: { ask: "why.number", slots: {} } },
      { label: "怎么补", run: { ask: "plan.next", slots: {} } },
      { label: "明细", run: { ask: "records.list", slots: {} } },
    ]);
  });

  it("says the same in English", () => {
    const english = firstLines(standingReply({ localizer: en, ...some }));
    expect(english[0]).toBe("8 credits missing (22/30), by 31 December");
    expect(english[1]).toBe(
      "Also: 2011–2015 cycle: 178 credits missing (22/200), by 31 December 2015",
    );
    expect(english[3]).toContain("Articles: 三.1, 六 (Qinghe School");
  });

  it("names the person where it is about somebody else", () => {
    const whose = { id: "T009", name: "张伟", place: "语文组" };
    const about = standingReply({ localizer: zh, ...some, whose });
    expect(firstLines(about)[0]).toBe("张伟（语文组）：还差 8 学分（22/30），到 12月31日");
    expect(blocksOf(about, "actions")[0]?.actions[0]?.run).toEqual({
      ask: "why.number",
      slots: {},
      about: "T009",
    });
  });
});

describe("an answer about a year that is met", () => {
  const capped = caseOf("qinghe-school", "2013-12-31", [
    { ...COUNTY, date: "2013-07-20", hours: 38 },
    { ...SCHOOL_BASED, date: "2013-12-10", hours: 36 },
    { ...COUNTY, date: "2013-12-20", hours: 6, verified: false },
  ]);

  it("says so with the amounts, then what is missing elsewhere", () => {
    const lines = firstLines(standingReply({ localizer: zh, ...capped }));
    expect(lines[0]).toBe("够了：2013年 58 学分（要求 30）");
    expect(lines[1]).toContain("2011–2015 周期还差 142 学分（58/200）");
  });

  it("tells what a cap cut, and apart from it what still waits", () => {
    const lines = firstLines(standingReply({ localizer: zh, ...capped }));
    expect(lines[2]).toContain("2013年校本研修 36 → 20：每年最多算 20（四.3）");
    expect(lines[2]).toContain("另有 6 学分待审定，没算在内（五.1");
    expect(lines[3]).toContain("离 60 这条线还差 2（现有 58）");
    expect(lines).toHaveLength(5);
  });

  it("says that nothing is missing where nothing is", () => {
    const reply = standingReply({ localizer: zh, ...capped, focus: { year: "2013" } });
    expect(firstLines(reply)[0]).toBe("够了：2013年 58 学分（要求 30），没有缺口");
    expect(blocksOf(reply, "lead")[0]?.tone).toBe("good");
  });
});

describe("an answer about the past", () => {
  const late = caseOf("qinghe-school", "2015-02-01", [
    { ...COUNTY, date: "2013-05-01", hours: 20 },
    { ...COUNTY, date: "2014-05-01", hours: 40 },
  ]);

  it("says that a year which is over cannot be filled any more", () => {
    const reply = standingReply({ localizer: zh, ...late, focus: { year: "2013" } });
    expect(firstLines(reply)[0]).toBe("2013年差 10 学分（20/30），已在 2013年12月31日截止");
  });

  it("reminds of such years of the running cycle after what can still be done", () => {
    const lines = firstLines(standingReply({ localizer: zh, ...late }));
    expect(lines[0]).toBe("还差 30 学分（0/30），到 12月31日");
    expect(lines[1]).toMatch(/^还有：2011–2015 周期.*；已截止：2013年差 10 学分（20\/30）$/);
  });

  it("does not claim that nothing is missing", () => {
    const enough = caseOf("qinghe-school", "2015-12-31", [
      { ...COUNTY, date: "2013-05-01", hours: 20 },
      { ...COUNTY, date: "2015-05-01", hours: 400 },
    ]);
    const [lead] = firstLines(standingReply({ localizer: zh, ...enough }));
    expect(lead).toBe("够了：2015年 400 学分（要求 30）");
  });

  it("says so where the policy has no such year", () => {
    const reply = standingReply({ localizer: zh, ...late, focus: { year: "2009" } });
    expect(firstLines(reply)[0]).toContain("2009年");
    expect(reply.citations).toHaveLength(1);
  });
});

describe("an answer about a cycle", () => {
  const asked = caseOf("bailu-county", "2013-10-01", [
    { ...COUNTY, date: "2011-05-01", hours: 40 },
    { ...COUNTY, date: "2013-05-01", hours: 12 },
  ]);
  const reply = standingReply({ localizer: zh, ...asked, focus: { cycle: "2011-2015" } });

  it("begins with the cycle and ends with its years, one by one", () => {
    expect(firstLines(reply)[0]).toBe("2011–2015 周期还差 98 学分（52/150），到 2015年12月31日");
    expect(details(reply)).toEqual([
      "2011年 40 学分（要求 30），够",
      "2013年 12 学分（要求 30），还差 18",
    ]);
  });

  it("shows the years as a table and as a chart", () => {
    expect(blocksOf(reply, "table")[0]?.rows).toEqual([
      ["2011年", "40", "30", "够"],
      ["2013年", "12", "30", "还差 18"],
    ]);
    expect(blocksOf(reply, "chart")[0]?.bars).toEqual([
      { label: "2011年", value: 40, target: 30 },
      { label: "2013年", value: 12, target: 30 },
    ]);
  });

  it("has no target in the chart where nothing is asked for by the year", () => {
    const xingye = caseOf("xingye-2014", "2015-06-01", [
      { ...COUNTY, date: "2015-05-01", units: 6 },
    ]);
    const cycle = standingReply({ localizer: zh, ...xingye, focus: { cycle: "2014-2018" } });
    expect(blocksOf(cycle, "chart")[0]?.bars).toEqual([{ label: "2015年", value: 6 }]);
    expect(blocksOf(cycle, "table")[0]?.columns).toEqual(["年度", "计入"]);
  });
});

describe("an answer under a policy that asks by the cycle", () => {
  it("tells the parts in which something is missing though the total is enough", () => {
    const uneven = caseOf("xingye-2014", "2015-06-01", [
      { ...COUNTY, date: "2015-05-01", units: 100 },
    ]);
    const lines = firstLines(standingReply({ localizer: zh, ...uneven }));
    expect(lines[0]).toBe(
      "2014–2018 周期合计够了（100/100），但校本研修还差 40 学分（0/40），到 2019年1月30日",
    );
    expect(lines.join()).toContain(
      "已够：2014–2018 周期集中培训 100/20；2014–2018 周期远程培训 80/30",
    );
  });
});

describe("an answer about a basket", () => {
  it("tells what is missing of it", () => {
    const it30 = caseOf("bailu-county", "2013-10-01", [
      { ...COUNTY, date: "2013-05-01", hours: 4, themes: ["it"] },
    ]);
    const reply = standingReply({ localizer: zh, ...it30, focus: { basket: "it" } });
    expect(firstLines(reply)[0]).toBe(
      "2011–2015 周期信息技术还差 6 学分（4/10），到 2015年12月31日",
    );
  });

  it("tells what room its cap leaves where nothing is asked for", () => {
    const half = caseOf("qinghe-school", "2013-10-01", [
      { ...SCHOOL_BASED, date: "2013-05-01", hours: 16 },
    ]);
    const lines = firstLines(
      standingReply({ localizer: zh, ...half, focus: { basket: "school-based" } }),
    );
    expect(lines[0]).toBe("2013年校本研修还能再算 4（16/20）：每年最多算 20");
    expect(lines[1]).toBe("2011–2015 周期校本研修还能再算 64（16/80）：每周期最多算 80");
  });

  it("tells what its cap cut", () => {
    const full = caseOf("qinghe-school", "2013-10-01", [
      { ...SCHOOL_BASED, date: "2013-05-01", hours: 36 },
    ]);
    const reply = standingReply({ localizer: en, ...full, focus: { basket: "school-based" } });
    expect(firstLines(reply)[0]).toBe(
      "School-based training (2013) 36 → 20: at most 20 a year (四.3)",
    );
  });

  it("says where a requirement does not reach the teacher", () => {
    const nobody = caseOf("qinghe-school", "2013-10-01", []);
    const reply = standingReply({ localizer: zh, ...nobody, focus: { basket: "class-teacher" } });
    expect(firstLines(reply)[0]).toMatch(/^班主任培训的要求（七\(班主任\)）目前不适用$/);
  });

  it("answers the whole where the policy has no such basket, and says so", () => {
    const nobody = caseOf("qinghe-school", "2013-10-01", []);
    const reply = standingReply({ localizer: zh, ...nobody, focus: { unlisted: "远程" } });
    expect(firstLines(reply)[1]).toBe("这个政策没有单列“远程”，这里是合计");
  });
});

describe("an answer that leave or surplus changed", () => {
  it("says how much less is asked for, and by which article", () => {
    const away = caseOf(
      "qinghe-school",
      "2013-10-01",
      [{ ...COUNTY, date: "2013-05-01", hours: 4 }],
      { leaves: [{ kind: "maternity", from: "2013-02-01", to: "2013-07-31", fullSemesters: 1 }] },
    );
    const lines = firstLines(standingReply({ localizer: zh, ...away }));
    expect(lines[0]).toBe("还差 16 学分（4/20），到 12月31日");
    expect(lines.join()).toContain("2013年因请假少要求 10 学分（四.5");
  });

  it("says how much came from another line", () => {
    const surplus = caseOf("xingye-2014", "2015-06-01", [
      { ...COUNTY, date: "2015-05-01", units: 24 },
    ]);
    const reply = standingReply({ localizer: zh, ...surplus, focus: { basket: "online" } });
    expect(reply.text).toContain("远程培训还差 26 学分（4/30）");
    expect(reply.text).toContain("远程培训里有集中培训冲抵来的 4 学分（四）");
  });
});

describe("an answer that rests on a reading", () => {
  it("says what the text leaves open and how it is read", () => {
    const cut = caseOf("bailu-county", "2013-10-01", [
      { ...SCHOOL_BASED, date: "2013-05-01", hours: 120 },
    ]);
    const lines = firstLines(standingReply({ localizer: zh, ...cut }));
    expect(lines.at(-1)).toMatch(/第六条 没写清：.*学年.*；这里按此理解：.*9月1日/);
    expect(lines.length).toBeLessThanOrEqual(5);
  });

  it("says nothing of readings that it does not rest on", () => {
    const plain = caseOf("bailu-county", "2013-10-01", [
      { ...COUNTY, date: "2013-05-01", hours: 4 },
    ]);
    const reply = standingReply({ localizer: zh, ...plain, focus: { year: "2013" } });
    expect(reply.text).not.toContain("没写清");
  });
});

describe("an answer where nothing is asked for", () => {
  const some = caseOf("qinghe-school", "2013-10-01", [
    { ...COUNTY, date: "2013-05-01", hours: 40 },
  ]);

  it("says what counts, that there is no minimum, and still names an article", () => {
    const standing = { ...some.standing, requirements: [], thresholds: [] };
    const reply = standingReply({ localizer: zh, ...some, standing });
    expect(firstLines(reply)[0]).toBe("2013年共 40 学分；这个政策没有规定这一段的最低数");
    expect(reply.citations).toHaveLength(1);
  });

  it("says that a waived requirement needs nothing more", () => {
    const [line, ...others] = some.standing.requirements;
    if (!line) throw new Error("the case has requirements");
    const waived = { ...line, required: 0, missing: 0, status: "waived" } as const;
    const standing = { ...some.standing, requirements: [waived, ...others] };
    const reply = standingReply({ localizer: zh, ...some, standing });
    expect(firstLines(reply)[0]).toBe("够了：2013年按规定视为完成，不用再补（已计入 40 学分）");
  });
});

describe("an answer about a basket in a certain year", () => {
  it("falls back on the cycle where the year asks for nothing of it", () => {
    const some = caseOf("bailu-county", "2013-10-01", [
      { ...COUNTY, date: "2013-05-01", hours: 4, themes: ["it"] },
    ]);
    const reply = standingReply({ localizer: zh, ...some, focus: { basket: "it", year: "2013" } });
    expect(firstLines(reply)[0]).toContain("2011–2015 周期信息技术还差 6 学分（4/10）");
  });

  it("tells the caps of each year of a cycle", () => {
    const some = caseOf("qinghe-school", "2013-10-01", [
      { ...SCHOOL_BASED, date: "2012-05-01", hours: 36 },
      { ...SCHOOL_BASED, date: "2013-05-01", hours: 10 },
    ]);
    const focus = { basket: "school-based", cycle: "2011-2015" };
    const { text } = standingReply({ localizer: zh, ...some, focus });
    expect(text).toContain("2012年校本研修 36 → 20：每年最多算 20（四.3）");
    expect(text).toContain("2013年校本研修还能再算 10（10/20）");
    expect(text).toContain("2011–2015 周期校本研修还能再算 50（30/80）");
  });
});

describe("an answer under a policy with a word of its own for its unit", () => {
  const policy = smallPolicy(`
    unit-word: { zh: 积分, en: point, en-many: points }
    require: [{ id: year, of: total, per: year, at-least: 30, cite: 三 }]
  `);
  const facts = factsOf([training("2013-07-20", 29)]);
  const some = { policy, facts, standing: evaluate(policy, facts, parseDay("2013-10-01")) };

  it("uses it, and the unit's name nowhere", () => {
    const chinese = standingReply({ localizer: zh, ...some });
    expect(firstLines(chinese)[0]).toBe("还差 1 积分（29/30），到 12月31日");
    expect(chinese.text).not.toContain("学分");
    const english = standingReply({ localizer: en, ...some });
    expect(firstLines(english)[0]).toContain("1 point ");
    expect(english.text).not.toContain("credit");
  });

  it("leaves the unit of the standing as programs read it", () => {
    expect(some.standing.policy.unit).toBe("credit");
  });
});
