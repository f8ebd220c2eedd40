import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("how much somebody has", () => {
  it.each([
    // policy, said, heard
    ["bailu-county", "离评优还差多少", /^这个政策没有为“评优”另定要多少学分\n2026年还差/],
    [
      "bailu-county",
      "how far am I from the award",
      /^This policy sets no number of credits .*“award”/,
    ],
    ["qinghe-school", "离评职称还差多少", /^这个政策没有为“评职称”另定要多少学分\n2026年还差/],
  ])("begins, under %s, with what is set for no such thing: %s", async (policy, said, heard) => {
    await chat.store.roster.setPolicy("qinghe", policy);
    const wang = chat.person("T001");
    expect((await wang.says(said)).intent).toBe("standing");
    expect(wang.heard()).toMatch(heard);
  });

  it.each([
    // said, heard
    ["我今年还差多少", /还差 12 学分（18\/30）/],
    ["我今年還差多少學分？", /还差 12 学分（18\/30）/],
    ["/查", /还差 12 学分（18\/30）/],
    ["／查 今年", /还差 12 学分（18\/30）/],
    ["这个周期还差多少", /还差 182 学分（18\/200）/],
    ["去年一共拿了多少学分", /2025年 40 学分（要求 30）/],
    ["我前年有多少学分", /30/],
    ["校本够了吗", /14（6\/20）/],
    ["How many credits do I still need this year?", /12 credits missing \(18\/30\)/],
    ["/standing last year", /2025[^\n]*40 credits/],
    ["离评优还差多少", /^离 60 这条线还差 42（现有 18）/],
    ["今年能评优秀吗", /^离 60 这条线还差 42/],
    ["还差多少到60", /^离 60 这条线还差 42/],
    ["how far am I from the award", /^42 short of the 60 threshold/],
    ["what do I still miss", /^12 credits missing \(18\/30\)/],
    ["How far am I from an excellent appraisal?", /^42 short of the 60 threshold/],
  ])("is answered in the first line: %s", async (said, heard) => {
    const wang = chat.person("T001");
    const { intent } = await wang.says(said);
    expect(intent).toBe("standing");
    expect(wang.heard().split("\n")[0]).toMatch(heard);
  });

  it("tells what is demanded after the line that opens a door", async () => {
    const wang = chat.person("T001");
    await wang.says("离评优还差多少");
    const [, demanded] = wang.heard().split("\n");
    expect(demanded).toMatch(/^2026年还差 12 学分（18\/30）/);
    expect(wang.heard().match(/60/g)).toHaveLength(2);
  });

  it("rests on an article of the policy", async () => {
    const wang = chat.person("T001");
    await wang.says("我还差多少");
    expect(wang.reply().citations).toContainEqual({ policy: "qinghe-school", article: "三.1" });
    expect(wang.heard()).toContain("三.1");
  });

  it("shows in a table and a chart what it speaks of, where that is more than one", async () => {
    const kinds = (wang: Voice) => wang.reply().blocks.map(({ kind }) => kind);
    const wang = chat.person("T001");
    await wang.says("今年还差多少");
    expect(kinds(wang)).not.toContain("table");
    await chat.store.roster.setPolicy("qinghe", "bailu-county");
    await wang.says("我还差多少");
    const { blocks } = wang.reply();
    expect(blocks.find(({ kind }) => kind === "table")).toMatchObject({
      rows: [
        ["2026年", "27", "30", "还差 3"],
        ["2026–2030 周期", "27", "150", "还差 123"],
        ["2026–2030 周期信息技术", "0", "10", "还差 10"],
      ],
    });
    expect(kinds(wang)).toContain("chart");
    await wang.says("信息技术还差多少");
    expect(kinds(wang)).not.toContain("chart");
  });

  it("says so where the policy has no line for the part asked about", async () => {
    const wang = chat.person("T001");
    await wang.says("远程还差多少");
    expect(wang.heard()).toMatch(/远程/);
    expect(wang.heard().split("\n")[0]).toMatch(/12 学分（18\/30）/);
  });

  it("means the year that runs, also where it began last February", async () => {
    await chat.store.roster.setPolicy("qinghe", "xingye-2014");
    chat.today("2026-01-15");
    const wang = chat.person("T001");
    await wang.says("我今年还差多少学分");
    expect(wang.heard()).toMatch(/1月30日/);
  });

  it("follows another school's policy for its teachers", async () => {
    const ma = chat.person("G001");
    await ma.says("我还差多少学分");
    expect(ma.heard()).toMatch(/还差 10 学分（20\/30）/);
    expect(ma.reply().citations).toContainEqual({ policy: "bailu-county", article: "第四条" });
  });

  it("changes as days pass", async () => {
    const wang = chat.person("T001");
    chat.today("2026-01-10");
    await wang.says("我今年还差多少");
    expect(wang.heard().split("\n")[0]).toMatch(/还差 30 学分（0\/30）/);
  });
});
