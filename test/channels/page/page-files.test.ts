import { beforeAll, describe, expect, it } from "vitest";
import { createWebApp } from "../../../src/channels/page/app.ts";
import { buildPage } from "../../support/built-page.ts";
import { useFolder } from "../../support/use-folder.ts";
import { webDeps } from "../../support/web-deps.ts";

const at = useFolder();
let built: ReturnType<typeof createWebApp>;
beforeAll(() => {
  buildPage(at("page"));
  built = createWebApp(webDeps({ assets: at("page") }).deps);
});

const page = async () => (await built.request("/")).text();
const links = async () =>
  [...(await page()).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to]) => to ?? "");

describe("the page's files", () => {
  it("begin with a page that browsers ask for anew", async () => {
    const response = await built.request("/");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("no-cache");
    expect(await response.text()).toMatch(/^<!doctype html>\s*<html lang="zh-CN">/);
  });

  it("are of the right type, named after what they hold, and kept for good", async () => {
    const types: Record<string, string> = {};
    for (const link of await links()) {
      const { status, headers } = await built.request(link);
      expect([link, status]).toEqual([link, 200]);
      expect(headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
      types[link.replace(/-[A-Z0-9]{8}\./, "-*.")] = headers.get("Content-Type") ?? "";
    }
    expect(types).toEqual({
      "/assets/icon-*.svg": "image/svg+xml",
      "/assets/page-*.css": "text/css; charset=utf-8",
      "/assets/page-*.js": "text/javascript; charset=utf-8",
    });
  });

  it("hold nothing inline, and name no other server", async () => {
    expect(await page()).not.toMatch(/<style|style=|<script>|\son\w+=|https?:/);
    const script = (await links()).find((link) => link.endsWith(".js")) ?? "";
    const code = await (await built.request(script)).text();
    const servers = [...code.matchAll(/https?:\/\/[\w.-]+/g)].map(([server]) => server);
    // Names of vocabularies, which no browser ever fetches.
    expect(servers.filter((server) => server !== "http://www.w3.org")).toEqual([]);
  });

  it.each([
    "/assets/index.html",
    "/assets/..%2Fpackage.json",
    "/assets/%2e%2e%2f%2e%2e%2fpackage.json",
    "/assets/page-AAAAAAAA.js",
    "/assets/",
    "/index.html",
  ])("are all there is: %s is not found", async (path) => {
    expect((await built.request(path)).status).toBe(404);
  });

  it("say in one line what to run when they are not built", async () => {
    const response = await createWebApp(webDeps({ assets: "/nowhere" }).deps).request("/");
    expect(response.status).toBe(503);
    expect(await response.text()).toBe("The page is not built yet; run: npm run build\n");
  });
});
