import { describe, expect, it } from "vitest";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { ACTIVITIES, LEVELS, MODES, THEMES } from "../../../src/domain/training-record.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

describe("the vocabulary", () => {
  it("has words for every level, mode and theme, and for all but the other activities", () => {
    expect(vocabulary.level.map(({ value }) => value).sort()).toEqual([...LEVELS].sort());
    expect(vocabulary.mode.map(({ value }) => value).sort()).toEqual([...MODES].sort());
    expect(vocabulary.themes.map(({ value }) => value).sort()).toEqual([...THEMES].sort());
    expect([...vocabulary.activity.map(({ value }) => value as string), "other"].sort()).toEqual(
      [...ACTIVITIES].sort(),
    );
  });

  it("corrects no slip into another slip", () => {
    for (const { right } of vocabulary.slips) {
      const again = vocabulary.slips.filter(({ wrong }) => right.match(wrong));
      expect(again, right).toEqual([]);
    }
  });

  it("divides the year into terms that do not overlap", () => {
    const context = { today: parseDay("2026-05-20"), vocabulary };
    const terms = ["2025年秋季学期", "2026年春季学期", "2026年秋季学期"];
    const days = terms.flatMap((term) => {
      const { from, to } = extractSlots(term, context);
      return [from, to];
    });
    expect(days).toEqual([...new Set(days)].sort());
    expect(days).not.toContain(undefined);
  });
});
