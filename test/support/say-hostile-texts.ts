import { writeSync } from "node:fs";
import { builtInPolicies } from "./built-in-policies.ts";
import { openChat } from "./chat.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";
import { createMemoryStore } from "./memory-store.ts";

/**
 * A program of its own: says every hostile text as two people under the longest real policies, and
 * tells how many were answered.
 */
const chat = await openChat(createMemoryStore(), builtInPolicies());
await chat.store.roster.setPolicy("qinghe", "hunan-heye-school");
const voices = [chat.person("T007"), chat.stranger("linwei-2022", "somebody")];
let answered = 0;
for (const text of HOSTILE_TEXTS) {
  for (const voice of voices) {
    const { reply } = await voice.says(text);
    if (reply.text !== "") answered += 1;
  }
}
writeSync(1, JSON.stringify({ answered, errors: chat.errors.map(String) }));
