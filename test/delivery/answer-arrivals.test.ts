import { beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { answerArrivals } from "../../src/delivery/answer-arrivals.ts";
import type { OutgoingMessage } from "../../src/delivery/outgoing-message.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const AT = "2026-11-30T01:00:00.000Z";
const LATER = "2026-12-01T01:00:00.000Z";

let store: Store;
let errors: unknown[];
beforeEach(() => {
  store = createMemoryStore();
  errors = [];
});

const arrival = (id: string, speaker: string): Arrival => ({
  channel: "lark",
  ids: [id],
  speaker,
  content: id,
  at: AT,
});

const saying = (text: string): OutgoingMessage => ({
  to: { channel: "lark", to: { account: "ou_1" } },
  reply: { text, language: "zh-CN", private: true, blocks: [], citations: [] },
  dedupeKey: text,
  kind: "answer",
  due: AT,
  expires: LATER,
});

/** Answers until so many arrivals are handled. */
async function answered(
  count: number,
  answer: (content: unknown) => Promise<readonly OutgoingMessage[]>,
  onHandled: (content: unknown) => void = () => {},
): Promise<unknown[]> {
  const handled: unknown[] = [];
  let allHandled = () => {};
  const done = new Promise<void>((resolve) => {
    allHandled = resolve;
  });
  const pool = answerArrivals({
    ...{ store, channel: "lark", leaseSeconds: 60 },
    answer: async ({ content }) => ({ said: await answer(content) }),
    giveUp: ({ content }) => [saying(`sorry for ${content}`)],
    onAnswered: ({ content }) => {
      handled.push(content);
      onHandled(content);
      if (handled.length === count) allHandled();
    },
    onError: (error) => errors.push(error),
  });
  await done;
  await pool.stop();
  return handled;
}

describe("answering what came in", () => {
  it("leaves what is said to it in the outbox, and nothing in the inbox", async () => {
    await store.inbox.put(arrival("1", "ou_1"));
    await answered(1, async (content) => [saying(`answer to ${content}`)]);
    expect(await store.inbox.waiting("lark")).toBe(0);
    expect(await store.outbox.list({})).toMatchObject([
      { key: "answer to 1", state: "planned", kind: "answer" },
    ]);
  });

  it("keeps the order of each speaker, while others are not kept waiting", async () => {
    for (const id of ["1", "2", "3"]) await store.inbox.put(arrival(id, "ou_1"));
    await store.inbox.put(arrival("4", "ou_2"));
    let letFirstEnd = () => {};
    const first = new Promise<void>((resolve) => {
      letFirstEnd = resolve;
    });
    const answer = async (content: unknown) => {
      if (content === "1") await first;
      return [];
    };
    const handled = await answered(4, answer, (content) => {
      if (content === "4") letFirstEnd();
    });
    expect(handled).toEqual(["4", "1", "2", "3"]);
  });

  it("goes on with others where one fails, and keeps that one", async () => {
    await store.inbox.put(arrival("1", "ou_1"));
    await store.inbox.put(arrival("2", "ou_2"));
    const handled = await answered(1, async (content) => {
      if (content === "1") throw new Error("the database is gone");
      return [];
    });
    expect(handled).toEqual(["2"]);
    expect(errors).toEqual([new Error("the database is gone")]);
    expect(await store.inbox.waiting("lark")).toBe(1);
  });

  it("is done by one process alone, however long it takes", async () => {
    await store.inbox.put(arrival("1", "ou_1"));
    let keptThrice = () => {};
    const long = new Promise<void>((resolve) => {
      keptThrice = resolve;
    });
    let times = 0;
    const keep: Store["inbox"]["keep"] = async (...given) => {
      times += 1;
      if (times === 3) keptThrice();
      return store.inbox.keep(...given);
    };
    const pool = answerArrivals({
      store: { transaction: store.transaction, inbox: { ...store.inbox, keep } },
      ...{ channel: "lark", leaseSeconds: 1.5 },
      answer: async () => {
        await long;
        const taking = { channel: "lark", limit: 1, seconds: 60 };
        const taken = await store.inbox.take({ ...taking, holder: "other" });
        return { said: taken.map(() => saying("two")) };
      },
      giveUp: () => [],
      onAnswered: (_, said) => {
        handled(said);
      },
      onError: (error) => errors.push(error),
    });
    let handled: (said: readonly OutgoingMessage[]) => void = () => {};
    const said = await new Promise<readonly OutgoingMessage[]>((resolve) => {
      handled = resolve;
    });
    await pool.stop();
    expect(said).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("gives up what was taken again and again and never handled", async () => {
    await store.inbox.put(arrival("1", "ou_1"));
    const taking = { channel: "lark", limit: 1, seconds: 0 };
    for (let time = 0; time < 20; time += 1) await store.inbox.take({ ...taking, holder: "gone" });
    const handled = await answered(1, async () => {
      throw new Error("must not be asked");
    });
    expect(handled).toEqual(["1"]);
    expect(errors).toEqual([new Error("arrival 1 on lark was given up")]);
    expect(await store.outbox.list({})).toMatchObject([{ key: "sorry for 1" }]);
    expect(await store.inbox.waiting("lark")).toBe(0);
  });

  it("is done by two at once, each arrival by one of them", async () => {
    const count = 20;
    for (let each = 0; each < count; each += 1) {
      await store.inbox.put(arrival(`${each}`, `ou_${each}`));
    }
    const said: unknown[] = [];
    const answer = async (content: unknown) => {
      said.push(content);
      return [saying(String(content))];
    };
    let handled = 0;
    let allHandled = () => {};
    const done = new Promise<void>((resolve) => {
      allHandled = resolve;
    });
    const pools = [1, 2].map(() =>
      answerArrivals({
        ...{ store, channel: "lark", leaseSeconds: 60 },
        answer: async ({ content }) => ({ said: await answer(content) }),
        giveUp: () => [],
        onAnswered: () => {
          handled += 1;
          if (handled === count) allHandled();
        },
        onError: (error) => errors.push(error),
      }),
    );
    await done;
    await Promise.all(pools.map((pool) => pool.stop()));
    expect(new Set(said).size).toBe(count);
    expect(said).toHaveLength(count);
    expect(await store.outbox.list({})).toHaveLength(count);
  });
});
