import { describe, expect, it } from "vitest";
import { pagePeople } from "../../../support/web-deps.ts";
import { usePage } from "../../../support/web-page.ts";

describe("outside demo mode", () => {
  const { open, takeComplaints } = usePage({ demo: false });

  it("the page says where to ask instead, in either language", async () => {
    const page = await open();
    await page.getByRole("heading", { name: "请在飞书或微信里问" }).waitFor();
    await page.getByText("/绑定 绑定码").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Ask in Feishu or WeChat" }).waitFor();
    expect(await page.getByRole("textbox").count()).toBe(0);
    expect(takeComplaints()).toEqual([expect.stringContaining("status of 403")]);
  });
});

describe("without a roster", () => {
  const { open } = usePage({ people: pagePeople([]) });

  it("the page says what to import", async () => {
    const page = await open();
    await page.getByRole("heading", { name: "花名册还是空的" }).waitFor();
    await page.getByText("npx xuefen import roster 花名册.xlsx").waitFor();
  });
});

describe("while the store fails", () => {
  let broken = true;
  const { open, takeComplaints } = usePage({
    people: {
      ...pagePeople(),
      async search(search) {
        if (broken) throw new Error("the store is away");
        return pagePeople().search(search);
      },
    },
  });

  it("the page says so, and tries again when asked to", async () => {
    const page = await open();
    await page.getByText("服务器没能回答").waitFor();
    expect(takeComplaints()).toEqual([expect.stringContaining("status of 500")]);
    broken = false;
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.getByRole("heading", { name: "禾野小学教师群" }).waitFor();
  });
});
