import { describe, expect, it } from "vitest";
import { colleaguesIn } from "../../../../src/app/access/find-colleagues.ts";
import type { SampleSchool } from "../../../../src/app/load-sample.ts";
import { loadSample } from "../../../../src/app/load-sample.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import { readSample } from "../../../../src/files/policies/read-sample.ts";
import { builtInPolicies } from "../../../support/built-in-policies.ts";
import { conversationOver } from "../../../support/chat.ts";
import { createMemoryStore } from "../../../support/memory-store.ts";
import { say, usePage } from "../../../support/web-page.ts";

const NOW = { at: "2026-03-10T08:00:00.000Z", today: parseDay("2026-03-10") };
const store = createMemoryStore();
await loadSample(
  store,
  readSample(new URL("../../../../policies", import.meta.url).pathname) as SampleSchool,
  NOW,
);
const { open } = usePage({
  conversation: conversationOver(
    store,
    (error) => {
      throw error;
    },
    builtInPolicies(),
  ),
  people: colleaguesIn(store.roster),
  clock: () => new Date(NOW.at),
});

describe("the sample school on the page", () => {
  it("tells a newcomer what is missing, within the first question", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "我今年还差多少学时？");
    expect(await page.getByRole("log").textContent()).toMatch(/还差 8 学分（22\/30）/);
    expect(await page.getByRole("progressbar").first().getAttribute("aria-valuenow")).toBe("22");
    await page.getByRole("button", { name: "为什么" }).click();
    await page.getByText("县级新课标培训").first().waitFor();
  });

  it("records on confirmation by button, and takes it back", async () => {
    const page = await open({ as: "T003", place: "private" });
    await say(page, "昨天参加县级面授8学时《作业设计》 记一下");
    await page.getByText("3月9日（周一）").first().waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("还差 10 学分（20/30）").first().waitFor();
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText("还差 18 学分（12/30）").first().waitFor();
  });

  it("records what is filled in as a form", async () => {
    const page = await open({ as: "T003", place: "private" });
    await say(page, "/记");
    await page.getByLabel("类别").selectOption({ label: "培训" });
    await page.getByLabel("级别").selectOption({ label: "县级" });
    await page.getByLabel("完成日期").fill("2026-03-05");
    await page.getByLabel("学时").fill("4");
    await page.getByRole("button", { name: "填好了" }).click();
    await page.getByText("要记的是：2026年3月5日（周四） · 4 学时 · 县级 · 培训").first().waitFor();
    await page.getByRole("button", { name: "取消" }).last().click();
  });

  it("answers in the language that is chosen, whatever is typed", async () => {
    const page = await open({ as: "T001", place: "private" });
    await page.getByRole("button", { name: "English" }).click();
    await say(page, "我今年还差多少学时？");
    await page.getByText("8 credits missing").first().waitFor();
    await page.getByRole("button", { name: "中文" }).click();
    await say(page, "how much am I missing this year?");
    await page.getByText("还差 8 学分（22/30）").first().waitFor();
  });

  it("answers in English, and never shows a colleague's figures in the group", async () => {
    const page = await open({ as: "T001" });
    const other = await open({ as: "T003" });
    await say(page, "How many credits do I still need this year?");
    await page.getByText("8 credits missing (22/30)").first().waitFor();
    await other.getByText("in private").first().waitFor();
    expect(await other.content()).not.toMatch(/22\/30/);
  });
});
