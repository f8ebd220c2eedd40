import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Action } from "../../src/wording/reply.ts";
import { type Chat, openChat, typed, type Voice } from "../support/chat.ts";
import { type CuttingProxy, startCuttingProxy } from "../support/cutting-proxy.ts";
import { startTalking, type Talking } from "../support/talking-process.ts";
import {
  POSTGRES_SERVER,
  startPostgres,
  startSqlite,
  type TestDatabase,
} from "../support/test-database.ts";

/** The embedded PostgreSQL serves one program only. */
const DATABASES: [string, () => Promise<TestDatabase>][] = [["SQLite", startSqlite]];
if (POSTGRES_SERVER) DATABASES.push(["PostgreSQL", startPostgres]);

/** A button that must be there. */
function pressed(voice: Voice | undefined, label: string): Action {
  if (!voice) throw new Error("nobody talks");
  return voice.button(label);
}

const SAVED = /^已记下|^早已记下/;
const NOT_SAVED = /没有改动任何记录/;

describe.each(DATABASES)("two servers on one %s database", (_, start) => {
  let database: TestDatabase;
  let folder: string;
  let stores: Store[];
  let chats: Chat[];

  beforeAll(async () => {
    database = await start();
    folder = await mkdtemp(join(tmpdir(), "xuefen-two-"));
  });
  beforeEach(async () => {
    const settings = { url: await database.fresh(), keyFile: join(folder, "key") };
    stores = [await openStore(settings, ENTRY_KINDS), await openStore(settings, ENTRY_KINDS)];
    chats = [];
    for (const store of stores) chats.push(await openChat(store));
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
  });
  afterAll(async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  });

  const wangs = () => chats.map((chat) => chat.person("T001"));
  const records = async () => (await stores[0]?.records.of("T001")) ?? [];

  it("save a draft once, tell its effect once, and the figures after it", async () => {
    for (let round = 1; round <= 4; round += 1) {
      const [one, other] = wangs();
      await one?.says(`/记 3月${round}日 县级 培训 2学时`);
      const button = pressed(one, "保存");
      const told = await Promise.all([one?.says(button), other?.says(button)]);
      expect(told.flatMap((outcome) => outcome?.effects ?? [])).toHaveLength(1);
      for (const outcome of told) {
        expect(outcome?.reply.text).toMatch(SAVED);
        expect(outcome?.reply.text).toContain(`${18 + round * 2}/30`);
      }
      expect(await records()).toHaveLength(4 + round);
    }
  });

  it("save nothing in another wording than the one that was read", async () => {
    const [one, other] = wangs();
    await one?.says("/记 昨天 县级 培训 2学时");
    const button = pressed(one, "保存");
    await other?.says("改成3学时");
    await one?.says(button);
    expect(one?.heard()).toMatch(/3 学时[\s\S]*内容后来改过/);
    expect(await records()).toHaveLength(4);
    await one?.says("确认");
    expect(one?.heard()).toMatch(/^已记下：.*3 学时/);
  });

  it("take a correction that comes too late for one of what is in the ledger", async () => {
    const [one, other] = wangs();
    await one?.says("/记 昨天 县级 培训 2学时");
    const told = other?.in("private", "phone");
    await told?.says("确认");
    await told?.says("确认");
    const before = await records();
    await one?.says("改成20学时");
    expect(one?.heard()).toMatch(/^要改的是：.* 2 学时.*；改成：.* 20 学时/);
    expect(one?.effects()).toEqual([]);
    expect(await records()).toEqual(before);
    await one?.says("确认");
    expect((await records()).at(-1)).toMatchObject({ record: { hours: 20 } });
    expect(await records()).toHaveLength(5);
  });

  it("tell a cancel that comes too late what is in the ledger", async () => {
    for (const late of ["取消", "算了"]) {
      const [one, other] = wangs();
      await one?.says("/记 昨天 县级 培训 2学时");
      const told = other?.in("private", "phone");
      await told?.says("确认");
      await told?.says("确认");
      expect(told?.heard()).toMatch(/^已记下：.*2 学时/);
      const before = await records();
      await one?.says(late);
      expect(one?.heard()).toMatch(/已经记下，.*2 学时/);
      expect(one?.effects()).toEqual([]);
      expect(await records()).toEqual(before);
      await one?.says(one.button("撤销"));
      expect(await records()).toHaveLength(4);
    }
  });

  it("correct and save at the same moment, and each is told what is so", async () => {
    for (let round = 1; round <= 4; round += 1) {
      const [one, other] = wangs();
      await one?.says(`/记 3月${round}日 县级 培训 2学时`);
      const button = pressed(one, "保存");
      const [yes, change] = await Promise.all([other?.says(button), one?.says("改成20学时")]);
      const own = (await records()).filter(({ origin }) => origin === "self");
      const saved = own.filter(({ record }) => record.date === `2026-03-0${round}`);
      if (saved.length > 0) {
        expect(saved).toMatchObject([{ record: { hours: 2 } }]);
        expect(yes?.reply.text).toMatch(/^已记下：.*2 学时/);
        expect(change?.reply.text).toMatch(/已经记下，刚才说的没有改进去.*2 学时/);
      } else {
        expect(yes?.reply.text).toMatch(/20 学时[\s\S]*内容后来改过/);
        expect(change?.reply.text).toMatch(/^要记的是：.*20 学时/);
      }
    }
  });

  it("take back one record for an undo that is pressed in both", async () => {
    for (const says of [(button: Action) => button, () => "撤销"]) {
      const [one, other] = wangs();
      for (const day of [1, 2, 3]) {
        await one?.says(`/记 3月${day}日 县级 培训 2学时`);
        await one?.says("确认");
      }
      const text = says(pressed(one, "撤销"));
      const before = (await records()).length;
      const told = await Promise.all([one?.says(text), other?.says(text)]);
      expect(await records()).toHaveLength(before - 1);
      expect(told.flatMap((outcome) => outcome?.effects ?? [])).toHaveLength(1);
      const texts = told.map((outcome) => outcome?.reply.text.split("：")[0]).sort();
      expect(["早已撤销，没有再撤别的", "要撤销的是这一条吗"]).toContain(
        texts.find((each) => each !== "已撤销"),
      );
    }
  });

  it("take back what an older card names, not the newest", async () => {
    const [one, other] = wangs();
    await one?.says("/记 3月1日 县级 培训 5学时");
    await one?.says("确认");
    const older = pressed(one, "撤销");
    await one?.says("/记 3月2日 县级 培训 2学时");
    await one?.says("确认");
    await other?.says(older);
    expect(other?.heard()).toMatch(/^已撤销：.*5 学时/);
    await one?.says(older);
    expect(one?.heard()).toMatch(/^早已撤销.*5 学时/);
    expect((await records()).at(-1)).toMatchObject({ record: { hours: 2 } });
  });
});

