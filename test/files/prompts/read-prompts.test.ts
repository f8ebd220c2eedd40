import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPrompts } from "../../../src/files/prompts/read-prompts.ts";
import { useFolder } from "../../support/use-folder.ts";

const inFolder = useFolder();

describe("a folder of prompts", () => {
  it("gives its examples with the question and language of their place", () => {
    mkdirSync(inFolder("examples/zh-CN"), { recursive: true });
    mkdirSync(inFolder("examples/en"), { recursive: true });
    writeFileSync(inFolder("examples/zh-CN/why.yaml"), "why.number: |\n  为什么\n");
    writeFileSync(inFolder("examples/en/plan.yaml"), "plan.next: |\n  what next\n");
    writeFileSync(inFolder("examples/en/notes.txt"), "no examples");
    writeFileSync(inFolder("commands.yaml"), "[]\n");
    copyFileSync("prompts/vocabulary.yaml", inFolder("vocabulary.yaml"));
    copyFileSync("prompts/cues.yaml", inFolder("cues.yaml"));
    writeFileSync(inFolder("concepts.yaml"), "leave: { zh: [请假], en: [leave] }\n");
    expect(readPrompts(inFolder("."))).toMatchObject({
      commands: [],
      concepts: { leave: { zh: ["请假"], en: ["leave"] } },
      examples: [
        { text: "为什么", question: "why.number", intent: "why", language: "zh-CN" },
        { text: "what next", question: "plan.next", intent: "plan", language: "en" },
      ],
    });
  });

  it("is missed by name", () => {
    expect(() => readPrompts(inFolder("nowhere"))).toThrow(/nowhere\/examples\/zh-CN/);
  });
});
