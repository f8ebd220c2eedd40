import { describe, expect, it } from "vitest";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { openChat } from "../../support/chat.ts";

/** Every so-manieth sentence that the assistant is taught, in both languages and of every intent. */
const STEP = 19;
const SENTENCES = builtInMaterial().examples.filter((_, index) => index % STEP === 0);
/** Of those who say nothing themselves. */
const NAMES = /李建国|李娜|张晓燕|张小艳|马强|赵雪/;

describe("a long day in a group", () => {
  it("leaves no sentence without an answer, and lets no figure of anybody be overheard", async () => {
    const chat = await openChat();
    const speakers = ["T001", "T006", "T007", "C001"].map((id) => chat.person(id).in("group"));
    for (const [index, { text }] of SENTENCES.entries()) {
      const speaker = speakers[index % speakers.length];
      if (!speaker) throw new Error("nobody speaks");
      const { reply } = await speaker.says(text);
      expect(reply.text, text).not.toBe("");
      expect(speaker.overheard(), text).not.toMatch(NAMES);
      if (reply.private) expect(speaker.overheard(), text).not.toMatch(/\d/);
      else expect(reply.text, text).not.toMatch(/\d+\/\d+|→/);
    }
    expect(chat.errors).toEqual([]);
    await chat.store.log.verify();
  });

  it("is long enough to mean something", () => {
    expect(new Set(SENTENCES.map(({ intent }) => intent)).size).toBe(20);
    expect(new Set(SENTENCES.map(({ language }) => language)).size).toBe(2);
  });
});
