import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { openChat } from "../../support/chat.ts";
import { meaningOf } from "../../support/meaning-of.ts";

/** After the days that the sentences name, so that none of them lies ahead. */
const today = parseDay("2026-08-31");
const read = builtInMaterial()
  .examples.filter(({ text }) => !text.startsWith("/"))
  .map((example) => ({ ...example, taken: meaningOf(example.text, { today }) }));

describe("the table of questions", () => {
  it("has examples for every question that only words lead to", () => {
    const taught = new Set(read.map(({ question }) => question));
    const untaught = QUESTIONS.all.filter(
      ({ id, cues, commands, waits, find }) =>
        !taught.has(id) && !cues && !commands && !waits && !find,
    );
    // 「为什么」 after a question of worth, and 「那他呢」 of nobody known, are asked by what went before.
    expect(untaught.map(({ id }) => id).sort()).toEqual(["people.whom", "worth.why"]);
  });

  it("lets no question take the sentences of another topic", () => {
    const thieves = read
      .filter(({ intent, taken }) => taken.intent !== intent)
      .map(({ text, question, taken }) => `${taken.question} took from ${question}: ${text}`);
    expect(thieves).toEqual([]);
  });
});

describe("a short message after a question", () => {
  /** Asked by the head of a group, whose role reaches 李建国. */
  const ASKED = [
    ["standing.total", "我还差多少学分"],
    ["carry-over.amount", "我结转了多少分"],
    ["plan.next", "我还要补什么"],
    ["records.list", "看看我的培训明细"],
    ["why.number", "为什么是这个数"],
    ["standing.under-policy", "按白鹭的办法我够吗"],
  ] as const;

  it.each(ASKED)("asks %s of another person", async (id, text) => {
    const head = (await openChat()).person("T006");
    expect((await head.says(text)).question).toBe(id);
    expect((await head.says("那李建国呢")).question).toBe(id);
    // Where a policy carries nothing over, that is so for everybody.
    expect(head.heard()).toMatch(id === "carry-over.amount" ? /没有写多出来的/ : /^李建国/);
    expect((await head.says("那我呢")).question).toBe(id);
    expect(head.heard()).not.toMatch(/^李建国/);
  });

  it.each(ASKED)("asks %s of another year", async (id, text) => {
    const head = (await openChat()).person("T006");
    await head.says(text);
    expect((await head.says("那去年呢")).question).toBe(id);
  });

  it.each(ASKED)("asks %s of another part", async (id, text) => {
    const head = (await openChat()).person("T006");
    await head.says(text);
    expect((await head.says("那校本呢")).question).toBe(id);
  });

  it("goes on from nothing where the question stands for itself", async () => {
    const head = (await openChat()).person("T006");
    await head.says("谢谢");
    expect((await head.says("那李建国呢")).question).not.toBe("chat.small-talk");
  });
});