describe.each(DATABASES)("a server on %s that dies", (_, start) => {
  let database: TestDatabase;
  let folder: string;
  let settings: { url: string; keyFile: string };
  let store: Store;
  let chat: Chat;
  let talking: Talking | undefined;
  let number = 0;

  beforeAll(async () => {
    database = await start();
    folder = await mkdtemp(join(tmpdir(), "xuefen-dying-"));
    settings = { url: await database.fresh(), keyFile: join(folder, "key") };
    store = await openStore(settings, ENTRY_KINDS);
    chat = await openChat(store);
  });
  afterEach(() => talking?.stop());
  afterAll(async () => {
    await store.close();
    await database.stop();
    await rm(folder, { recursive: true });
  });

  /** Drafts a record of its own; gives its button and its day. */
  async function drafted() {
    number += 1;
    const date = `2026-02-${String(number).padStart(2, "0")}`;
    const wang = chat.person("T001");
    await wang.says(`/记 ${date} 县级 培训 2学时`);
    return { wang, date, button: typed(wang.button("保存")), room: "web", person: "T001" };
  }
  const isSaved = async (date: string) =>
    (await store.records.of("T001")).some(({ record }) => record.date === date);
  const at = "2026-03-10T09:00:00.000Z";

  it.each([
    ["before it writes the record", { at: 'insert into "entries"', nth: 1, when: "before" }, false],
    ["before it drops the draft", { at: 'insert into "threads"', nth: 1, when: "before" }, false],
    ["before the commit", { at: "commit", nth: 1, when: "before" }, false],
    ["after the commit", { at: "commit", nth: 1, when: "after" }, true],
  ] as const)(
    "%s has kept both or neither, and the next yes is told which",
    async (_, death, kept) => {
      talking = await startTalking(settings);
      const { wang, date, ...one } = await drafted();
      expect(await talking.says({ ...one, text: one.button, at, death })).toBeUndefined();
      expect(await isSaved(date)).toBe(kept);
      await wang.says("确认");
      expect(wang.heard()).toMatch(kept ? /^早已记下/ : /^已记下/);
      expect(wang.effects()).toHaveLength(kept ? 0 : 1);
      expect(await isSaved(date)).toBe(true);
    },
  );
});

