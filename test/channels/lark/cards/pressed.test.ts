import { describe, expect, it } from "vitest";
import {
  buttonValue,
  readFilled,
  readPressed,
} from "../../../../src/channels/lark/cards/pressed.ts";

const PRESSED = { for: "ou_1", label: "为什么", run: { ask: "why.number", slots: {} } };

describe("what a pressed button sends", () => {
  it.each([
    PRESSED,
    { for: "ou_1", label: "保存", run: { command: "confirm", args: "d8f286129549.1" } },
    { for: "ou_1", label: "", run: { ask: "article.search", text: "五.5", about: "T001" } },
  ])("is read as it was sent: $label", (pressed) => {
    const sent = JSON.parse(JSON.stringify(buttonValue(pressed)));
    expect(sent.v).toBe(1);
    expect(readPressed(sent)).toEqual(pressed);
  });

  it.each([
    ["nothing", undefined],
    ["a text", JSON.stringify({ v: 1, ...PRESSED })],
    ["another version", { v: 2, ...PRESSED }],
    ["no version", PRESSED],
    ["one more key", { v: 1, ...PRESSED, more: 1 }],
    ["for nobody", { v: 1, ...PRESSED, for: "" }],
    ["a page to open", { v: 1, ...PRESSED, run: { url: "https://example.com" } }],
    ["both kinds of run", { v: 1, ...PRESSED, run: { ask: "x", command: "y" } }],
    ["a label that no button has room for", { v: 1, ...PRESSED, label: "长".repeat(101) }],
    ["a list", [{ v: 1, ...PRESSED }]],
  ])("is refused: %s", (_, value) => {
    expect(readPressed(value)).toBeUndefined();
  });
});

describe("what is filled into a form", () => {
  it("is read by name, with days as YYYY-MM-DD and what was left empty as empty", () => {
    const sent = { date: "2026-03-05 +0800", hours: "12", title: null, kind: undefined };
    expect(readFilled(sent)).toEqual({ date: "2026-03-05", hours: "12", title: "", kind: "" });
  });

  it("leaves a text alone that only holds a day", () => {
    const title = "2026-03-05 +0800 的培训";
    expect(readFilled({ title })).toEqual({ title });
  });

  it.each([
    ["nothing", undefined],
    ["a text", "date=2026-03-05"],
    ["a list of values", { kind: ["training"] }],
    ["a longer text than a field takes", { title: "长".repeat(301) }],
  ])("is refused: %s", (_, value) => {
    expect(readFilled(value)).toBeUndefined();
  });
});
