import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("whether one kind may stand in for another", () => {
  it.each([
    ["集中培训多出来的能抵远程吗", "xingye-2014", /^能：集中培训超出要求的部分可以冲抵远程培训/],
    ["远程能用集中抵吗", "xingye-2014", /^能：集中培训超出要求/],
    ["Can surplus concentrated training make up for online training?", "xingye-2014", /^Yes: /],
  ])("is told from the rule that says so: %s", async (said, policy, told) => {
    const asker = chat.stranger(policy);
    expect((await asker.says(said)).intent).toBe("article");
    expect(asker.heard()).toMatch(told);
  });

  it.each([
    ["远程能不能抵集中", "xingye-2014", /^没有写远程培训可以冲抵集中培训\n写了的只有：集中培训/],
    ["校本可以顶替远程吗", "xingye-2014", /^没有写校本研修可以冲抵远程培训/],
  ])("is said not to be written, with what is: %s", async (said, policy, told) => {
    const asker = chat.stranger(policy);
    expect((await asker.says(said)).intent).toBe("article");
    expect(asker.heard()).toMatch(told);
    expect(asker.reply().citations.length).toBeGreaterThan(0);
  });

  it.each([
    ["论文能抵学分吗", "bailu-county", "第五条", /没有写/],
    ["自考能不能抵学时", "bailu-county", "第五条", /没有写/],
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
    const asker = chat.stranger("bailu-county");
    expect((await asker.says("省培16学时能抵多少学分")).intent).toBe("what-counts");
    expect(asker.heard()).toMatch(/48 学分/);
  });
});
