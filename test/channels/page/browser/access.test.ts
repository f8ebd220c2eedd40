import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { faintTexts, nameless, overflow, strayIds } from "../../../support/probes.ts";
import { say, usePage } from "../../../support/web-page.ts";

const { open, takeComplaints } = usePage();

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** A chat that holds every kind of block. */
async function everything(page: Page) {
  await say(page, "我今年还差多少学时？");
  await say(page, "为什么");
  await say(page, "/计划");
  await say(page, "/帮助");
}

describe("for whoever cannot see the page", () => {
  it("everything has a name, and every reference leads somewhere", async () => {
    const page = await open({ as: "T001" });
    await everything(page);
    await page.getByRole("combobox").click();
    const { unnamed, count } = await nameless(page);
    expect(unnamed).toEqual([]);
    expect(count).toBeGreaterThan(30);
    expect(await strayIds(page)).toEqual({ twice: [], missing: [] });
  });

  it("there is one main part, one title, and headings without a gap", async () => {
    const page = await open({ as: "T001" });
    expect(await page.getByRole("main").count()).toBe(1);
    const levels = await page
      .getByRole("heading")
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, at) => {
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it("messages are announced politely", async () => {
    const page = await open({ as: "T001" });
    expect(await page.getByRole("log", { name: "聊天记录" }).getAttribute("aria-live")).toBe(
      "polite",
    );
  });
});

describe("for whoever sees little", () => {
  it.each(["light", "dark"] as const)(
    "every text stands out in %s colours",
    async (colorScheme) => {
      const page = await open({ as: "T001", colorScheme });
      await everything(page);
      await page.getByRole("combobox").click();
      const { faint, count } = await faintTexts(page);
      expect(faint).toEqual([]);
      expect(count).toBeGreaterThan(80);
    },
  );

  it("dark colours are really dark", async () => {
    const page = await open({ as: "T001", colorScheme: "dark" });
    const ground = await page
      .locator("body")
      .evaluate((body) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor);
    expect(ground).toBe("rgb(21, 25, 26)");
  });

  it("nothing moves for whoever asked for that", async () => {
    const page = await open({ as: "T001", reducedMotion: "reduce" });
    await say(page, "/帮助");
    expect(
      await page.locator("html").evaluate((html) => html.ownerDocument.getAnimations().length),
    ).toBe(0);
  });
});

describe("on a phone 360 pixels wide", () => {
  it.each(["group", "private"] as const)("nothing sticks out of the %s chat", async (place) => {
    const page = await open({ as: "T001", place, ...PHONE });
    expect(await overflow(page)).toEqual({ page: 0, log: 0, wide: [] });
    await everything(page);
    expect(await overflow(page)).toEqual({ page: 0, log: 0, wide: [] });
    await page.getByRole("button", { name: "我是谁" }).click();
    expect(await overflow(page)).toEqual({ page: 0, log: 0, wide: [] });
  });

  it("nothing sticks out in English", async () => {
    const page = await open({ as: "T003", ...PHONE });
    await page.getByRole("button", { name: "我是谁" }).click();
    await page.getByRole("button", { name: "English" }).click();
    await page.keyboard.press("Escape");
    await say(page, "How many hours am I short this year?");
    expect(await overflow(page)).toEqual({ page: 0, log: 0, wide: [] });
  });

  it("a wide table scrolls within itself", async () => {
    const page = await open({ as: "T001", place: "private", ...PHONE });
    await say(page, "Why?");
    const table = page.getByRole("region", { name: "Records of 2026" });
    expect(await table.evaluate((each) => each.scrollWidth > each.clientWidth)).toBe(true);
    expect(await table.getAttribute("tabindex")).toBe("0");
  });

  it("everything that is pressed is at least 24 pixels high and wide", async () => {
    const page = await open({ as: "T001", ...PHONE });
    await everything(page);
    await page.getByRole("button", { name: "我是谁" }).click();
    const sizes = await page
      .locator("button:visible")
      .evaluateAll((all) =>
        all
          .map((each) => each.getBoundingClientRect())
          .map(({ width, height }) => Math.min(width, height)),
      );
    expect(sizes.length).toBeGreaterThan(8);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });

  it("who I am opens from the top, and closes again once chosen", async () => {
    const page = await open({ as: "T001", ...PHONE });
    const settings = page.getByRole("complementary", { name: "身份与显示" });
    expect(await settings.isVisible()).toBe(false);
    await page.getByRole("button", { name: "我是谁 王芳" }).click();
    await page.getByRole("combobox").click();
    await page.getByRole("option", { name: /李建国/ }).click();
    await page.getByRole("button", { name: "我是谁 李建国" }).waitFor();
    expect(await settings.isVisible()).toBe(false);
  });
});

describe("what the page may do", () => {
  it("is no more than the server's policy lets it: an inline script does not run", async () => {
    const page = await open({ as: "T001" });
    await page.locator("head").evaluate((head) => {
      const script = head.ownerDocument.createElement("script");
      script.textContent = "document.title = 'overrun'";
      head.append(script);
    });
    expect(await page.title()).toBe("学分 · 培训学分助手");
    expect(takeComplaints()).toEqual([expect.stringMatching(/Content Security Policy/)]);
  });
});
