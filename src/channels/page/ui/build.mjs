import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles the page: `node src/channels/page/ui/build.mjs [folder]`, by default into dist/channels/page/ui. */

const here = fileURLToPath(new URL(".", import.meta.url));
const folder =
  process.argv[2] ?? fileURLToPath(new URL("../../../../dist/channels/page/ui", import.meta.url));

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const { metafile } = await build({
  entryPoints: [join(here, "page.tsx")],
  outdir: folder,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome100", "safari15.4", "firefox100"],
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
const [script, bundle] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint);

const drawing = await readFile(join(here, "icon.svg"));
const digest = createHash("sha256").update(drawing).digest("hex").slice(0, 8).toUpperCase();
const icon = `icon-${digest}.svg`;
await copyFile(join(here, "icon.svg"), join(folder, icon));

const links = { script, style: bundle.cssBundle, icon };
const template = await readFile(join(here, "index.html"), "utf8");
const page = template.replace(
  /\{(script|style|icon)\}/g,
  (_, name) => `/assets/${basename(links[name])}`,
);
await writeFile(join(folder, "index.html"), page);

const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
console.log(`built the page: ${Math.ceil(bytes / 1024)} KB in ${folder}`);
