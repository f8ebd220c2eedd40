import { describe, expect, it } from "vitest";
import type { JobEngine } from "../../src/delivery/job-engine.ts";

/** An engine of the running test, and what failed in it. */
export interface TriedEngine {
  readonly engine: JobEngine;
  readonly errors: readonly unknown[];
}

/** Something that happens once, and can be waited for. */
export function signal(): { readonly happened: Promise<void>; happen(): void } {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen: () => happen() };
}

/**
 * What every engine does.
 *
 * @param open gives an engine that nobody has asked anything
 */
export function jobEngineContract(open: () => Promise<TriedEngine>): void {
  describe("turns", () => {
    it("come one after the other under a name, and apart under another", async () => {
      const { engine } = await open();
      const waits = await Promise.all([1, 2, 3].map(() => engine.turn("chat", 10_000)));
      const [first = 0, second = 0, third = 0] = waits.sort((a, b) => a - b);
      expect(first).toBe(0);
      expect(second).toBeGreaterThan(9_000);
      expect(second).toBeLessThanOrEqual(10_000);
      expect(third).toBeGreaterThan(19_000);
      expect(third).toBeLessThanOrEqual(20_000);
      expect(await engine.turn("another", 10_000)).toBe(0);
    });
  });

  describe("a queue", () => {
    it("does each job that is asked for, and so many at once", async () => {
      const { engine } = await open();
      const [doing, enough] = [new Set<string>(), signal()];
      const [done, all, most] = [[] as string[], signal(), { atOnce: 0 }];
      const queue = engine.queue("letters", {
        ...{ atOnce: 3, onceFor: 0 },
        handle: async (id) => {
          doing.add(id);
          most.atOnce = Math.max(most.atOnce, doing.size);
          if (doing.size === 3) enough.happen();
          await enough.happened;
          doing.delete(id);
          done.push(id);
          if (done.length === 7) all.happen();
        },
      });
      expect(await queue.ask(["a", "b", "c", "d", "e", "f", "g"])).toBe(true);
      await all.happened;
      expect([...done].sort()).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
      expect(most.atOnce).toBe(3);
    });

    it("does once what is asked for twice while it waits", async () => {
      const { engine } = await open();
      const [gate, end, done] = [signal(), signal(), [] as string[]];
      const queue = engine.queue("letters", {
        ...{ atOnce: 1, onceFor: 0 },
        handle: async (id) => {
          await gate.happened;
          done.push(id);
          if (id === "last") end.happen();
        },
      });
      await queue.ask(["first", "a"]);
      await queue.ask(["a"]);
      await queue.ask(["a", "last"]);
      gate.happen();
      await end.happened;
      expect(done).toEqual(["first", "a", "last"]);
    });

    it("does again what is asked for again, unless it is to be done once for a while", async () => {
      const { engine } = await open();
      const trying = (name: string, onceFor: number) => {
        const done: string[] = [];
        let next = signal();
        const queue = engine.queue(name, {
          ...{ atOnce: 1, onceFor },
          handle: async (id) => {
            done.push(id);
            next.happen();
          },
        });
        const askFor = async (id: string) => {
          next = signal();
          await queue.ask([id]);
        };
        return { done, askFor, next: () => next.happened };
      };
      const often = trying("often", 0);
      await often.askFor("a");
      await often.next();
      // It may be asked for before the engine has noted that it is done; then it is asked for again.
      while (often.done.length < 2) {
        await often.askFor("a");
        await Promise.race([often.next(), new Promise((resolve) => setTimeout(resolve, 50))]);
      }
      const once = trying("once", 60);
      await once.askFor("a");
      await once.next();
      await once.askFor("a");
      await once.askFor("b");
      await once.next();
      expect(once.done).toEqual(["a", "b"]);
    });

    it("goes on after a job that fails, and says which queue it was", async () => {
      const { engine, errors } = await open();
      const end = signal();
      const queue = engine.queue("letters", {
        ...{ atOnce: 1, onceFor: 0 },
        handle: async (id) => {
          if (id === "bad") throw new Error("no such letter");
          end.happen();
        },
      });
      await queue.ask(["bad", "good"]);
      await end.happened;
      expect(errors).toMatchObject([{ message: "a job of letters failed" }]);
    });

    it("keeps queues apart", async () => {
      const { engine } = await open();
      const [one, two] = [signal(), signal()];
      const heard: string[] = [];
      const hears = (name: string, end: { happen(): void }) =>
        engine.queue(name, {
          ...{ atOnce: 1, onceFor: 0 },
          handle: async (id) => {
            heard.push(`${name} ${id}`);
            end.happen();
          },
        });
      const [first, second] = [hears("one", one), hears("two", two)];
      await Promise.all([first.ask(["a"]), second.ask(["a"])]);
      await Promise.all([one.happened, two.happened]);
      expect(heard.sort()).toEqual(["one a", "two a"]);
    });

    it("counts what waits, and does nothing any more once it is stopped", async () => {
      const { engine } = await open();
      const [begun, gate, done] = [signal(), signal(), [] as string[]];
      const queue = engine.queue("letters", {
        ...{ atOnce: 1, onceFor: 0 },
        handle: async (id) => {
          begun.happen();
          await gate.happened;
          done.push(id);
        },
      });
      await queue.ask(["a", "b", "c"]);
      await begun.happened;
      expect(await engine.health()).toMatchObject({ isReachable: true, waiting: 3 });
      const stopped = engine.stop();
      gate.happen();
      await stopped;
      expect(done).toEqual(["a"]);
      expect(await queue.ask(["d"])).toBe(false);
    });
  });
}
