import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("whether one kind may stand in for another", () => {
  it.each([
    [
      "集中培训多出来的能抵远程吗",
      "shaanxi-2013-31",
      /^能：集中培训超出要求的部分可以冲抵远程培训/,
    ],
    ["远程能用集中抵吗", "shaanxi-2013-31", /^能：集中培训超出要求/],
    ["多余的专业必修能不能顶选修", "chaoyang-125", /^能：专业必修.*不超过自主选修剩下的额度/],
    ["Can surplus concentrated training make up for online training?", "shaanxi-2013-31", /^Yes: /],
  ])("is told from the rule that says so: %s", async (said, policy, told) => {
    const asker = chat.stranger(policy);
    expect((await asker.says(said)).intent).toBe("article");
    expect(asker.heard()).toMatch(told);
  });

  it.each([
    [
      "远程能不能抵集中",
      "shaanxi-2013-31",
      /^没有写远程培训可以冲抵集中培训\n写了的只有：集中培训/,
    ],
    ["校本可以顶替远程吗", "shaanxi-2013-31", /^没有写校本研修可以冲抵远程培训/],
    [
      "师德能不能抵学科",
      "region-64h",
      /^没有写师德修养可以冲抵学科教学\n师德修养和学科教学各有各的要求/,
    ],
  ])("is said not to be written, with what is: %s", async (said, policy, told) => {
    const asker = chat.stranger(policy);
    expect((await asker.says(said)).intent).toBe("article");
    expect(asker.heard()).toMatch(told);
    expect(asker.reply().citations.length).toBeGreaterThan(0);
  });

  it.each([
    ["论文能抵学分吗", "gansu-2013", "第五条", /没有写/],
    ["自考能不能抵学时", "haimen-jiangsu", "年尾二.3", /36/],
  ])(
    "is looked up where it is about what counts at all: %s",
    async (said, policy, article, told) => {
      const asker = chat.stranger(policy);
      await asker.says(said);
      expect(asker.heard()).toMatch(told);
      expect(asker.reply().citations).toEqual([{ policy, article }]);
    },
  );

  it("leaves a stated amount to be weighed", async () => {
    const asker = chat.stranger("gansu-2013");
    expect((await asker.says("省培16学时能抵多少学分")).intent).toBe("what-counts");
    expect(asker.heard()).toMatch(/48 学分/);
  });
});
