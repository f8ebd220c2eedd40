import { builtInPrompts } from "../../src/built-in.ts";
import type { ArticleSearch } from "../../src/conversation/articles/search-articles.ts";
import type { TrainingData } from "../../src/conversation/message/training-data.ts";
import type { Understanding } from "../../src/conversation/message/understand.ts";

/** What `prompts/` teaches, read once for all tests of a worker. */
export function builtInMaterial(): TrainingData {
  return builtInPrompts().material;
}

/** The understanding that `prompts/` teaches, learnt once. */
export function builtInUnderstanding(): Understanding {
  return builtInPrompts().understanding();
}

/** The search of articles, by which each policy is indexed once for all tests of a worker. */
export function builtInArticles(): ArticleSearch {
  return builtInPrompts().articles();
}
