import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

describe("why a number is what it is", () => {
  it("is shown record by record, each with its article", async () => {
    await wang.says("为什么我今年才18分");
    expect(wang.heard()).toMatch(/作文教学.*12.*四\.1/);
    expect(wang.heard()).toMatch(/校本研修.*6.*四\.3/);
    expect(wang.heard()).not.toMatch(/课堂评价/);
  });

  it("names the cap and what it cut", async () => {
    await wang.says("为什么去年我的校本才算了20分??明明报了36");
    expect(wang.heard()).toMatch(/^2025年校本研修 36 → 20：每年最多算 20（四\.3）/);
    expect(wang.reply().citations).toContainEqual({ policy: "qinghe-school", article: "四.3" });
  });

  it("is told of the one record that is named by its title, also in part", async () => {
    const wang = chat.person("T001");
    for (const said of ["为什么作文教学算了12", "作文教学那个记了多少"]) {
      expect((await wang.says(said)).intent).toBe("why");
      expect(wang.heard()).toMatch(/^2026年1月20日 《作文教学》：12 学时折 12 学分/);
    }
    await wang.says("为什么我的校本才算6");
    expect(wang.heard()).toMatch(/^2026年校本研修计入 6 学分/);
  });

  it("goes on from what was said before", async () => {
    await wang.says("校本够了吗");
    const { intent } = await wang.says("为什么");
    expect(intent).toBe("why");
    expect(wang.heard()).toMatch(/校本/);
    expect(wang.heard()).not.toMatch(/作文教学/);
  });

  it("explains a training that is only thought of", async () => {
    await wang.says("如果我去省里讲课6学时能算几分");
    await wang.says("为什么");
    expect(wang.heard()).toMatch(/6 学时.*30 学分.*四\.4/);
    await wang.says("那8学时呢");
    expect(wang.heard()).toMatch(/40 学分/);
  });

  it("explains a record that waits for its yes", async () => {
    await wang.says("昨天校本研修30学时 记一下");
    await wang.says("为什么");
    expect(wang.heard()).toMatch(/14/);
    expect(wang.heard()).toMatch(/四\.3/);
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
  });

  it("is answered in English too", async () => {
    await wang.says("How many credits do I have this year?");
    await wang.says("why?");
    expect(wang.heard()).toMatch(/作文教学.*12 credits.*四\.1/);
  });
});

describe("why a rule is so", () => {
  it.each([
    ["为什么校本只能算20分", "四.3"],
    ["为什么校本要封顶", "四.3"],
    ["why does school-based training count for at most 20", "四.3"],
    ["为什么每年要30学分", "三.1"],
    ["为什么五年要200", "三.1"],
    ["为什么评优要60分", "六"],
  ])("is answered with its article where it cut nothing: %s", async (said, article) => {
    const { intent } = await wang.says(said);
    expect(intent).toBe("why");
    expect(wang.reply().citations).toContainEqual({ policy: "qinghe-school", article });
    expect(wang.reply().private).toBe(false);
    expect(wang.heard()).not.toContain("校本研修：6 学时");
  });

  it.each([
    ["去年为什么校本只能算20", "36 学时折 36 学分；2025年校本研修每年最多算 20，没算 16"],
    ["为什么我的校本只能算20分", "校本研修：6 学时"],
    ["为什么校本只有6分", "校本研修：6 学时"],
    ["为什么只有18分", "作文教学"],
    ["/为什么 校本20", "校本研修：6 学时"],
  ])("is answered with one's own records where it is about them: %s", async (said, told) => {
    const { intent } = await wang.says(said);
    expect(intent).toBe("why");
    expect(wang.heard()).toContain(told);
    expect(wang.reply().private).toBe(true);
  });
});
