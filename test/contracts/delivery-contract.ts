import { describe, expect, it } from "vitest";
import type { Arrival, NewDelivery, Outcome } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";

const MORNING = "2026-11-30T01:00:00.000Z";
const NOON = "2026-11-30T04:00:00.000Z";
const EVENING = "2026-11-30T10:00:00.000Z";
const TOMORROW = "2026-12-01T01:00:00.000Z";

const delivery = (key: string, change: Partial<NewDelivery> = {}): NewDelivery => ({
  key,
  kind: "deadline",
  person: "T001",
  address: { channel: "lark", to: { account: "ou_1" }, replyTo: "om_1" },
  content: { text: `还差 12 学时 (${key})` },
  dueAt: MORNING,
  expiresAt: TOMORROW,
  ...change,
});

/**
 * What every outbox does.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function outboxContract(current: () => Store): void {
  const outbox = () => current().outbox;
  const take = (holder = "one", now = NOON, change: { limit?: number; seconds?: number } = {}) =>
    outbox().take({ channel: "lark", holder, now, limit: 10, seconds: 3600, ...change });
  const keys = (some: readonly { key: string }[]) => some.map(({ key }) => key);
  const settle = (key: string, outcome: Outcome, holder = "one", at = NOON) =>
    outbox().settle(key, { holder, at, outcome });

  describe("the outbox", () => {
    it("gives what is due on a channel, as it was put in and the longest due first", async () => {
      const wechat = delivery("e", { address: { channel: "wechat", to: { room: "r1" } } });
      const { person: _, ...toRoom } = delivery("c", {
        address: { channel: "lark", to: { room: "oc_1" } },
        dueAt: "2026-11-29T01:00:00.000Z",
      });
      await outbox().put([delivery("d", { dueAt: EVENING })]);
      expect(await outbox().isDue({ channel: "lark", now: NOON })).toBe(false);
      expect(await outbox().put([delivery("b"), delivery("a"), toRoom, wechat])).toBe(4);
      expect(await outbox().isDue({ channel: "lark", now: NOON })).toBe(true);
      const taken = await take();
      expect(keys(taken)).toEqual(["c", "a", "b"]);
      expect(taken[0]).toEqual({ ...toRoom, attempts: 0 });
      expect(taken[1]).toEqual({ ...delivery("a"), attempts: 0 });
      expect(await outbox().isDue({ channel: "lark", now: NOON })).toBe(false);
      expect(keys(await take("two", EVENING))).toEqual(["d"]);
    });

    it("gives answers before pushes that have been due for longer", async () => {
      const answers = ["y", "z"].map((key) => delivery(key, { kind: "answer", dueAt: NOON }));
      await outbox().put([delivery("a"), delivery("b"), ...answers]);
      expect(keys(await take("one", NOON, { limit: 3 }))).toEqual(["y", "z", "a"]);
    });

    it("keeps pushes back for a while, and answers never", async () => {
      const answer = delivery("a", { kind: "answer", dueAt: NOON });
      await outbox().put([answer, delivery("b", { dueAt: NOON }), delivery("c")]);
      const due = { channel: "lark", now: NOON, pushesDueBy: MORNING };
      expect(keys(await outbox().take({ ...due, holder: "one", limit: 10, seconds: 60 }))).toEqual([
        ...["a", "c"],
      ]);
      await settle("a", { kind: "sent" });
      await settle("c", { kind: "sent" });
      expect(await outbox().isDue(due)).toBe(false);
      expect(await outbox().isDue({ channel: "lark", now: NOON })).toBe(true);
    });

    it("names the pushes that are due and that nobody tries", async () => {
      await outbox().put([
        ...[delivery("a", { kind: "answer" }), delivery("b", { dueAt: NOON }), delivery("c")],
        ...[delivery("d"), delivery("e", { dueAt: EVENING })],
        delivery("f", { address: { channel: "wechat", to: { room: "r1" } } }),
      ]);
      const due = (limit: number) => outbox().duePushes({ channel: "lark", now: NOON, limit });
      expect(await due(10)).toEqual(["c", "d", "b"]);
      expect(await due(1)).toEqual(["c"]);
      await outbox().takeOne("c", { holder: "one", now: NOON, seconds: 60 });
      expect(await due(10)).toEqual(["d", "b"]);
    });

    it("gives one that is named to one of those who want it, when it is due", async () => {
      await outbox().put([delivery("a", { dueAt: NOON })]);
      const takeOne = (holder: string, now: string, seconds = 60) =>
        outbox().takeOne("a", { holder, now, seconds });
      expect(await takeOne("one", MORNING)).toBeUndefined();
      const asked = await Promise.all(
        ["one", "two", "three"].map((each) => takeOne(each, NOON, 0)),
      );
      expect(asked.filter((each) => each !== undefined).length).toBeGreaterThanOrEqual(1);
      const held = await takeOne("four", NOON);
      expect(held).toMatchObject({ ...delivery("a", { dueAt: NOON }), doubtSince: NOON });
      expect(await takeOne("five", NOON)).toBeUndefined();
      expect(await settle("a", { kind: "sent" }, "four")).toBe(true);
      expect(await takeOne("five", NOON)).toBeUndefined();
      expect(await outbox().takeOne("none", { holder: "one", now: NOON, seconds: 1 })).toBe(
        undefined,
      );
    });

    it("takes one of the same key once, whatever became of it", async () => {
      expect(await outbox().put([delivery("a"), delivery("a")])).toBe(1);
      await take();
      await settle("a", { kind: "sent", messageId: "om_2" });
      expect(await outbox().put([delivery("a"), delivery("b")])).toBe(1);
      expect(keys(await take())).toEqual(["b"]);
    });

    it("gives each to one of several who ask at once", async () => {
      await outbox().put(["a", "b", "c", "d", "e"].map((key) => delivery(key)));
      const asked = ["one", "two", "three"].map((holder) => take(holder, NOON, { limit: 2 }));
      const taken = (await Promise.all(asked)).flatMap(keys);
      expect([...taken].sort()).toEqual(["a", "b", "c", "d", "e"]);
    });

    it("lists what became of each, and says no more what it said", async () => {
      await outbox().put(["a", "b", "c", "d"].map((key) => delivery(key)));
      await take("one", NOON, { limit: 3 });
      expect(await settle("a", { kind: "sent", messageId: "om_2" })).toBe(true);
      expect(await settle("b", { kind: "failed", problem: "230013 half\ud83d" })).toBe(true);
      const listed = await outbox().list({});
      expect(listed.map(({ key, state, attempts }) => [key, state, attempts])).toEqual([
        ["a", "sent", 1],
        ["b", "failed", 1],
        ["c", "queued", 1],
        ["d", "planned", 0],
      ]);
      const { content: _, ...bare } = delivery("a");
      expect(listed[0]).toEqual({
        ...bare,
        ...{ state: "sent", attempts: 1, at: NOON, messageId: "om_2" },
      });
      expect(listed[1]).toMatchObject({ problem: "230013 half\uFFFD" });
    });

    it("lists those of one person, or since an instant", async () => {
      await outbox().put([
        delivery("a"),
        delivery("b", { person: "T002" }),
        delivery("c", { dueAt: NOON }),
      ]);
      expect(keys(await outbox().list({ person: "T001" }))).toEqual(["a", "c"]);
      expect(keys(await outbox().list({ since: NOON }))).toEqual(["c"]);
      expect(keys(await outbox().list({ since: MORNING, person: "T002" }))).toEqual(["b"]);
    });

    it("gives again later what may work later, and says how often it was tried", async () => {
      await outbox().put([delivery("a")]);
      await take();
      await settle("a", { kind: "retry", notBefore: EVENING, problem: "99991400" });
      expect(await take("one", NOON)).toEqual([]);
      expect(await take("two", EVENING)).toEqual([
        { ...delivery("a"), dueAt: EVENING, attempts: 1 },
      ]);
    });

    it("says since when it is not known whether something was sent", async () => {
      await outbox().put([delivery("a")]);
      await take("one", MORNING);
      const retry = { kind: "retry", notBefore: NOON, problem: "timeout" } as const;
      await settle("a", { ...retry, isInDoubt: true }, "one", MORNING);
      expect(await take("one", NOON)).toMatchObject([{ doubtSince: MORNING }]);
      await settle("a", { ...retry, notBefore: EVENING });
      expect(await take("one", EVENING)).toMatchObject([{ doubtSince: MORNING, attempts: 2 }]);
    });

    it("gives it to another where whoever tried is gone, who can then settle nothing", async () => {
      await outbox().put([delivery("a")]);
      await take("one", MORNING, { seconds: 0 });
      expect(await take("two", NOON)).toEqual([
        { ...delivery("a"), attempts: 1, doubtSince: MORNING },
      ]);
      expect(await take("three", NOON)).toEqual([]);
      expect(await settle("a", { kind: "sent" }, "one")).toBe(false);
      expect(await settle("a", { kind: "sent" }, "two")).toBe(true);
      expect(await settle("a", { kind: "failed", problem: "late" }, "two")).toBe(false);
      expect(await outbox().list({})).toMatchObject([{ state: "sent" }]);
    });

    it("leaves it to whoever tries as long as they say that they still do", async () => {
      await outbox().put([delivery("a")]);
      await take("one", NOON, { seconds: 0 });
      expect(await outbox().keep("a", { holder: "one", seconds: 3600 })).toBe(true);
      expect(await outbox().keep("a", { holder: "two", seconds: 3600 })).toBe(false);
      expect(await take("two", NOON)).toEqual([]);
      await settle("a", { kind: "sent" });
      expect(await outbox().keep("a", { holder: "one", seconds: 3600 })).toBe(false);
    });

    it("drops what has expired, never while somebody tries it", async () => {
      await outbox().put([
        delivery("a", { expiresAt: NOON }),
        delivery("b", { expiresAt: EVENING }),
      ]);
      expect(keys(await take("one", MORNING, { limit: 1 }))).toEqual(["a"]);
      expect(keys(await take("two", NOON))).toEqual(["b"]);
      await settle("a", { kind: "retry", notBefore: NOON, problem: "later" }, "one", NOON);
      expect(await take("one", NOON)).toEqual([]);
      expect(await outbox().list({})).toMatchObject([
        { key: "b", state: "queued" },
        { key: "a", state: "dropped", problem: "expired" },
      ]);
    });

    it("counts what is due, and what is being tried", async () => {
      await outbox().put(["a", "b", "c"].map((key) => delivery(key)));
      await outbox().put([delivery("d", { dueAt: EVENING })]);
      const { dueAt } = delivery("a");
      expect(await outbox().due("lark", NOON)).toEqual({ count: 3, since: dueAt });
      await take("one", NOON, { limit: 2 });
      await settle("a", { kind: "sent" });
      expect(await outbox().due("lark", NOON)).toEqual({ count: 2, since: dueAt });
      expect(await outbox().due("wechat", NOON)).toEqual({ count: 0 });
    });

    it("keeps what failed, and why, until it is reported", async () => {
      await outbox().put(["a", "b", "c", "d"].map((key) => delivery(key)));
      await take();
      await settle("b", { kind: "failed", problem: "230013", cause: "not-available" });
      await settle("a", { kind: "failed", problem: "230001" }, "one", EVENING);
      await settle("c", { kind: "dropped", problem: "recalled" });
      const unreported = await outbox().unreported("lark");
      expect(unreported.map(({ key, cause }) => [key, cause])).toEqual([
        ["b", "not-available"],
        ["a", undefined],
      ]);
      expect(await outbox().unreported("wechat")).toEqual([]);
      await outbox().report(["b"], EVENING);
      expect(keys(await outbox().unreported("lark"))).toEqual(["a"]);
    });

    it("tries again what failed, as it was put in, with what is in doubt", async () => {
      await outbox().put([delivery("a"), delivery("b"), delivery("c", { expiresAt: EVENING })]);
      await take("one", MORNING, { seconds: 0 });
      await take("one", NOON);
      await settle("a", { kind: "failed", problem: "230013", cause: "not-available" });
      await settle("b", { kind: "sent" });
      await settle("c", { kind: "failed", problem: "230013", cause: "not-available" });
      await outbox().report(["a"], NOON);
      expect(keys(await outbox().failures())).toEqual(["a", "c"]);
      expect(keys(await outbox().failures(NOON))).toEqual(["a"]);
      expect(await outbox().tryAgain(["a", "b", "c", "none"], EVENING)).toEqual(["a"]);
      expect(await outbox().tryAgain(["a"], EVENING)).toEqual([]);
      expect(await outbox().failures(NOON)).toEqual([]);
      expect(await outbox().find("a")).toMatchObject({ state: "planned", dueAt: EVENING });
      expect(await outbox().find("none")).toBeUndefined();
      expect(await take("two", EVENING)).toEqual([
        { ...delivery("a", { dueAt: EVENING }), attempts: 2, doubtSince: MORNING },
      ]);
      await settle("a", { kind: "failed", problem: "230013" }, "two", EVENING);
      expect(keys(await outbox().unreported("lark"))).toEqual(["c", "a"]);
    });

    it("lists what cannot be sent at all, and gives it to nobody", async () => {
      const address = { channel: "", to: { account: "" } };
      await outbox().put([delivery("a")]);
      await outbox().note([delivery("b", { address }), delivery("a")], "no-account");
      await outbox().note([delivery("b", { address })], "no-account");
      expect(await outbox().list({ person: "T001" })).toMatchObject([
        { key: "a", state: "planned" },
        { key: "b", state: "dropped", problem: "no-account", address },
      ]);
      expect(keys(await take())).toEqual(["a"]);
    });

    it("forgets what was settled long ago, and nothing that still waits", async () => {
      await outbox().put(["a", "b", "c"].map((key) => delivery(key)));
      await take("one", NOON, { limit: 2 });
      await settle("a", { kind: "sent" }, "one", NOON);
      await settle("b", { kind: "dropped", problem: "done meanwhile" }, "one", EVENING);
      await outbox().forget(EVENING);
      expect(keys(await outbox().list({}))).toEqual(["b", "c"]);
    });

    it("puts in and settles with other changes, or not at all", async () => {
      const failing = current().transaction(async (kept) => {
        await kept.outbox.put([delivery("a")]);
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      expect(await outbox().list({})).toEqual([]);
      expect(await current().transaction((kept) => kept.outbox.put([delivery("a")]))).toBe(1);
      expect(keys(await take())).toEqual(["a"]);
    });
  });
}

const arrival = (id: string, speaker = "ou_1", change: Partial<Arrival> = {}): Arrival => ({
  channel: "lark",
  ids: [`event:${id}`, `message:${id}`],
  speaker,
  content: { text: `我还差多少 (${id})` },
  at: MORNING,
  ...change,
});

/**
 * What every inbox does.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function inboxContract(current: () => Store): void {
  const inbox = () => current().inbox;
  const take = (holder = "one", change: { limit?: number; seconds?: number } = {}) =>
    inbox().take({ channel: "lark", holder, limit: 10, seconds: 3600, ...change });
  const contents = (some: readonly { content: unknown }[]) => some.map(({ content }) => content);
  const text = (id: string) => ({ text: `我还差多少 (${id})` });

  describe("the inbox", () => {
    it("gives what came in on a channel, as it came and the oldest first", async () => {
      expect(await inbox().put(arrival("1", "ou_1"))).toBe(true);
      expect(await inbox().put(arrival("2", "ou_2"))).toBe(true);
      expect(await inbox().put(arrival("3", "ou_3", { channel: "wechat" }))).toBe(true);
      const { ids: _, ...first } = arrival("1", "ou_1");
      const taken = await take();
      expect(taken[0]).toEqual({ ...first, number: expect.any(Number), attempts: 0 });
      expect(contents(taken)).toEqual([text("1"), text("2")]);
      expect(await inbox().waiting("lark")).toBe(2);
      expect(await inbox().waiting("wechat")).toBe(1);
    });

    it("keeps what arrives again under any of its ids once, also when it is handled", async () => {
      expect(await inbox().put(arrival("1"))).toBe(true);
      expect(await inbox().put(arrival("2", "ou_1", { ids: ["message:1"] }))).toBe(false);
      expect(
        await inbox().put(arrival("3", "ou_1", { channel: "wechat", ids: ["message:1"] })),
      ).toBe(true);
      const [taken] = await take();
      expect(await inbox().done(taken?.number ?? 0, "one")).toBe(true);
      expect(await inbox().put(arrival("1"))).toBe(false);
      expect(await take()).toEqual([]);
    });

    it("says when something came in last, handled or not", async () => {
      expect(await inbox().lastArrival("lark")).toBeUndefined();
      await inbox().put(arrival("1"));
      await inbox().put(arrival("2", "ou_1", { at: NOON }));
      expect(await inbox().lastArrival("lark")).toBe(NOON);
      for (const { number } of await take()) await inbox().done(number, "one");
      for (const { number } of await take()) await inbox().done(number, "one");
      expect(await inbox().lastArrival("lark")).toBe(NOON);
      expect(await inbox().lastArrival("wechat")).toBeUndefined();
    });

    it("keeps it once where several deliver it at once", async () => {
      const put = Array.from({ length: 5 }, () => inbox().put(arrival("1")));
      expect((await Promise.all(put)).filter(Boolean)).toHaveLength(1);
      expect(await take()).toHaveLength(1);
    });

    it("gives what one speaker sent in turn: the next once the one before is handled", async () => {
      for (const id of ["1", "2", "3"])
        await inbox().put(arrival(id, id === "2" ? "ou_2" : "ou_1"));
      const [first, other] = await take();
      expect([first?.content, other?.content]).toEqual([text("1"), text("2")]);
      expect(await take("two")).toEqual([]);
      await inbox().done(first?.number ?? 0, "one");
      expect(contents(await take("two"))).toEqual([text("3")]);
    });

    it("gives each to one of several who ask at once", async () => {
      for (const id of ["1", "2", "3", "4", "5"]) await inbox().put(arrival(id, `ou_${id}`));
      const asked = ["one", "two", "three"].map((holder) => take(holder, { limit: 2 }));
      const taken = (await Promise.all(asked)).flatMap(contents);
      expect(taken).toHaveLength(5);
      expect(taken).toEqual(expect.arrayContaining(["1", "2", "3", "4", "5"].map(text)));
    });

    it("gives it to another where whoever had it is gone, who can then settle nothing", async () => {
      await inbox().put(arrival("1"));
      const [taken] = await take("one", { seconds: 0 });
      expect(await take("two")).toMatchObject([{ content: text("1"), attempts: 1 }]);
      expect(await take("three")).toEqual([]);
      const number = taken?.number ?? 0;
      expect(await inbox().done(number, "one")).toBe(false);
      expect(await inbox().done(number, "two")).toBe(true);
      expect(await inbox().done(number, "two")).toBe(false);
    });

    it("is kept from others for as long as whoever has it says", async () => {
      await inbox().put(arrival("1"));
      const [taken] = await take("one", { seconds: 0 });
      const number = taken?.number ?? 0;
      expect(await inbox().keep(number, { holder: "two", seconds: 3600 })).toBe(false);
      expect(await inbox().keep(number, { holder: "one", seconds: 3600 })).toBe(true);
      expect(await take("two")).toEqual([]);
      expect(await inbox().done(number, "one")).toBe(true);
      expect(await inbox().keep(number, { holder: "one", seconds: 3600 })).toBe(false);
    });

    it("leaves what is said to it in the outbox, from whoever has it alone", async () => {
      await inbox().put(arrival("1"));
      const [taken] = await take();
      const number = taken?.number ?? 0;
      expect(await inbox().done(number, "two", [delivery("theirs")])).toBe(false);
      expect(await inbox().done(number, "one", [delivery("a"), delivery("b")])).toBe(true);
      expect(await inbox().done(number, "one", [delivery("c")])).toBe(false);
      expect((await current().outbox.list({})).map(({ key }) => key)).toEqual(["a", "b"]);
    });

    it("forgets old ids of what is handled, and nothing that waits", async () => {
      await inbox().put(arrival("1", "ou_1"));
      await inbox().put(arrival("2", "ou_2"));
      const [taken] = await take("one", { limit: 1 });
      await inbox().done(taken?.number ?? 0, "one");
      await inbox().forget(MORNING);
      expect(await inbox().put(arrival("1", "ou_1"))).toBe(false);
      await inbox().forget(NOON);
      expect(await inbox().put(arrival("1", "ou_1"))).toBe(true);
      expect(await inbox().put(arrival("2", "ou_2"))).toBe(false);
    });

    it("notes that it is handled with other changes, or not at all", async () => {
      await inbox().put(arrival("1"));
      const [taken] = await take();
      const failing = current().transaction(async (kept) => {
        await kept.inbox.done(taken?.number ?? 0, "one");
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      expect(await inbox().waiting("lark")).toBe(1);
      expect(
        await current().transaction((kept) => kept.inbox.done(taken?.number ?? 0, "one")),
      ).toBe(true);
      expect(await inbox().waiting("lark")).toBe(0);
    });
  });
}
