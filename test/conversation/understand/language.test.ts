import { expect, it } from "vitest";
import { languageOf } from "../../../src/conversation/understand/language.ts";

it.each([
  ["我还差多少学分", "zh-CN"],
  ["幫我check一下credits", "zh-CN"],
  ["How many credits do I need?", "en"],
  ["16h 2026-03-12", "en"],
  ["", "en"],
])("%j is answered in %s", (text, language) => {
  expect(languageOf(text)).toBe(language);
});
