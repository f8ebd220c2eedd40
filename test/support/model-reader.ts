import { readFileSync } from "node:fs";
import { chatCompletions } from "../../src/assistant/chat-completions.ts";
import { QUESTIONS } from "../../src/conversation/questions/index.ts";
import { questionsToRead } from "../../src/conversation/reader/read-unsure.ts";
import { createReader, type Reader } from "../../src/conversation/reader/reader.ts";
import { readerPrompt } from "../../src/conversation/reader/reader-prompt.ts";
import { builtInMaterial } from "./built-in-understanding.ts";

/** The reader as the program puts it together, over a server of chat completions. */
export function readerOver(baseUrl: string, deadlineMs = 3_000): Reader {
  const { examples } = builtInMaterial();
  const offered = questionsToRead(QUESTIONS.all, examples).map(({ id }) => id);
  const written = readFileSync(new URL("../../prompts/reader.md", import.meta.url), "utf8");
  const model = chatCompletions({ baseUrl, model: "m" }, readerPrompt(written, offered, examples));
  const limits = { deadlineMs, perDay: 1_000, perPerson: 1_000 };
  return createReader(model, offered, limits, () => performance.now());
}
