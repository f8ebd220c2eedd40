import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("the numbers of a question", () => {
  it.each([
    ["一共40课时缺了5课时还能拿证吗", /^缺席课时 5\/40 = 12.5%，超过 10%：不发结业证书$/m],
    ["一共40课时缺了4课时还能拿证吗", /^缺席课时 4\/40 = 10%：照发结业证书/],
    ["60个学员优秀可以评几个", /^优秀学员名额：60 人 × 10% = 6 人$/m],
    ["69个学员优秀可以评几个", /= 6 人$/m],
    ["公用经费80万培训经费应安排多少", /800000 元 × 5% = 40000 元$/m],
    ["20万的项目管理费能花多少", /最多 200000 元的 5%，即 10000 元$/m],
    ["一共40课时最多能缺几节", /40 课时的 10% 是 4 课时，再多就不发结业证书/],
    [
      "40 lessons, I missed 5, do I get the certificate?",
      /5\/40 = 12.5%, more than 10%: no certificate/,
    ],
  ])("are held against the policy, with article and reading: %s", async (said, told) => {
    const asker = chat.stranger("songguo-centre");
    const { intent } = await asker.says(said);
    expect(intent).toBe("article");
    expect(asker.heard()).toMatch(told);
    expect(asker.reply().citations.length).toBeGreaterThan(0);
  });

  it("tell of several people and shares, whoever is beyond the limit first", async () => {
    const asker = chat.stranger("songguo-centre");
    await asker.says(
      "这期班一共40课时、60个学员。张老师缺了4课时,李老师缺了5课时,谁拿不到结业证?优秀学员可以评几个?",
    );
    const [first, second, third] = asker.heard().split("\n");
    expect(first).toMatch(/^李老师：.*不发结业证书/);
    expect(second).toMatch(/^张老师：.*照发结业证书/);
    expect(third).toMatch(/= 6 人$/);
    expect(asker.reply().citations).toEqual([{ policy: "songguo-centre", article: "第七条" }]);
  });

  it.each([
    ["计划40人的班最多能扩到多少人", /即 20 人，加上原有的共 60 人$/m],
    ["计划数30的班扩班扩多少", /即 15 人，加上原有的共 45 人$/m],
    ["The plan is 40, by how many may a class be enlarged?", /20 people, 60 people in all$/m],
    ["首轮报名12人能取消办班吗", /^首轮后取消办班：报名人数 12，超过 10：/],
    ["首轮报名10人能取消办班吗", /报名人数 10：不在“超过10人”之内/],
    ["二轮报名26人的班可以取消吗", /^二轮后取消办班：报名人数 26，超过 25：/],
    [
      "首轮报名8人的班能不能取消?二轮报名30人呢?",
      /^二轮后取消办班：报名人数 30，超过 25：.*\n首轮后取消办班：报名人数 8：.*\n依据/,
    ],
  ])("are held against plain limits too: %s", async (said, told) => {
    const asker = chat.stranger("songguo-centre");
    await asker.says(said);
    expect(asker.heard()).toMatch(told);
  });

  it("are the article's where one of them is missing", async () => {
    const asker = chat.stranger("songguo-centre");
    await asker.says("缺课多少拿不到证");
    expect(asker.heard()).toMatch(/^第七条：/);
  });

  it("are nothing to reckon where the policy has no such rule", async () => {
    const wang = chat.person("T001");
    await wang.says("一共40课时缺了5课时还能拿证吗");
    expect(wang.heard()).not.toContain("12.5%");
  });
});
