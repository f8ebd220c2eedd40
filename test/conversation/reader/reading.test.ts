import { describe, expect, it } from "vitest";
import type { Slots } from "../../../src/conversation/message/meaning.ts";
import { slotsQuoted } from "../../../src/conversation/reader/reading.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const reading = {
  today: parseDay("2026-03-10"),
  vocabulary: builtInMaterial().vocabulary,
  policyAliases: new Map([["松果办法", "songguo-centre"]]),
};
const slots = (quotes: Parameters<typeof slotsQuoted>[1], stated: Slots = {}) =>
  slotsQuoted(stated, quotes, reading);

describe("the words that a model quotes", () => {
  it.each([
    [{ when: "昨天" }, { date: "2026-03-09" }],
    [{ when: "去年" }, { year: "2025" }],
    [{ amount: "一天半" }, { days: 1.5 }],
    [{ amount: "16学时" }, { hours: 16 }],
    [{ kind: "市里的网课" }, { level: "city", mode: "online" }],
    [{ policy: "松果办法" }, { policy: "songguo-centre" }],
    [{ person: "李老师" }, { person: "李" }],
    [{ person: "诸葛孔明" }, { person: "诸葛孔明" }],
    [{ title: "《课堂评价》" }, { title: "课堂评价" }],
    [{ title: "课堂评价" }, { title: "课堂评价" }],
  ])("become values by our own parsers: %j", (quotes, found) => {
    expect(slots(quotes)).toMatchObject(found);
  });

  it("take the place of what the whole message says of the same, and of nothing else", () => {
    const stated = { from: parseDay("2026-01-01"), to: parseDay("2026-01-05"), hours: 8 } as const;
    expect(slots({ when: "昨天" }, stated)).toEqual({ date: "2026-03-09", hours: 8 });
  });

  it("that mean nothing to our parsers fill nothing", () => {
    const stated = { hours: 8, date: parseDay("2026-03-01") };
    expect(slots({ when: "那会儿", amount: "一堆", kind: "啥啥", policy: "那个" }, stated)).toEqual(
      stated,
    );
    expect(slots({}, stated)).toEqual(stated);
  });
});
