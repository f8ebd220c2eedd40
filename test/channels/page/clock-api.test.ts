import { describe, expect, it } from "vitest";
import type { DayShown, MovableClock } from "../../../src/channels/page/movable-clock.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { webClient } from "../../support/web-client.ts";

const SHOWN: DayShown = {
  day: parseDay("2026-12-01"),
  ...{ isWorkingDay: true, told: [{ id: "T001", name: "王芳" }] },
};
const movable: MovableClock = {
  from: parseDay("2026-01-01"),
  to: parseDay("2027-12-31"),
  moveTo: async (day) => ({ ...SHOWN, day }),
  moveOn: async () => SHOWN,
};

function client(clock?: MovableClock) {
  const { app, read } = webClient(clock && { movable: clock });
  const move = async (body: unknown) => {
    const response = await app.request("/api/clock", {
      ...{ method: "POST", headers: { "Content-Type": "application/json" } },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
  return { read, move };
}

describe("the clock of the page", () => {
  it("says what day it is, and cannot be moved where people are real", async () => {
    const { read, move } = client();
    expect((await read("/api/clock")).body).toEqual({ day: "2026-11-22" });
    const { status, text } = await move({ day: "2026-12-01" });
    expect(status).toBe(403);
    expect(text).toContain("only where the made-up school is shown");
  });

  it("moves to a day, or on to the next one with a message", async () => {
    const { read, move } = client(movable);
    const { from, to } = movable;
    expect((await read("/api/clock")).body).toEqual({ day: "2026-11-22", from, to });
    const later = { ...SHOWN, day: "2026-12-24" };
    expect(JSON.parse((await move({ day: "2026-12-24" })).text)).toEqual({ shown: later });
    expect(JSON.parse((await move({ next: true })).text)).toEqual({ shown: SHOWN });
    const idle = client({ ...movable, moveOn: async () => undefined });
    expect(JSON.parse((await idle.move({ next: true })).text)).toEqual({ shown: null });
  });

  it.each([
    ["{", "give { day }"],
    ["[]", "give { day }"],
    ['{"day":"2026-12-01","next":true}', "give { day }"],
    ['{"day":"2026-02-30"}', "give a day from 2026-01-01 to 2027-12-31"],
    ['{"day":"2028-01-01"}', "give a day from 2026-01-01 to 2027-12-31"],
  ])("does not move for %s", async (body, said) => {
    const { status, text } = await client(movable).move(body);
    expect(status).toBe(400);
    expect(text).toContain(said);
  });
});
