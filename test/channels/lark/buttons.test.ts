import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { issueCode } from "../../../src/app/access/bind-account.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { buttonOf, type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

let school: LarkSchool;
let wang: Person;
let chen: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket");
  wang = await school.bound("T001", "王芳");
  chen = await school.bound("T006", "陈静");
});
afterEach(() => school.stop());

const sent = (count: number) =>
  school.platform.until(() => school.platform.sent().length >= count && school.platform.sent());

describe("a button of a card", () => {
  it("records once, however often it is pressed, and says so at once", async () => {
    const { platform, store } = school;
    platform.say({ from: wang, text: "/记 3月8日 校本研修 6学时" });
    const [draft] = await sent(1);
    const value = buttonOf(draft, "保存");
    const message = draft?.messageId ?? "";
    const first = await platform.press({ by: wang, message, value });
    expect(first.toast?.content).toContain("已记下");
    const again = await platform.press({ by: wang, message, value });
    expect(again.error).toBeUndefined();
    const answers = await sent(3);
    expect(wordsOf(answers[1]?.content)).toContain("已记下");
    const records = await store.records.of("T001");
    expect(records.filter(({ record }) => record.date === "2026-03-08")).toHaveLength(1);
  });

  it("is for whom the card was made: somebody else is told so, and nothing happens", async () => {
    const { platform, staffRoom } = school;
    platform.say({ from: wang, chat: staffRoom, text: "你好", mentions: ["bot"] });
    const [greeting] = await sent(1);
    const press = (by: Person) => {
      const value = buttonOf(greeting, "看学分");
      return platform.press({ by, message: greeting?.messageId ?? "", value });
    };
    expect((await press(chen)).toast?.content).toContain("给别人的按钮");
    expect(platform.sent()).toHaveLength(1);
    expect((await press(wang)).toast?.content).toBe("已私下回复提问的老师。");
    const answers = (await sent(3)).slice(1);
    expect(answers.map(({ to }) => to).sort()).toEqual([wang.openId, staffRoom.id].sort());
  });

  it("that is none of ours says that it is no longer good", async () => {
    const { platform } = school;
    platform.say({ from: wang, text: "/帮助" });
    const [help] = await sent(1);
    const pressed = { by: wang, message: help?.messageId ?? "", value: { delete: "all" } };
    expect((await platform.press(pressed)).toast?.content).toContain("已经失效");
  });

  it("fills in a form and records what was filled in", async () => {
    const { platform } = school;
    platform.say({ from: wang, text: "/记" });
    const [form] = await sent(1);
    const submit = JSON.stringify(form?.content);
    expect(submit).toContain('"tag":"form"');
  });
});

describe("binding", () => {
  it("is done by a code in a private chat, and figures come only then", async () => {
    const { platform, store } = school;
    const li = platform.addPerson({ name: "李建国" });
    platform.say({ from: li, text: "我还差多少" });
    const [unknown] = await sent(1);
    expect(wordsOf(unknown?.content)).not.toMatch(/\d+\/30/);
    const { code } = await issueCode(store, "T002", platform.now().toISOString());
    platform.say({ from: li, text: `/绑定 ${code}` });
    const bound = (await sent(2))[1];
    expect(wordsOf(bound?.content)).toContain("李建国");
    platform.say({ from: li, text: "我还差多少" });
    expect(wordsOf((await sent(3))[2]?.content)).toMatch(/30/);
    expect(await store.roster.accounts("T002")).toMatchObject([{ account: li.openId }]);
  });

  it("uses up a code that is sent in a group, and binds nobody", async () => {
    const { platform, store, staffRoom } = school;
    const li = platform.addPerson({ name: "李建国" });
    staffRoom.members.add(li);
    const { code } = await issueCode(store, "T002", platform.now().toISOString());
    platform.say({
      from: li,
      chat: staffRoom,
      text: `/绑定 ${code.toLowerCase()}`,
      mentions: ["bot"],
    });
    expect(wordsOf((await sent(1))[0]?.content)).toContain("已经作废");
    platform.say({ from: li, text: `/绑定 ${code}` });
    expect(wordsOf((await sent(2))[1]?.content)).toContain("绑定码不对");
    expect(await store.roster.accounts("T002")).toEqual([]);
  });

  it("ends when somebody leaves", async () => {
    const { platform, store } = school;
    await platform.leave(wang).delivered;
    await platform.until(() => platform.acks().length > 0);
    platform.say({ from: chen, text: "/帮助" });
    await sent(1);
    expect(await store.roster.accounts("T001")).toEqual([]);
  });
});