if (POSTGRES_SERVER) {
  describe("a connection to PostgreSQL that breaks at the commit", () => {
    let database: TestDatabase;
    let folder: string;
    let proxy: CuttingProxy;
    let store: Store;
    let chat: Chat;

    beforeAll(async () => {
      database = await startPostgres();
      folder = await mkdtemp(join(tmpdir(), "xuefen-cut-"));
      proxy = await startCuttingProxy(await database.fresh());
      store = await openStore({ url: proxy.url, keyFile: join(folder, "key") }, ENTRY_KINDS);
      chat = await openChat(store);
    });
    afterAll(async () => {
      await store.close();
      await proxy.stop();
      await database.stop();
      await rm(folder, { recursive: true });
    });

    const count = async () => (await store.records.of("T001")).length;

    it.each([
      [["before-commit"]],
      [["after-commit"]],
      [["before-commit", "after-commit"]],
    ] as const)("is told as it is: %j", async (cuts) => {
      const wang = chat.person("T001");
      await wang.says("/记 昨天 县级 培训 2学时");
      const before = await count();
      proxy.cutNext(...cuts);
      await wang.says("确认");
      expect(wang.heard()).toMatch(/^已记下：/);
      expect(wang.effects()).toHaveLength(1);
      expect(await count()).toBe(before + 1);
      const undo = wang.button("撤销");
      proxy.cutNext(...cuts);
      await wang.says(undo);
      expect(wang.heard()).toMatch(/^已撤销：/);
      expect(await count()).toBe(before);
    });

    it("is told as not known where nothing can be read afterwards", async () => {
      const wang = chat.person("T001");
      await wang.says("/记 昨天 县级 培训 2学时");
      const before = await count();
      proxy.cutNext("after-commit");
      proxy.closeAfterCut();
      await wang.says("确认");
      expect(wang.heard()).toMatch(/还不知道有没有存上/);
      proxy.open();
      await wang.says("确认");
      expect(wang.heard()).toMatch(/^早已记下/);
      expect(await count()).toBe(before + 1);
    });
  });
}

describe("a disk that is full", () => {
  const DAYS = [1, 2, 3, 4, 5, 6];
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await startSqlite();
    folder = await mkdtemp(join(tmpdir(), "xuefen-full-"));
  });
  afterAll(async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  });

  it.each([40, 90])("keeps both or neither with %i KiB left, and that is told", async (left) => {
    const settings = { url: await database.fresh(), keyFile: join(folder, "key") };
    const store = await openStore(settings, ENTRY_KINDS);
    const chat = await openChat(store);
    const saying = DAYS.map((day) => ({ day, person: "T001", room: `room ${day}` }));
    const drafted = [];
    for (const { day, ...said } of saying) {
      const wang = chat.person("T001").in("private", said.room);
      await wang.says(`/记 2026-02-0${day} 县级 培训 2学时`);
      drafted.push({
        ...said,
        wang,
        text: typed(wang.button("保存")),
        at: "2026-03-10T09:00:00.000Z",
      });
    }
    const { size } = await stat(settings.url.replace("sqlite:", "").concat("-wal"));
    const talking = await startTalking(settings, Math.ceil(size / 1024) + left);
    let count = 4;
    const told = new Set<boolean>();
    for (const { wang: _, ...said } of drafted) {
      const answer = await talking.says(said);
      const now = (await store.records.of("T001")).length;
      expect(answer?.outcome.reply.text).toMatch(now > count ? SAVED : NOT_SAVED);
      expect(answer?.outcome.effects).toHaveLength(now - count);
      told.add(now > count);
      count = now;
    }
    await talking.stop();
    expect(told).toContain(false);
    for (const { wang, text } of drafted) {
      await wang.says(text);
      expect(wang.heard()).toMatch(SAVED);
    }
    expect(await store.records.of("T001")).toHaveLength(4 + DAYS.length);
    await store.close();
  });
});
