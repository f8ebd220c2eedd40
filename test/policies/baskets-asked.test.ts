import { describe, expect, it } from "vitest";
import { askedScope } from "../../src/conversation/message/match-basket.ts";
import { extractSlots } from "../../src/conversation/message/slots.ts";
import { parseDay } from "../../src/domain/day.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { builtInMaterial } from "../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();
const catalogue = builtInPolicies();
const baskets = catalogue.ids.flatMap((id) =>
  Object.entries(catalogue.document(id).file.baskets).map(
    ([basket, { title }]) => [id, title.zh, basket] as const,
  ),
);

describe("a part of a policy's credits", () => {
  it.each(baskets)("of %s is found by its name: %s", (id, title, basket) => {
    const text = `${title}还差多少`;
    const slots = extractSlots(text, { today: parseDay("2026-03-10"), vocabulary });
    expect(askedScope(catalogue.document(id), slots, text)).toBe(basket);
  });
});
