import { describe, expect, it } from "vitest";
import { INTENTS } from "../../../src/conversation/message/meaning.ts";
import type { Language } from "../../../src/wording/messages.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { crossValidate, type Trial } from "./cross-validate.ts";

const material = builtInMaterial();
const { examples } = material;
const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

const share = (trials: readonly Trial[], right: (trial: Trial) => boolean) =>
  trials.filter(right).length / trials.length;
const isRight = ({ intent, meaning }: Trial) => meaning.intent === intent;
const isOffered = ({ intent, meaning }: Trial) =>
  [meaning.intent, ...meaning.others].includes(intent);
const misleads = ({ intent, meaning }: Trial) =>
  meaning.intent !== intent && meaning.intent !== "unknown" && meaning.confidence >= 0.7;

describe.each(LANGUAGES)("the examples in %s", (language) => {
  const own = examples.filter((example) => example.language === language);

  it("are many, and there are some for every intent", () => {
    expect(own.length).toBeGreaterThanOrEqual(language === "en" ? 400 : 700);
    for (const intent of INTENTS) {
      expect(own.filter((example) => example.intent === intent).length, intent).toBeGreaterThan(30);
    }
  });

  it("give no sentence twice", () => {
    const texts = own.map(({ text }) => text.toLowerCase());
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});

describe("five-fold cross-validation", () => {
  const trials = crossValidate(material, 5);

  it.each([
    { language: "zh-CN", right: 0.86, offered: 0.94, misled: 0.06 },
    { language: "en", right: 0.81, offered: 0.92, misled: 0.07 },
  ])("understands unseen sentences in $language", ({ language, right, offered, misled }) => {
    const own = trials.filter((trial) => trial.language === language);
    expect(share(own, isRight)).toBeGreaterThan(right);
    expect(share(own, isOffered)).toBeGreaterThan(offered);
    expect(share(own, misleads)).toBeLessThan(misled);
  });

  it("means what it says: of answers it is surer of, more are right", () => {
    const between = (low: number, high: number) =>
      share(
        trials.filter(({ meaning }) => meaning.confidence >= low && meaning.confidence < high),
        isRight,
      );
    expect(between(0.9, 1.01)).toBeGreaterThan(0.94);
    expect(between(0.6, 0.9)).toBeGreaterThan(between(0.35, 0.6));
    expect(between(0.35, 0.6)).toBeLessThan(0.75);
  });

  it("leaves most of what is none of its business unanswered", () => {
    const others = trials.filter(({ intent }) => intent === "unknown");
    const isTalk = (trial: Trial) => trial.meaning.intent === "smalltalk";
    expect(share(others, (trial) => isRight(trial) || isTalk(trial))).toBeGreaterThan(0.74);
  });
});
