import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { momentOf } from "../../clock.ts";
import { isDay } from "../../domain/day.ts";
import { refuse } from "./refuse.ts";
import type { WebDeps, WebEnv } from "./web-deps.ts";

const asked = z.union(
  [z.strictObject({ day: z.string() }), z.strictObject({ next: z.literal(true) })],
  "give { day } such as 2026-12-01, or { next: true }",
);

const MOST_BYTES = 1_000;

const NOT_MOVABLE = "the clock can be moved only where the made-up school is shown";

/** What day it is, and, where a made-up school is shown, moving to another one. */
export function clockApi({ clock, timeZone, movable }: WebDeps): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/", (c) => {
    const { today } = momentOf(clock(), timeZone);
    return c.json({ day: today, ...(movable && { from: movable.from, to: movable.to }) });
  });

  app.post("/", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    if (!movable) return refuse(c, "not-demo", NOT_MOVABLE);
    const read = asked.safeParse(await c.req.json().catch(() => undefined));
    if (!read.success) {
      return refuse(c, "bad-request", read.error.issues.map(({ message }) => message).join("; "));
    }
    if ("next" in read.data) return c.json({ shown: (await movable.moveOn()) ?? null });
    const { day } = read.data;
    const { from, to } = movable;
    if (!isDay(day) || day < from || day > to) {
      return refuse(c, "bad-request", `day: give a day from ${from} to ${to}`);
    }
    return c.json({ shown: await movable.moveTo(day) });
  });

  return app;
}
