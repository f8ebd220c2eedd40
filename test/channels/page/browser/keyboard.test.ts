import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { focusedName, focusedOutline } from "../../../support/probes.ts";
import { sentIn } from "../../../support/scripted-conversation.ts";
import { say, usePage } from "../../../support/web-page.ts";

const { open, turns } = usePage();

/** Presses Tab until the focus is on something called that. */
async function tabTo(page: Page, name: string) {
  for (let steps = 0; steps < 40; steps += 1) {
    if ((await focusedName(page)) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches "${name}"`);
}

describe("with the keyboard alone", () => {
  it("the first stop skips to the message box", async () => {
    const page = await open({ as: "T001" });
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("跳到输入框");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("textbox").evaluate((box) => box.matches(":focus"))).toBe(true);
  });

  it("a suggestion is asked, and an answer's button sends what it does", async () => {
    const page = await open({ as: "T001", place: "private" });
    await tabTo(page, "我今年还差多少学时？");
    await page.keyboard.press("Enter");
    await page.getByText("还差 8 学分").waitFor();
    await page.getByRole("textbox").focus();
    for (let steps = 0; steps < 10 && (await focusedName(page)) !== "怎么补"; steps += 1) {
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.press("Space");
    await page.getByText("再参加 1 天县级培训就够了").waitFor();
    expect(turns().map(sentIn)).toEqual(["我今年还差多少学时？", "怎么补"]);
  });

  it("Shift+Enter starts a new line and Enter sends both", async () => {
    const page = await open({ as: "T001" });
    await page.getByRole("textbox").focus();
    await page.keyboard.type("/记");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("3月12日");
    await page.keyboard.press("Enter");
    await page.getByRole("article").waitFor();
    expect(turns().map(sentIn)).toEqual(["/记\n3月12日"]);
    expect(await page.getByRole("textbox").inputValue()).toBe("");
  });

  it("Enter that chooses a character in an input method sends nothing", async () => {
    const page = await open({ as: "T001" });
    const box = page.getByRole("textbox");
    await box.fill("帮");
    await box.dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await box.fill("/帮助");
    await page.keyboard.press("Enter");
    await page.getByRole("article").waitFor();
    expect(turns().map(sentIn)).toEqual(["/帮助"]);
  });

  it("another person is found by typing and chosen with the arrows", async () => {
    const page = await open({ as: "T001" });
    const who = page.getByRole("combobox", { name: "我是谁" });
    await who.focus();
    await page.keyboard.type("禾野小学");
    await expect.poll(() => page.getByRole("option").count()).toBe(3);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await who.inputValue()).toBe("欧阳晓燕");
    await say(page, "/帮助");
    expect(turns()[0]?.speaker).toEqual({ person: "T003" });
    await page.reload();
    await page.getByRole("article").waitFor();
    expect(await who.inputValue()).toBe("欧阳晓燕");
  });

  it("a search that finds nobody says so, and Escape changes nothing", async () => {
    const page = await open({ as: "T002" });
    const who = page.getByRole("combobox", { name: "我是谁" });
    await who.focus();
    await page.keyboard.type("孙悟空");
    await page.locator(".none").getByText("没有找到“孙悟空”").waitFor();
    await page.keyboard.press("Escape");
    expect(await who.inputValue()).toBe("李建国");
    expect(await who.getAttribute("aria-expanded")).toBe("false");
  });

  it("the tabs change with the arrows, and an unsent message waits in its chat", async () => {
    const page = await open({ as: "T001" });
    await page.getByRole("textbox").fill("还没说完");
    await page.getByRole("tab", { name: "群聊" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await focusedName(page)).toBe("私聊");
    await page.getByText("与学分助手的私聊").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("");
    await page.keyboard.press("ArrowLeft");
    expect(await page.getByRole("textbox").inputValue()).toBe("还没说完");
  });

  it("every stop shows where the focus is", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "为什么");
    await page.reload();
    await page.getByRole("article").waitFor();
    const stops: string[] = [];
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press("Tab");
      const { element, shown } = await focusedOutline(page);
      if (element.startsWith("<body") || stops.includes(element)) break;
      stops.push(element);
      expect([element, shown]).toEqual([element, true]);
    }
    expect(stops.length).toBeGreaterThan(8);
  });
});
