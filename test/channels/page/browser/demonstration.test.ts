import { describe, expect, it } from "vitest";
import type { MovableClock } from "../../../../src/channels/page/movable-clock.ts";
import { createTranscript } from "../../../../src/channels/page/transcript.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import { overflow } from "../../../support/probes.ts";
import { usePage } from "../../../support/web-page.ts";

const transcript = createTranscript();
const BY = { id: "T002", name: "李建国" };

/** On every day 李建国 is reminded, but on the last of the year. */
const movable: MovableClock = {
  from: parseDay("2026-01-01"),
  to: parseDay("2027-12-31"),
  moveOn: () => movable.moveTo(parseDay("2026-12-01")),
  async moveTo(day) {
    if (day.endsWith("12-31")) return { day, isWorkingDay: false, told: [] };
    const text = `还有 30 天截止：还差 8 学分（${day}）`;
    transcript.add({
      ...{ place: "private", room: "web", by: BY, text: "", isPressed: false, isPushed: true },
      at: `${day}T00:30:00.000Z`,
      reply: {
        ...{ text, language: "zh-CN", private: true, citations: [] },
        blocks: [
          { kind: "lead", text, tone: "short" },
          { kind: "actions", actions: [{ label: "怎么补", run: { command: "plan" } }] },
        ],
      },
    });
    return { day, isWorkingDay: true, told: [BY] };
  },
};

const { open, turns } = usePage({ movable, transcript });
const real = usePage();

describe("the clock of the made-up school", () => {
  it("moves on to the next message, which is read where it was sent, and its buttons work", async () => {
    const page = await open({ as: "T001" });
    await page.getByRole("button", { name: "拨到下一次有消息的日子" }).click();
    await page.getByRole("button", { name: "李建国 T002" }).click();
    const sent = page
      .getByRole("article", { name: "助手主动发给李建国" })
      .filter({ hasText: "还差 8 学分（2026-12-01）" });
    await sent.waitFor();
    expect(await page.getByLabel("今天是").inputValue()).toBe("2026-12-01");
    expect(await sent.locator("time").textContent()).toBe("12月1日 08:30");
    await sent.getByRole("button", { name: "怎么补" }).click();
    await page.getByText("再参加 1 天县级培训就够了").waitFor();
    expect(turns().map(({ speaker }) => speaker)).toEqual([{ person: "T002" }]);
  });

  it("says of a day off that nothing is sent, in both languages", async () => {
    const page = await open({ as: "T001" });
    await page.getByLabel("今天是").fill("2026-12-31");
    await page.getByText("这一天不上班，不发消息。").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("This is a day off, so nothing is sent.").waitFor();
  });

  it("fits on a phone", async () => {
    const viewport = { width: 360, height: 740 };
    const page = await open({ as: "T002", place: "private", viewport, isMobile: true });
    await page.getByRole("button", { name: "我是谁" }).click();
    await page.getByLabel("今天是").fill("2026-12-03");
    await page.getByRole("button", { name: "李建国 T002" }).waitFor();
    expect(await overflow(page)).toEqual({ page: 0, log: 0, wide: [] });
  });

  it("is not there where people are real", async () => {
    const page = await real.open({ as: "T001" });
    await page.getByRole("heading", { name: "显示" }).waitFor();
    expect(await page.getByRole("heading", { name: "演示时间" }).count()).toBe(0);
  });
});
