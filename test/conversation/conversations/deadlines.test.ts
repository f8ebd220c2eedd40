import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

const QINGHE = "qinghe-school";

/** What somebody under a policy hears on a day. */
async function heard(policy: string, day: string, said: string): Promise<string> {
  chat.today(day);
  const asker = chat.stranger(policy);
  const { intent } = await asker.says(said);
  expect(intent).toBe("deadline");
  expect(asker.reply().private).toBe(false);
  return asker.heard();
}

describe("what falls due", () => {
  it.each([
    ["2014-01-15", "这个月有什么要交的", /^1月25日（周六）前，县进修学校：/],
    [
      "2014-01-15",
      "6月份有什么要报的",
      /6月20日（周五）前，教师：[\s\S]*6月30日（周一）前，学校：/,
    ],
    ["2014-01-15", "去年12月要交什么", /2013年12月20日（周五）前/],
    ["2014-01-15", "今年有哪些登记学分的日子", /要办的有 7 件，最早的：1月25日/],
    ["2016-02-21", "这个月有什么要交的", /2月29日（周一）前，市教育局/],
    ["2014-07-01", "这个月有什么要交的", /没有要办的\n下一个：12月20日（周六）前，教师：/],
    ["2014-07-15", "下半年的证书什么时候交", /^12月20日（周六）前，教师：[^\n]*\n依据/],
    ["2014-01-15", "/期限", /^1月25日[\s\S]*2月20日[\s\S]*2月28日/],
    ["2014-01-15", "/deadlines this year", /^7 things are due[\s\S]*25 January/],
  ])("is listed for the days asked about: on %s, %s", async (day, said, list) => {
    expect(await heard(QINGHE, day, said)).toMatch(list);
  });

  it("is told by its name, on its next day, and its last where it is over", async () => {
    const article = "通知";
    expect(await heard("bailu-county", "2013-12-02", "工作人员备案表什么时候交")).toMatch(
      /^12月20日（周五）前，县教育局：工作人员备案表/,
    );
    expect(await heard("bailu-county", "2026-03-10", "工作人员备案表什么时候交")).toMatch(
      /^2013年12月20日已过/,
    );
    const asker = chat.stranger("bailu-county");
    await asker.says("2011、2012年的学分还没登,什么时候截止?工作人员备案表啥时候交?");
    expect(asker.heard()).toMatch(/2014年8月30日/);
    expect(asker.heard()).toMatch(/2013年12月20日/);
    expect(asker.reply().citations).toEqual([{ policy: "bailu-county", article }]);
  });

  it("stays with the articles where the table has nothing on it", async () => {
    const wang = chat.person("T001");
    await wang.says("结业什么时候办");
    expect(wang.reply().citations).toContainEqual({ policy: QINGHE, article: "五.2" });
  });
});

describe("deadlines that a question names equally well", () => {
  it("are told nearest first", async () => {
    const text = await heard("qinghe-school", "2026-11-10", "培训证书每学期几号前交");
    expect(text).toMatch(/12月20日[\s\S]*2027年6月20日/);
  });
});

describe("a deadline of which more is asked than its day", () => {
  it("comes with its article", async () => {
    const text = await heard("songguo-centre", "2026-03-10", "档案几天内交,里面要有哪些东西");
    expect(text).toContain("第五条：培训结束后一周内交总结");
  });
});

describe("what is counted from an event", () => {
  it.each([
    // Friday; a Saturday; over the holiday; a Saturday that is worked.
    ["2026年5月15日开始公示,最早哪天结束", "5月19日", "5月20日"],
    ["5月16日开始公示,最早哪天结束", "5月20日", undefined],
    ["4月30日开始公示,最早哪天结束", "5月7日", "5月8日"],
    ["5月9日开始公示,最早哪天结束", "5月12日", "5月13日"],
  ])("%s: %s, or otherwise %s", async (said, day, otherwise) => {
    const text = await heard("songguo-centre", "2026-05-14", said);
    expect(text).toContain(`最早 ${day}（`);
    expect(text).toContain("3 个工作日");
    expect(text).toContain("公示首日是工作日就算第一天，原文没有写");
    if (otherwise) expect(text).toContain(`不算首日就是 ${otherwise}`);
    else expect(text).not.toContain("不算首日");
  });

  it("says that it does not know the holidays of a year to come", async () => {
    const text = await heard("songguo-centre", "2026-05-14", "2027年5月6日开始公示,最早哪天结束");
    expect(text).toContain("2027年5月10日");
    expect(text).toContain("2027年的放假安排还没有收录");
  });

  it.each([
    ["10月17日出发去西安培训5天,材料最晚哪天交", /最晚 10月10日（周一），培训前 一周/],
    ["培训7月31日结束,档案几号前交", /最晚 8月5日（周五），培训结束后 5 天内/],
    ["培训7月31日结束,总结几号前交", /8月7日（周日）[\s\S]*8月5日（周五）[\s\S]*5日内写好/],
    ["培训结束后几天内交档案", /培训结束后 5 天内/],
    ["外出培训要交哪些资料、一式几份、提前多久?", /培训前 一周[\s\S]*第四条：.*一式两份/],
    [
      "外出培训5天10月20日出发,最迟哪天报材料,谁批,批好的材料什么时候领?",
      /最晚 10月13日（周四）[\s\S]*由中心主任批准/,
    ],
    ["10月17日出发培训5天,总结什么时候交", /^上报培训总结：培训结束后 一周内/],
  ])("is told on its day, else as a rule: %s", async (said, told) => {
    expect(await heard("songguo-centre", "2022-07-20", said)).toMatch(told);
  });

  it("goes on with days, and leaves it for a training that is imagined", async () => {
    const asker = chat.stranger("songguo-centre", "asker");
    expect((await asker.says("外出培训要提前几天申请")).question).toBe("deadline.before");
    expect((await asker.says("那5天呢")).question).toBe("deadline.before");
    expect(asker.heard()).toMatch(/培训前 一周/);
    expect((await asker.says("那16学时市级的呢")).question).toBe("worth.if");
  });

  it("takes a question about weekends for no weekend", async () => {
    const text = await heard("songguo-centre", "2026-04-28", "公示三个工作日包括周末吗?");
    expect(text).toContain("从开始公示算起满 3 个工作日");
    expect(text).toContain("周末和节假日不算，调休上班日算");
  });

  it("leaves no second question of the message out", async () => {
    const asker = chat.stranger("songguo-centre");
    await asker.says(
      "学分结果2026年5月15日(周五)开始公示,最早哪天能结束?我自己报的网课没提前备案,能不能申报?",
    );
    expect(asker.heard()).toMatch(/5月19日[\s\S]*第六条：.*提前备案/);
    expect(asker.heard().split("\n").length).toBeLessThan(6);
  });
});
