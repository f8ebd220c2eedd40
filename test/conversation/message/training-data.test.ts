import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readMaterial } from "../../../src/conversation/message/training-data.ts";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";

const commands = {
  file: "commands.yaml",
  text: `
- word: undo
  intent: undo
  names: { zh-CN: [撤销], en: [Undo] }
  summary: { zh-CN: 撤掉, en: take back }
  example: { zh-CN: /撤销, en: /undo }
`,
};
const vocabulary = {
  file: "vocabulary.yaml",
  text: readFileSync("prompts/vocabulary.yaml", "utf8"),
};
const cues = { file: "cues.yaml", text: readFileSync("prompts/cues.yaml", "utf8") };
const concepts = { file: "concepts.yaml", text: "money: { zh: [车费], en: [fares] }" };
const examples = (group: string, text: string) => [
  { file: `examples/en/${group}.yaml`, language: "en" as const, text },
];
const questions = QUESTIONS.all;

describe("material", () => {
  it("holds one sentence a line as it is typed, quotation marks and colons included", () => {
    const text = 'record.report: |\n  record: 12 "hours"\n\n  # no comment\n  no\n';
    const material = readMaterial(
      {
        examples: examples("record", text),
        commands,
        vocabulary,
        cues,
        concepts,
      },
      questions,
    );
    expect(material.examples.map((example) => example.text)).toEqual([
      'record: 12 "hours"',
      "# no comment",
      "no",
    ]);
    expect(material.commands[0]?.names.en).toEqual(["undo"]);
  });

  it("refuses examples of a question that does not exist, naming the nearest", () => {
    expect(() =>
      readMaterial(
        {
          examples: examples("standing", "standing.totl: |\n  x\n"),
          commands,
          vocabulary,
          cues,
          concepts,
        },
        questions,
      ),
    ).toThrow(/examples\/en\/standing\.yaml.*no such question \(standing\.total\?\)/);
  });

  it("refuses a command without its English name", () => {
    const text = commands.text.replace(", en: [Undo]", "");
    expect(() =>
      readMaterial(
        { examples: [], commands: { ...commands, text }, vocabulary, cues, concepts },
        questions,
      ),
    ).toThrow(/commands\.yaml, line 4, key 0\.names\.en: is missing/);
  });

  it.each([
    // what stands there, what is written instead, what is said
    ["mode:\n", "modes:\n", /key modes: .*did you mean mode\?/],
    ["  in-person:\n", "  in-persn:\n", /key mode.*in-persn/],
    ["learned|had)\\b", "learned|had\\b", /line \d+, key past\.2: write a regular expression/],
    ["about 07-01..08-31", "July", /key calendar\.yearly\..*write spring, autumn, 09-10, 07-01/],
    ["spring: about 02-01", "spring: soon 02-01", /key calendar\.terms\.spring: write 09-10/],
  ])("refuses a vocabulary where %j is %j", (right, wrong, said) => {
    const text = vocabulary.text.replace(right, wrong);
    expect(text).not.toBe(vocabulary.text);
    expect(() =>
      readMaterial(
        { examples: [], commands, vocabulary: { ...vocabulary, text }, cues, concepts },
        questions,
      ),
    ).toThrow(said);
  });
});
