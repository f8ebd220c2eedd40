import { describe, expect, it } from "vitest";
import { noteElsewhere } from "../../src/app/broadcasts/note-elsewhere.ts";
import type { Broadcast, Decided } from "../../src/app/broadcasts/ports.ts";
import type { NewDelivery, Outcome } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";

const AT = "2026-11-30T01:00:00.000Z";
const LATER = "2026-11-30T04:00:00.000Z";
const NEVER = "2026-12-07T04:00:00.000Z";

const broadcast = (id: string, changed: Partial<Broadcast> = {}): Broadcast => ({
  id,
  sender: "T007",
  text: "请本周五前把证书发我",
  audience: { units: ["qinghe"], short: {} },
  state: "draft",
  round: 0,
  by: "T007",
  draftedAt: AT,
  at: AT,
  ...changed,
});

const keyOf = (person: string) => `broadcast:b1:${person}`;

const delivery = (person: string): NewDelivery => ({
  key: keyOf(person),
  kind: "broadcast",
  person,
  address: { channel: "lark", to: { account: `ou_${person}` } },
  content: { text: "…" },
  dueAt: AT,
  expiresAt: NEVER,
});

/**
 * What every store knows of messages to many.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function broadcastsContract(current: () => Store): void {
  const broadcasts = () => current().broadcasts;
  const planned = (person: string): Decided => ({ person, delivery: keyOf(person) });

  async function plan(...people: string[]): Promise<void> {
    await current().outbox.put(people.map(delivery));
    await broadcasts().decide("b1", people.map(planned));
  }
  async function settle(person: string, outcome: Outcome): Promise<void> {
    const { outbox } = current();
    await outbox.takeOne(keyOf(person), { holder: "one", now: LATER, seconds: 60 });
    await outbox.settle(keyOf(person), { holder: "one", at: LATER, outcome });
  }

  describe("a broadcast", () => {
    it("is given back as it was put in, and changes only from the state it has", async () => {
      const all = broadcast("b1", {
        audience: { units: [], people: ["T001"], without: { roles: ["admin"] } },
      });
      await broadcasts().put(all);
      expect(await broadcasts().find("b1")).toEqual(all);
      expect(await broadcasts().find("b2")).toBeUndefined();
      const sending = { ...all, state: "sending", by: "C001", at: LATER } as const;
      expect(await broadcasts().change(sending, "waiting")).toBe(false);
      expect(await broadcasts().change(sending, "draft")).toBe(true);
      expect(await broadcasts().change(sending, "draft")).toBe(false);
      expect(await broadcasts().find("b1")).toEqual(sending);
    });

    it("is listed by its state, and to its sender once it is confirmed", async () => {
      const sending = { state: "sending" } as const;
      const [first, second] = [
        broadcast("b2", { ...sending, draftedAt: LATER }),
        broadcast("b1", sending),
      ];
      await broadcasts().put(first);
      await broadcasts().put(second);
      await broadcasts().put(broadcast("b3"));
      await broadcasts().put(broadcast("b5", { state: "dropped" }));
      await broadcasts().put(broadcast("b4", { ...sending, sender: "C001", draftedAt: LATER }));
      expect((await broadcasts().inState("sending")).map(({ id }) => id)).toEqual([
        "b1",
        "b2",
        "b4",
      ]);
      expect(await broadcasts().ofSender("T007", 5)).toEqual([first, second]);
      expect(await broadcasts().ofSender("T007", 1)).toEqual([first]);
    });

    it("has each recipient once, undecided until it is noted what becomes of them", async () => {
      await broadcasts().put(broadcast("b1"));
      await broadcasts().addRecipients("b1", ["T003", "T001"]);
      await broadcasts().addRecipients("b1", ["T002", "T001"]);
      expect(await broadcasts().size("b1")).toBe(3);
      expect(await broadcasts().undecided("b1", 2)).toEqual(["T001", "T002"]);
      await plan("T001");
      await broadcasts().decide("b1", [{ person: "T003", leftOut: "done" }]);
      expect(await broadcasts().undecided("b1", 5)).toEqual(["T002"]);
      expect(await broadcasts().statuses("b1", { limit: 5 })).toEqual([
        { person: "T001", state: "planned", at: AT },
        { person: "T002" },
        { person: "T003", leftOut: "done" },
      ]);
    });

    it("counts and lists how it stands for each of them, page by page, and who has read it", async () => {
      await broadcasts().put(broadcast("b1"));
      await broadcasts().addRecipients("b1", ["T001", "T002", "T003", "T004", "T005"]);
      await plan("T001", "T002", "T003", "T004");
      await settle("T001", { kind: "sent", messageId: "om_1" });
      await settle("T002", { kind: "sent", messageId: "om_2" });
      await settle("T003", { kind: "failed", problem: "230013", cause: "not-available" });
      await settle("T004", { kind: "dropped", problem: "done" });
      await current().outbox.noteRead("lark", ["om_1", "om_9"], LATER);
      await current().outbox.noteRead("lark", ["om_1"], NEVER);
      await current().outbox.noteRead("wechat", ["om_2"], NEVER);
      const [first, ...others] = await broadcasts().statuses("b1", { limit: 2 });
      expect([first, ...others]).toEqual([
        { person: "T001", state: "sent", at: LATER, readAt: LATER },
        { person: "T002", state: "sent", at: LATER },
      ]);
      expect(await broadcasts().statuses("b1", { after: "T002", limit: 2 })).toEqual([
        {
          ...{ person: "T003", state: "failed", at: LATER },
          ...{ problem: "230013", cause: "not-available" },
        },
        { person: "T004", state: "dropped", problem: "done", at: LATER },
      ]);
      const counts = await broadcasts().counts("b1");
      expect(counts).toHaveLength(5);
      expect(counts).toEqual(
        expect.arrayContaining([
          { state: "sent", isRead: true, people: 1 },
          { state: "sent", isRead: false, people: 1 },
          {
            ...{ state: "failed", problem: "230013", cause: "not-available" },
            ...{ isRead: false, people: 1 },
          },
          { state: "dropped", problem: "done", isRead: false, people: 1 },
          { isRead: false, people: 1 },
        ]),
      );
    });

    it("takes back what nobody has tried, and nothing else", async () => {
      await broadcasts().put(broadcast("b1"));
      await broadcasts().addRecipients("b1", ["T001", "T002", "T003"]);
      await plan("T001", "T002");
      await current().outbox.put([{ ...delivery("T009"), kind: "deadline" }]);
      await settle("T001", { kind: "retry", notBefore: LATER, problem: "busy" });
      await broadcasts().withdraw("b1");
      expect(await broadcasts().undecided("b1", 5)).toEqual(["T002", "T003"]);
      expect((await current().outbox.list({})).map(({ person }) => person).sort()).toEqual([
        "T001",
        "T009",
      ]);
    });

    it("lets what failed be planned anew under the same key", async () => {
      await broadcasts().put(broadcast("b1"));
      await broadcasts().addRecipients("b1", ["T001", "T002", "T003"]);
      await plan("T001", "T002");
      await settle("T001", { kind: "failed", problem: "230013" });
      await broadcasts().decide("b1", [{ person: "T003", leftOut: "quiet" }]);
      await broadcasts().reopen("b1", ["T001", "T003"]);
      expect(await broadcasts().undecided("b1", 5)).toEqual(["T001", "T003"]);
      await plan("T001");
      const [again] = await current().outbox.list({ person: "T001" });
      expect(again).toMatchObject({ key: keyOf("T001"), state: "planned", attempts: 0 });
    });

    it("follows a recipient to another channel, and forgets both tries when it is planned anew", async () => {
      await broadcasts().put(broadcast("b1"));
      await broadcasts().addRecipients("b1", ["T001"]);
      await plan("T001");
      await settle("T001", { kind: "failed", problem: "230013" });
      const key = `${keyOf("T001")}:on:wechat`;
      const address = { channel: "wechat", to: { account: "w1" } };
      await current().outbox.put([{ ...delivery("T001"), key, address }]);
      await noteElsewhere(current(), { key, person: "T001" });
      expect(await broadcasts().statuses("b1", { limit: 5 })).toMatchObject([{ state: "planned" }]);
      await current().outbox.takeOne(key, { holder: "one", now: LATER, seconds: 60 });
      const outcome = { kind: "failed", problem: "gone" } as const;
      await current().outbox.settle(key, { holder: "one", at: LATER, outcome });
      await broadcasts().reopen("b1", ["T001"]);
      expect(await current().outbox.list({})).toEqual([]);
    });

    it("is forgotten as a whole, and what was sent of it not before", async () => {
      await broadcasts().put(broadcast("b1", { state: "done" }));
      await broadcasts().put(broadcast("b2", { at: LATER }));
      await broadcasts().addRecipients("b1", ["T001"]);
      await broadcasts().addRecipients("b2", ["T002"]);
      await plan("T001");
      await settle("T001", { kind: "sent" });
      await current().outbox.forget(NEVER);
      expect(await broadcasts().statuses("b1", { limit: 5 })).toMatchObject([{ state: "sent" }]);
      await broadcasts().forget(LATER);
      expect(await broadcasts().find("b1")).toBeUndefined();
      expect(await broadcasts().size("b1")).toBe(0);
      expect(await current().outbox.list({})).toEqual([]);
      expect(await broadcasts().size("b2")).toBe(1);
    });

    it("changes with what is written beside it, or not at all", async () => {
      await broadcasts().put(broadcast("b1"));
      const failing = current().transaction(async (kept) => {
        await kept.broadcasts.addRecipients("b1", ["T001"]);
        await kept.broadcasts.change(broadcast("b1", { state: "sending" }), "draft");
        throw new Error("something else fails");
      });
      await expect(failing).rejects.toThrow("something else fails");
      expect(await broadcasts().find("b1")).toMatchObject({ state: "draft" });
      expect(await broadcasts().size("b1")).toBe(0);
    });
  });
}
