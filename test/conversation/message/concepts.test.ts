import { describe, expect, it } from "vitest";
import { conceptsFile, createConcepts, stem } from "../../../src/conversation/message/concepts.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const concepts = createConcepts({
  leave: { zh: ["请假", "产假"], en: ["leave", "days off"] },
  maternity: { zh: ["产假"], en: ["maternity leave"] },
  certificate: { zh: ["结业证"], en: ["certificate"] },
  record: { zh: ["记录"], en: ["record"] },
});

describe("the concepts of a text", () => {
  it.each([
    ["我想请假", ["leave"]],
    ["请产假的结业证", ["leave", "maternity", "certificate"]],
    ["Maternity Leave", ["leave", "maternity"]],
    ["two days off", ["leave"]],
    ["two records", ["record"]],
    ["請假", ["leave"]],
    ["产假产假", ["leave", "maternity"]],
    ["days of it, off we go", []],
    ["believe", []],
    ["", []],
  ])("of %j are %j", (text, found) => {
    expect([...concepts.in(text)].sort()).toEqual([...found].sort());
  });

  it("are found at the end of a long text", () => {
    expect(concepts.in(`${"校".repeat(20_000)}请假`)).toEqual(["leave"]);
  });
});

describe("a stem", () => {
  it.each([
    ["courses", "cours"],
    ["recorded", "record"],
    ["recording", "record"],
    ["days", "days"],
    ["is", "is"],
  ])("of %s is %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

describe("the concepts that come with the program", () => {
  const { concepts: known } = builtInMaterial();

  it.each([
    // asked in one way, and in others
    ["请病假怎么算", "病休怎么算", "how is sick leave counted"],
    ["证书丢了", "结业证遗失", "I lost my certificate"],
  ])("make one of %j, %j and %j", (one, ...others) => {
    for (const other of others) {
      expect(known.in(one).some((each) => known.in(other).includes(each))).toBe(true);
    }
  });
});

describe("a file of concepts", () => {
  it.each([
    [{ "Sick leave": { zh: ["病假"] } }],
    [{ leave: { zh: [""] } }],
    [{ leave: { zh: ["假"], de: ["Urlaub"] } }],
  ])("is refused: %j", (written) => {
    expect(conceptsFile.safeParse(written).success).toBe(false);
  });
});
