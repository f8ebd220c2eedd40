import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("somebody of whom only the policy is known", () => {
  it.each([
    ["五年周期满了怎么办结业?最后谁盖章?", "六.2"],
    ["培训证书和校本学分证明每学期几号前交?", "六.1"],
    ["我被借调到别的单位,学分在哪登记?", "五.5"],
  ])("is told what the policy says: %s", async (said, article) => {
    const stranger = chat.stranger("hunan-heye-school");
    await stranger.says(said);
    expect(stranger.reply().citations).toContainEqual({ policy: "hunan-heye-school", article });
    expect(stranger.reply().private).toBe(false);
  });

  it("is told what would count, and nothing of a standing", async () => {
    const stranger = chat.stranger("hunan-heye-school");
    await stranger.says("如果我去省里讲课6学时能算几分");
    expect(stranger.heard()).toMatch(/30 学分/);
    expect(stranger.heard()).not.toMatch(/→/);
  });

  it.each(["我还差多少学分", "/查", "帮我记一下昨天县级培训8学时", "撤销", "/明细", "/计划"])(
    "is told how to be recognised: %s",
    async (said) => {
      const stranger = chat.stranger("hunan-heye-school");
      await stranger.says(said);
      expect(stranger.heard()).toMatch(/名册/);
      expect(stranger.heard()).not.toMatch(/\d/);
      expect(stranger.effects()).toEqual([]);
    },
  );

  it("can ask for help", async () => {
    const stranger = chat.stranger("gansu-2013");
    await stranger.says("/help");
    expect(stranger.heard()).toMatch(/\/standing/);
  });

  it("is also somebody whose id the roster does not have", async () => {
    const ghost = chat.person("T999");
    await ghost.says("我还差多少学分");
    expect(ghost.heard()).toMatch(/名册/);
    await ghost.says("确认");
    expect(ghost.effects()).toEqual([]);
  });
});
