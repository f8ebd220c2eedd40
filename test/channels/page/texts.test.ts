import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(at(`prompts/page/${language}.json`), "utf8"));

const chinese = texts("zh-CN");
const english = texts("en");

const sources = readdirSync(at("src/channels/page/ui"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(at("src/channels/page/ui"), name), "utf8"))
  .join("\n");

const slotsOf = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe("the page's texts", () => {
  it("have the same keys in both languages, in the same order", () => {
    expect(Object.keys(english)).toEqual(Object.keys(chinese));
  });

  it.each(Object.keys(chinese))("fill in the same in both languages: %s", (key) => {
    expect(slotsOf(english[key])).toEqual(slotsOf(chinese[key]));
    expect(chinese[key]?.trim()).not.toBe("");
    expect(english[key]?.trim()).not.toBe("");
  });

  it("are each in the language they are for", () => {
    for (const [key, text] of Object.entries(english)) {
      expect([key, /\p{Script=Han}/u.test(text)]).toEqual([key, false]);
    }
  });

  it("are each said somewhere", () => {
    const families = [...sources.matchAll(/`([a-z-]+\.)\$\{/g)].map(([, family]) => family ?? "");
    const unsaid = Object.keys(chinese).filter(
      (key) => !sources.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unsaid).toEqual([]);
  });
});
