import { afterEach, describe, expect, it } from "vitest";
import { createWebApp } from "../../../src/channels/page/app.ts";
import { type Served, serveWeb } from "../../../src/channels/page/serve.ts";
import { Failure } from "../../../src/domain/failure.ts";
import { webDeps } from "../../support/web-deps.ts";

const open: Served[] = [];

async function serve(host = "127.0.0.1", port = 0) {
  const served = await serveWeb(createWebApp(webDeps().deps), { port, host });
  open.push(served);
  return served;
}

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

describe("serving", () => {
  it("takes any free port for port 0 and says where it is", async () => {
    const { url } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("on every address says one that a browser can open", async () => {
    const { url } = await serve("0.0.0.0");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("says in one sentence that a port is taken", async () => {
    const port = Number(new URL((await serve()).url).port);
    const second = serve("127.0.0.1", port);
    await expect(second).rejects.toThrow(Failure);
    await expect(second).rejects.toMatchObject({
      code: "web/port-taken",
      message: `port ${port} on 127.0.0.1 is already taken; stop what listens there, or set PORT to another`,
    });
  });

  it("says in one sentence that an address is not this machine's", async () => {
    await expect(serve("192.0.2.1")).rejects.toMatchObject({
      code: "web/cannot-listen",
      message:
        "cannot listen on 192.0.2.1, port 0 (EADDRNOTAVAIL); set HOST and PORT to an address that is free",
    });
  });

  it("closes although a window still listens for news", async () => {
    const { url, close } = await serve();
    const news = await fetch(`${url}/api/events?person=T001`);
    open.pop();
    await close();
    expect(await news.text()).toContain("event: ready");
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it("lets a question that is being answered be answered before it closes", async () => {
    const { deps } = webDeps();
    let answer = () => {};
    let asked = () => {};
    const underWay = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const conversation: typeof deps.conversation = {
      async say(turn) {
        asked();
        await held;
        return deps.conversation.say(turn);
      },
    };
    const app = createWebApp({ ...deps, conversation });
    const { url, close } = await serveWeb(app, { port: 0, host: "127.0.0.1" });
    const body = JSON.stringify({ person: "T001", text: "/帮助", place: "group" });
    const headers = { "Content-Type": "application/json" };
    const response = fetch(`${url}/api/say`, { method: "POST", headers, body });
    await underWay;
    const closed = close();
    answer();
    expect((await response).status).toBe(200);
    await closed;
  });
});
