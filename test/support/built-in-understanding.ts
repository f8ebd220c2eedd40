import { fileURLToPath } from "node:url";
import type { TrainingData } from "../../src/conversation/message/training-data.ts";
import {
  createUnderstanding,
  type Understanding,
} from "../../src/conversation/message/understand.ts";
import { readPrompts } from "../../src/files/prompts/read-prompts.ts";

let material: TrainingData | undefined;
let understanding: Understanding | undefined;

/** What `prompts/` teaches, read once. */
export function builtInMaterial(): TrainingData {
  material ??= readPrompts(fileURLToPath(new URL("../../prompts/", import.meta.url)));
  return material;
}

/** The understanding that `prompts/` teaches, learnt once. */
export function builtInUnderstanding(): Understanding {
  understanding ??= createUnderstanding(builtInMaterial());
  return understanding;
}
