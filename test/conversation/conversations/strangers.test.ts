import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { smallCatalogue } from "../../support/small-policy.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

function buttons(voice: Voice): string[] {
  return voice
    .reply()
    .blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []))
    .map(({ label }) => label);
}

describe("somebody of whom only the policy is known", () => {
  it.each([
    ["五年周期满了怎么办结业?最后谁盖章?", "五.2"],
    ["培训证书和校本学分证明每学期几号前交?", "五.1"],
    ["我被借调到别的单位,学分在哪登记?", "四.5"],
  ])("is told what the policy says: %s", async (said, article) => {
    const stranger = chat.stranger("qinghe-school");
    await stranger.says(said);
    expect(stranger.reply().citations).toContainEqual({ policy: "qinghe-school", article });
    expect(stranger.reply().private).toBe(false);
  });

  it("is told what would count, and nothing of a standing", async () => {
    const stranger = chat.stranger("qinghe-school");
    await stranger.says("如果我去省里讲课6学时能算几分");
    expect(stranger.heard()).toMatch(/30 学分/);
    expect(stranger.heard()).not.toMatch(/→/);
  });

  it.each(["我还差多少学分", "/查", "帮我记一下昨天县级培训8学时", "撤销", "/明细", "/计划"])(
    "is told how to be recognised: %s",
    async (said) => {
      const stranger = chat.stranger("qinghe-school");
      await stranger.says(said);
      expect(stranger.heard()).toMatch(/名册/);
      expect(stranger.heard()).not.toMatch(/\d/);
      expect(stranger.effects()).toEqual([]);
    },
  );

  it("can ask for help", async () => {
    const stranger = chat.stranger("bailu-county");
    await stranger.says("/help");
    expect(stranger.heard()).toMatch(/\/standing/);
  });

  it("is answered on, where the channel can tell who it is", async () => {
    const [one, other] = ["lark:1", "lark:2"].map((account) =>
      chat.stranger("bailu-county", account),
    ) as [Voice, Voice];
    await one.says("县级培训16学时能算多少");
    await other.says("如果去省里讲课6学时能算几分");
    await one.says("那省级呢");
    expect(one.heard().split("\n")[0]).toContain("省级培训 16 学时：能算 48 学分");
    await one.says("为什么");
    expect(one.reply().citations).toEqual([{ policy: "bailu-county", article: "第七条" }]);
    await other.says("那市级呢");
    expect(other.heard().split("\n")[0]).toContain("市级讲课 6 学时");
  });

  it("picks what was offered last by its number", async () => {
    const stranger = chat.stranger("qinghe-school", "lark:1");
    await stranger.says("校本最多算多少");
    const [neighbour = ""] = (buttons(stranger)[0] ?? "").split(" ");
    await stranger.says("1");
    expect(stranger.reply().citations).toEqual([{ policy: "qinghe-school", article: neighbour }]);
  });

  it("leaves nothing behind", async () => {
    const stranger = chat.stranger("bailu-county", "lark:1");
    await stranger.says("县级培训16学时能算多少");
    expect(await chat.store.threads.read("lark:1", "room:web")).toBeUndefined();
    chat.restart();
    await stranger.says("那省级呢");
    expect(stranger.heard()).not.toContain("48");
  });

  it("is not taken for another where the channel cannot tell", async () => {
    await chat.stranger("bailu-county").says("县级培训16学时能算多少");
    const another = chat.stranger("bailu-county");
    await another.says("那省级呢");
    expect(another.heard()).not.toContain("48");
  });

  it("is also somebody whose id the roster does not have", async () => {
    const ghost = chat.person("T999");
    await ghost.says("我还差多少学分");
    expect(ghost.heard()).toMatch(/名册/);
    await ghost.says("确认");
    expect(ghost.effects()).toEqual([]);
  });
});

describe("somebody who asks what a rule gives", () => {
  it("is told it for the years of the policy, where these are over", async () => {
    const ended = smallCatalogue(`
      cycle: { years: 5, first: 2011, last: 2011 }
      award: [{ id: elective, when: { activity: elective-course }, worth: { credits: 1, per: course }, cite: 一 }]
    `);
    const asker = (await openChat(createMemoryStore(), ended)).stranger("small");
    await asker.says("专题选修2门能算几学分");
    expect(asker.heard()).toContain("2015年12月31日");
    expect(asker.heard()).not.toContain("不在计分范围内");
  });

  it("is told what else they ask, with it", async () => {
    const asker = (await openChat()).stranger("bailu-county");
    await asker.says("给省里的培训讲课1学时算几分?要什么材料?");
    expect(asker.heard()).toMatch(/4 学分[\s\S]*第九条：.*证明/);
  });
});
