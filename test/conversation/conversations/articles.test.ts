import { beforeEach, describe, expect, it } from "vitest";
import { choicesOf } from "../../../src/app/policies/entry-kinds.ts";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

const QINGHE = "qinghe-school";

describe("what the policy says", () => {
  it.each([
    // said, article, what it must say
    ["校本一年最多算多少", "四.3", /20/],
    ["请产假的学分怎么办", "四.5", /10/],
    ["五年周期满了怎么办结业?最后谁盖章?", "五.2", /准予结业/],
    [
      "培训证书和校本学分证明每学期几号前交?学校几号报县里?",
      "五.1",
      /6月20日[\s\S]*12月20日[\s\S]*6月30日[\s\S]*12月31日/,
    ],
    ["我被借调到别的单位,学分在哪登记?跟班学习呢?", "四.5", /现工作单位/],
    ["/政策 四.4", "四.4", /讲课/],
    ["学分登记流程怎么走", "五.1", /^年度学分登记：交材料 > 学校核实/],
    ["几月几号之前的培训算今年的", "三.2", /12月31日/],
    ["哪些培训可以登记", "二.1", /校本研修/],
    ["刚考上编的新老师要培训多少", "三.1", /100/],
    ["我现在请产假半年怎么算", "四.5", /每请满一学期.*10学分/],
    ["多少分才能评优", "六", /^要到 60 学分：不足60学分/],
    ["要多少学分才能评优", "六", /^要到 60 学分：不足60学分/],
    ["how many credits are needed to be rated excellent", "六", /^60 credits are needed: below 60/],
    ["证书丢了怎么办", "五.3", /怎么补办，办法没有写/],
  ])("is told with its article: %s", async (said, article, heard) => {
    const wang = chat.person("T001");
    await wang.says(said);
    expect(wang.heard()).toMatch(heard);
    expect(wang.reply().citations).toContainEqual({ policy: QINGHE, article });
    expect(wang.reply().private).toBe(false);
  });

  it.each([
    // policy, said, heard
    ["bailu-county", "证书丢了怎么办", /^在《[^》]+》里没有找到相应的规定，可以问学校的继教管理员/],
    ["xingye-2014", "培训证书遗失了怎么补", /^在《[^》]+》里没有找到相应的规定/],
    ["bailu-county", "I lost my certificate, what now", /seems to cover this; ask/],
    ["bailu-county", "多少分才能评优", /^这个政策没有为“评优”另定要多少学分\n手头的文本/],
    ["bailu-county", "我现在请产假半年怎么算", /^第四条 没写清：产假、病假.*没有这样的规定，不减/],
    ["bailu-county", "how is maternity leave counted", /leaves open: .*/],
  ])("is not put together from something else under %s: %s", async (policy, said, heard) => {
    await chat.store.roster.setPolicy("qinghe", policy);
    const wang = chat.person("T001");
    await wang.says(said);
    expect(wang.heard()).toMatch(heard);
    expect(wang.reply().private).toBe(false);
    const stranger = chat.stranger(policy);
    await stranger.says(said);
    expect(stranger.heard()).toBe(wang.heard());
  });

  it.each([
    ["xingye-2014", "xingye-2014", /^《星野区教师培训办法》.*\n三：/],
    ["白鹭", "bailu-county", /\n第四条：每年至少30学分\n/],
  ])("is shown where nothing but its name is typed: %s", async (said, policy, told) => {
    const wang = chat.person("T001");
    expect((await wang.says(said)).intent).toBe("article");
    expect(wang.heard()).toMatch(told);
    expect(wang.reply().citations[0]?.policy).toBe(policy);
  });

  it("is looked up in the asker's own policy", async () => {
    const ma = chat.person("G001");
    await ma.says("校本一年最多算多少");
    expect(ma.reply().citations).toEqual([{ policy: "bailu-county", article: "第六条" }]);
  });

  it("is looked up elsewhere only where that is named", async () => {
    const wang = chat.person("T001");
    await wang.says("白鹭的校本一年最多算多少");
    expect(wang.reply().citations).toEqual([{ policy: "bailu-county", article: "第六条" }]);
    await wang.says("1");
    expect(wang.reply().citations).toMatchObject([{ policy: "bailu-county" }]);
    await wang.says("校本一年最多算多少");
    expect(wang.reply().citations).toMatchObject([{ policy: QINGHE }]);
  });

  it.each([
    // said, whose article
    ["白鹭的网络培训怎么算", "bailu-county 第十条"],
    ["星野的集中培训半天几学分", "xingye-2014 二"],
    ["松果中心扩班最多加多少人", "songguo-centre 第九条"],
    ["云梯学校哪些培训登记学时", "yunti-64h 二"],
    ["what do the Songguo rules say about leave", "songguo-centre 第二条"],
  ])("is that of the policy which is named: %s", async (said, article) => {
    const wang = chat.person("T001");
    await wang.says(said);
    const cited = wang.reply().citations.map((each) => `${each.policy} ${each.article}`);
    expect(cited).toContain(article);
    expect(wang.reply().private).toBe(false);
  });

  it.each(["/政策 食堂几点开门", "/政策 今天星期几", "/policy where can I park"])(
    "is not made up: %s",
    async (said) => {
      const wang = chat.person("T001");
      await wang.says(said);
      expect(wang.reply().citations).toEqual([]);
    },
  );

  it("is told in English", async () => {
    const wang = chat.person("T001");
    await wang.says("/policy how many school-based credits a year");
    expect(wang.heard()).toMatch(/five years|five-year|a year/);
    expect(wang.reply().citations).toContainEqual({ policy: QINGHE, article: "四.3" });
  });

  it("answers deadlines, and says honestly what is not done", async () => {
    const wang = chat.person("T001");
    const deadline = await wang.says("學分證明幾號之前要交?");
    expect(deadline.intent).toBe("deadline");
    expect(wang.heard()).toMatch(/6月20日/);
    for (const [said, intent] of [
      ["每周一早上八点提醒我交材料", "remind"],
      ["给没达标的老师发个通知,让他们周五前交证书", "broadcast"],
      ["把这周没完成的汇总发我一份", "digest"],
      ["别再给我推日报了", "mute"],
    ] as const) {
      const outcome = await wang.says(said);
      expect(outcome.intent).toBe(intent);
      expect(outcome.effects).toEqual([]);
    }
  });
});

