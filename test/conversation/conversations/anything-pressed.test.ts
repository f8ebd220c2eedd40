import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";
import { actionRun } from "../../../src/conversation/state/action-run.ts";
import { ACTIVITIES, LEVELS } from "../../../src/domain/training-record.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { type Chat, openChat } from "../../support/chat.ts";
import { runs } from "../../support/runs.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

const word = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("2025", "current", "T002"));
const slots = fc.record(
  {
    activity: fc.constantFrom(...ACTIVITIES),
    level: fc.constantFrom(...LEVELS),
    hours: fc.oneof(fc.nat(2000), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    date: fc.constantFrom("2026-03-02", "2999-01-01", "1900-01-01"),
    year: word,
    cycle: word,
    person: word,
    policy: fc.constantFrom("bailu-county", "no-such"),
    title: word,
  },
  { requiredKeys: [] },
);
const item = fc.record({
  draft: fc.constantFrom("0123456789ab.1", "x"),
  index: fc.nat(30),
});
const question = fc.record(
  {
    ask: fc.constantFrom(...QUESTIONS.all.map(({ id }) => id), "x"),
    slots,
    about: word,
    text: word,
    files: fc.array(fc.constantFrom("0123456789abcdef", "x-marked"), { maxLength: 5 }),
    record: fc.oneof(word, fc.constantFrom("sheet-1", "sheet-5")),
    reminder: fc.oneof(word, fc.constant("0123456789ab")),
    item,
  },
  { requiredKeys: ["ask"] },
);
const command = fc.record(
  {
    command: fc.constantFrom(...builtInMaterial().commands.map((each) => each.word), "x"),
    args: word,
  },
  { requiredKeys: ["command"] },
);
const values = fc.dictionary(fc.constantFrom("kind", "date", "hours", "level", "title"), word);

it("answers whatever a channel may send as a button, and shows no figures of others", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(question, command), values, async (run, filled) => {
      expect(actionRun.safeParse(run).error).toBeUndefined();
      const wang = chat.person("T001");
      await wang.presses({ kind: "action", label: "x", run, values: filled });
      expect(wang.heard()).not.toBe("");
      expect(wang.heard()).not.toMatch(/出了点问题|something went wrong/i);
      expect(chat.errors).toEqual([]);
      expect(await chat.store.accessLog.list()).toEqual([]);
    }),
    runs(300),
  );
});
