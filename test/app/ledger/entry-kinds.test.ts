import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createEntryKinds, entryKind } from "../../../src/app/ledger/entry-kinds.ts";

const written = { key: "1", by: "T001", at: "2026-11-22T08:00:00.000Z", via: "web" };

const first = entryKind("questionnaire.answered", {
  stream: "questionnaire",
  version: 1,
  schema: z.strictObject({ who: z.string() }),
});
/** The same kind as a later program has it: answers may have been given for somebody. */
const second = entryKind("questionnaire.answered", {
  stream: "questionnaire",
  version: 2,
  schema: z.strictObject({ person: z.string(), onBehalf: z.boolean() }),
  upgrade: (body) => ({ person: (body as { who: string }).who, onBehalf: false }),
  changes: ({ person }) => person,
});
const stored = { ...first.entry("q1", { who: "T001" }, written), number: 7 };

describe("a kind of entry", () => {
  it("makes entries, and says what they changed", () => {
    expect(first.entry("q1", { who: "T001" }, written)).toEqual({
      ...written,
      stream: { kind: "questionnaire", id: "q1" },
      kind: "questionnaire.answered",
      version: 1,
      body: { who: "T001" },
    });
    expect(first.effectOf(stored)).toEqual({ kind: "questionnaire.answered", id: "q1" });
    const later = second.entry("q1", { person: "T001", onBehalf: true }, written);
    expect(second.effectOf(later)).toEqual({ kind: "questionnaire.answered", id: "T001" });
  });

  it("is not that of an entry whose body was not parsed", () => {
    const entry = { ...stored, hash: "", ...createEntryKinds([]).parseStored(stored) };
    expect(entry).toMatchObject({ isKnown: false, body: { who: "T001" } });
    expect(first.isKindOf(entry)).toBe(false);
    const known = { ...stored, hash: "", ...createEntryKinds([first]).parseStored(stored) };
    expect(first.isKindOf(known)).toBe(true);
  });
});

describe("the list of all kinds", () => {
  it("brings the body of an earlier version to today's form", () => {
    expect(createEntryKinds([second]).parseStored(stored)).toEqual({
      body: { person: "T001", onBehalf: false },
      isKnown: true,
    });
  });

  it.each([
    ["a body that lacks something", { ...stored, body: {} }, "who: "],
    ["a body that says more", { ...stored, body: { who: "T001", why: "?" } }, "why"],
    ["a version of a newer program", { ...stored, version: 2 }, "knows up to 1"],
    ["another stream", { ...stored, stream: { kind: "unit", id: "u" } }, "not a questionnaire"],
  ])("refuses %s, and says which entry it is", (_, entry, problem) => {
    expect(() => createEntryKinds([first]).parseStored(entry)).toThrow(
      expect.objectContaining({
        code: "ledger/unreadable",
        details: { entry: 7, kind: first.name, problem: expect.stringContaining(problem) },
      }),
    );
  });

  it("refuses an earlier version that nothing brings up to date", () => {
    const { upgrade: _, ...without } = second;
    expect(() => createEntryKinds([without]).parseStored(stored)).toThrow("version 1");
  });

  it("writes no entry in the form of an earlier version", () => {
    expect(() => createEntryKinds([second]).parseNew(stored)).toThrow("version 1");
  });

  it("takes a name once", () => {
    expect(() => createEntryKinds([first, second])).toThrow("same name");
  });
});
