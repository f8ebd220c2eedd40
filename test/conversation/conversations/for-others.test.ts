import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;
/** Who may import the records of the school. */
let admin: Voice;
let li: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
  admin = chat.person("T007");
  li = chat.person("T002");
});

const entries = async () => (await chat.store.log.verify()).entries;
const count = async (id: string) => (await chat.store.records.of(id)).length;

describe("a record for somebody else", () => {
  it.each([
    [
      "给李建国登一条 3月5号县级培训6学时",
      "确认",
      /^李建国（青禾学校 语文组）：要记的是：2026年3月5日/,
    ],
    ["李建国3月5日参加了县级培训6学时，帮他记一下", "确认", /^李建国（青禾学校 语文组）：要记的是/],
    [
      "enter 6 hours of county training on 5 March for 李建国",
      "confirm",
      /^李建国 .*To be recorded/,
    ],
  ])("is drafted for them by an administrator: %s", async (said, yes, heard) => {
    for (const voice of [admin, admin.in("group")]) {
      await voice.says(said);
      expect(voice.heard()).toMatch(heard);
      expect(voice.heard()).toContain("48 → 54");
      expect(voice.reply().private).toBe(true);
    }
    expect(await count("T002")).toBe(1);
    await admin.says(yes);
    expect(admin.effects()).toMatchObject([{ kind: "record.submitted" }]);
    expect(await count("T007")).toBe(0);
    const [, entered] = await chat.store.records.of("T002");
    expect(entered).toMatchObject({
      record: { date: "2026-03-05", level: "county", hours: 6 },
      origin: "self",
      enteredBy: "T007",
    });
  });

  it("is shown in their list with who entered it, and they take it back when they are asked", async () => {
    await admin.says("给李建国登一条 3月5号县级培训6学时");
    await admin.says("确认");
    await li.says("我的记录");
    expect(li.heard()).toContain("县级培训（刘洋登记）：6 学时");
    await li.says("撤销");
    expect(li.heard()).toMatch(/^要撤销的是这一条吗/);
    expect(li.effects()).toEqual([]);
    await li.says("确认");
    expect(li.effects()).toMatchObject([{ kind: "record.reversed" }]);
    expect(await count("T002")).toBe(1);
  });

  it("is changed and taken back by who entered it", async () => {
    await admin.says("给李建国登一条 3月5号县级培训6学时");
    await admin.says("改成8学时");
    expect(admin.heard()).toMatch(/^李建国.*8 学时/);
    await admin.says("确认");
    await admin.says("刚才那条改成5学时");
    expect(admin.heard()).toMatch(/^李建国.*改成：.*5 学时/);
    await admin.says("确认");
    expect((await chat.store.records.of("T002"))[1]).toMatchObject({ record: { hours: 5 } });
    await admin.says("撤销");
    await admin.says("确认");
    expect(await count("T002")).toBe(1);
    expect(await count("T007")).toBe(0);
  });

  it("is not saved any more by who has lost the right to enter it", async () => {
    await admin.says("给李建国登一条 3月5号县级培训6学时");
    const person = await chat.store.roster.person("T007");
    if (!person) throw new Error("there is no T007");
    await chat.store.roster.put({ units: [], people: [{ ...person, grants: [] }] });
    await admin.says("确认");
    expect(admin.effects()).toEqual([]);
    expect(await count("T002")).toBe(1);
  });

  it.each([
    ["T001", "给李建国登一条 3月5号县级培训6学时"],
    ["T001", "李建国3月5日参加了县级培训6学时，帮他记一下"],
    ["T001", "李老师让我帮她登记3月5日县级培训6学时"],
    ["T001", "帮我把李老师的也记上，3月5日县级培训6学时"],
    ["T001", "帮李老师也记上"],
    ["T001", "我爱人也是老师，帮他记一下3月5日县级培训6学时"],
    ["T001", "我们组5个人3月5日县级培训6学时一起记上"],
    ["T001", "给没有这个人登一条 3月5号县级培训6学时，给李建国也登一条"],
    ["T001", "enter 6 hours for Li Min"],
    ["T001", "record 6 hours of county training yesterday for my wife"],
    ["T006", "给李建国登一条 3月5号县级培训6学时"],
  ])("is refused to %s, who may not enter it, and nothing is drafted: %s", async (id, said) => {
    const before = await entries();
    for (const voice of [chat.person(id), chat.person(id).in("group")]) {
      await voice.says(said);
      expect(voice.heard()).toMatch(
        /^(?:只能记自己的培训，这次没有记|You can record only your own)/,
      );
      await voice.says("确认");
      expect(voice.effects()).toEqual([]);
    }
    expect(await entries()).toBe(before);
    expect(await chat.store.accessLog.list()).toEqual([]);
  });

  it("leaves one's own draft as it is", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    await wang.says("帮李老师也记上");
    expect(wang.heard()).toMatch(/^只能记自己的培训/);
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
    expect(await count("T001")).toBe(5);
    expect(await count("T002")).toBe(1);
  });

  it.each([
    ["帮他记一下3月5日县级培训6学时", /^说的是哪一位/],
    ["我们组5个人3月5日县级培训6学时一起记上", /^一次只能登记一位老师的/],
    ["给马强登一条 3月5号县级培训6学时", /^查不到“马强”/],
  ])("is asked about where it is not one person in reach: %s", async (said, heard) => {
    const before = await entries();
    await admin.says(said);
    expect(admin.heard()).toMatch(heard);
    await admin.says("确认");
    expect(await entries()).toBe(before);
  });

  it("is the asker's own where they name themselves", async () => {
    await wang.says("王芳3月5日参加了市级培训8学时，帮我记一下");
    expect(wang.heard()).toMatch(/^要记的是/);
    expect(wang.heard()).toContain("18 → 26");
  });

  it("is none where somebody only held the training", async () => {
    await wang.says("昨天听李建国老师讲座2学时 记一下");
    expect(wang.heard()).toMatch(/^要记的是/);
  });
});

describe("whoever says their own name", () => {
  it.each(["我是王芳", "我是问我自己 我是王芳", "I am 王芳"])(
    "is answered about themselves, and nothing is bound: %s",
    async (said) => {
      for (const voice of [wang, wang.in("group")]) {
        await voice.says("李建国够了没");
        const { intent } = await voice.says(said);
        expect(intent).toBe("standing");
        expect(voice.heard()).toMatch(/12 .*18\/30/);
        expect(voice.reply().private).toBe(true);
      }
    },
  );

  it("asks what else they say", async () => {
    const { intent } = await wang.says("我是王芳，为什么我才18分");
    expect(intent).toBe("why");
  });
});
