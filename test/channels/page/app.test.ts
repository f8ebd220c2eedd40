import { describe, expect, it } from "vitest";
import { createWebApp } from "../../../src/channels/page/app.ts";
import { webDeps } from "../../support/web-deps.ts";

describe("the web app", () => {
  it("is healthy while the store answers", async () => {
    const response = await createWebApp(webDeps().deps).request("/healthz");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json");
    expect(await response.json()).toEqual({ status: "ok", at: "2026-11-22T01:30:00.000Z" });
  });

  it("is unavailable when the store does not answer, and logs why without telling it", async () => {
    const check = async () => {
      throw new Error("postgres://user:secret@db is gone");
    };
    const { deps, logged } = webDeps({ check });
    const response = await createWebApp(deps).request("/healthz");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: "unavailable",
      at: "2026-11-22T01:30:00.000Z",
      problem: "the store does not answer",
    });
    expect(logged.map(({ message }) => message)).toEqual(["the store does not answer"]);
  });

  it("shows how the rest of the program is, and is healthy where it cannot say", async () => {
    const lark = { connection: { state: "lost", since: "2026-11-22T01:00:00.000Z" }, waiting: 3 };
    const shown = createWebApp(webDeps({ health: async () => ({ channels: { lark } }) }).deps);
    expect(await (await shown.request("/healthz")).json()).toMatchObject({
      status: "ok",
      channels: { lark },
    });
    const health = async () => {
      throw new Error("the database is gone");
    };
    const { deps, logged } = webDeps({ health });
    const response = await createWebApp(deps).request("/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).not.toHaveProperty("channels");
    expect(logged).toHaveLength(1);
  });

  it("is healthy outside demo mode too", async () => {
    const { deps } = webDeps({ demo: false });
    expect((await createWebApp(deps).request("/healthz")).status).toBe(200);
  });

  it.each(["/", "/healthz", "/api/people", "/api/nothing", "/nothing"])(
    "keeps browsers to this server alone at %s",
    async (path) => {
      const { headers } = await createWebApp(webDeps().deps).request(path);
      expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'self';/);
      expect(headers.get("Content-Security-Policy")).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    },
  );

  it("says in JSON that there is nothing at an unknown address", async () => {
    const response = await createWebApp(webDeps().deps).request("/api/peoples");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: "not-found", message: "there is nothing at /api/peoples; the page is at /" },
    });
  });

  it("lets nobody choose who they are unless it is told to", async () => {
    const { deps } = webDeps();
    const { demo: _, ...undecided } = deps;
    expect((await createWebApp(undecided).request("/api/people")).status).toBe(403);
  });
});
