import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { preparePrompts, promptsIn } from "../../../src/files/prompts/prompts-in.ts";
import { BUILT_IN_PROMPTS } from "../../../src/folders.ts";
import { useFolder } from "../../support/use-folder.ts";

const inFolder = useFolder();
const NONE = "none.json";

describe("prompts that were prepared when the program was built", () => {
  beforeAll(() => writeFileSync(inFolder("prompts.json"), preparePrompts(BUILT_IN_PROMPTS)));

  it("are what reading and learning come to, to the last weight", () => {
    const built = promptsIn(BUILT_IN_PROMPTS, inFolder("prompts.json"));
    const read = promptsIn(BUILT_IN_PROMPTS, inFolder(NONE));
    expect(built.learn()).toBe(built.learn());
    // As text, because the order of words decides which is found first.
    const textOf = ({ material, sentences }: typeof read) =>
      JSON.stringify({ material, sentences });
    expect(textOf(built)).toBe(textOf(read));
    const [{ weights, ...others }, learned] = [built.learn().classifier, read.learn().classifier];
    const { weights: expected, ...otherExpected } = learned;
    expect(others).toEqual(otherExpected);
    expect(expected.length).toBeGreaterThan(1_000_000);
    expect(Buffer.from(weights.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
    expect(built.learn().certain).toEqual(read.learn().certain);
  });

  it("are used as long as no file changes, comes or goes", () => {
    // So that it can be seen which of them are used.
    const marked = readFileSync(inFolder("prompts.json"), "utf8").replace(
      '"thanks":"不客气"',
      '"thanks":"不用谢我"',
    );
    writeFileSync(inFolder("marked.json"), marked);
    const folder = inFolder("prompts");
    cpSync(BUILT_IN_PROMPTS, folder, { recursive: true });
    const areUsed = () =>
      JSON.stringify(promptsIn(folder, inFolder("marked.json")).sentences).includes("不用谢我");
    expect(areUsed()).toBe(true);
    for (const file of ["replies/en/small.yaml", "examples/en/plan.yaml", "page/none.json"]) {
      appendFileSync(inFolder(`prompts/${file}`), "# a comment\n");
      expect([file, areUsed()]).toEqual([file, false]);
      rmSync(inFolder(`prompts/${file}`));
      expect([file, areUsed()]).toEqual([file, file.endsWith("none.json")]);
      cpSync(BUILT_IN_PROMPTS, folder, { recursive: true });
      expect([file, areUsed()]).toEqual([file, true]);
    }
  });
});
