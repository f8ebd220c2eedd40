import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { colour, contrast } from "../../support/contrast.ts";

const file = new URL("../../../src/channels/page/ui/styles/tokens.css", import.meta.url);
const [light = "", dark = ""] = readFileSync(file, "utf8").split("@media");

const tokensIn = (css: string) =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );

/** Text must stand out 4.5 to 1 from what it stands on (WCAG AA). */
const TEXT: readonly (readonly [string, string])[] = [
  ["ink", "paper"],
  ["ink", "side"],
  ["ink", "surface"],
  ["ink", "well"],
  ["ink", "said"],
  ["ink", "track"],
  ["ink", "accent-soft"],
  ["quiet", "paper"],
  ["quiet", "side"],
  ["quiet", "surface"],
  ["quiet", "well"],
  ["quiet", "accent-soft"],
  ["accent", "surface"],
  ["accent", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["danger", "surface"],
  ["danger", "danger-soft"],
  ["short", "short-soft"],
  ["good", "good-soft"],
  ["secret", "secret-soft"],
];

/** What is not text but must be made out: 3 to 1. */
const SHAPES: readonly (readonly [string, string])[] = [
  ["edge", "surface"],
  ["edge", "paper"],
  ["secret", "paper"],
  ["focus", "paper"],
  ["focus", "surface"],
  ["focus", "side"],
  ["filled", "track"],
  ["filled-short", "track"],
];

describe.each([
  ["light", tokensIn(light)],
  ["dark", tokensIn(dark)],
])("the %s colours", (_, tokens) => {
  const between = (one: string, other: string) =>
    contrast(colour(tokens[one] ?? "none"), colour(tokens[other] ?? "none"));

  it.each(TEXT)("let %s be read on %s", (text, ground) => {
    expect(between(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("let %s be made out beside %s", (shape, ground) => {
    expect(between(shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe("contrast", () => {
  it("is 21 between black and white, and 1 between a colour and itself", () => {
    expect(contrast(colour("#000000"), colour("#ffffff"))).toBeCloseTo(21, 6);
    expect(contrast(colour("#1f5f50"), colour("#1f5f50"))).toBe(1);
  });

  it("of the grey that just passes on white is 4.54", () => {
    expect(contrast(colour("#767676"), colour("#ffffff"))).toBeCloseTo(4.54, 2);
  });
});
