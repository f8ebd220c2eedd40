import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

const POLICY = "songguo-centre";

describe("who approves", () => {
  it.each([
    // said, the first line, what else is told
    ["请假半天找谁批", /^培训期间请假 0.5 天：由培训单位批准$/m, /假条/],
    ["请假一天谁批", /由培训中心批准$/m, /医院证明/],
    ["外出培训三天要谁同意", /由培训中心批准$/m, /出发前 7 天交/],
    ["外出培训四天要谁同意、提前多久交材料", /由中心主任批准$/m, /会议纪要/],
    ["校长外出两天谁批", /^校长外出培训 2 天：由教育局批准$/m, /出发前 7 天交/],
    [
      "who approves half a day of leave",
      /the institution that holds the training approves$/m,
      /a note/,
    ],
  ])("is told from the table: %s", async (said, first, more) => {
    const asker = chat.stranger(POLICY);
    const { intent } = await asker.says(said);
    expect(intent).toBe("route");
    expect(asker.heard().split("\n")[0]).toMatch(first);
    expect(asker.heard()).toMatch(more);
    expect(asker.reply().private).toBe(false);
  });

  it.each([
    ["请假两天找谁批", "第二条", /“一天到两天”归培训中心；“两天及以上”归中心主任/],
    ["请假大半天,0.75天找谁", "第二条", /没写“0.75 天”归谁批/],
    ["外出三天半谁批", "第三条", /“3天以内”归培训中心；“4天以上”归中心主任/],
  ])(
    "comes with both sides and the reading where the text is not plain: %s",
    async (said, article, warning) => {
      const asker = chat.stranger(POLICY);
      await asker.says(`${said}，谁批`);
      expect(asker.heard()).toMatch(warning);
      expect(asker.heard()).toContain("这里按此理解：");
      expect(asker.reply().citations).toContainEqual({ policy: POLICY, article });
    },
  );

  it("is told for every length where none was told, and for those named apart", async () => {
    const asker = chat.stranger(POLICY);
    await asker.says("外出培训要谁审批");
    expect(asker.heard()).toMatch(/3 天以内由培训中心批准；超过 3 天由中心主任批准/);
    expect(asker.heard()).toMatch(/校长.*由教育局批准/);
  });

  it.each([
    ["教师外出培训3天半", "外出培训 3.5 天：由中心主任批准"],
    ["去北京开会两天", "外出培训 2 天：由培训中心批准"],
    ["校长出差1天", "校长外出培训 1 天：由教育局批准"],
    ["病假半天", "培训期间请假 0.5 天：由培训单位批准"],
  ])("is what somebody asks who only says how long: %s", async (said, lead) => {
    const asker = chat.stranger(POLICY);
    expect((await asker.says(said)).intent).toBe("route");
    expect(asker.heard().split("\n")[0]).toBe(lead);
  });

  it("is not asked by who tells of a training to be entered", async () => {
    const wang = chat.person("T001");
    expect((await wang.says("外出培训3天")).intent).toBe("record");
    const asker = chat.stranger(POLICY);
    expect((await asker.says("去西安培训了5天，记一下")).intent).toBe("record");
  });

  it("is told for each of several lengths", async () => {
    const asker = chat.stranger(POLICY);
    await asker.says("请假两小时、一天,外出四天、三天半,各找谁批?");
    const [hours, day, four, half] = asker.heard().split("\n");
    expect(hours).toContain("2 小时（一天按 8 小时，合 0.25 天）：由培训单位批准");
    expect(day).toContain("由培训中心批准");
    expect([four, half]).toEqual([
      "外出培训 4 天：由中心主任批准",
      "外出培训 3.5 天：由中心主任批准",
    ]);
  });

  it("comes with the day by which the papers must be in", async () => {
    chat.today("2022-10-01");
    const asker = chat.stranger(POLICY);
    await asker.says("10月17日外出培训两天要谁批");
    expect(asker.heard()).toContain("最晚 10月10日交");
  });

  it.each([
    ["没批就去外出培训会怎么样?", "第四条", /^第四条：/],
    ["请假一天半谁批?病假要什么证明?", "第二条", /由培训中心批准\n第二条：.*医院证明/],
  ])("leaves to the articles what the table does not say: %s", async (said, article, told) => {
    const asker = chat.stranger(POLICY);
    await asker.says(said);
    expect(asker.heard()).toMatch(told);
    expect(asker.reply().citations).toContainEqual({ policy: POLICY, article });
  });

  it("is recognised without the table's own word", async () => {
    chat.today("2022-10-01");
    const asker = chat.stranger(POLICY);
    await asker.says("我校李校长10月17日要去西安参加5天的培训,找谁批?材料什么时候交?");
    expect(asker.heard()).toMatch(/^校长外出培训 5 天：由教育局批准\n.*最晚 10月10日交/);
  });

  it("goes on from the question before", async () => {
    const asker = chat.stranger(POLICY, "somebody");
    await asker.says("请假半天谁批");
    await asker.says("那三天呢");
    expect(asker.heard()).toContain("培训期间请假 3 天：由中心主任批准");
    await asker.says("外出四天呢");
    expect(asker.heard()).toContain("外出培训 4 天：由中心主任批准");
    await asker.says("校长呢");
    expect(asker.heard()).toContain("校长外出培训 4 天：由教育局批准");
  });

  it("has a command, alone or with a question", async () => {
    const asker = chat.stranger(POLICY);
    await asker.says("/审批");
    expect(asker.heard()).toMatch(/培训期间请假，看几天[\s\S]*外出培训，看几天/);
    await asker.says("/route four days outside");
    expect(asker.heard()).toContain("the director approves");
  });

  it("is not made up where the policy names nobody", async () => {
    const wang = chat.person("T001");
    await wang.says("/审批");
    expect(wang.heard()).not.toContain("批准");
  });

  it("is said to be missing where an article speaks of leave, but not of who approves it", async () => {
    const wang = chat.person("T001");
    await wang.says("请假两天找谁批");
    expect(wang.heard().split("\n")[0]).toContain("没有找到相应的规定");
    expect(wang.reply().citations).toEqual([]);
  });
});

describe("how something goes", () => {
  it("is told in its usual steps, then one by one", async () => {
    const asker = chat.stranger("songguo-centre");
    await asker.says("结果认定走什么流程");
    const [way] = asker.heard().split("\n");
    expect(way).toBe("结果认定：申报 > 初审 > 审核认定 > 公示");
    expect(asker.heard()).toMatch(/^不予认定：.*说明理由$/m);
    expect(asker.heard()).toMatch(/^公示：.*（期限：3 个工作日）$/m);
  });

  it("is told by the step that is asked about", async () => {
    const wang = chat.person("T001");
    await wang.says("学分谁审核");
    expect(wang.heard().split("\n")[0]).toBe(
      "审核确认：县教育局审核、确认，报市教育局（期限：2027年2月20日）",
    );
    expect(wang.reply().citations).toEqual([{ policy: "qinghe-school", article: "五.1" }]);
  });

  it("is told by the step whose papers are asked about", async () => {
    const asker = chat.stranger(POLICY);
    await asker.says("名单由谁审核");
    expect(asker.heard()).toMatch(/^审核认定：培训中心审核材料/);
  });
});
