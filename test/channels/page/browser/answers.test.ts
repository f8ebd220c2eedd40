import { describe, expect, it } from "vitest";
import { PEOPLE } from "../../../support/web-deps.ts";
import { say, usePage } from "../../../support/web-page.ts";

const { open, turns } = usePage();
/** Where a long article takes more than two lines in any font, also in one without Chinese. */
const PHONE = { width: 360, height: 740 };

describe("an answer on the page", () => {
  it("draws its lead, progress, facts and article", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "我今年还差多少学时？");
    const answer = page.getByRole("article").last();
    expect(await answer.locator(".lead").textContent()).toMatch(/还有缺口：\s*还差 8 学分，22\/30/);

    const progress = answer.getByRole("progressbar", { name: "2026 年合计" });
    expect(await progress.getAttribute("aria-valuenow")).toBe("22");
    expect(await progress.getAttribute("aria-valuemax")).toBe("30");
    expect(await progress.getAttribute("aria-valuetext")).toBe("22 / 30 学分");
    expect(await progress.locator(".filled").getAttribute("width")).toBe("73.3%");
    expect(await answer.locator(".progress").textContent()).toMatch(/22 \/ 30 学分 73%/);

    expect(await answer.getByRole("term").allTextContents()).toEqual(["其中校本", "最省的补法"]);
    expect(await answer.getByRole("definition").first().textContent()).toBe("18 学分，还能计 2");
    const article = answer.getByRole("complementary", { name: "依据 三.1" });
    expect(await article.textContent()).toMatch(/三\.1 青禾学校教师培训学分办法每年不少于 30 学分/);
  });

  it("draws its table with caption, headings and every cell, and its list", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "为什么");
    const table = page.getByRole("table", { name: "2026 年的记录" });
    expect(await table.getByRole("columnheader").allTextContents()).toEqual([
      "日期",
      "项目",
      "级别",
      "折算",
      "计入",
      "依据",
    ]);
    expect(await table.getByRole("cell").count()).toBe(18);
    expect(await table.getByRole("row").nth(3).textContent()).toContain(
      "学科讲座（与上一条内容相同）",
    );
    expect(await page.locator(".items li").allTextContents()).toEqual([
      "同一内容一年只计一次，取高的一条",
      "校本一年最多计 20 学分",
    ]);
  });

  it("shows a picture with what is on it, and links a document", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "看看我的证书");
    await page.getByRole("img", { name: "2026年3月2日的校本研修的证书" }).waitFor();
    const width =
      "document.querySelector('.image img').decode().then(() => document.querySelector('.image img').naturalWidth)";
    expect(await page.evaluate(width)).toBe(2);
    const link = page.getByRole("link", { name: "证书2.pdf" });
    expect(await link.getAttribute("download")).toBe("证书2.pdf");
  });

  it("draws a picture that is asked for, to be kept", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "把我的学分画成图");
    await page.getByRole("img", { name: "王芳的学分的图" }).waitFor();
    const width =
      "document.querySelector('.image img').decode().then(() => document.querySelector('.image img').naturalWidth)";
    expect(await page.evaluate(width)).toBe(720);
  });

  it("shows two lines of a long article, and all of it at the press of a button", async () => {
    const page = await open({ as: "T001", place: "private", viewport: PHONE });
    await say(page, "为什么");
    const article = page.getByRole("complementary", { name: "依据 四.4" });
    const height = async () => (await article.boundingBox())?.height ?? 0;
    await article.getByRole("button", { name: "展开" }).waitFor();
    const before = await height();
    await article.getByRole("button", { name: "展开" }).click();
    const less = article.getByRole("button", { name: "收起" });
    expect(await less.getAttribute("aria-expanded")).toBe("true");
    expect(await height()).toBeGreaterThan(before);
    await less.click();
    expect(await height()).toBeCloseTo(before, 1);
  });

  it("offers all of an article where two lines cut it, and nothing where they do not", async () => {
    const page = await open({ as: "T001", place: "private", viewport: PHONE });
    await say(page, "Why?");
    const more = page
      .getByRole("complementary", { name: "依据 四.4" })
      .getByRole("button", { name: "展开" });
    await more.waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await more.waitFor({ state: "detached" });
    await page.setViewportSize(PHONE);
    await more.waitFor();
  });

  it("draws its chart as bars with targets, and says every value in words", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "/计划");
    const chart = page.getByRole("figure");
    const bars = await chart.getByRole("listitem").allTextContents();
    expect(bars).toEqual([
      "校本研修18 学分 目标 20",
      "集中培训4 学分 目标 4",
      "远程培训0 学分 目标 6.5",
      "其他2.25 学分",
    ]);
    expect(await chart.textContent()).toContain("竖线是目标");
    const widths = await chart
      .locator(".filled")
      .evaluateAll((all) => all.map((bar) => bar.getAttribute("width")));
    expect(widths).toEqual(["90%", "20%", "11.3%"]);
    const targets = await chart
      .locator(".target")
      .evaluateAll((all) => all.map((line) => line.getAttribute("x1")));
    expect(targets).toEqual(["100%", "20%", "32.5%"]);
  });

  it("is its plain text alone at the turn of a switch, which is remembered", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "为什么");
    await page.getByRole("switch", { name: "纯文字" }).click();
    const plain = page.getByText(
      "计入的 3 条：校本研修 18、县级培训 4、学科讲座 0（重复）。依据 四.1、四.3。",
    );
    await plain.waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
    await page.reload();
    await plain.waitFor();
    await page.getByRole("switch", { name: "纯文字" }).click();
    await page.getByRole("table").waitFor();
    expect(await plain.count()).toBe(0);
  });

  it("is its text where it has no blocks", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "/静音");
    await page.getByText("好，今天不再提醒您。").waitFor();
  });

  it("taller than the window is shown from its question on", async () => {
    const page = await open({
      as: "T001",
      place: "private",
      viewport: { width: 900, height: 420 },
    });
    await say(page, "为什么");
    const question = page.getByRole("article").last().locator(".bubble").first();
    await expect.poll(async () => (await question.boundingBox())?.y).toBeGreaterThan(0);
    expect((await question.boundingBox())?.y).toBeLessThan(250);
  });
});

describe("in English", () => {
  it("the page speaks English, says so to the browser, asks in English, and remembers", async () => {
    const page = await open({ as: "T001" });
    expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.title()).toBe("xuefen · training credit assistant");
    await page.getByRole("button", { name: "How many hours am I short this year?" }).click();
    await page.getByText("8 credits missing, 22 of 30, until 31 December").waitFor();
    await page.getByText("Only you see this").waitFor();
    expect(turns()[0]).toMatchObject({ language: "en" });

    await page.reload();
    await page.getByText("Only you see this").waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("en");
    const own = await page.locator("aside.settings").textContent();
    const names = PEOPLE.flatMap(({ name, school, group = "中文" }) => [name, school.name, group]);
    expect(names.reduce((rest, name) => rest.replaceAll(name, ""), own ?? "")).not.toMatch(
      /\p{Script=Han}/u,
    );
  });
});
