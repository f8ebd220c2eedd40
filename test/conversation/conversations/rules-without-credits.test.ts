import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

const SONGGUO = "songguo-centre";
const NO_CREDITS = "《松果培训中心管理办法》没有规定学分，无从计算；可以问其中的规定";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  await chat.store.roster.setPolicy("qinghe", SONGGUO);
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
    ["我还差多少学分", NO_CREDITS],
    ["how many credits do I still need", "sets no credits"],
  ])("that is said first, though the text speaks of credits: %s", async (said, heard) => {
    const stranger = chat.stranger(SONGGUO);
    for (const voice of [wang, stranger]) {
      await voice.says(said);
      expect(voice.heard()).toContain(heard);
    }
  });

  it("nothing is recorded, and what was recorded under others is not taken back", async () => {
    await chat.store.roster.setPolicy("qinghe", "qinghe-school");
    await wang.says("3月5日 校本 2学时，记一下");
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
    const before = await chat.store.log.verify();
    await chat.store.roster.setPolicy("qinghe", SONGGUO);
    for (const said of ["昨天 县级 培训 8学时，记一下", "撤销"]) {
      await wang.says(said);
      expect(wang.heard()).toBe(NO_CREDITS);
      expect(wang.effects()).toEqual([]);
    }
    expect(await chat.store.log.verify()).toEqual(before);
  });

  it.each([
    // said, articles
    ["外出学习回来要做什么", ["第一条"]],
    ["病假要什么证明", ["第二条"]],
    ["我外出学习回来要做什么?证书编号由哪几部分组成?", ["第一条", "第十一条"]],
  ])("what they say is told: %s", async (said, articles) => {
    await wang.says(said);
    const told = wang.reply().citations.map(({ policy, article }) => `${policy} ${article}`);
    expect(told).toEqual(expect.arrayContaining(articles.map((each) => `${SONGGUO} ${each}`)));
  });

  it("help says that they are only looked up in", async () => {
    await wang.says("/帮助");
    expect(wang.heard()).toContain("现在查的是《松果培训中心管理办法》");
  });

  it("a stranger is told the same", async () => {
    const stranger = chat.stranger(SONGGUO);
    await stranger.says("我还差多少学分");
    expect(stranger.heard()).toBe(NO_CREDITS);
    await stranger.says("期末有没有测试，人人都要参加吗");
    expect(stranger.reply().citations).toContainEqual({ policy: SONGGUO, article: "第一条" });
  });

  it("another policy is still asked by its name", async () => {
    await wang.says("白鹭的校本一年最多算多少");
    expect(wang.reply().citations).toEqual([{ policy: "bailu-county", article: "第六条" }]);
  });
});
