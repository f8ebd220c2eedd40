import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The nearest folder above with a package.json: sources and what is built of them stand at different depths. */
function rootAbove(folder: URL): URL {
  return existsSync(new URL("package.json", folder)) ? folder : rootAbove(new URL("../", folder));
}

/** The folder of the whole program. */
export const ROOT = rootAbove(new URL("./", import.meta.url));

/** The folder of policies that come with the program. */
export const BUILT_IN_POLICIES = fileURLToPath(new URL("policies", ROOT));

/** The folder of every sentence the program is told or says. */
export const BUILT_IN_PROMPTS = fileURLToPath(new URL("prompts", ROOT));

/** Where `npm run build` puts the page. */
export const BUILT_PAGE = fileURLToPath(new URL("dist/channels/page/ui/", ROOT));
