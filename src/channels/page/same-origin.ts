import type { MiddlewareHandler } from "hono";
import { isLoopback } from "./loopback.ts";
import { refuse } from "./refuse.ts";
import type { WebEnv } from "./web-deps.ts";

const CROSS_SITE = "another site asked for this; open the page itself";

/** Where a request comes from, as the browser says, also one too old to say it in so many words. */
function siteOf(fetchSite: string | undefined, origin: string | undefined, host: string): string {
  if (fetchSite !== undefined) return fetchSite;
  const own = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  return own ? "none" : "cross-site";
}

/**
 * Refuses what another web site makes a visitor's browser ask for, and, on a server that only
 * this machine reaches, what comes under a name that somebody else could point here.
 */
export const ownSite: MiddlewareHandler<WebEnv> = async (c, next) => {
  const { hostname, host } = new URL(c.req.url);
  const site = siteOf(c.req.header("Sec-Fetch-Site"), c.req.header("Origin"), host);
  const misled = c.env?.loopback === true && !isLoopback(hostname);
  if (misled || site === "cross-site" || site === "same-site") {
    return refuse(c, "cross-site", CROSS_SITE);
  }
  return next();
};
