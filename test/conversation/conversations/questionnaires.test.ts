import { beforeEach, describe, expect, it } from "vitest";
import { QUESTIONNAIRE_STATED } from "../../../src/app/questionnaires/entry-kinds.ts";
import { type Day, parseDay } from "../../../src/domain/day.ts";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

let stated = 0;
async function state(teacher: string, title: string, isDone: boolean, dueOn?: Day) {
  stated += 1;
  const body = { title, isDone, statedOn: parseDay("2026-03-09"), ...(dueOn && { dueOn }) };
  const written = { key: `q${stated}`, by: "C001", at: "2026-03-09T01:00:00.000Z", via: "sheet" };
  await chat.store.log.append([QUESTIONNAIRE_STATED.entry(teacher, body, written)]);
}

describe("one's own questionnaires", () => {
  it("names those that are open, the one that is due first", async () => {
    await state("T001", "国培", false);
    await state("T001", "骨干教师", true);
    await state("T001", "暑期研修", false, parseDay("2026-03-20"));
    const wang = chat.person("T001");
    for (const said of ["哪些没填问卷", "我还有问卷没填吗"]) {
      const { intent } = await wang.says(said);
      expect(intent).toBe("questionnaire");
      expect(wang.heard().split("\n")).toEqual([
        "还有 2 份问卷没填：“暑期研修”（3月20日截止）",
        "“国培”",
      ]);
      expect(wang.reply().private).toBe(true);
    }
    await wang.says("which questionnaires are open for me");
    expect(wang.heard()).toMatch(/^Still open \(2\): “暑期研修” \(due 20 March\)/);
  });

  it("says that all are done, or that none is known", async () => {
    await state("T001", "国培", false);
    await state("T001", "国培", true);
    const wang = chat.person("T001");
    await wang.says("问卷填了吗");
    expect(wang.heard()).toBe("您的问卷都填好了");
    const li = chat.person("T002");
    await li.says("我还有问卷没填吗");
    expect(li.heard()).toMatch(/^没有查到您的问卷/);
  });
});

describe("who has not filled in a questionnaire", () => {
  beforeEach(async () => {
    await state("T001", "国培", false);
    await state("T002", "国培", true);
    await state("T003", "国培", false);
    await state("T003", "骨干教师", false);
  });

  it("is told by role, by the unit and the questionnaire that is named", async () => {
    const liu = chat.person("T007");
    await liu.says("谁没填问卷");
    expect(liu.heard().split("\n")).toEqual([
      "青禾学校：3 人要填问卷，2 人还没填",
      "",
      "王芳：“国培”；李娜：“国培”、“骨干教师”",
    ]);
    await liu.says("语文组谁没填问卷");
    expect(liu.heard().split("\n")[0]).toBe("语文组：2 人要填问卷，1 人还没填");
    await liu.says("骨干教师的问卷谁没填");
    expect(liu.heard()).toContain("1 人要填问卷，1 人还没填");
    expect(liu.heard()).not.toContain("王芳");
  });

  it("is noted as a look at each who is named", async () => {
    await chat.person("T006").says("我们组谁还没填问卷");
    const looks = await chat.store.accessLog.list();
    expect(looks.map(({ by, whom, why }) => [by, whom, why])).toEqual([
      ["T006", "T001", "questionnaire"],
    ]);
  });

  it("is not told to who has no role, and privately in a group", async () => {
    const wang = chat.person("T001");
    await wang.says("谁没填问卷");
    expect(wang.heard()).toMatch(/^别人的学分只有教研组长/);
    expect(wang.heard()).not.toMatch(/李娜|\d/);
    const liu = chat.person("T007").in("group");
    await liu.says("全校谁没填问卷");
    expect(liu.overheard()).toBe("已私下回复提问的老师。");
  });
});
