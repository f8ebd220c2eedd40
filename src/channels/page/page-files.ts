import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { BUILT_PAGE } from "../../folders.ts";
import type { WebEnv } from "./web-deps.ts";

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** The names that the build makes: what they hold decides them, so they never change meaning. */
const HASHED = /^[a-z]+-[A-Z0-9]{8}\.(js|css|svg)$/;

async function contents(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    return undefined;
  }
}

/** `GET /` and the scripts, styles and pictures it needs. */
export function pageFiles(folder = BUILT_PAGE): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/", async (c) => {
    const page = await contents(join(folder, "index.html"));
    if (!page) return c.text("The page is not built yet; run: npm run build\n", 503);
    c.header("Cache-Control", "no-cache");
    c.header("Content-Type", "text/html; charset=utf-8");
    return c.body(page);
  });
  app.get("/assets/:name", async (c) => {
    const name = c.req.param("name");
    const type = TYPES[HASHED.exec(name)?.[1] ?? ""];
    const file = type && (await contents(join(folder, name)));
    if (!file) return c.notFound();
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    c.header("Content-Type", type);
    return c.body(file);
  });
  return app;
}
