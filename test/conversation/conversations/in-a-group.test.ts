import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("in a group", () => {
  it.each([
    "我今年还差多少",
    "为什么我才18分",
    "/明细",
    "/计划",
    "如果我再参加市级面授16学时能算多少",
    "昨天县级培训8学时 记一下",
    "帮我记一下",
    "撤销",
    "确认",
    "取消",
    "李建国还差多少",
    "How many credits do I still need?",
  ])("keeps from the others what is personal: %s", async (said) => {
    const wang = chat.person("T001").in("group");
    await wang.says(said);
    expect(wang.reply().private).toBe(true);
    expect(wang.overheard()).not.toBe("");
    expect(wang.overheard()).not.toMatch(/\d|王芳|李建国/);
  });

  it.each(["李建国还差多少", "李老师还差多少", "王芳为什么才18分", "张小燕够了吗", "孙悟空够了吗"])(
    "names nobody aloud: %s",
    async (said) => {
      const liu = chat.person("T007").in("group");
      await liu.says(said);
      expect(liu.overheard()).not.toMatch(/\d|王芳|李|张|孙/);
    },
  );

  it("answers questions of policy for all", async () => {
    const wang = chat.person("T001").in("group");
    await wang.says("校本一年最多算多少");
    expect(wang.reply().private).toBe(false);
    expect(wang.overheard()).toMatch(/四\.3[\s\S]*20/);
    expect(wang.reply().publicNote).toBeUndefined();
  });

  it("gives no note for the group where there is none", async () => {
    const wang = chat.person("T001");
    await wang.says("我今年还差多少");
    expect(wang.reply().publicNote).toBeUndefined();
  });

  it("goes on in private with what it answered there", async () => {
    const wang = chat.person("T001");
    await wang.says("校本够了吗");
    await wang.in("group").says("去年一共拿了多少学分");
    await wang.says("为什么");
    expect(wang.heard()).toMatch(/课堂评价/);
  });

  it("takes the yes in private for a draft told in the group", async () => {
    const wang = chat.person("T001");
    await wang.in("group").says("昨天县级培训8学时 记一下");
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
    await wang.in("group").says("确认");
    expect(await chat.store.records.of("T001")).toHaveLength(5);
  });
});

describe("two rooms at once", () => {
  it("keeps their threads apart", async () => {
    const [one, other] = [
      chat.person("T007").in("private", "a"),
      chat.person("T007").in("private", "b"),
    ];
    await one.says("王芳还差多少");
    await other.says("李娜还差多少");
    await one.says("那去年呢");
    expect(one.heard()).toMatch(/王芳/);
    await other.says("那去年呢");
    expect(other.heard()).toMatch(/李娜/);
  });

  it("keeps their drafts apart", async () => {
    const [one, other] = [
      chat.person("T001").in("private", "a"),
      chat.person("T001").in("private", "b"),
    ];
    await one.says("昨天县级培训8学时 记一下");
    await other.says("3月5号市级培训10学时 记一下");
    await one.says("不对，是9学时");
    await other.says("确认");
    await one.says("确认");
    const hours = (await chat.store.records.of("T001")).slice(-2).map(({ record }) => record.hours);
    expect(hours).toEqual([10, 9]);
  });

  it("reads a draft of another room back before saving it", async () => {
    const [one, other] = [
      chat.person("T001").in("private", "a"),
      chat.person("T001").in("private", "b"),
    ];
    await one.says("昨天县级培训8学时 记一下");
    await other.says("确认");
    expect(other.effects()).toEqual([]);
    expect(other.heard()).toMatch(/8 学时/);
    await other.says("确认");
    expect(other.effects()).toHaveLength(1);
    await one.says("确认");
    expect(one.effects()).toEqual([]);
    expect(await chat.store.records.of("T001")).toHaveLength(5);
  });

  it("keeps the drafts of two people in one group apart", async () => {
    const [wang, li] = [chat.person("T001").in("group"), chat.person("T002").in("group")];
    await wang.says("昨天县级培训8学时 记一下");
    await li.says("3月5号市级培训10学时 记一下");
    await wang.says("确认");
    expect((await chat.store.records.of("T001")).at(-1)?.record.hours).toBe(8);
    expect(await chat.store.records.of("T002")).toHaveLength(1);
    await li.says("确认");
    expect((await chat.store.records.of("T002")).at(-1)?.record.hours).toBe(10);
  });

  it("answers many messages at once, in turn", async () => {
    const wang = chat.person("T001");
    const said = ["昨天县级培训8学时 记一下", "我还差多少", "确认", "撤销", "撤销"];
    const outcomes = await Promise.all(said.map((text) => chat.person("T001").says(text)));
    expect(outcomes.map(({ intent }) => intent)).toEqual([
      "record",
      "standing",
      "record",
      "undo",
      "undo",
    ]);
    expect(await chat.store.records.of("T001")).toHaveLength(4);
    await wang.says("我还差多少");
    expect(wang.heard()).toMatch(/18\/30/);
  });
});
