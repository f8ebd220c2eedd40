import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDocument, Scalar } from "yaml";
import type { QuestionId } from "../../conversation/message/meaning.ts";
import { type Example, readExamples } from "../../conversation/message/training-data.ts";
import { QUESTIONS } from "../../conversation/questions/index.ts";
import { Failure } from "../../domain/failure.ts";
import type { Language } from "../../wording/messages.ts";

const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

/** Where a data folder keeps the sentences that a school taught its assistant, in the form of `prompts/examples`. */
function fileIn(data: string, language: Language): string {
  return join(data, "examples", language, "taught.yaml");
}

/**
 * The sentences that a school taught its assistant; none where it taught it nothing.
 *
 * @throws {Failure} what reading `prompts/examples` throws
 */
export function readTaught(data: string): readonly Example[] {
  return LANGUAGES.flatMap((language) => {
    const file = fileIn(data, language);
    const text = contentOf(file);
    return text.trim() === "" ? [] : readExamples({ file, text, language }, QUESTIONS.all);
  });
}

/**
 * Adds a sentence to them; whatever else somebody wrote into the file stays.
 *
 * @returns the file
 * @throws {Failure} output/unwritable
 */
export function teach(
  data: string,
  { text, question, language }: Pick<Example, "text" | "language"> & { question: QuestionId },
): string {
  const file = fileIn(data, language);
  const document = parseDocument(contentOf(file) || "{}");
  const before = String(document.get(question) ?? "").trim();
  const lines = before === "" ? [] : before.split("\n");
  const sentences = new Scalar(`${[...lines, text].join("\n")}\n`);
  sentences.type = Scalar.BLOCK_LITERAL;
  document.set(question, sentences);
  if (document.contents && "flow" in document.contents) document.contents.flow = false;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, String(document));
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new Failure("output/unwritable", { file, problem }, { cause });
  }
  return file;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new Failure("input/no-file", { file }, { cause });
  }
}