describe("choosing a policy", () => {
  it("is asked of those who may, and named to the others", async () => {
    const zhao = chat.person("U001");
    await zhao.says("我还差多少");
    expect(zhao.heard()).toMatch(/管理员/);
    const other = await chat.store.roster.person("U001");
    await chat.store.roster.setPolicy(other?.unit ?? "", "yunti-64h");
    const zhou = chat.person("C001");
    await zhou.says("我还差多少");
    expect(zhou.heard()).toMatch(/\/政策/);
  });

  it("takes effect at once, for those below", async () => {
    const zhou = chat.person("C001");
    await zhou.says("/政策 选用 bailu-county");
    expect(zhou.effects()).toEqual([]);
    await zhou.says("确认");
    expect(zhou.effects()).toEqual([{ kind: "policy.chosen", id: "county" }]);
    const zhao = chat.person("U001");
    await zhao.says("我还差多少");
    expect(zhao.heard()).toMatch(/30 学分（0\/30）/);
  });

  it.each(["/政策 选用 白鹭", "/policy choose bailu-county"])(
    "goes by id or name: %s",
    async (said) => {
      const liu = chat.person("T007");
      await liu.says(said);
      await liu.says(liu.button(said.startsWith("/政策") ? "确认" : "Confirm"));
      expect(liu.effects()).toEqual([{ kind: "policy.chosen", id: "qinghe" }]);
    },
  );

  it("is refused to teachers, and for policies that do not exist", async () => {
    const wang = chat.person("T001");
    await wang.says("/政策 选用 bailu-county");
    expect(wang.effects()).toEqual([]);
    const liu = chat.person("T007");
    await liu.says("/政策 选用 bailu-conty");
    expect(liu.effects()).toEqual([]);
    expect(liu.heard()).toMatch(/bailu-conty/);
    expect(liu.heard()).toMatch(/白鹭/);
  });

  it("is asked about first: for which unit, in place of what, for how many", async () => {
    const liu = chat.person("T007");
    await liu.says("/政策 选用 bailu-county");
    expect(liu.heard()).toMatch(/^青禾学校现在用《.*青禾.*》，要改成用《白鹭.*》吗？\n涉及 7 人\n/);
    expect(liu.heard()).toMatch(/从够变成不够.*从不够变成够.*\n回复“确认”才会改/);
    await liu.says("取消");
    await liu.says("确认");
    expect(liu.effects()).toEqual([]);
    expect((await chat.store.roster.unit("qinghe"))?.policy).toBe(QINGHE);
  });

  it("is never done by a number", async () => {
    const liu = chat.person("T007");
    await liu.says("/政策");
    for (const number of ["3", "1", "2"]) {
      await liu.says(number);
      expect(liu.effects()).toEqual([]);
    }
    expect((await chat.store.roster.unit("qinghe"))?.policy).toBe(QINGHE);
  });

  it("is confirmed only while it is on the screen, and by whoever was asked", async () => {
    const liu = chat.person("T007");
    await liu.says("/政策 选用 bailu-county");
    const button = liu.button("确认");
    await chat.person("C001").says("确认");
    const zhou = chat.person("C001");
    await zhou.says(button);
    expect(zhou.effects()).toEqual([]);
    expect(zhou.heard()).toMatch(/管理员/);
    await liu.says("我还差多少");
    await liu.says("确认");
    expect(liu.effects()).toEqual([]);
    await liu.says(button);
    expect(liu.effects()).toEqual([{ kind: "policy.chosen", id: "qinghe" }]);
  });

  it.each([
    ["昨天参加了县级培训16学时", "a draft waits for a yes"],
    ["昨天参加了县级培训", "a draft lacks its hours"],
  ])("is what a yes or a no answers though %s: %s", async (record) => {
    const liu = chat.person("T007");
    await liu.says(record);
    await liu.says("/政策 选用 bailu-county");
    expect((await liu.says("取消")).question).toBe("policy.cancel");
    await liu.says("/政策 选用 bailu-county");
    expect((await liu.says("好")).question).toBe("policy.confirm");
    expect(liu.effects()).toEqual([{ kind: "policy.chosen", id: "qinghe" }]);
  });

  it("can be taken back the same way", async () => {
    const liu = chat.person("T007");
    await liu.says("/政策 选用 bailu-county");
    await liu.says("好的");
    expect(liu.heard()).toMatch(/^青禾学校从现在起用《白鹭/);
    await liu.says(liu.button("换回"));
    expect(liu.effects()).toEqual([]);
    await liu.says("确认");
    expect(liu.effects()).toEqual([{ kind: "policy.chosen", id: "qinghe" }]);
    const zhou = chat.person("C001");
    await zhou.says("/政策 选用 bailu-county");
    await zhou.says("确认");
    await zhou.says(zhou.button("换回"));
    expect(zhou.heard()).toMatch(/要改成没有政策吗/);
    await zhou.says("确认");
    expect(await chat.store.roster.unit("county")).not.toHaveProperty("policy");
    expect((await choicesOf(chat.store.log, "county")).map(({ body }) => body.policy)).toEqual([
      "bailu-county",
      null,
    ]);
  });

  it("says who was first where another one was chosen since", async () => {
    const liu = chat.person("T007");
    await liu.says("/政策 选用 bailu-county");
    const first = liu.button("确认");
    await liu.says("/政策 选用 xingye-2014");
    const second = liu.button("确认");
    await liu.says(first);
    await liu.says(second);
    expect(liu.effects()).toEqual([]);
    expect(liu.heard()).toMatch(/已经改过，现在用《白鹭.*》，所以没有改\n由刘洋在3月10日选定/);
    await liu.says(first);
    expect(liu.effects()).toEqual([]);
    expect(liu.heard()).toMatch(/已经是用《白鹭/);
    expect(await choicesOf(chat.store.log, "qinghe")).toHaveLength(1);
  });

  it("shows which one holds", async () => {
    const wang = chat.person("T001");
    await wang.says("/政策");
    expect(wang.heard()).toMatch(/青禾/);
  });

  it("says so where the chosen one is gone", async () => {
    await chat.store.roster.setPolicy("qinghe", "burnt");
    const wang = chat.person("T001");
    await wang.says("我还差多少");
    expect(wang.heard()).toMatch(/burnt/);
    expect(chat.errors).toEqual([]);
  });
});
