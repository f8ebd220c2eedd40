import { describe, expect, it } from "vitest";
import { createKeyedMutex, within } from "../../src/conversation/keyed-mutex.ts";

describe("tasks in turn", () => {
  it("run one after the other for one key, and beside each other for two", async () => {
    const inTurn = createKeyedMutex();
    const steps: string[] = [];
    const task = (name: string) => async () => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
    };
    await Promise.all([inTurn("a", task("a1")), inTurn("a", task("a2")), inTurn("b", task("b1"))]);
    const ofA = steps.filter((step) => step.startsWith("a"));
    expect(ofA).toEqual(["a1 begins", "a1 ends", "a2 begins", "a2 ends"]);
    expect(steps.indexOf("b1 begins")).toBeLessThan(steps.indexOf("a1 ends"));
  });

  it("go on after one that failed", async () => {
    const inTurn = createKeyedMutex();
    const failed = inTurn("a", () => Promise.reject(new Error("lost")));
    const next = inTurn("a", async () => "done");
    await expect(failed).rejects.toThrow("lost");
    expect(await next).toBe("done");
  });
});

describe("a task with a deadline", () => {
  const never = () => new Promise<string>(() => {});

  it("has its own outcome where it is in time", async () => {
    expect(
      await within(
        60,
        async () => "done",
        () => "late",
      ),
    ).toBe("done");
    await expect(within(60, () => Promise.reject(new Error("lost")), never)).rejects.toThrow(
      "lost",
    );
  });

  it("has another where it never comes back", async () => {
    expect(await within(0.01, never, () => "late")).toBe("late");
  });

  it("is waited for as long as it says that it takes", async () => {
    const long = (takeLonger: (seconds: number) => void) => {
      takeLonger(60);
      return new Promise<string>((resolve) => setTimeout(() => resolve("done"), 100));
    };
    expect(await within(0.02, long, () => "late")).toBe("done");
    const longer = (takeLonger: (seconds: number) => void) => {
      takeLonger(0.03);
      return never();
    };
    expect(await within(0.02, longer, (seconds) => `late after ${seconds} s`)).toBe(
      "late after 0.03 s",
    );
  });

  it("does not keep the next of its key waiting for ever", async () => {
    const inTurn = createKeyedMutex();
    const first = inTurn("a", () => within(0.01, never, () => "late"));
    const next = inTurn("a", async () => "done");
    expect([await first, await next]).toEqual(["late", "done"]);
  });
});
