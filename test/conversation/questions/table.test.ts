import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { Language } from "../../../src/wording/messages.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { openChat, openRealChat } from "../../support/chat.ts";
import { meaningOf } from "../../support/meaning-of.ts";

/** After the days that the sentences name, so that none of them lies ahead. */
const today = parseDay("2026-12-31");
const read = builtInMaterial()
  .examples.filter(({ text }) => !text.startsWith("/"))
  .map((example) => ({ ...example, taken: meaningOf(example.text, { today }) }));

const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

/** The questions that have no examples, each with the reason. */
const UNTAUGHT: Readonly<Record<string, string>> = {
  "account.oneself": "it is the asker's own name, which no example holds",
  "account.unbind": "a command",
  "room.unit": "a command",
  "people.unbound": "it says of an account that is mentioned that it is bound to nobody",
  "article.policy-by-name": "it is a policy's name and nothing else",
  "broadcast.list": "a command",
  "broadcast.steer": "a command or a button",
  "broadcast.confirm": "it answers what was asked",
  "broadcast.cancel": "it answers what was asked",
  "standing.demanded": "the same attack, with somebody's name",
  "files.received": "a file is sent",
  "files.import": "a button",
  "evidence.attach": "a button",
  "evidence.detach": "a button",
  "files.import-good": "a button",
  "files.drop": "a button",
  "people.whom": "it asks back where 他 is nobody that was spoken of",
  "policy.command": "a command",
  "policy.confirm": "it answers what was asked",
  "policy.cancel": "it answers what was asked",
  "record.confirm": "it answers what was asked",
  "record.cancel": "it answers what was asked",
  "record.continue": "it answers what was asked",
  "record.change": "a button or a form",
  "record.edit": "a button",
  "record.correct-saved": "the cue names what corrects, and what was saved decides",
  "record.declined": "a few words say so, and the cue names them",
  "record.for-others": "it is a report like any other but for whom it is for",
  "record.for-person": "it is a report like any other but for whom it is for",
  "record.of-days": "the same words ask who approves, under a policy that has such a table",
  "reminder.show": "a button",
  "reminder.edit": "a button",
  "reminder.again": "a button of what was sent",
  "reminder.done": "a button of what was sent",
  "reminder.save": "it answers what was asked",
  "reminder.drop": "it answers what was asked",
  "reminder.change": "it answers what was asked, or is a form",
  "undelivered.again": "a button",
  "worth.why": "「为什么」 after a question of worth",
};

describe("the table of questions", () => {
  it.each(LANGUAGES)("has examples in %s for every question, or a reason why not", (language) => {
    const taught = new Set(
      read.filter((each) => each.language === language).map(({ question }) => question),
    );
    const untaught = QUESTIONS.all.filter(({ id }) => !taught.has(id)).map(({ id }) => id);
    expect(untaught.sort()).toEqual(Object.keys(UNTAUGHT).sort());
  });

  it("offers one question of a topic where nothing was understood, and always three", () => {
    const offered = QUESTIONS.all.filter((each) => each.offered !== undefined);
    const topics = offered.map(({ topic }) => topic);
    expect(topics).toEqual([...new Set(topics)]);
    const places = offered.map((each) => each.offered).filter((place) => place !== "if-likely");
    expect(places.sort()).toEqual([1, 2, 3]);
  });

  it("lets no question take the sentences of another topic", () => {
    const thieves = read
      .filter(({ intent, taken }) => taken.intent !== intent)
      .map(({ text, question, taken }) => `${taken.question} took from ${question}: ${text}`);
    expect(thieves).toEqual([]);
  });
});

describe("a question that a policy or a record must answer", () => {
  const examplesOf = (id: string) =>
    read.filter(({ question }) => question === id).map(({ text }) => text);

  it.each([
    ["calculation.share", ["linwei-2022", "zhejiang-2012"]],
    ["checks.name", ["haimen-jiangsu"]],
    ["checks.number", ["linwei-2022"]],
  ] as const)("answers every example of %s under a policy that has it", async (id, policies) => {
    const chat = await openRealChat();
    for (const text of examplesOf(id)) {
      const said = policies.map((policy) => chat.stranger(policy).says(text));
      const answered = (await Promise.all(said)).map(({ question }) => question);
      expect(answered, text).toContain(id);
    }
  });

  it.each(["standing.under-policy", "worth.ahead", "why.record"])(
    "takes every example of %s for it first",
    async (id) => {
      const wang = (await openRealChat()).person("T001");
      for (const [index, text] of examplesOf(id).entries()) {
        const { interpretations } = await wang.in("private", `room-${index}`).says(text);
        expect(interpretations[0]?.question, text).toBe(id);
      }
    },
  );
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
