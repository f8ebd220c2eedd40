import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { layOutText } from "../../../src/files/policies/lay-out.ts";

const files = ["policies", "docs/example-policies"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name)),
);

describe("the layout of policies", () => {
  it("is that of every file: after a change run npm run layout", () => {
    expect(files.length).toBeGreaterThan(100);
    const others = files.filter((file) => {
      const text = readFileSync(file, "utf8");
      return layOutText(text) !== text;
    });
    expect(others).toEqual([]);
  });

  it.each([
    // written, laid out
    ["caps: [{id: a,\n  at: 3}]", "caps:\n  - { id: a, at: 3 }\n"],
    ["year:\n  starts: '01-01'\n  cite: 一", 'year: { starts: "01-01", cite: 一 }\n'],
    ["a: [1,\n 2]", "a: [1, 2]\n"],
    ["rest: [01-01, 2026]", "rest: [01-01, 2026]\n"],
    [
      "# top\n\n# about a\na: 1 # behind\n\n# about b\nb: 2\n# end",
      "# top\n\n# about a\na: 1 # behind\n\n# about b\nb: 2\n# end\n",
    ],
    [
      "caps:\n  # about a\n  - id: a\n    # about at\n    at: 3",
      "caps:\n  # about a\n  - id: a\n    # about at\n    at: 3\n",
    ],
    ["articles: {一: {summary: 甲}}", "articles:\n  一:\n    summary: 甲\n"],
  ])("writes %j in one way", (written, laid) => {
    expect(layOutText(written)).toBe(laid);
    expect(layOutText(laid)).toBe(laid);
  });

  it("counts a Chinese character as two columns of a hundred", () => {
    const fits = `a: { id: x, title: ${"中".repeat(39)} }`;
    expect(layOutText(fits)).toBe(`${fits}\n`);
    expect(layOutText(fits.replace("中", "中中"))).toBe(
      `a:\n  id: x\n  title: ${"中".repeat(40)}\n`,
    );
  });

  it("folds English, and never Chinese, and changes no text", () => {
    const long = { en: "word ".repeat(40).trim(), zh: "很长的一句话，".repeat(20) };
    const laid = layOutText(JSON.stringify({ title: long }));
    expect(parse(laid)).toEqual({ title: long });
    expect(laid).toMatch(/^ {2}en: >-\n( {4}(word ?)+\n)+ {2}zh: \S+\n$/m);
  });
});
