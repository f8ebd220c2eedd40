import { expect, it } from "vitest";
import { assertBindable, storableText } from "../../src/store/bindable.ts";

it.each([null, "", "学分 😀", 0, -1, 0.25, Number.MAX_SAFE_INTEGER, true])(
  "lets %o through",
  (value) => {
    expect(() => assertBindable([value])).not.toThrow();
  },
);

it.each([
  1n,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 1,
  new Date(0),
  { id: 1 },
  ["a"],
  Buffer.from("a"),
  Symbol("a"),
  "a\0b",
  "half \ud83d",
  "\ude00 half",
])("refuses %o and says which parameter it is", (value) => {
  expect(() => assertBindable(["fine", value])).toThrow(/^parameter 2 cannot be stored: \S/);
});

it("makes a text storable by replacing only what cannot be stored", () => {
  expect(storableText("学分 😀 \0 \ud83d!")).toBe("学分 😀 \uFFFD \uFFFD!");
});
