import { expect, it } from "vitest";
import { createPacing } from "../../../src/channels/lark/pacing.ts";

it("asks for a turn in the chat and of the app, and for pushes for one more", async () => {
  const asked: [string, number][] = [];
  const pace = createPacing({
    turn: async (name, gapMs) => {
      asked.push([name, gapMs]);
      return 0;
    },
  });
  await pace("oc_1", false);
  expect(asked.map(([name]) => name)).toEqual(["lark chat oc_1", "lark all"]);
  await pace("oc_1", true);
  expect(asked.slice(2).map(([name]) => name)).toEqual([
    ...["lark pushes", "lark chat oc_1", "lark all"],
  ]);
  // The platform takes 5 a second in a chat, 50 of an app, and 1,000 a minute.
  const gaps = new Map(asked);
  expect(1000 / (gaps.get("lark chat oc_1") ?? 0)).toBeLessThanOrEqual(5);
  expect(1000 / (gaps.get("lark all") ?? 0)).toBeLessThanOrEqual(50);
  expect(60_000 / (gaps.get("lark pushes") ?? 0)).toBeLessThan(1000);
});
