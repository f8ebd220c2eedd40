import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from "vitest";
import { createWebApp } from "../../src/channels/page/app.ts";
import { type Served, serveWeb } from "../../src/channels/page/serve.ts";
import type { WebDeps } from "../../src/channels/page/web-deps.ts";
import { webDeps } from "./web-deps.ts";

/** How a window is opened: as whom, where, and on what kind of screen. */
export type Window = BrowserContextOptions & {
  readonly as?: string;
  readonly place?: "group" | "private";
};

/**
 * The page in a real browser, served anew for each test. Each test also fails if the page
 * asked another machine for anything, or if the browser had something to complain about.
 */
export function usePage(changed: Partial<WebDeps> = {}) {
  let browser: Browser;
  let served: Served;
  let given = webDeps();
  const assets = inject("page");
  const complaints: string[] = [];
  const foreign: string[] = [];

  beforeAll(async () => {
    browser = await chromium.connect(inject("browser"));
  });
  beforeEach(async () => {
    given = webDeps({ assets, ...changed });
    served = await serveWeb(createWebApp(given.deps), { port: 0, host: "127.0.0.1" });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await served.close();
    expect(foreign.splice(0)).toEqual([]);
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });

  return {
    /** What the conversation was given so far. */
    turns: () => given.turns,
    /** Takes what the browser complained of so far, where a test means it to. */
    takeComplaints: () => complaints.splice(0),
    async open({ as, place, ...options }: Window = {}): Promise<Page> {
      const context = await browser.newContext(options);
      await context.route("**", async (route) => {
        const here = route.request().url().startsWith(`${served.url}/`);
        if (!here) foreign.push(route.request().url());
        await (here ? route.continue() : route.abort());
      });
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => complaints.push(message));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      const query = new URLSearchParams({ ...(as && { as }), ...(place && { place }) });
      await page.goto(`${served.url}/?${query}`);
      // While the people are fetched the page says so in a main of its own.
      await page.locator("main:not([aria-busy])").waitFor();
      return page;
    },
  };
}

/** Says something the way people do: by typing it and pressing Enter; waits for the answer. */
export async function say(page: Page, text: string): Promise<void> {
  const answers = page.locator("article.exchange");
  await page.getByRole("textbox").fill(text);
  // An answer may be seen before the page knows that its question is done; until it does, Enter
  // sends nothing.
  await page.locator("button.send:enabled").waitFor();
  const before = await answers.count();
  await page.keyboard.press("Enter");
  await answers.nth(before).waitFor();
}
