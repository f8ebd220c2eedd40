import { describe, expect, it } from "vitest";
import { faultOf } from "./judge.ts";

const fault = ({ source, flags }: RegExp) => faultOf({ source, flags });

describe("the judge of patterns", () => {
  it.each([
    ["repeats what can be cut in many ways", /(?:因.{0,4}|只|共)+$/u, "exponential"],
    ["looks to the end from everywhere", /\s+$/u, "2nd degree polynomial"],
    ["counts on a lookbehind to begin only once", /(?<!\d)\d+学时/u, "2nd degree polynomial"],
    ["looks without end at each place", /课(?=.*学时)/u, "looks without end"],
    ["leaves much room over and over", /.{0,40}天.{0,40}天.{0,40}天/u, "steps at one place"],
    ["is harmless in one alternative alone", /^是$|\s+$/u, "2nd degree polynomial"],
    ["repeats a group in a group of alternatives", /(?:是|(?:a|aa)+b)/u, "exponential"],
  ])("finds fault with one that %s", async (_, pattern, words) => {
    expect(await fault(pattern)).toContain(words);
  });

  it.each([
    ["nothing is repeated", /学时|学分|课时/u],
    ["a number is bounded", /(?<!\d)\d{1,18}(?:\.\d{1,10})?\s?(?:学时|课时)(?![前后])/u],
    ["it begins at the start alone", /^\s*[/／]\s*([\p{L}-]+)/u],
    ["what is repeated ends the pattern", /[a-z]{3,}|\d+/g],
    ["words that begin alike are few", /(?:周一|周二|星期(?:一|二)){0,3}/u],
    ["it refers back to one character", /(.)[不没]\1/u],
  ])("lets one pass where %s", async (_, pattern) => {
    expect(await fault(pattern)).toBeUndefined();
  });
});
