import { describe, expect, it } from "vitest";
import { openChat } from "../../support/chat.ts";
import { startSqlite } from "../../support/test-database.ts";
import { useStore } from "../../support/use-store.ts";

describe("a day with SQLite", () => {
  const scene = useStore(startSqlite);

  it("records, corrects, confirms, explains, undoes and goes on", async () => {
    const chat = await openChat(scene.store);
    const wang = chat.person("T001");
    await wang.says("我今年还差多少");
    expect(wang.heard()).toMatch(/12 学分（18\/30）/);
    await wang.in("group").says("昨天县级培训8学时 记一下");
    await wang.says("不对，是10学时");
    chat.restart();
    await wang.says("确认");
    expect(wang.effects()).toMatchObject([{ kind: "record.submitted" }]);
    await wang.says("为什么");
    expect(wang.heard()).toMatch(/10 学时/);
    await wang.says("撤销");
    expect(wang.heard()).toMatch(/18\/30/);
    expect(await scene.store.log.verify()).toEqual({ entries: 9 });
  });

  it("shows others only to those who may see them, and notes the look", async () => {
    const chat = await openChat(scene.store);
    const [wang, liu] = [chat.person("T001"), chat.person("T007")];
    await wang.says("李娜还差多少");
    expect(wang.heard()).not.toMatch(/17/);
    await liu.says("李老师还差多少");
    await liu.says("2");
    expect(liu.heard()).toMatch(/李娜.*17\/30/);
    const looks = await scene.store.accessLog.list();
    expect(looks.map(({ by, whom }) => `${by} ${whom}`)).toEqual(["T007 T003"]);
  });
});
