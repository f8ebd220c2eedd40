import { describe, expect, it } from "vitest";
import { maskMessage } from "../../../src/conversation/reader/mask-message.ts";
import {
  createReader,
  type Model,
  type ModelAnswer,
  type ReaderLimits,
} from "../../../src/conversation/reader/reader.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const OFFERED = ["standing.total", "worth.if"] as const;
const GOOD: ModelAnswer = {
  kind: "answered",
  content: { questions: [{ id: "standing.total", quotes: { when: "今年", person: null } }] },
};
const FAILED: ModelAnswer = { kind: "failed", problem: "refused with status 500" };

/** A model that answers what it is told, and a clock that is moved. */
function setUp(limits: Partial<ReaderLimits> = {}) {
  const state = { now: 0, asked: 0, answer: GOOD as ModelAnswer | "slow" };
  const model: Model = {
    name: "small",
    async read(_message, _before, signal) {
      state.asked += 1;
      const { answer } = state;
      if (answer === "slow") {
        return new Promise((resolve) =>
          signal.addEventListener("abort", () => resolve({ kind: "failed", problem: "late" })),
        );
      }
      return answer;
    },
  };
  const allowed = { deadlineMs: 3_000, perDay: 100, perPerson: 100, ...limits };
  const reader = createReader(model, OFFERED, allowed, () => state.now);
  return { state, reader };
}

function asking(asker = "T001", today = "2026-03-10") {
  const { vocabulary } = builtInMaterial();
  const masked = maskMessage("今年差几个", { names: [], vocabulary, policies: new Set() });
  if (!masked) throw new Error("the message could not be masked");
  return { masked, asker, today };
}

describe("a reader", () => {
  it("gives a reading whose questions and quotes are there", async () => {
    const { reader } = setUp();
    expect(await reader.read(asking())).toEqual({
      kind: "read",
      questions: [{ question: "standing.total", quotes: { when: "今年" } }],
    });
    expect(reader.health()).toEqual({
      ...{ model: "small", state: "ready", asked: 1, failed: 0, voided: 0 },
    });
  });

  it.each([
    ["an id that was not offered", { questions: [{ id: "people.short", quotes: {} }] }],
    ["an id that is made up", { questions: [{ id: "standing.everything", quotes: {} }] }],
    [
      "one good and one made-up id",
      { questions: [{ id: "worth.if" }, { id: "worth.anything", quotes: {} }] },
    ],
    [
      "a quote that is not in the message",
      { questions: [{ id: "standing.total", quotes: { when: "2025年" } }] },
    ],
    [
      "a quote of words that do not stand together",
      { questions: [{ id: "standing.total", quotes: { amount: "今年几个" } }] },
    ],
    ["an answer", { answer: "还差 12 学分" }],
    ["a number for a quote", { questions: [{ id: "standing.total", quotes: { amount: 12 } }] }],
    ["nothing", undefined],
    ["more than three", { questions: Array(4).fill({ id: "worth.if", quotes: {} }) }],
  ])("uses nothing of a reading with %s", async (_, content) => {
    const { reader, state } = setUp();
    state.answer = { kind: "answered", content };
    expect(await reader.read(asking())).toBeUndefined();
    expect(reader.health()).toMatchObject({ state: "ready", voided: 1, failed: 0 });
  });

  it("leaves out what a model adds to a reading", async () => {
    const { reader, state } = setUp();
    const questions = [{ id: "worth.if", quotes: { credits: "12" }, answer: "12 学分" }];
    state.answer = { kind: "answered", content: { questions, reply: "您还差 12 学分" } };
    expect(await reader.read(asking())).toEqual({
      kind: "read",
      questions: [{ question: "worth.if", quotes: {} }],
    });
  });

  it("waits no longer than its deadline", async () => {
    const { reader, state } = setUp({ deadlineMs: 20 });
    state.answer = "slow";
    expect(await reader.read(asking())).toBeUndefined();
    expect(reader.health()).toMatchObject({ failed: 1, lastProblem: "late" });
  });

  it("leaves a model alone after three failures, tries it once after a minute, and goes on", async () => {
    const { reader, state } = setUp();
    state.answer = { kind: "failed", problem: "ECONNREFUSED" };
    for (let turn = 0; turn < 5; turn += 1) expect(await reader.read(asking())).toBeUndefined();
    expect(state.asked).toBe(3);
    const resting = { state: "resting", failed: 3, lastProblem: "ECONNREFUSED" };
    expect(reader.health()).toMatchObject(resting);
    state.now = 60_000;
    state.answer = FAILED;
    await Promise.all([reader.read(asking()), reader.read(asking())]);
    expect(state.asked).toBe(4);
    state.now = 119_999;
    await reader.read(asking());
    expect(state.asked).toBe(4);
    state.now = 120_000;
    state.answer = GOOD;
    expect(await reader.read(asking())).toBeDefined();
    expect(await reader.read(asking())).toBeDefined();
    expect(reader.health()).toMatchObject({ state: "ready", asked: 6 });
  });

  it("counts only failures that follow one another", async () => {
    const { reader, state } = setUp();
    for (const answer of [FAILED, FAILED, GOOD, FAILED, FAILED]) {
      state.answer = answer;
      await reader.read(asking());
    }
    expect(reader.health()).toMatchObject({ state: "ready", failed: 4 });
  });

  it.each([
    [20, 20],
    [undefined, 60],
    [100_000, 600],
  ])("rests at once where it asks too often: told %s s, for %s s", async (seconds, rests) => {
    const { reader, state } = setUp();
    state.answer = { kind: "rate-limited", seconds };
    await reader.read(asking());
    state.answer = GOOD;
    state.now = rests * 1000 - 1;
    expect(await reader.read(asking())).toBeUndefined();
    state.now = rests * 1000;
    expect(await reader.read(asking())).toBeDefined();
  });

  it("asks for each person, and in all, no more than a day allows", async () => {
    const { reader, state } = setUp({ perDay: 5, perPerson: 2 });
    const ask = async (asker: string, today?: string) =>
      (await reader.read(asking(asker, today))) !== undefined;
    expect([await ask("A"), await ask("A"), await ask("A")]).toEqual([true, true, false]);
    expect([await ask("B"), await ask("B"), await ask("C")]).toEqual([true, true, true]);
    expect(reader.health().state).toBe("spent");
    expect(await ask("D")).toBe(false);
    expect(state.asked).toBe(5);
    expect(await ask("A", "2026-03-11")).toBe(true);
    expect(reader.health().state).toBe("ready");
  });
});
