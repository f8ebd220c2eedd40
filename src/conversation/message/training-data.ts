import { z } from "zod";
import { Failure } from "../../domain/failure.ts";
import { nearest } from "../../domain/nearest.ts";
import { parseSource, readYaml } from "../../policy/loading/read-yaml.ts";
import type { Language } from "../../wording/messages.ts";
import { type Concepts, type ConceptsFile, conceptsFile, createConcepts } from "./concepts.ts";
import { type Cues, type CuesFile, checkCues, createCues, cuesFile } from "./cues.ts";
import { INTENTS, type Intent, type QuestionFacts, type QuestionId } from "./meaning.ts";
import { compileVocabulary, type Vocabulary } from "./vocabulary.ts";
import { type VocabularyFile, vocabularyFile } from "./vocabulary-file.ts";

/** A sentence that somebody might say, with the question that it asks. */
export interface Example {
  readonly text: string;
  readonly question: QuestionId;
  /** The topic of the question. */
  readonly intent: Intent;
  readonly language: Language;
}

/** A slash command: the word it is known by inside the program, and what people type. */
export type Command = z.output<typeof COMMAND> & {
  /** Whether a number at its end is a year, because a question that it asks takes one. */
  readonly takesYear: boolean;
};

/** What the assistant learns its understanding from, as it is written: plain data. */
export interface Material {
  readonly examples: readonly Example[];
  readonly commands: readonly Command[];
  readonly vocabulary: VocabularyFile;
  readonly cues: CuesFile;
  readonly concepts: ConceptsFile;
}

/** The same, its words and cues ready for use. */
export interface TrainingData extends Pick<Material, "examples" | "commands"> {
  readonly vocabulary: Vocabulary;
  readonly cues: Cues;
  readonly concepts: Concepts;
}

/** A file of prompts, already read. */
export interface PromptFile {
  readonly file: string;
  readonly text: string;
}

/** Sentences in one language, under the ids of the questions that they ask. */
export interface ExampleFile extends PromptFile {
  readonly language: Language;
}

const IN_BOTH = z.strictObject({ "zh-CN": z.string(), en: z.string() });
const NAMES = z.array(z.string().toLowerCase()).min(1);
const COMMAND = z.strictObject({
  word: z.string(),
  intent: z.enum(INTENTS),
  /** Without the slash, in small letters; the first is the one that help shows. */
  names: z.strictObject({ "zh-CN": NAMES, en: NAMES }),
  summary: IN_BOTH,
  example: IN_BOTH,
});
const COMMANDS = z.array(COMMAND);
/** One sentence a line, so that nobody who adds one has to know about quotation marks. */
const EXAMPLES = z.record(z.string(), z.string());

/**
 * Reads what the assistant is taught from.
 *
 * @throws {Failure} policy/unreadable naming file, line and key; input/unreadable if examples
 * are given for a question that does not exist, or cues contradict themselves
 */
export function readMaterial(
  files: {
    readonly examples: readonly ExampleFile[];
    readonly commands: PromptFile;
    readonly vocabulary: PromptFile;
    readonly cues: PromptFile;
    readonly concepts: PromptFile;
  },
  questions: readonly QuestionFacts[],
): Material {
  const cues = read(files.cues, cuesFile);
  checkCues(cues, files.cues.file);
  return {
    examples: files.examples.flatMap((file) => readExamples(file, questions)),
    commands: read(files.commands, COMMANDS).map((command) => ({
      ...command,
      takesYear: questions.some(
        ({ commands, takesYear }) => takesYear && commands?.includes(command.word),
      ),
    })),
    vocabulary: read(files.vocabulary, vocabularyFile),
    cues,
    concepts: read(files.concepts, conceptsFile),
  };
}

/** Makes what was read ready for use. */
export function trainingDataOf(material: Material): TrainingData {
  return {
    ...material,
    vocabulary: compileVocabulary(material.vocabulary),
    cues: createCues(material.cues, "cues.yaml"),
    concepts: createConcepts(material.concepts),
  };
}

/**
 * Reads one file of examples.
 *
 * @throws {Failure} policy/unreadable naming file, line and key; input/unreadable if examples are
 * given for a question that does not exist
 */
export function readExamples(source: ExampleFile, questions: readonly QuestionFacts[]): Example[] {
  return Object.entries(read(source, EXAMPLES)).flatMap(([key, sentences]) => {
    const asked = questions.find(({ id }) => id === key);
    if (!asked) {
      const near = nearest(
        key,
        questions.map(({ id }) => id),
      );
      const expected = `there is no such question${near ? ` (${near}?)` : ""}`;
      throw new Failure("input/unreadable", { source: source.file, key, expected });
    }
    return sentences
      .split("\n")
      .map((line) => line.trim())
      .filter((text) => text !== "")
      .map((text) => ({
        text,
        question: asked.id,
        intent: asked.topic,
        language: source.language,
      }));
  });
}

function read<T extends z.ZodType>({ file, text }: PromptFile, schema: T): z.output<T> {
  return parseSource(readYaml(file, text), schema);
}
