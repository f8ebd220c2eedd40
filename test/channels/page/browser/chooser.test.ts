import { describe, expect, it } from "vitest";
import type { PagePerson } from "../../../../src/channels/page/page-person.ts";
import { overflow } from "../../../support/probes.ts";
import { pagePeople } from "../../../support/web-deps.ts";
import { usePage } from "../../../support/web-page.ts";

const SCHOOLS = ["禾野小学", "临湖中学"].map((name, at) => ({ id: `school-${at}`, name }));

/** More than two pages of people; the first and the last have one name and not one school. */
const COUNTY: readonly PagePerson[] = Array.from({ length: 46 }, (_, at) => ({
  id: `T${100 + at}`,
  name: at === 0 || at === 45 ? "王芳" : `教师${at}`,
  role: "teacher" as const,
  school: SCHOOLS[at % 2] as PagePerson["school"],
  ...(at % 3 === 0 && { group: "语文教研组" }),
}));

const asked: string[] = [];
/** An answer to a search waits for this. */
let answering = Promise.resolve();
const people = pagePeople(COUNTY);
const { open } = usePage({
  people: {
    ...people,
    async search(search) {
      asked.push(search.text ?? "");
      await answering;
      return people.search(search);
    },
  },
});

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function openPicker(screen: typeof DESK) {
  const page = await open({ as: "T101", ...screen });
  if (screen !== DESK) await page.getByRole("button", { name: "我是谁" }).click();
  const who = page.getByRole("combobox", { name: "我是谁" });
  await who.click();
  await page.getByRole("option").first().waitFor();
  return { page, who, options: page.getByRole("option") };
}

describe.each([
  ["1280", DESK],
  ["390", PHONE],
])("choosing who one is, on a screen %s pixels wide", (_, screen) => {
  it("begins with a page of people, and shows more of them further down", async () => {
    const { page, options } = await openPicker(screen);
    expect(await options.count()).toBe(20);
    await options.last().scrollIntoViewIfNeeded();
    await expect.poll(() => options.count()).toBe(40);
    expect(await overflow(page)).toMatchObject({ page: 0 });
  });

  it("tells people of one name apart by school and group", async () => {
    const { page, who, options } = await openPicker(screen);
    await who.fill("王芳");
    await expect.poll(() => options.count()).toBe(2);
    expect(await options.allTextContents()).toEqual([
      "王芳T100 · 禾野小学 · 语文教研组 · 教师",
      "王芳T145 · 临湖中学 · 语文教研组 · 教师",
    ]);
    await options.last().click();
    await page.getByText("临湖中学教师群").waitFor();
    expect(new URL(page.url()).searchParams.get("as")).toBe("T145");
    expect(await page.getByText("23 人").count()).toBe(1);
  });

  it("takes the first who is found when Enter comes before the answer", async () => {
    const { page, who } = await openPicker(screen);
    await who.fill("教师37");
    await who.press("Enter");
    await page.locator(".me").getByText("T137").waitFor({ state: "attached" });
  });
});

describe("the search for people", () => {
  it("reaches everybody with the arrow keys alone", async () => {
    const { page, who } = await openPicker(DESK);
    await who.focus();
    for (let steps = 0; steps < 45; steps += 1) {
      await page.keyboard.press("ArrowDown");
      const active = `who-T${101 + steps}`;
      await expect.poll(() => who.getAttribute("aria-activedescendant")).toBe(active);
    }
    await page.keyboard.press("Enter");
    expect(await who.inputValue()).toBe("王芳");
  });

  it("goes on with an arrow that was pressed before the next page was there", async () => {
    const { who } = await openPicker(DESK);
    let answer = () => {};
    answering = new Promise((resolve) => {
      answer = resolve;
    });
    await who.press("End");
    await who.press("ArrowDown");
    expect(await who.getAttribute("aria-activedescendant")).toBe("who-T119");
    answer();
    await expect.poll(() => who.getAttribute("aria-activedescendant")).toBe("who-T120");
  });

  it("is asked once for a name that is typed without a pause", async () => {
    const { page, who, options } = await openPicker(DESK);
    asked.splice(0);
    // Time stands still, however long the machine takes to type.
    await page.clock.install({ time: new Date("2026-03-10T08:00:00") });
    await page.clock.pauseAt(new Date("2026-03-10T08:01:00"));
    await who.pressSequentially("教师37");
    expect(asked).toEqual([]);
    await page.clock.runFor(1_000);
    await expect.poll(() => options.count()).toBe(1);
    expect(asked).toEqual(["教师37"]);
    expect(await page.locator(".picker [aria-live]").textContent()).toBe("1 人");
  });

  it("begins with somebody whom its first page does not list", async () => {
    const page = await open({ as: "T145" });
    expect(await page.getByRole("combobox").inputValue()).toBe("王芳");
    await page.getByText("T145").waitFor();
  });

  it("looks for colleagues in the own school alone", async () => {
    const page = await open({ as: "T100" });
    await page.getByRole("switch", { name: "以群里别人的眼光看" }).click();
    await page.getByText("这是教师2在群里看到的样子").waitFor();
    const whom = page.getByRole("combobox", { name: "用谁的眼光" });
    await whom.fill("王芳");
    await expect.poll(() => page.getByRole("option").count()).toBe(1);
    await whom.fill("教师40");
    await whom.press("Enter");
    await page.getByText("这是教师40在群里看到的样子").waitFor();
  });
});
