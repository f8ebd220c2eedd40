import { getEventListeners } from "node:events";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { eventStreams } from "../../../src/channels/page/event-stream.ts";
import { createTranscript } from "../../../src/channels/page/transcript.ts";
import type { WebEnv } from "../../../src/channels/page/web-deps.ts";
import { webClient } from "../../support/web-client.ts";

const READY = "event: ready\ndata: \n\n";
const CHANGED = "event: changed\ndata: \n\n";

/** An open event stream of somebody, read as it comes. */
async function listen({ app }: ReturnType<typeof webClient>, person: string) {
  const closing = new AbortController();
  const response = await app.request(
    `/api/events?person=${person}`,
    {},
    { closing: closing.signal },
  );
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  return {
    response,
    closing,
    leave: () => reader.cancel(),
    /** Reads until there is as much text as in `expected`, or the stream ends. */
    async hears(expected: string) {
      let heard = "";
      while (heard.length < expected.length) {
        const { done, value } = await reader.read();
        if (done) break;
        heard += decoder.decode(value);
      }
      return heard;
    },
    ended: async () => (await reader.read()).done,
  };
}

describe("the event stream", () => {
  it("is one that browsers understand and nobody keeps", async () => {
    const { response, leave } = await listen(webClient(), "T001");
    expect(response.headers.get("Content-Type")).toBe("text/event-stream");
    expect(response.headers.get("Cache-Control")).toMatch(/no-(cache|store)/);
    await leave();
  });

  it("tells a colleague that the group changed, and not one word of how", async () => {
    const client = webClient();
    const { hears, leave } = await listen(client, "T002");
    expect(await hears(READY)).toBe(READY);
    await client.post({ person: "T001", text: "我今年还差多少学时？", place: "group" });
    expect(await hears(CHANGED)).toBe(CHANGED);
    await leave();
  });

  it("tells the same person's other window of their private chat", async () => {
    const client = webClient();
    const { hears, leave } = await listen(client, "T001");
    await hears(READY);
    await client.post({ person: "T001", text: "为什么", place: "private" });
    expect(await hears(CHANGED)).toBe(CHANGED);
    await leave();
  });

  it("is silent about what one may not see: other groups, other people's private chats", async () => {
    const client = webClient();
    const { hears, leave, closing, ended } = await listen(client, "T002");
    await hears(READY);
    await client.post({ person: "T101", text: "/帮助", place: "group" });
    await client.post({ person: "T001", text: "为什么", place: "private" });
    closing.abort();
    expect(await ended()).toBe(true);
    await leave();
  });

  it("ends when the server closes", async () => {
    const { hears, closing, ended } = await listen(webClient(), "T001");
    await hears(READY);
    closing.abort();
    expect(await ended()).toBe(true);
  });

  it("leaves nothing behind when the reader goes away", async () => {
    const { hears, closing, leave } = await listen(webClient(), "T001");
    await hears(READY);
    expect(getEventListeners(closing.signal, "abort")).toHaveLength(1);
    await leave();
    await expect.poll(() => getEventListeners(closing.signal, "abort")).toHaveLength(0);
  });

  it("tells a reader who was away once, however much changed meanwhile", async () => {
    const client = webClient();
    const { hears, closing } = await listen(client, "T001");
    for (let at = 0; at < 50; at += 1) {
      await client.post({ person: "T001", text: "/帮助", place: "group" });
    }
    closing.abort();
    const heard = await hears("x".repeat(10_000));
    expect(heard.match(/event: changed/g)?.length).toBeLessThanOrEqual(2);
  });

  it("is refused to one person in very many windows, and given again once some are closed", async () => {
    const client = webClient();
    const windows = await Promise.all(Array.from({ length: 12 }, () => listen(client, "T001")));
    const refused = await client.read("/api/events?person=T001");
    expect(refused).toMatchObject({ status: 503, body: { error: { code: "busy" } } });
    const another = await listen(client, "T002");
    expect(another.response.status).toBe(200);
    for (const window of windows.slice(1)) await window.leave();
    const free = async () => (await listen(client, "T001")).response.status;
    await expect.poll(free).toBe(200);
  });

  it("is refused while very many are open in all, whoever asks", async () => {
    const open = eventStreams(createTranscript(), { inAll: 3, ofPerson: 2 });
    const app = new Hono<WebEnv>().get("/:person", (c) =>
      open(c, { person: c.req.param("person"), room: "school-1" }),
    );
    const status = async (person: string) => (await app.request(`/${person}`)).status;
    const first = await app.request("/T001");
    expect(await Promise.all(["T002", "T003"].map(status))).toEqual([200, 200]);
    expect(await status("T004")).toBe(503);
    await first.body?.cancel();
    await expect.poll(() => status("T004")).toBe(200);
  });

  it("knows nobody who is not in the roster", async () => {
    expect((await webClient().read("/api/events?person=T999")).status).toBe(404);
  });
});
