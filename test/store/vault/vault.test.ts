import fc from "fast-check";
import { expect, it } from "vitest";
import { createVault } from "../../../src/store/vault/vault.ts";

const vault = createVault(Buffer.alloc(32, 7));
const other = createVault(Buffer.alloc(32, 8));
const ID = "43010219800101001X";

it("opens what it sealed, in its place", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (clear, place) => {
      expect(vault.open(vault.seal(clear, place), place)).toBe(clear);
    }),
  );
});

it("opens bytes as they were, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (clear) => {
      expect([...vault.openBytes(vault.sealBytes(clear, "file"), "file")]).toEqual([...clear]);
    }),
  );
});

it("seals the same text to something else every time, without the text in it", () => {
  const sealed = [1, 2, 3].map(() => vault.seal(ID, "national id/T001"));
  expect(new Set(sealed).size).toBe(3);
  for (const each of sealed)
    expect(Buffer.from(each, "base64").toString("latin1")).not.toContain(ID);
});

it("opens nothing in another place, with another key, or with any bit turned", () => {
  const sealed = vault.seal(ID, "national id/T001");
  expect(() => vault.open(sealed, "national id/T002")).toThrow();
  expect(() => other.open(sealed, "national id/T001")).toThrow();
  expect(() => vault.open("", "national id/T001")).toThrow();
  const bytes = Buffer.from(sealed, "base64");
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => vault.open(turned.toString("base64"), "national id/T001")).toThrow();
  }
});

it("indexes a number under its key, the same however it is written", () => {
  expect(vault.indexOf("４３０１０２ 19800101001x")).toBe(vault.indexOf(ID));
  expect(vault.indexOf("430102198001010028")).not.toBe(vault.indexOf(ID));
  expect(other.indexOf(ID)).not.toBe(vault.indexOf(ID));
});

it("has a check of its own for every key, which is none of its keys", () => {
  expect(createVault(Buffer.alloc(32, 7)).check).toBe(vault.check);
  expect(other.check).not.toBe(vault.check);
  const secretShown = Buffer.alloc(32, 7).toString("hex");
  expect(vault.check).not.toBe(secretShown);
});
