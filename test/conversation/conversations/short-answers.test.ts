import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

const BAILU = "bailu-county";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("a question about a policy that has short answers", () => {
  it.each([
    ["校本一年最多算多少", "30学分，校本研修一学年最多算这么多"],
    ["校本研修的上限是几分", "30学分，校本研修一学年最多算这么多"],
    ["What is the cap on school-based training?", "30 credits at most in a school year"],
  ])("is answered at once, and then with its article: %s", async (said, answer) => {
    const ma = chat.person("G001");
    await ma.says(said);
    const [lead, sources] = ma.heard().split("\n");
    expect(lead).toBe(answer);
    expect(sources).toContain("第六条");
    expect(ma.reply().citations).toEqual([{ policy: BAILU, article: "第六条" }]);
    expect(ma.reply().private).toBe(false);
  });

  it("is answered with what the text does not say, without an article", async () => {
    const ma = chat.person("G001");
    await ma.says("调到外县学分带得走吗");
    expect(ma.heard()).toBe("没有写调动以后学分怎么转，请问县教育局");
    expect(ma.reply().citations).toEqual([]);
  });

  it("is read on about below, and its button recites the article", async () => {
    const ma = chat.person("G001");
    await ma.says("校本一年最多算多少");
    const [answer, below] = ma.heard().split("\n\n");
    expect(answer?.split("\n")).toHaveLength(2);
    expect(below).toMatch(/^第六条：校本研修2学时1学分.*同一题目一年只算一次。$/);
    await ma.says("1");
    expect(ma.heard().split("\n")[0]).toBe(below);
  });
});

describe("a question about a policy without short answers", () => {
  it("is answered with the sentences of the article that speak of it", async () => {
    const wang = chat.person("T001");
    await wang.says("校本研修怎么算");
    const excerpt = wang.heard().split("\n")[0] ?? "";
    await wang.says("/政策 四.3");
    const whole = wang.heard().split("\n")[0] ?? "";
    expect(excerpt).toMatch(/^四\.3：.*1学时1学分，一年最多算20学分/);
    expect(whole).toContain("县级及以上的教研活动和公开课不算校本");
    expect(excerpt).not.toContain("公开课");
  });
});

describe("whoever looks after others, without a policy of their own,", () => {
  it("asks under the one policy of those below", async () => {
    const zhou = chat.person("C001");
    await zhou.says("校本一年最多算多少");
    expect(zhou.reply().citations).toEqual([{ policy: "qinghe-school", article: "四.3" }]);
  });

  it("names it where those below have several", async () => {
    const school = await chat.store.roster.person("U001");
    await chat.store.roster.setPolicy(school?.unit ?? "", "yunti-64h");
    const zhou = chat.person("C001");
    await zhou.says("校本一年最多算多少");
    expect(zhou.reply().citations).toEqual([]);
    expect(zhou.heard()).toMatch(/\/政策/);
    await zhou.says("青禾的校本一年最多算多少");
    expect(zhou.reply().citations).toContainEqual({ policy: "qinghe-school", article: "四.3" });
  });

  it("has no credits of their own", async () => {
    const zhou = chat.person("C001");
    await zhou.says("我还差多少");
    expect(zhou.heard()).toMatch(/^您自己没有要修的学分；问学校的老师，写上姓名/);
  });
});
