import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startLarkPlatform } from "./lark-platform.ts";
import { startTimeline } from "./timeline.ts";

const AT = new Date("2026-03-10T08:00:00+08:00");

describe("time that runs", () => {
  beforeEach(
    () => void vi.useFakeTimers({ now: AT, toFake: ["setTimeout", "clearTimeout", "Date"] }),
  );
  afterEach(() => void vi.useRealTimers());

  it("does by itself what falls due, once, and nothing that was cancelled", async () => {
    const time = startTimeline();
    const done: string[] = [];
    time.after(15, async () => done.push("after 15 seconds"));
    time.after(20, async () => done.push("after 20 seconds"));
    time.after(17, async () => done.push("cancelled"))();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual(["after 15 seconds"]);
    expect(time.now()).toEqual(new Date(AT.getTime() + 15_000));
    await time.advance(5);
    expect(done).toEqual(["after 15 seconds", "after 20 seconds"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(done).toHaveLength(2);
    expect(time.now()).toEqual(new Date(AT.getTime() + 80_000));
  });

  it("stops", async () => {
    const time = startTimeline();
    const done: string[] = [];
    time.after(15, async () => done.push("after 15 seconds"));
    time.stop();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(done).toEqual([]);
  });
});

describe("time that stands still", () => {
  it("moves only when it is advanced, and does things at the instants that they fall due", async () => {
    const time = startTimeline(AT);
    const done: number[] = [];
    const secondsNow = () => (time.now().getTime() - AT.getTime()) / 1_000;
    const again = async () => {
      done.push(secondsNow());
      time.after(300, async () => done.push(secondsNow()));
    };
    time.after(15, again);
    time.after(3, async () => done.push(secondsNow()));
    await time.advance(400);
    expect(done).toEqual([3, 15, 315]);
    expect(secondsNow()).toBe(400);
  });
});

describe("waiting for something that does not happen", () => {
  afterEach(() => void vi.useRealTimers());

  it("ends after a minute with what was seen", async () => {
    const platform = await startLarkPlatform({ at: AT });
    const wang = platform.addPerson({ name: "王芳" });
    await platform.say({ from: wang, text: "在吗" }).delivered;
    await fetch(`${platform.base}/open-apis/nothing`);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const waiting = platform.until(() => platform.sent()[0]).catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(60_000);
    const message = await waiting;
    vi.useRealTimers();
    expect(message).toContain("GET /open-apis/nothing 404");
    expect(message).toContain("im.message.receive_v1");
    await platform.stop();
  });
});
