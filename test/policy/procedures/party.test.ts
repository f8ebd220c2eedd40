import { describe, expect, it } from "vitest";
import { partiesIn, partyCalled } from "../../../src/policy/procedures/party.ts";
import { smallProcedures } from "../../support/small-procedures.ts";

const { parties } = smallProcedures("routes: []");

describe("a party", () => {
  it.each([
    ["office", "office"],
    ["教导处", "office"],
    ["教务处", "office"],
    ["Principal", "principal"],
    ["校", undefined],
  ])("called %s is %s", (name, expected) => {
    expect(partyCalled(parties, name)).toBe(expected);
  });

  it.each([
    ["校长外出五天", ["principal"]],
    ["副校长外出五天", []],
    ["副校长和校长都去", ["principal"]],
    ["the deputy principal is away", []],
    ["教务处的组长", ["head", "office"]],
    ["老师请假", []],
  ])("is spoken of in %s: %j", (text, expected) => {
    expect(partiesIn(parties, text)).toEqual(expected);
  });
});
