import { describe, expect, it } from "vitest";
import { articleReply, type Told } from "../../../../src/conversation/questions/article/reply.ts";
import { notYetReply } from "../../../../src/conversation/questions/unsupported/reply.ts";
import { samplePolicies } from "../../../support/sample-policies.ts";
import { blocksOf, details, en, firstLines, zh } from "../../../support/told.ts";

const bailu = samplePolicies().policy("bailu-county");
const qinghe = samplePolicies().policy("qinghe-school");

const inFull = (article: string): Told => ({
  articles: [article],
  text: bailu.articles[article]?.summary ?? { zh: "", en: "" },
  isShort: false,
});

describe("a short answer", () => {
  const text = { zh: "最多算30学分", en: "30 credits at most" };
  const told = [{ articles: ["第六条"], text, isShort: true }];

  it("goes first, without the number of its article, which is named below", () => {
    const reply = articleReply({ localizer: zh, policy: bailu, told });
    expect(firstLines(reply)).toEqual([text.zh, `依据：第六条（${bailu.title.zh}）`]);
    expect(reply.citations).toEqual([{ policy: "bailu-county", article: "第六条" }]);
  });

  it("says that it may not be what was meant", () => {
    const reply = articleReply({ localizer: zh, policy: bailu, told, manner: "perhaps" });
    expect(firstLines(reply)[0]).toBe("可能是：最多算30学分");
  });

  it("is told as what comes nearest where no article seems to be about the question", () => {
    const reply = articleReply({ localizer: zh, policy: bailu, told, manner: "nearest" });
    expect(firstLines(reply)[0]).toBe("没有找到专门写这一点的条文，最接近的是：最多算30学分");
    expect(reply.citations).toEqual([{ policy: "bailu-county", article: "第六条" }]);
  });

  it("cites nothing where the policy says nothing", () => {
    const silent = [{ articles: [], text: { zh: "没有写", en: "Not said" }, isShort: true }];
    const reply = articleReply({ localizer: zh, policy: bailu, told: silent });
    expect(reply.text).toBe("没有写");
    expect(reply.citations).toEqual([]);
  });
});

describe("an article", () => {
  it("is told by its number, in our own words", () => {
    const reply = articleReply({ localizer: zh, policy: bailu, told: [inFull("第六条")] });
    expect(firstLines(reply)[0]).toBe(`第六条：${bailu.file.articles.第六条?.summary.zh}`);
    expect(reply.citations).toEqual([{ policy: "bailu-county", article: "第六条" }]);
    expect(reply.private).toBe(false);
  });

  it("is told in English to those who ask in English", () => {
    const reply = articleReply({ localizer: en, policy: bailu, told: [inFull("第六条")] });
    expect(firstLines(reply)[0]).toBe(`第六条: ${bailu.file.articles.第六条?.summary.en}`);
  });

  it("comes with a second one where the question touches both", () => {
    const reply = articleReply({
      localizer: zh,
      policy: bailu,
      told: [inFull("第六条"), inFull("第四条")],
    });
    expect(firstLines(reply)[1]).toMatch(/^第四条：/);
    expect(reply.citations).toHaveLength(2);
  });

  it("is drawn with the policy's name, and without saying again what the lead has said", () => {
    const [citation] = blocksOf(
      articleReply({ localizer: zh, policy: bailu, told: [inFull("第六条")] }),
      "citation",
    );
    expect(citation).toMatchObject({ article: "第六条", title: bailu.file.title.zh, summary: "" });
  });

  it("says that it may not be what was meant", () => {
    const reply = articleReply({
      localizer: zh,
      policy: bailu,
      told: [inFull("第六条")],
      manner: "perhaps",
    });
    expect(firstLines(reply)[0]).toMatch(/^可能是 第六条：/);
    expect(reply.text).not.toMatch(/也可能是/);
  });

  it("names others to pick from in plain text too, where it may not be what was meant", () => {
    const near = ["第五条", "第七条", "第八条"].map((article) => ({ policy: bailu, article }));
    const told = [inFull("第六条")];
    const unsure = articleReply({ localizer: zh, policy: bailu, told, near, manner: "perhaps" });
    expect(firstLines(unsure)[1]).toMatch(/^也可能是：1\. 第五条 .*；2\. 第七条 [^；]*$/);
    const sure = articleReply({ localizer: zh, policy: bailu, told, near });
    expect(sure.text).not.toContain("第五条");
  });

  it("offers at most two neighbours, one of another policy by its id", () => {
    const near = ["第五条", "第七条", "第八条"].map((article) => ({ policy: bailu, article }));
    const fifth = { ask: "article.search", slots: { policy: "bailu-county" }, text: "第五条" };
    const reply = articleReply({ localizer: zh, policy: bailu, told: [inFull("第六条")], near });
    const [actions] = blocksOf(reply, "actions");
    expect(actions?.actions).toHaveLength(2);
    expect(actions?.actions[0]?.run).toEqual(fifth);
    const other = articleReply({
      localizer: zh,
      policy: qinghe,
      told: [],
      near: near.slice(0, 1),
    });
    expect(blocksOf(other, "actions")[0]?.actions[0]?.run).toEqual(fifth);
  });
});

describe("a question that no article answers", () => {
  const near = [{ policy: bailu, article: "第五条" }];
  const reply = articleReply({ localizer: zh, policy: bailu, told: [], near });

  it("is told so, with whom to ask and what is missing of the text", () => {
    const [lead, incomplete] = firstLines(reply);
    expect(lead).toBe(`在《${bailu.file.title.zh}》里没有找到相应的规定，可以问学校的继教管理员`);
    expect(incomplete).toBe(bailu.file.source.incomplete?.zh);
  });

  it("gets the nearest articles to pick from", () => {
    expect(details(reply)[0]).toMatch(/^1\. 第五条 /);
    expect(reply.citations).toEqual([]);
  });

  it("names the contact that is known", () => {
    const asked = articleReply({ localizer: zh, policy: bailu, told: [], contact: "李主任" });
    expect(asked.text).toContain("可以问李主任");
  });
});

describe("what is not served", () => {
  it("is said in one honest sentence that names whom to ask", () => {
    const reply = notYetReply({ localizer: zh, intent: "objection" });
    expect(reply.text).toBe("对结果有异议，请直接向学校的继教管理员提出");
    expect(notYetReply({ localizer: en, intent: "objection", contact: "Ms Li" }).text).toContain(
      "Ms Li",
    );
  });

  it("comes with the article that speaks of it", () => {
    const reply = notYetReply({
      localizer: zh,
      intent: "deadline",
      policy: bailu,
      article: "通知",
    });
    expect(firstLines(reply)[1]).toMatch(/^通知：.*2014年8月30日/);
    expect(reply.citations).toEqual([{ policy: "bailu-county", article: "通知" }]);
  });

  it("keeps silent about an article that the policy does not have", () => {
    const reply = notYetReply({
      localizer: zh,
      intent: "route",
      policy: bailu,
      article: "第九十九条",
    });
    expect(reply.citations).toEqual([]);
    expect(firstLines(reply)).toHaveLength(1);
  });
});
