import type { MiddlewareHandler } from "hono";
import { isLoopback } from "./loopback.ts";
import { refuse } from "./refuse.ts";
import type { WebEnv } from "./web-deps.ts";

const CROSS_SITE = "another site asked for this; open the page itself";

/**
 * Refuses what another web site makes a visitor's browser ask for, and, on a server that only
 * this machine reaches, what comes under a name that somebody else could point here.
 */
export const ownSite: MiddlewareHandler<WebEnv> = async (c, next) => {
  const site = c.req.header("Sec-Fetch-Site") ?? "none";
  const { hostname } = new URL(c.req.url);
  const misled = c.env?.loopback === true && !isLoopback(hostname);
  if (misled || site === "cross-site" || site === "same-site") {
    return refuse(c, "cross-site", CROSS_SITE);
  }
  return next();
};
