import { fileURLToPath } from "node:url";
import type { Material } from "../../src/conversation/message/material.ts";
import {
  createUnderstanding,
  type Understanding,
} from "../../src/conversation/message/understand.ts";
import { readPrompts } from "../../src/prompts-folder/read-prompts.ts";

let material: Material | undefined;
let understanding: Understanding | undefined;

/** What `prompts/` teaches, read once. */
export function builtInMaterial(): Material {
  material ??= readPrompts(fileURLToPath(new URL("../../prompts/", import.meta.url)));
  return material;
}

/** The understanding that `prompts/` teaches, learnt once. */
export function builtInUnderstanding(): Understanding {
  understanding ??= createUnderstanding(builtInMaterial());
  return understanding;
}
