import { describe, expect, it } from "vitest";
import { namesInText } from "../../../src/app/access/names-in-text.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { fillSchool } from "../../support/school.ts";

describe("names in a text", () => {
  it.each([
    ["请问李建国和张小艳一起来吗", ["李建国", "张小艳"]],
    ["Does Li Wei know?", ["Li Wei"]],
    ["没有人的名字在这里", []],
    ["", []],
  ])("are found whoever they are: %s", async (text, names) => {
    const store = createMemoryStore();
    const { roster } = store;
    await fillSchool(store);
    const wei = person("E001", "qinghe");
    await roster.put({ units: [], people: [{ ...wei, teacher: { id: "E001", name: "Li Wei" } }] });
    expect([...(await namesInText(roster, text))].sort()).toEqual([...names].sort());
  });
});
