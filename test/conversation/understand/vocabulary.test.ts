import { describe, expect, it } from "vitest";
import { vocabulary } from "../../../src/conversation/understand/vocabulary.ts";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  MODES,
  OUTCOMES,
  PLACES,
  THEMES,
} from "../../../src/domain/training-record.ts";

const words = vocabulary();

describe("the vocabulary", () => {
  it.each([
    ["activity", words.activity, ACTIVITIES],
    ["level", words.level, LEVELS],
    ["level by place", words.levelByPlace, LEVELS],
    ["mode", words.mode, MODES],
    ["mode by form", words.modeByForm, MODES],
    ["host", words.host, HOSTS],
    ["place", words.place, PLACES],
    ["themes", words.themes, THEMES],
    ["outcome", words.outcome, OUTCOMES],
  ] as const)("stands for known values of %s only", (_, listed, known) => {
    expect(known).toEqual(expect.arrayContaining(listed.map(({ value }) => value)));
  });

  it("has words for every level, mode and theme, and for all but the other activities", () => {
    expect(words.level.map(({ value }) => value).sort()).toEqual([...LEVELS].sort());
    expect(words.mode.map(({ value }) => value).sort()).toEqual([...MODES].sort());
    expect(words.themes.map(({ value }) => value).sort()).toEqual([...THEMES].sort());
    expect([...words.activity.map(({ value }) => value as string), "other"].sort()).toEqual(
      [...ACTIVITIES].sort(),
    );
  });

  it("corrects no slip into another slip", () => {
    for (const { right } of words.slips) {
      const again = words.slips.filter(({ wrong }) => right.match(wrong));
      expect(again, right).toEqual([]);
    }
  });

  it("divides the year into terms that do not overlap", () => {
    const { spring, autumn } = words.calendar.terms;
    expect(autumn[1] < spring[0] && spring[0] < spring[1] && spring[1] < autumn[0]).toBe(true);
  });
});
