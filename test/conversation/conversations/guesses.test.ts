import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

const POLICY = "qinghe-school";
const GUESSED = ["standing.total", "article.search", "worth.if", "chat.help"];

let chat: Chat;

/** Somebody to whom a sentence that was not understood was answered with these guesses. */
async function afterMiss(person: string, question: string): Promise<Voice> {
  const previous = { question: "unknown.guess", slots: {}, text: question };
  const at = "2026-03-10T00:00:00.000Z";
  const choices = GUESSED.map((ask) => ({ ask, text: question }));
  const state = { at, language: "zh-CN", previous, choices };
  await chat.store.threads.write(person, "room:web", state, at);
  return chat.person(person);
}

beforeEach(async () => {
  chat = await openChat();
});

describe("a guess that is picked", () => {
  let wang: Voice;
  beforeEach(async () => {
    wang = await afterMiss("T001", "被借调到别的单位 学分在哪登记");
  });

  it.each(["2", "第二个"])("by %s answers the sentence before", async (pick) => {
    const { intent } = await wang.says(pick);
    expect(intent).toBe("article");
    expect(wang.reply().citations).toContainEqual({ policy: POLICY, article: "四.5" });
  });

  it("is gone on from as if it had been understood at once", async () => {
    await wang.says("2");
    const kept = await chat.store.threads.read("T001", "room:web");
    expect(kept).toMatchObject({
      previous: { question: "article.search", text: "被借调到别的单位 学分在哪登记" },
    });
  });

  it("weighs what the sentence says of a training", async () => {
    const liu = await afterMiss("T007", "市级培训 16学时 嗯");
    const { intent } = await liu.says("3");
    expect(intent).toBe("what-counts");
    expect(liu.heard().split("\n")[0]).toContain("市级培训 16 学时");
  });

  it("may be help", async () => {
    const { intent } = await wang.says("4");
    expect(intent).toBe("help");
  });

  it("is not taken for one when the same words come later", async () => {
    await wang.says("我还差多少学分");
    await wang.says("政策怎么规定的");
    expect(wang.reply().citations).not.toContainEqual({ policy: POLICY, article: "四.5" });
  });

  it("is about the person whom the sentence named", async () => {
    const liu = await afterMiss("T007", "李建国那个咋样");
    await liu.says("1");
    expect(liu.heard().split("\n")[0]).toContain("李建国");
  });
});
