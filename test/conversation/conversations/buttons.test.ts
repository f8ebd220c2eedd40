import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openChat();
});

describe("a button", () => {
  it("does the same after other things were said, and however often", async () => {
    const wang = chat.person("T001");
    await wang.says("我2025年差多少");
    const why = wang.button("为什么");
    await wang.says(why);
    const first = wang.heard();
    await wang.says("县级培训16学时能算多少");
    await wang.says(why);
    expect(wang.heard()).toBe(first);
    await wang.says(why);
    expect(wang.heard()).toBe(first);
  });

  it("keeps the language of the talk, whatever stands on it", async () => {
    const wang = chat.person("T001");
    await wang.says("how many credits am I missing?");
    await wang.says(wang.button("Why"));
    expect(wang.reply().language).toBe("en");
  });

  it("asks of the person whom it was shown about, and only for who may see them", async () => {
    const liu = chat.person("T007");
    await liu.says("李建国还差多少");
    const why = liu.button("为什么");
    await liu.says("我还差多少");
    await liu.says(why);
    expect(liu.heard()).toContain("李建国");
    const wang = chat.person("T001");
    await wang.says(why);
    expect(wang.heard()).not.toContain("李建国");
    expect(wang.heard()).toMatch(/^查不到/);
  });

  it("that names no question or command is not understood, and changes nothing", async () => {
    const wang = chat.person("T001");
    await wang.says({ label: "好", run: { ask: "no.such" } });
    expect(wang.heard()).toMatch(/^您想问的是哪一个/);
    await wang.says({ label: "好", run: { command: "no-such", args: "x" } });
    expect(wang.effects()).toEqual([]);
  });
});

describe("a kind of training that is picked", () => {
  it("fills in the draft that asked for it", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 2学时");
    const kind = wang.button("网络培训");
    await wang.says(kind);
    expect(wang.heard()).toMatch(/^要记的是：.*2 学时 · 远程/);
    await wang.says("确认");
    await wang.says(kind);
    expect(wang.heard()).toMatch(/^已经记下，刚才说的没有改进去/);
    expect(wang.effects()).toEqual([]);
  });

  it("drops nothing of another draft, and is refused once the draft is gone", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 2学时");
    const kind = wang.button("网络培训");
    await wang.says("取消");
    await wang.says(kind);
    expect(wang.heard()).toBe("现在没有等着确认的记录");
  });
});

describe("a message that is delivered twice", () => {
  it("is answered once", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 县级 培训 2学时");
    const [one, again] = await wang.saysTwice("确认");
    expect(again).toEqual(one);
    expect(one.effects).toHaveLength(1);
    expect(one.reply.text).toMatch(/^已记下/);
  });
});

describe("a form", () => {
  it("is offered where most of a record is missing, and fills in the draft", async () => {
    const wang = chat.person("T001");
    await wang.says("/记");
    const filled = {
      kind: "training",
      level: "county",
      date: "2026-03-02",
      hours: "2",
      title: "新课标",
    };
    await wang.fills(filled);
    expect(wang.heard()).toMatch(
      /^要记的是：《新课标》 · 2026年3月2日（周一） · 2 学时 · 县级 · 培训/,
    );
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
  });

  it("leaves what cannot be read to be asked for", async () => {
    const wang = chat.person("T001");
    await wang.says("/记");
    await wang.fills({ kind: "training", level: "galaxy", date: "2026-02-30", hours: "-2" });
    expect(wang.heard()).toMatch(/^是哪一天/);
  });

  it("shows what a draft states, to be changed there, and keeps what is not in it", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 县级 网络培训 2学时 新课标");
    await wang.says(wang.button("修改"));
    const form = wang.reply().blocks.find((block) => block.kind === "form");
    const shown = form?.kind === "form" ? form.fields.map(({ name, value }) => [name, value]) : [];
    expect(Object.fromEntries(shown)).toMatchObject({
      ...{ kind: "online", level: "county", date: "2026-03-02", hours: "2" },
    });
    await wang.fills({ kind: "online", level: "city", date: "2026-03-02", hours: "3" });
    expect(wang.heard()).toMatch(/2026年3月2日（周一） · 3 学时 · 市级/);
    await wang.says(wang.button("保存"));
    expect(wang.effects()).toHaveLength(1);
  });

  it("asks which of several records is to be changed", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 县级 培训 2学时，3月3日 县级 培训 4学时");
    await wang.says(wang.button("修改"));
    expect(wang.heard()).toMatch(/^有几条在等确认，要改的是哪一条/);
    await wang.says("2");
    await wang.fills({ hours: "5" });
    expect(wang.heard()).toMatch(/2\. 2026年3月3日（周二） · 5 学时/);
  });

  it("changes nothing of a draft that was saved meanwhile", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 县级 培训 2学时");
    const edit = wang.button("修改");
    await wang.says("保存");
    await wang.says(edit);
    expect(wang.reply().blocks.map(({ kind }) => kind)).not.toContain("form");
    expect(wang.heard()).toMatch(/已经记下|已记/);
  });

  it("is not offered where one thing is missing", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 3月2日 县级培训");
    expect(wang.reply().blocks.map(({ kind }) => kind)).not.toContain("form");
  });
});
