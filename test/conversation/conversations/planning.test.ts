import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

const lines = (text: string) => text.split("\n");

describe("a plan", () => {
  it("is for everything that runs where the cycle is named", async () => {
    const wang = chat.person("T001");
    await wang.says("/计划 本周期");
    expect(lines(wang.heard())[0]).toBe("最少再学 182 学时就能补齐");
    expect(wang.heard()).toContain("2030年");
  });

  it("is for everything that runs where this year has what it needs", async () => {
    const wang = chat.person("T001");
    await wang.says("昨天县级培训12学时 记一下");
    await wang.says("确认");
    await wang.says("/计划");
    expect(lines(wang.heard())[0]).toBe("最少再学 170 学时就能补齐");
  });

  it.each(["/计划", "我还该上什么", "/计划 今年", "今年我还该上什么", "/计划 2026年"])(
    "is for this year alone while something of it is missing, also when asked %s",
    async (said) => {
      const wang = chat.person("T001");
      const { intent } = await wang.says(said);
      expect(intent).toBe("plan");
      expect(lines(wang.heard())[0]).toBe("2026年：最少再学 12 学时就能补齐");
      expect(wang.heard()).toContain("还差但这一年不到期的：2026–2030 周期还差 182 学分（18/200）");
      expect(wang.heard()).toContain("三.1");
    },
  );

  it("is for this year alone in English, and so is its button", async () => {
    const wang = chat.person("T001");
    await wang.says("/plan this year");
    expect(lines(wang.heard())[0]).toBe("2026: 12 hours more close every gap");
    await wang.says(wang.button("What to do"));
    expect(lines(wang.heard())[0]).toBe("2026: 12 hours more close every gap");
    await wang.says("/plan for the cycle");
    expect(lines(wang.heard())[0]).toBe("182 hours more close every gap");
  });

  it("offers buttons that speak of the same year, in either language", async () => {
    const wang = chat.person("T001");
    await wang.says("/plan 2026");
    await wang.says(wang.button("Standing"));
    expect(lines(wang.heard())[0]).toContain("12 credits missing (18/30)");
    await wang.says("/计划 2026");
    await wang.says(wang.button("看学分"));
    expect(lines(wang.heard())[0]).toContain("12 学分（18/30）");
  });

  it("starts with the year that is ahead", async () => {
    const wang = chat.person("T001");
    await wang.says("明年我还该上什么");
    expect(lines(wang.heard())[0]).toBe("2027年：最少再学 30 学时就能补齐");
  });

  it("says that a year which is over takes nothing more", async () => {
    const wang = chat.person("T001");
    await wang.says("/计划 去年");
    expect(wang.heard()).toBe("2025年已经结束，补不进去了");
    expect(wang.button("怎么补").run).toEqual({ ask: "plan.next", slots: {} });
  });

  it("is summed up in clock hours where a step counts in something else, and every step tells its own", async () => {
    await chat.store.roster.setPolicy("qinghe", "xingye-2014");
    const wang = chat.person("T001");
    await wang.says("/计划");
    const [lead = "", ...steps] = lines(wang.heard());
    expect(lead).toMatch(/^最少再学 [\d.]+ 小时就能补齐$/);
    const told = steps.filter((line) => line.includes("：得"));
    expect(told.length).toBeGreaterThan(1);
    for (const step of told) expect(step).toMatch(/约 [\d.]+ 小时/);
  });

  it.each([
    ["yunti-64h", "/计划", "这个政策没有规定每年或每周期的最低数，没有要补的缺口"],
    [
      "yunti-64h",
      "/plan",
      "This policy sets no minimum for a year or a cycle, so nothing is missing",
    ],
  ])("says that %s sets no minimum: %s", async (policy, said, lead) => {
    await chat.store.roster.setPolicy("qinghe", policy);
    const wang = chat.person("T001");
    await wang.says(said);
    expect(lines(wang.heard())[0]).toBe(lead);
  });

  it("says what the cycle lacks where the policy asks nothing of a year", async () => {
    await chat.store.roster.setPolicy("qinghe", "xingye-2014");
    const wang = chat.person("T001");
    await wang.says("今年我还该上什么");
    expect(lines(wang.heard())[0]).toBe("2026年：现在没有要补的缺口");
    expect(wang.heard()).toMatch(/2024–2028 周期还差 [\d.]+ 学分/);
    expect(wang.heard().match(/2029年1月30日/g)).toHaveLength(1);
  });
});
