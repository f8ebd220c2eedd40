import { describe, expect, it } from "vitest";
import { BREAKS, sentIn } from "../../../support/scripted-conversation.ts";
import { say, usePage } from "../../../support/web-page.ts";

const { open, turns, takeComplaints } = usePage();

const QUESTION = "我今年还差多少学时？";

describe("the group on the page", () => {
  it("shows the asker a private bubble, and the others a note, in a second window at once", async () => {
    const wang = await open({ as: "T001" });
    const li = await open({ as: "T002" });
    await say(wang, QUESTION);

    const mine = wang.getByRole("article").last();
    await mine.getByText("仅您可见").waitFor();
    await mine.getByText("还差 8 学分，22/30，到 12 月 31 日").waitFor();
    await mine.getByText(`回复王芳：${QUESTION}`).waitFor();
    expect(await mine.getByText("群里其他人看到的是：").textContent()).toContain(
      "已把结果私下发给这位老师。",
    );

    await li.getByText("已把结果私下发给这位老师。").waitFor();
    const theirs = await li.getByRole("log").textContent();
    expect(theirs).toContain(QUESTION);
    expect(theirs).not.toMatch(/22\/30|还差 8|仅您可见/);
    expect(await li.content()).not.toMatch(/22\/30|还差 8/);
  });

  it("shows everybody a public answer with the question quoted", async () => {
    const wang = await open({ as: "T001" });
    const li = await open({ as: "T002" });
    await say(wang, "/帮助");
    await li.getByText("可以直接问，也可以用命令").waitFor();
    await li.getByText("回复王芳：/帮助").waitFor();
    expect(await li.getByText("仅您可见").count()).toBe(0);
  });

  it("is shown through a colleague's eyes, and nothing can be said meanwhile", async () => {
    const page = await open({ as: "T001" });
    await say(page, QUESTION);
    await page.getByRole("switch", { name: "以群里别人的眼光看" }).click();
    await page.getByText("这是李建国在群里看到的样子，别人的数字这里没有。").waitFor();
    await page.getByText("已把结果私下发给这位老师。").waitFor();
    expect(await page.getByRole("log").textContent()).not.toMatch(/22\/30|还差 8/);
    expect(await page.getByRole("textbox").count()).toBe(0);

    const whom = page.getByRole("combobox", { name: "用谁的眼光" });
    await whom.fill("欧阳");
    await whom.press("Enter");
    await page.getByText("这是欧阳晓燕在群里看到的样子").waitFor();
    await page.getByRole("button", { name: "回到我自己" }).click();
    await page.getByText("还差 8 学分，22/30，到 12 月 31 日").waitFor();
  });

  it("is another one at another school", async () => {
    const wang = await open({ as: "T001" });
    await say(wang, "/帮助");
    const zhou = await open({ as: "T101" });
    await zhou.getByRole("heading", { name: "临湖中学教师群" }).waitFor();
    await zhou.getByText("在群里问一句试试").waitFor();
    expect(await zhou.getByRole("article").count()).toBe(0);
  });

  it("keeps private talk out of it", async () => {
    const page = await open({ as: "T001", place: "private" });
    await say(page, "为什么");
    expect(turns()[0]).toMatchObject({ place: "private", speaker: { person: "T001" } });
    expect(await page.getByText("仅您可见").count()).toBe(0);
    await page.getByRole("tab", { name: "群聊" }).click();
    await page.getByText("在群里问一句试试").waitFor();
    expect(await page.getByRole("article").count()).toBe(0);
  });
});

describe("a message that could not be answered", () => {
  it("stays in the box, and the page says so", async () => {
    const page = await open({ as: "T001" });
    await page.getByRole("textbox").fill(BREAKS);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("服务器没能回答").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe(BREAKS);
    expect(await page.getByRole("article").count()).toBe(0);
    expect(takeComplaints()).toEqual([expect.stringContaining("status of 500")]);

    await say(page, "/帮助");
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("is counted and held back when it is too long", async () => {
    const page = await open({ as: "T001" });
    await page.getByRole("textbox").fill("学".repeat(2_001));
    await page.getByText("2001 / 2000 字 · 太长了，请控制在 2000 字以内").waitFor();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("button", { name: "发送" }).isDisabled()).toBe(true);
    await page.getByRole("textbox").fill("学".repeat(2_000));
    await page.keyboard.press("Enter");
    await page.getByRole("article").waitFor();
    expect(turns().map((turn) => sentIn(turn).length)).toEqual([2_000]);
  });
});
