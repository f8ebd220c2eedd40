import { Hono } from "hono";
import { pageApi } from "./page-api.ts";
import { pageFiles } from "./page-files.ts";
import { refuse } from "./refuse.ts";
import type { WebDeps, WebEnv } from "./web-deps.ts";

/** Everything comes from this server: no inline script or style, no frame, no other origin. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** How the rest of the program is; what it cannot say does not make the program ill. */
async function healthOf({ health, log }: WebDeps): Promise<Readonly<Record<string, unknown>>> {
  try {
    return health ? await health() : {};
  } catch (error) {
    log.error({ err: error }, "how the rest of the program is, is not known");
    return {};
  }
}

/** The web server's answers, without a port: `/healthz`, the page, and its JSON interface. */
export function createWebApp(deps: WebDeps): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    await next();
  });

  app.get("/healthz", async (c) => {
    c.header("Cache-Control", "no-store");
    const at = deps.clock().toISOString();
    try {
      await deps.check();
      return c.json({ status: "ok", at, ...(await healthOf(deps)) });
    } catch (error) {
      deps.log.error({ err: error }, "the store does not answer");
      return c.json({ status: "unavailable", at, problem: "the store does not answer" }, 503);
    }
  });

  app.route("/api", pageApi(deps));
  app.route("/", pageFiles(deps.assets));

  app.notFound((c) =>
    refuse(c, "not-found", `there is nothing at ${c.req.path}; the page is at /`),
  );
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.path }, "a request failed");
    return refuse(c, "failed", "something failed on the server, nothing is lost; try again");
  });
  return app;
}
