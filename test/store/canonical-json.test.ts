import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "../../src/store/canonical-json.ts";

it("writes the same text whatever the order of the keys", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "学" }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"学","d":null}]}',
  );
});

it("leaves out absent keys", () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

it("reads back as what it was made from, and does not know the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(withKeysReversed(value))).toBe(text);
    }),
  );
});

it.each([1n, Number.NaN, Number.NEGATIVE_INFINITY, new Date(0), new Map(), () => 1, [undefined]])(
  "refuses %o, which JSON cannot say",
  (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  },
);

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, content]) => [key, withKeysReversed(content)]),
  );
}
