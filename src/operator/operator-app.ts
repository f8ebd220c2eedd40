import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { Metrics } from "./metrics.ts";
import type { ShownQueue } from "./queue-dashboard.ts";

/** By these this machine asks itself; any other name is that of a page elsewhere. */
const OWN_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** What is shown to whoever runs the program. */
export interface OperatorDeps {
  readonly metrics: Metrics;
  /** The queues on Redis; none where jobs wait in the process. */
  readonly queues: readonly ShownQueue[];
}

/**
 * What an operator looks at: metrics, and the queues. It is served on this machine's own address
 * alone, and answers to no other name.
 */
export async function createOperatorApp({ metrics, queues }: OperatorDeps): Promise<Hono> {
  const app = new Hono();
  app.use(async (c, next) => {
    const { hostname } = new URL(c.req.url);
    return OWN_NAMES.has(hostname) ? next() : c.text("this is for this machine alone\n", 403);
  });
  app.get("/metrics", (c) => shown(c, metrics));
  if (queues.length > 0) {
    const { queueDashboard } = await import("./queue-dashboard.ts");
    app.route("/queues", queueDashboard("/queues", queues));
  }
  return app;
}

/** The metrics for a collector elsewhere, which shows that it knows the token. */
export function metricsFor(token: string, metrics: Metrics): Hono {
  return new Hono().get("/", async (c) => {
    const [, given = ""] = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "") ?? [];
    return isSame(given, token)
      ? shown(c, metrics)
      : c.text("the token is missing or wrong\n", 401);
  });
}

async function shown(
  c: { body: (text: string, status: 200, headers: Record<string, string>) => Response },
  metrics: Metrics,
): Promise<Response> {
  return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType });
}

/** Takes as long wherever they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
