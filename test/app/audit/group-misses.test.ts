import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupMisses } from "../../../src/app/audit/group-misses.ts";

const missed = (text: string, day = 1) => ({
  ...{ text, guesses: [], at: `2026-03-${String(day).padStart(2, "0")}T08:00:00.000Z` },
});

describe("what was not understood", () => {
  it("stands together where it is nearly the same, the most frequent first", () => {
    const groups = groupMisses([
      missed("学分窟窿咋补", 1),
      missed("打印机在哪", 2),
      missed("学分的窟窿咋补?", 3),
      missed("学分窟窿咋补", 9),
      missed("学分窟窿怎么补呀", 4),
    ]);
    expect(groups).toEqual([
      {
        texts: ["学分窟窿咋补", "学分的窟窿咋补?", "学分窟窿怎么补呀"],
        count: 4,
        last: "2026-03-09T08:00:00.000Z",
      },
      { texts: ["打印机在哪"], count: 1, last: "2026-03-02T08:00:00.000Z" },
    ]);
  });

  it("comes with the last first where it was said as often", () => {
    const groups = groupMisses([missed("打印机在哪", 2), missed("食堂几点开", 3)]);
    expect(groups.map(({ texts }) => texts[0])).toEqual(["食堂几点开", "打印机在哪"]);
    expect(groupMisses([])).toEqual([]);
  });

  it("loses no sentence and counts none twice, in whatever order they came", () => {
    const text = fc.oneof(fc.constantFrom("学分咋补", "学分咋补呀", "在哪", ""), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer({ min: 1, max: 28 }))), (said) => {
        const misses = said.map(([each, day]) => missed(each, day));
        const groups = groupMisses(misses);
        const texts = groups.flatMap((group) => group.texts);
        expect(new Set(texts)).toEqual(new Set(said.map(([each]) => each)));
        expect(texts.length).toBe(new Set(texts).size);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(said.length);
        expect(groupMisses([...misses].reverse())).toEqual(groups);
      }),
    );
  });
});
