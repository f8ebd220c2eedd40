import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

const DAZHENG = "dazheng-2018";
const NO_CREDITS = "《大郑镇中心小学教师培训制度》没有规定学分，无从计算；可以问其中的规定";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  await chat.store.roster.setPolicy("heye", DAZHENG);
  wang = chat.person("T001");
});

describe("under rules that set no credits", () => {
  it.each(["我还差多少学分", "/查", "为什么才这么点", "我还要上哪些培训才够", "/明细"])(
    "nothing of one's own is reckoned: %s",
    async (said) => {
      await wang.says(said);
      expect(wang.heard()).toBe(NO_CREDITS);
      expect(chat.errors).toEqual([]);
    },
  );

  it.each([
    ["zhejiang-2012", "我还差多少学分", /^《浙江省[^》]+》没有规定学分/],
    ["linwei-2022", "我还差多少学分", /^《临渭区[^》]+》没有规定学分/],
    ["linwei-2022", "how many credits do I still need", /sets no credits/],
  ])("%s says so first, though its text speaks of credits: %s", async (policy, said, heard) => {
    await chat.store.roster.setPolicy("heye", policy);
    const stranger = chat.stranger(policy);
    for (const voice of [wang, stranger]) {
      await voice.says(said);
      expect(voice.heard()).toMatch(heard);
    }
  });

  it("nothing is recorded, and what was recorded under others is not taken back", async () => {
    await chat.store.roster.setPolicy("heye", "hunan-heye-school");
    await wang.says("3月5日 校本 2学时，记一下");
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
    const before = await chat.store.log.verify();
    await chat.store.roster.setPolicy("heye", DAZHENG);
    for (const said of ["昨天 县级 培训 8学时，记一下", "撤销"]) {
      await wang.says(said);
      expect(wang.heard()).toBe(NO_CREDITS);
      expect(wang.effects()).toEqual([]);
    }
    expect(await chat.store.log.verify()).toEqual(before);
  });

  it.each([
    // said, articles
    ["外出学习回来要做什么", ["四.6"]],
    ["集体备课可以迟到早退吗", ["四.5"]],
    ["我外出学习回来要做什么?请假不去培训呢?", ["四.6", "四.5"]],
  ])("what they say is told: %s", async (said, articles) => {
    await wang.says(said);
    const told = wang.reply().citations.map(({ policy, article }) => `${policy} ${article}`);
    expect(told).toEqual(expect.arrayContaining(articles.map((each) => `${DAZHENG} ${each}`)));
  });

  it("help says that they are only looked up in", async () => {
    await wang.says("/帮助");
    expect(wang.heard()).toContain("现在查的是《大郑镇中心小学教师培训制度》");
  });

  it("a stranger is told the same", async () => {
    const stranger = chat.stranger(DAZHENG);
    await stranger.says("我还差多少学分");
    expect(stranger.heard()).toBe(NO_CREDITS);
    await stranger.says("期末有没有测试，人人都要参加吗");
    expect(stranger.reply().citations).toContainEqual({ policy: DAZHENG, article: "四.4" });
  });

  it("another policy is still asked by its name", async () => {
    await wang.says("甘肃的校本一年最多算多少");
    expect(wang.reply().citations).toEqual([{ policy: "gansu-2013", article: "第六条" }]);
  });
});
