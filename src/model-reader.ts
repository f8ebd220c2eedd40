import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { QuestionId } from "./conversation/message/meaning.ts";
import type { TrainingData } from "./conversation/message/training-data.ts";
import { QUESTIONS } from "./conversation/questions/index.ts";
import { questionsToRead } from "./conversation/reader/read-unsure.ts";
import { createReader, type Model, type Reader } from "./conversation/reader/reader.ts";
import { readerPrompt } from "./conversation/reader/reader-prompt.ts";
import { BUILT_IN_PROMPTS } from "./folders.ts";

/** What a message waits for a model at most; also at most half of what a turn may take. */
const DEADLINE_MS = 3_000;

type Settings = Pick<Config, "model" | "turnSeconds">;
type Taught = Pick<TrainingData, "examples">;

/** The model that is set, told what it has to do; nothing where none is set, and then nothing of it is loaded. */
export async function modelBy(
  { model }: Settings,
  { examples }: Taught,
): Promise<{ readonly model: Model; readonly offered: readonly QuestionId[] } | undefined> {
  if (!model) return undefined;
  const { chatCompletions } = await import("./assistant/chat-completions.ts");
  const written = readFileSync(join(BUILT_IN_PROMPTS, "reader.md"), "utf8");
  const offered = questionsToRead(QUESTIONS.all, examples).map(({ id }) => id);
  return {
    model: chatCompletions(model, readerPrompt(written, offered, examples)),
    offered,
  };
}

/** The reader over the model that is set, within what these settings allow. */
export async function readerBy(settings: Settings, taught: Taught): Promise<Reader | undefined> {
  const set = await modelBy(settings, taught);
  if (!set || !settings.model) return undefined;
  const { perDay, perPerson } = settings.model;
  const limits = { deadlineMs: deadlineOf(settings), perDay, perPerson };
  return createReader(set.model, set.offered, limits, () => performance.now());
}

/** How long a model may take to read a message. */
export function deadlineOf({ turnSeconds }: Pick<Settings, "turnSeconds">): number {
  return Math.min(DEADLINE_MS, turnSeconds * 500);
}
