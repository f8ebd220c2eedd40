import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

async function record(what: string): Promise<void> {
  await wang.says(`/记 ${what}`);
  await wang.says("确认");
}

const count = async () => (await chat.store.records.of("T001")).length;

describe("undoing", () => {
  it.each([["撤销"], ["/撤销"], ["刚才那条录错了,撤回"], ["undo"]])(
    "takes the newest own record back at once: %s",
    async (said) => {
      await record("昨天 县级 培训 8学时");
      const { intent } = await wang.says(said);
      expect(intent).toBe("undo");
      expect(wang.effects()).toMatchObject([{ kind: "record.reversed" }]);
      expect(wang.heard()).toMatch(/8 学时|8 hours/);
      expect(wang.heard()).toMatch(/18\/30/);
      expect(await count()).toBe(4);
    },
  );

  it("asks before a second one in a row", async () => {
    await record("昨天 县级 培训 8学时");
    await record("3月5号 校本 2学时");
    await wang.says("撤销");
    await wang.says("撤销");
    expect(wang.effects()).toEqual([]);
    expect(wang.heard()).toMatch(/8 学时/);
    expect(await count()).toBe(5);
    await wang.says("确认");
    expect(wang.effects()).toMatchObject([{ kind: "record.reversed" }]);
    expect(await count()).toBe(4);
  });

  it("keeps the second one on a no", async () => {
    await record("昨天 县级 培训 8学时");
    await record("3月5号 校本 2学时");
    await wang.says("撤销");
    await wang.says("撤销");
    await wang.says("取消");
    await wang.says("确认");
    expect(wang.effects()).toEqual([]);
    expect(await count()).toBe(5);
  });

  it("asks nothing again once another record was saved", async () => {
    await record("昨天 县级 培训 8学时");
    await wang.says("撤销");
    await record("3月5号 校本 2学时");
    await wang.says("撤销");
    expect(wang.effects()).toHaveLength(1);
    expect(await count()).toBe(4);
  });

  it("asks first where the button is pressed days later, and then takes it back", async () => {
    await record("昨天 县级 培训 8学时");
    const undo = wang.button("撤销");
    chat.today("2026-03-12");
    await wang.says(undo);
    expect(wang.effects()).toEqual([]);
    expect(wang.heard()).toMatch(/^保存已过十分钟，确定要撤销吗：2026年3月9日.*8 学时/);
    await wang.says(wang.button("撤销"));
    expect(wang.effects()).toMatchObject([{ kind: "record.reversed" }]);
    expect(await count()).toBe(4);
    await wang.says(undo);
    expect(wang.heard()).toMatch(/^早已撤销/);
  });

  it("asks which, where the button is under several that were saved days ago", async () => {
    await record("3月2日 县级 培训 2学时，3月3日 县级 培训 4学时");
    const undo = wang.button("撤销");
    chat.today("2026-03-12");
    await wang.says(undo);
    expect(wang.heard()).toMatch(/^保存已过十分钟，这 2 条里要撤销哪一条/);
    await wang.says("2");
    expect(wang.heard()).toMatch(/^已撤销：2026年3月3日/);
    expect(await count()).toBe(5);
  });

  it("leaves what came from a sheet alone", async () => {
    await wang.says("撤销");
    expect(wang.effects()).toEqual([]);
    expect(await count()).toBe(4);
  });

  it("drops a draft that waits rather than a record", async () => {
    await record("昨天 县级 培训 8学时");
    await wang.says("3月5号校本2学时 记一下");
    await wang.says("撤销");
    expect(wang.effects()).toEqual([]);
    expect(await count()).toBe(5);
    await wang.says("确认");
    expect(await count()).toBe(5);
  });

  it("keeps the ledger whole", async () => {
    await record("昨天 县级 培训 8学时");
    await wang.says("撤销");
    expect(await chat.store.log.verify()).toEqual({ entries: 9 });
  });

  it("lets the same training be recorded again", async () => {
    await record("昨天 县级 培训 8学时");
    await wang.says("撤销");
    await record("昨天 县级 培训 8学时");
    expect(wang.effects()).toHaveLength(1);
    expect(await count()).toBe(5);
  });
});
