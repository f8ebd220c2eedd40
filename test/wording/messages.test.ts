import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { INTENTS } from "../../src/conversation/message/meaning.ts";
import { QUESTIONS } from "../../src/conversation/questions/index.ts";
import {
  ACTIVITIES,
  LEVELS,
  MODES,
  OUTCOMES,
  PARTS,
  PLACES,
  THEMES,
} from "../../src/domain/training-record.ts";
import { STATED_MEASURES } from "../../src/policy/terms/measures.ts";
import { createWording } from "../../src/wording/messages.ts";
import { builtInWording } from "../support/built-in-wording.ts";

const wording = builtInWording();

/** Sentences that another reader than `Wording` uses. */
const ELSEWHERE = /^(?:import|import-remark|check\.fault|reminder\.matter|reminder\.of-many)\./;

/** Every text in quotes that looks like a key of the prompts, in a folder of the program. */
function keysInSource(path: string): Set<string> {
  const folder = new URL(`../../${path}`, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const prompts = new Set(wording.keys.map((key) => key.split(".")[0]));
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(new URL(file, folder), "utf8").matchAll(/"([a-z-]+)(\.[a-z0-9-]+)+"/g),
    ])
    .filter(([, area]) => prompts.has(area))
    .map(([key]) => key.slice(1, -1));
  return new Set(found);
}

const sentences = (text: string) => ({ some: { sentence: text } });

describe("the wording", () => {
  it("fills the placeholders of a sentence", () => {
    const made = createWording({
      "zh-CN": sentences("还差 {missing}"),
      en: sentences("{missing} missing"),
    });
    expect(made.say("zh-CN", "some.sentence", { missing: "8 学分" })).toBe("还差 8 学分");
    expect(made.in("en").t("some.sentence", { missing: 8 })).toBe("8 missing");
  });

  it("refuses to leave a placeholder unfilled", () => {
    const made = createWording({ "zh-CN": sentences("{missing}"), en: sentences("{missing}") });
    expect(() => made.say("en", "some.sentence")).toThrow(
      "prompts/replies/en lacks missing at some.sentence",
    );
  });

  it("refuses to say a sentence that nobody wrote", () => {
    const made = createWording({ "zh-CN": {}, en: {} });
    expect(() => made.say("zh-CN", "some.sentence")).toThrow(
      "prompts/replies/zh-CN lacks the sentence at some.sentence",
    );
  });

  it("refuses two languages that do not say the same things", () => {
    expect(() => createWording({ "zh-CN": sentences("好"), en: {} })).toThrow("some.sentence");
    expect(() => createWording({ "zh-CN": {}, en: sentences("good") })).toThrow("some.sentence");
  });

  it("refuses two languages that fill in different things", () => {
    expect(() =>
      createWording({ "zh-CN": sentences("差 {missing}"), en: sentences("{counted} there") }),
    ).toThrow("some.sentence");
  });

  it("calls a thing by its id where it has no name", () => {
    expect(wording.in("en").name("level", "galaxy")).toBe("galaxy");
  });
});

describe("the sentences that come with the program", () => {
  it("has every sentence that the conversation says", () => {
    const used = keysInSource("src/conversation/");
    expect(used.size).toBeGreaterThan(100);
    const said = [...used].filter((key) => QUESTIONS.find(key) === undefined);
    expect(said.filter((key) => !wording.keys.includes(key))).toEqual([]);
  });

  it("has no sentence that the conversation never says", () => {
    const used = keysInSource("src/");
    const unused = wording.keys.filter(
      (key) => !used.has(key) && !key.startsWith("names.") && !ELSEWHERE.test(key),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ["activity", ACTIVITIES],
    ["level", LEVELS],
    ["mode", MODES],
    ["role", PARTS],
    ["place", PLACES],
    ["outcome", OUTCOMES],
    ["theme", THEMES],
    ["measure-one", [...STATED_MEASURES, "clock-hour"]],
    ["measure-other", [...STATED_MEASURES, "clock-hour"]],
    ["intent", INTENTS.filter((intent) => !["smalltalk", "unknown"].includes(intent))],
  ])("names each %s there is, and no other", (group, ids) => {
    const prefix = `names.${group}.`;
    const named = wording.keys.filter((key) => key.startsWith(prefix));
    expect(named.map((key) => key.slice(prefix.length)).sort()).toEqual([...ids].sort());
  });

  it("never raises its localizer", () => {
    for (const language of ["zh-CN", "en"] as const) {
      const folder = new URL(`../../prompts/replies/${language}/`, import.meta.url);
      for (const file of readdirSync(folder)) {
        expect(readFileSync(new URL(file, folder), "utf8"), file).not.toMatch(/[!！]|请务必/);
      }
    }
  });
});
