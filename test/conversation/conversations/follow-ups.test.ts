import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

describe("going on from what was said", () => {
  it("keeps the question and changes the year", async () => {
    await wang.says("校本够了吗");
    const { intent } = await wang.says("那去年呢");
    expect(intent).toBe("standing");
    expect(wang.heard()).toMatch(/36 → 20/);
  });

  it("keeps the year and changes the part", async () => {
    await wang.says("去年一共拿了多少学分");
    await wang.says("校本呢");
    expect(wang.heard()).toMatch(/36 → 20/);
    expect(wang.heard()).not.toMatch(/\b40\b/);
  });

  it("asks what more would give", async () => {
    await wang.says("我今年还差多少");
    const { intent } = await wang.says("那我再上16学时市级的呢");
    expect(intent).toBe("what-counts");
    expect(wang.heard()).toMatch(/18 → 34/);
    await wang.says("那24学时呢");
    expect(wang.heard()).toMatch(/18 → 42/);
    await wang.says("换成校本呢");
    expect(wang.heard()).toMatch(/校本/);
  });

  it.each(["我再上16学时市级的能算多少", "我今年还差多少"])(
    "imagines a training of the colleague who is named, after: %s",
    async (before) => {
      const head = chat.person("T006");
      await head.says(before);
      for (const said of ["那李建国12学时呢", "那李建国老师12学时呢"]) {
        expect((await head.says(said)).question).toBe("worth.if");
        expect(head.heard()).toMatch(/^李建国.*培训 12 学时/);
        expect(head.heard()).toMatch(/48 → 60/);
      }
    },
  );

  it("imagines none of a colleague whom one may not see", async () => {
    await wang.says("我再上16学时市级的能算多少");
    await wang.says("那李建国12学时呢");
    expect(wang.heard()).not.toMatch(/→/);
    expect(wang.heard()).toContain("李建国");
  });

  it("takes no day for a name", async () => {
    await wang.says("我再上16学时市级的能算多少");
    await wang.says("那周日12学时呢");
    expect(wang.heard()).toMatch(/18 → 30/);
  });

  it("looks up another month", async () => {
    await wang.says("查一下我3月份的培训记录");
    const { intent } = await wang.says("那1月呢");
    expect(intent).toBe("lookup");
    expect(wang.heard()).toMatch(/作文教学/);
  });

  it("understands the same in English", async () => {
    await wang.says("How many credits do I have this year?");
    await wang.says("and last year?");
    expect(wang.heard()).toMatch(/40 credits/);
    await wang.says("what about school-based?");
    expect(wang.heard()).toMatch(/36 → 20/);
  });

  it("survives thanks in between, and a restart", async () => {
    await wang.says("去年一共拿了多少学分");
    await wang.says("谢谢");
    chat.restart();
    await wang.says("为什么");
    expect(wang.heard()).toMatch(/课堂评价/);
  });

  it("starts anew with a question that stands by itself", async () => {
    await wang.says("去年校本够了吗");
    await wang.says("我还差多少");
    expect(wang.heard()).toMatch(/12 学分（18\/30）/);
  });

  it("needs nothing to go on from", async () => {
    const { intent } = await wang.says("为什么");
    expect(intent).toBe("why");
    expect(wang.heard()).toMatch(/作文教学/);
  });

  it("picks a button by its number", async () => {
    await wang.says("我今年还差多少");
    const { intent } = await wang.says("1");
    expect(intent).toBe("why");
    await wang.says("哈哈哈哈");
    const guessed = await wang.says("the second one");
    expect(["unknown", "smalltalk"]).not.toContain(guessed.intent);
  });

  it("takes a number beyond the buttons for what it is", async () => {
    await wang.says("我今年还差多少");
    await wang.says("9");
    expect(wang.effects()).toEqual([]);
    expect(chat.errors).toEqual([]);
  });

  it("drops a thread that cannot be read", async () => {
    await wang.says("我今年还差多少");
    await chat.store.threads.write("T001", "room:web", { said: 7 }, "2026-03-11");
    await chat.store.threads.write("T001", "drafts", ["?"], "2026-03-11");
    await wang.says("我今年还差多少");
    expect(wang.heard()).toMatch(/18\/30/);
    expect(chat.errors).toEqual([]);
  });
});

describe("the language of an answer", () => {
  it.each([
    ["我还差多少", /还差/],
    ["How much am I missing?", /missing/],
    ["/查", /还差/],
    ["/standing", /missing/],
  ])("is that of the question: %s", async (said, heard) => {
    await wang.says(said);
    expect(wang.heard()).toMatch(heard);
  });

  it("stays where a message has none", async () => {
    await wang.says("/standing");
    await wang.says("1");
    expect(wang.heard()).toMatch(/credits/);
    await wang.says("昨天县级培训8学时 记一下");
    await wang.says("ok");
    expect(wang.heard()).toMatch(/已记下/);
  });
});
