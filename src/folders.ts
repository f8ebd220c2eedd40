import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);

/** The folder of policies that come with the program. */
export const BUILT_IN_POLICIES = fileURLToPath(new URL("policies", ROOT));

/** The folder of every sentence the program is told or says. */
export const BUILT_IN_PROMPTS = fileURLToPath(new URL("prompts", ROOT));
