import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * Bundles the program: `node src/build.mjs [folder] [program…]`, by default into dist/cli; other
 * programs beside it where tests name them. Types are not looked at: that is `npm run types`.
 *
 * A few large files load in a third of the time of a thousand small ones. All lie in one folder, so
 * that a thread is beside the code that starts it, as it is in the sources. What every start would
 * have to read and learn from the prompts is written beside them.
 */

/** Packages of many small files that every start loads; all others stay where they are installed. */
const BUNDLED = ["@hono/node-server", "hono", "kysely", "zod"];

/** @param {string} file */
const at = (file) => fileURLToPath(new URL(file, import.meta.url));
const [given = at("../dist/cli"), ...others] = process.argv.slice(2);
const folder = resolve(given);
const { dependencies, devDependencies } = JSON.parse(await readFile(at("../package.json"), "utf8"));
const packages = Object.keys({ ...dependencies, ...devDependencies });

await rm(folder, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: at("."),
  entryPoints: [
    "cli/main.ts",
    "cli/plan-part.ts",
    "files/prompts/prompts-in.ts",
    "files/sheets/sheet-thread.js",
    "watchdog-thread.js",
    ...others,
  ],
  entryNames: "[name]",
  outdir: folder,
  bundle: true,
  splitting: true,
  external: packages.filter((name) => !BUNDLED.includes(name)),
  platform: "node",
  format: "esm",
  target: "node20",
  charset: "utf8",
  sourcemap: true,
  metafile: true,
  logLevel: "warning",
});

/** @type {typeof import("./files/prompts/prompts-in.ts")} */
const { preparePrompts } = await import(pathToFileURL(join(folder, "prompts-in.js")).href);
await writeFile(join(folder, "prompts.json"), preparePrompts(at("../prompts")));

const bytes = Object.entries(metafile.outputs)
  .filter(([file]) => file.endsWith(".js"))
  .reduce((sum, [, output]) => sum + output.bytes, 0);
console.log(`built the program: ${Math.ceil(bytes / 1024)} KB in ${folder}`);
