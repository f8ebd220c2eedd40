import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createWebApp } from "../../../src/channels/page/app.ts";
import { type Served, serveWeb } from "../../../src/channels/page/serve.ts";
import { webClient } from "../../support/web-client.ts";
import { webDeps } from "../../support/web-deps.ts";

const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

/** The status of `/api/people` when it is asked for under a name. */
async function statusUnder(name: string, listenOn: string): Promise<number | undefined> {
  const served = await serveWeb(createWebApp(webDeps().deps), { port: 0, host: listenOn });
  open.push(served);
  return new Promise((resolve, reject) => {
    const headers = { Host: name, Connection: "close" };
    const asked = request(`${served.url}/api/people`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject).end();
  });
}

describe("the page's interface", () => {
  it.each([
    // what the browser says of the request, status
    ["same-origin", 200, "the page itself"],
    ["none", 200, "typed into the address bar"],
    ["same-site", 403, "a neighbour's page"],
    ["cross-site", 403, "anybody's page"],
  ])("answers %s requests with %i: %s", async (site, status) => {
    const { app } = webClient();
    const headers = { "Sec-Fetch-Site": site };
    expect((await app.request("/api/people", { headers })).status).toBe(status);
  });

  it.each([
    // where the asking page is from, status
    ["http://localhost", 200],
    ["http://evil.example", 403],
    ["null", 403],
  ])("answers a browser that names only the origin %s with %i", async (origin, status) => {
    const { app } = webClient();
    const response = await app.request("http://localhost/api/people", {
      headers: { Origin: origin },
    });
    expect(response.status).toBe(status);
  });

  it.each([undefined, "text/plain", "application/x-www-form-urlencoded"])(
    "takes nothing that any page can send unasked: %s",
    async (type) => {
      const { app, turns } = webClient();
      const body = JSON.stringify({ person: "T001", text: "/帮助", place: "group" });
      const headers = type === undefined ? {} : { "Content-Type": type };
      const response = await app.request("/api/say", { method: "POST", headers, body });
      expect(response.status).toBe(400);
      expect(turns).toEqual([]);
    },
  );

  it.each([
    // name asked for, address listened on, status
    ["localhost:8080", "127.0.0.1", 200],
    ["127.0.0.1", "127.0.0.1", 200],
    ["rebound.example", "127.0.0.1", 403],
    ["credits.school.example", "0.0.0.0", 200],
  ])("under the name %s, listening on %s, answers %i", async (name, listenOn, status) => {
    expect(await statusUnder(name, listenOn)).toBe(status);
  });
});
