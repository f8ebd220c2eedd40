import { beforeEach, describe, expect, it } from "vitest";
import type { FailureCause } from "../../../src/app/delivery/ports.ts";
import type { Action } from "../../../src/wording/reply.ts";
import { type Chat, openChat } from "../../support/chat.ts";

const [AT, REPORTED] = ["2026-03-09T01:00:00.000Z", "2026-03-09T01:05:00.000Z"];
const AGAIN: Action = { label: "再试一次", run: { ask: "undelivered.again", text: REPORTED } };

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
  chat.today("2026-03-10");
});

/** Lets something to somebody fail, and be reported. */
async function fail(key: string, person: string, cause: FailureCause, expiresAt = "2026-03-20") {
  const { outbox } = chat.store;
  const address = { channel: "lark", to: { account: `ou_${person}` } };
  const when = { dueAt: AT, expiresAt };
  await outbox.put([{ key, kind: "deadline", person, address, content: {}, ...when }]);
  await outbox.takeOne(key, { holder: "h", now: AT, seconds: 60 });
  const outcome = { kind: "failed", problem: "no", cause } as const;
  await outbox.settle(key, { holder: "h", at: AT, outcome });
  await outbox.report([key], REPORTED);
}
const stateOf = async (key: string) => (await chat.store.outbox.find(key))?.state;

describe("trying again what a report said of", () => {
  it("says how much is sent again, and why the rest is not", async () => {
    await fail("a", "T001", "not-available");
    await fail("b", "T002", "has-left");
    await fail("c", "T003", "in-doubt");
    await fail("d", "T004", "no-answer", "2026-03-09T01:10:00.000Z");
    const admin = chat.person("T007");
    await admin.says(AGAIN);
    expect(admin.heard().split("\n")).toEqual([
      "正在重新发 2 条",
      "还发不出去的，会再告诉您",
      "有 1 条已经过了时限，不再发",
      "有 1 条不确定有没有收到，再发会重复，请问一下本人",
    ]);
    expect(await Promise.all(["a", "b", "c", "d"].map(stateOf))).toEqual([
      ...["planned", "planned", "failed", "failed"],
    ]);
    await admin.says(AGAIN);
    expect(admin.heard()).toMatch(/^没有要再发的消息/);
  });

  it("is for those who answer for whom it was for, and for nobody else", async () => {
    await fail("a", "T001", "not-available");
    for (const id of ["T001", "T006", "G001"]) {
      const somebody = chat.person(id);
      await somebody.says(AGAIN);
      expect(somebody.heard()).not.toContain("重新发");
      expect(await stateOf("a")).toBe("failed");
    }
    const coordinator = chat.person("C001");
    await coordinator.says(AGAIN);
    expect(coordinator.heard()).toContain("正在重新发 1 条");
  });

  it("leaves what went to another channel meanwhile", async () => {
    await fail("a", "T001", "not-available");
    const insteadOf = { key: "a", channels: ["lark"] };
    const address = { channel: "wechat", to: { account: "wx_1" }, insteadOf };
    const when = { dueAt: AT, expiresAt: "2026-03-20" };
    const other = { key: "b", kind: "deadline", person: "T001", address, content: {}, ...when };
    await chat.store.outbox.put([other]);
    const admin = chat.person("T007");
    await admin.says({ ...AGAIN, label: "Try again" });
    expect(admin.heard()).toContain("有 1 条已经改从别的渠道发");
    expect(await stateOf("a")).toBe("failed");
  });
});
