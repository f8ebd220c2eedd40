import { beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery, Outcome, TakenDelivery } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { sendDeliveries } from "../../src/delivery/send-deliveries.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const AT = "2026-11-30T01:00:00.000Z";
const LATER = "2026-12-01T01:00:00.000Z";

let store: Store;
let failed: [string, string][];
let errors: unknown[];
beforeEach(() => {
  store = createMemoryStore();
  failed = [];
  errors = [];
});

const delivery = (key: string): NewDelivery => ({
  key,
  kind: "answer",
  address: { channel: "lark", to: { account: "ou_1" } },
  content: { text: key },
  dueAt: AT,
  expiresAt: LATER,
});

const start = (send: (delivery: TakenDelivery) => Promise<Outcome>) =>
  sendDeliveries({
    ...{ store, channel: "lark", now: () => AT, engine: createProcessEngine(() => {}), send },
    onFailed: ({ key }, problem) => failed.push([key, problem]),
    onError: (error) => errors.push(error),
  });

/** Sends until so many tries were made; gives the keys in the order in which they were tried. */
async function tried(
  count: number,
  send: (delivery: TakenDelivery) => Promise<Outcome>,
): Promise<string[]> {
  const keys: string[] = [];
  let allTried = () => {};
  const done = new Promise<void>((resolve) => {
    allTried = resolve;
  });
  const pool = start(async (delivery) => {
    keys.push(delivery.key);
    if (keys.length === count) allTried();
    return send(delivery);
  });
  await done;
  await pool.stop();
  return keys;
}

const states = async () => (await store.outbox.list({})).map(({ key, state }) => [key, state]);

describe("sending what is due", () => {
  it("notes how each try went, and tells of what will never be sent", async () => {
    const outcomes: Readonly<Record<string, Outcome>> = {
      a: { kind: "sent", messageId: "om_1" },
      b: { kind: "failed", problem: "230013" },
      c: { kind: "dropped", problem: "recalled" },
      d: { kind: "retry", notBefore: LATER, problem: "99991400" },
    };
    await store.outbox.put(Object.keys(outcomes).map(delivery));
    await tried(4, async ({ key }) => outcomes[key] as Outcome);
    expect(await states()).toEqual([
      ["a", "sent"],
      ["b", "failed"],
      ["c", "dropped"],
      ["d", "planned"],
    ]);
    expect(failed).toEqual([["b", "230013"]]);
  });

  it("goes on with others where a try breaks, and leaves that one in doubt", async () => {
    await store.outbox.put(["a", "b"].map(delivery));
    await tried(2, async ({ key }) => {
      if (key === "a") throw new Error("no such thing was expected");
      return { kind: "sent" };
    });
    expect(await states()).toEqual([
      ["a", "queued"],
      ["b", "sent"],
    ]);
    expect(errors).toEqual([new Error("no such thing was expected")]);
  });

  it("is done by one process at a time, and by another once that one is gone", async () => {
    const by: string[] = [];
    const sender = (name: string, noted: () => void) =>
      start(async () => {
        by.push(name);
        noted();
        return { kind: "sent" };
      });
    const noted = () => {
      let note = () => {};
      const isNoted = new Promise<void>((resolve) => {
        note = resolve;
      });
      return { note: () => note(), isNoted };
    };
    const first = noted();
    await store.outbox.put([delivery("a")]);
    const one = sender("one", first.note);
    await first.isNoted;
    const second = noted();
    const other = sender("other", second.note);
    await one.stop();
    await store.outbox.put([delivery("b")]);
    other.wake();
    await second.isNoted;
    await other.stop();
    expect(by).toEqual(["one", "other"]);
  });
});
