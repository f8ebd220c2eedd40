import { describe, expect, it } from "vitest";
import { whyReply } from "../../../../src/conversation/questions/why/reply.ts";
import { blocksOf, caseOf, details, en, firstLines, zh } from "../../../support/told.ts";

const COUNTY = { activity: "training", level: "county", mode: "in-person" };
const SCHOOL_BASED = { activity: "school-based", level: "school" };

describe("why the number of a year is what it is", () => {
  const some = caseOf("qinghe-school", "2013-12-31", [
    { ...COUNTY, date: "2013-07-20", hours: 40, title: "县级学科培训" },
    { ...SCHOOL_BASED, date: "2013-12-10", hours: 36, title: "全年校本研修" },
    { ...COUNTY, date: "2013-03-01", hours: 8, outcome: "failed" },
    { ...COUNTY, date: "2013-12-20", hours: 6, verified: false },
    { ...COUNTY, date: "2012-05-01", hours: 30 },
  ]);
  const reply = whyReply({ localizer: zh, ...some });

  it("says first what was cut and by which article", () => {
    expect(firstLines(reply)[0]).toBe(
      "2013年计入 60 学分；2013年校本研修 36 → 20：每年最多算 20（四.3）",
    );
  });

  it("goes on with what waits, what is asked for, and how many do not count", () => {
    const [, ...more] = firstLines(reply);
    expect(more[0]).toContain("另有 6 学分待审定，没算在内");
    expect(more[1]).toBe("对照要求：2013年 60/30");
    expect(more[2]).toBe("没有计入的 2 条，原因在下面");
    expect(more[3]).toMatch(/^依据：四\.3、/);
    expect(more).toHaveLength(4);
  });

  it("lists every record of the year in order, with its reason and article", () => {
    expect(details(reply)).toEqual([
      expect.stringMatching(/^2013年3月1日 县级集中培训 8 学时：没有通过，计入 0（四\.1/),
      expect.stringMatching(
        /^2013年7月20日 《县级学科培训》：40 学时折 40 学分，计入2013年 40（四\.1/,
      ),
      expect.stringMatching(
        /^2013年12月10日 《全年校本研修》：36 学时折 36 学分；2013年校本研修每年最多算 20，没算 16，计入2013年 20（四\.3）$/,
      ),
      expect.stringMatching(
        /^2013年12月20日 县级集中培训：6 学时折 6 学分；还没审定，暂不计入（四\.1.*五\.1/,
      ),
    ]);
  });

  it("shows the same records as a table", () => {
    const [table] = blocksOf(reply, "table");
    expect(table?.columns).toEqual(["日期", "项目", "证明", "计入", "原因", "依据"]);
    expect(table?.rows.map((row) => [row[1], row[3]])).toEqual([
      ["县级集中培训", "0"],
      ["《县级学科培训》", "40"],
      ["《全年校本研修》", "20"],
      ["县级集中培训", "0"],
    ]);
  });

  it("cites every article that a line names", () => {
    for (const { article } of reply.citations) expect(firstLines(reply).at(-1)).toContain(article);
    expect(reply.citations.length).toBeGreaterThan(3);
  });

  it("says the same in English", () => {
    const english = whyReply({ localizer: en, ...some });
    expect(firstLines(english)[0]).toBe(
      "2013: 60 credits; School-based training (2013) 36 → 20: at most 20 a year (四.3)",
    );
    expect(details(english)[1]).toMatch(
      /^20 July 2013 “县级学科培训”: 40 credits for 40 hours; 40 count in 2013 \(四\.1/,
    );
  });

  it("is about the year that was asked for", () => {
    const earlier = whyReply({ localizer: zh, ...some, focus: { year: "2012" } });
    expect(firstLines(earlier)[0]).toBe("2012年计入 30 学分，来自 1 条记录");
    expect(details(earlier)).toHaveLength(1);
  });

  it("tells one record by itself", () => {
    const one = whyReply({ localizer: zh, ...some, focus: { record: "r2" } });
    expect(firstLines(one)[0]).toMatch(/^2013年12月10日 《全年校本研修》：36 学时折 36 学分；/);
    expect(one.citations.map(({ article }) => article)).toEqual(["四.3"]);
  });
});

describe("why the number of a basket is what it is", () => {
  it("begins with what the cap cut and lists only the records of the basket", () => {
    const some = caseOf("qinghe-school", "2013-12-31", [
      { ...COUNTY, date: "2013-07-20", hours: 40 },
      { ...SCHOOL_BASED, date: "2013-12-10", hours: 36 },
    ]);
    const reply = whyReply({ localizer: zh, ...some, focus: { basket: "school-based" } });
    expect(firstLines(reply)[0]).toBe("2013年校本研修 36 → 20：每年最多算 20（四.3）");
    expect(details(reply)).toHaveLength(1);
  });

  it("counts a basket that depends on the record and not on its award", () => {
    const some = caseOf("bailu-county", "2013-12-31", [
      { ...COUNTY, date: "2013-07-20", hours: 4, themes: ["it"] },
      { ...COUNTY, date: "2013-08-20", hours: 9 },
    ]);
    const reply = whyReply({ localizer: zh, ...some, focus: { basket: "it" } });
    expect(firstLines(reply)[0]).toBe("2011–2015 周期信息技术计入 4 学分，来自 1 条记录");
  });

  it("explains a track by all of its years", () => {
    const induction = { activity: "induction", hours: 40 };
    const some = caseOf(
      "qinghe-school",
      "2014-12-31",
      [
        { ...induction, date: "2013-08-01" },
        { ...induction, date: "2014-08-01" },
      ],
      { hiredOn: "2013-09-01" },
    );
    const reply = whyReply({ localizer: zh, ...some, focus: { basket: "induction" } });
    expect(firstLines(reply)[0]).toBe("2013–2014 年新教师培训计入 80 学分，来自 2 条记录");
    const whole = whyReply({
      localizer: zh,
      ...some,
      focus: { basket: "induction", cycle: "2011-2015" },
    });
    expect(details(whole)).toHaveLength(2);
  });
});

describe("why a record counts once", () => {
  it("names the record that counts instead by its day", () => {
    const lecture = { activity: "training", role: "lecturer", content: "课堂评价", hours: 4 };
    const some = caseOf("qinghe-school", "2014-12-31", [
      { ...lecture, date: "2014-03-10", host: "school", title: "课堂评价讲座" },
      { ...lecture, date: "2014-07-10", level: "city", host: "programme" },
    ]);
    const [first] = details(whyReply({ localizer: zh, ...some }));
    expect(first).toContain("与2014年7月10日的市级讲课重复，只算一次，计入 0（四.4）");
  });
});

describe("why nothing counts", () => {
  it("says that there are no records, and what is asked for", () => {
    const none = caseOf("bailu-county", "2013-12-31", []);
    const lines = firstLines(whyReply({ localizer: zh, ...none }));
    expect(lines[0]).toBe("2013年没有记录");
    expect(lines[1]).toBe("对照要求：2013年还差 30 学分（0/30），到 12月31日");
  });

  it("says which activities the policy does not name", () => {
    const some = caseOf("bailu-county", "2013-12-31", [
      { activity: "self-study", date: "2013-05-01", hours: 20 },
    ]);
    const [line] = details(whyReply({ localizer: zh, ...some }));
    expect(line).toContain("20 学时：第五条没有列出的活动");
  });

  it("says what the proof would have to state", () => {
    const some = caseOf("yunti-64h", "2018-12-31", [
      { activity: "training", date: "2018-05-01", credits: 20 },
    ]);
    const reply = whyReply({ localizer: zh, ...some });
    expect(details(reply)[0]).toContain("证明上没有可以折算的数（要有学时）");
    expect(reply.citations).toContainEqual({ policy: "yunti-64h", article: "二" });
  });

  it("says where a day lies in no year of the policy", () => {
    const some = caseOf("xingye-2014", "2015-03-01", [
      { activity: "school-based", date: "2015-01-31", units: 4 },
    ]);
    const [line] = details(whyReply({ localizer: zh, ...some, focus: { record: "r1" } }));
    expect(line).toBeUndefined();
    const reply = whyReply({ localizer: zh, ...some, focus: { record: "r1" } });
    expect(firstLines(reply)[0]).toContain("日期不在这个政策的年度里，不计入");
  });

  it("says what is booked to the cycle alone", () => {
    const some = caseOf("bailu-county", "2013-12-31", [
      { activity: "public-course", date: "2013-05-01" },
    ]);
    const [line] = details(whyReply({ localizer: zh, ...some, focus: { cycle: "2011-2015" } }));
    expect(line).toBe("2013年5月1日 公修课：按项目计 10 学分，只记入周期，计入 10（第八条）");
  });
});

describe("why credits without a record count", () => {
  it("calls them after what they were granted for", () => {
    const some = caseOf("qinghe-school", "2013-12-31", []);
    const granted = {
      id: "leave:1:2013",
      converted: 12,
      counted: 12,
      countedInCycle: 12,
      year: "2013",
      cycle: "2011-2015",
      reasons: [{ code: "granted", article: "四.5", rule: "leave", amount: 12 }],
    } as const;
    const standing = { ...some.standing, records: [granted] };
    const [line] = details(whyReply({ localizer: zh, ...some, standing }));
    expect(line).toBe("2013年 请假：按规定直接计 12 学分，计入2013年 12（四.5）");
  });
});
