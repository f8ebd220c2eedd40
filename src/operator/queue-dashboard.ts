import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";

/** A queue that is shown. */
export type ShownQueue = ConstructorParameters<typeof BullMQAdapter>[0];

/** The dashboard of BullMQ. It only shows: what is to be done stands in the database. */
export function queueDashboard(path: string, queues: readonly ShownQueue[]): Hono {
  const serverAdapter = new HonoAdapter(serveStatic);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: "xuefen" } },
  });
  serverAdapter.setBasePath(path);
  return serverAdapter.registerPlugin();
}
