import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepTrying } from "../../../src/channels/lark/keep-trying.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("begins again after a while until it is done, whether it failed or gave up", async () => {
  const errors: unknown[] = [];
  const outcomes = [new Error("down"), false, true, true];
  let begun = 0;
  keepTrying(
    async () => {
      const outcome = outcomes[begun];
      begun += 1;
      if (outcome instanceof Error) throw outcome;
      return outcome === true;
    },
    { pauseMs: 1_000, onError: (error) => errors.push(error) },
  );
  await vi.advanceTimersByTimeAsync(999);
  expect(begun).toBe(1);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(begun).toBe(3);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(3);
  expect(errors).toEqual([new Error("down")]);
});

it("begins no more once it is stopped", async () => {
  let begun = 0;
  const trying = keepTrying(
    async () => {
      begun += 1;
      return false;
    },
    { pauseMs: 1_000, onError: () => {} },
  );
  await trying.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(1);
});
