import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANSWER, type Outcome, type TakenDelivery } from "../../src/app/delivery/ports.ts";
import type { IncomingMessage, TurnResult } from "../../src/conversation/turn.ts";
import { parseDay } from "../../src/domain/day.ts";
import type { Health } from "../../src/operator/metrics.ts";
import { createOperatorApp, metricsFor } from "../../src/operator/operator-app.ts";
import { startObserving } from "../../src/operator/start-observing.ts";

const NOW = new Date("2026-03-10T02:00:00.000Z");
const MESSAGE: IncomingMessage = {
  id: "om_1",
  speaker: { person: "T001" },
  body: { kind: "text", text: "我还差多少学分" },
  ...{ place: "private", room: "lark", via: "lark" },
  ...{ at: NOW.toISOString(), today: parseDay("2026-03-10") },
};
const RESULT: TurnResult = {
  intent: "standing",
  question: "standing.total",
  reply: { text: "还差 12 学分", language: "zh-CN", private: true, blocks: [], citations: [] },
  effects: [],
  interpretations: [],
};
const DELIVERY: TakenDelivery = {
  key: "lark:om_1",
  kind: ANSWER,
  address: { channel: "lark", to: { account: "ou_1" } },
  content: {},
  dueAt: "2026-03-10T01:59:58.000Z",
  expiresAt: "2026-03-11T02:00:00.000Z",
  attempts: 0,
};
const SENT: Outcome = { kind: "sent", messageId: "om_2" };
const HEALTH: Health = {
  channels: {
    lark: {
      ...{ connection: { state: "connected" }, waiting: 1, due: 2 },
      dueSince: "2026-03-10T01:59:00.000Z",
    },
  },
  jobs: { kind: "redis", isReachable: true, waiting: 3 },
  clock: { state: "waiting" },
};

const observed = async (traces?: string) => {
  const observing = await startObserving({ traces, health: async () => HEALTH, now: () => NOW });
  const talk = observing.conversation({ say: async () => RESULT });
  return { observing, talk };
};

describe("what Prometheus collects", () => {
  it("counts answers and tries, and says how late they were", async () => {
    const { observing, talk } = await observed();
    expect(await talk.say(MESSAGE)).toBe(RESULT);
    expect(await observing.watch(DELIVERY, async () => SENT)).toBe(SENT);
    await observing.watch(DELIVERY, async () => ({ kind: "failed", problem: "230013" }));
    observing.metrics.planned({ messages: 7, unreachable: 2 });
    const lines = (await observing.metrics.text()).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        'xuefen_answers_total{channel="lark",place="private",question="standing.total"} 1',
        'xuefen_answer_seconds_count{channel="lark",place="private"} 1',
        'xuefen_deliveries_total{channel="lark",kind="answer",outcome="sent"} 1',
        'xuefen_deliveries_total{channel="lark",kind="answer",outcome="failed"} 1',
        'xuefen_delivery_late_seconds_sum{channel="lark",kind="answer"} 2',
        "xuefen_planned_messages_total 7",
        "xuefen_unreachable_people 2",
      ]),
    );
  });

  it("says how the program is now", async () => {
    const { observing } = await observed();
    expect((await observing.metrics.text()).split("\n")).toEqual(
      expect.arrayContaining([
        'xuefen_channel_up{channel="lark"} 1',
        'xuefen_events_waiting{channel="lark"} 1',
        'xuefen_deliveries_due{channel="lark"} 2',
        'xuefen_deliveries_due_seconds{channel="lark"} 60',
        'xuefen_jobs_reachable{kind="redis"} 1',
        'xuefen_jobs_waiting{kind="redis"} 3',
        "xuefen_clock_trusted 0",
      ]),
    );
  });

  it("names nobody", async () => {
    const { observing, talk } = await observed();
    await talk.say(MESSAGE);
    await observing.watch({ ...DELIVERY, person: "T001" }, async () => SENT);
    expect(await observing.metrics.text()).not.toMatch(/T001|ou_1|om_1|om_2/);
  });

  it("is read on this machine, and elsewhere with the token alone", async () => {
    const { observing } = await observed();
    const own = await createOperatorApp({ metrics: observing.metrics, queues: [] });
    expect((await own.request("http://127.0.0.1:9464/metrics")).status).toBe(200);
    expect((await own.request("http://evil.example/metrics")).status).toBe(403);
    expect((await own.request("http://127.0.0.1:9464/queues")).status).toBe(404);
    const token = "0123456789abcdef";
    const others = metricsFor(token, observing.metrics);
    const asked = (authorization: string) => others.request("/", { headers: { authorization } });
    expect((await asked("")).status).toBe(401);
    expect((await asked("Bearer 0123456789abcdeg")).status).toBe(401);
    const read = await asked(`Bearer ${token}`);
    expect(read.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await read.text()).toContain("xuefen_channel_up");
  });
});

interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

describe("what a collector of traces gets", () => {
  let collector: Server;
  const bodies: string[] = [];
  beforeEach(async () => {
    bodies.length = 0;
    collector = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      bodies.push(Buffer.concat(chunks).toString());
      response.setHeader("Content-Type", "application/json").end("{}");
    }).listen(0, "127.0.0.1");
    await once(collector, "listening");
  });
  afterEach(() => {
    collector.close();
  });
  const endpoint = () => `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const spans = () =>
    bodies.flatMap((body): CollectedSpan[] =>
      JSON.parse(body).resourceSpans.flatMap(
        ({ scopeSpans }: { scopeSpans: { spans: CollectedSpan[] }[] }) =>
          scopeSpans.flatMap((each) => each.spans),
      ),
    );

  it("leads from a message to its answer, though two processes had to do with it", async () => {
    const one = await observed(endpoint());
    await one.talk.say(MESSAGE);
    await one.observing.stop();
    const other = await observed(endpoint());
    await other.observing.watch(DELIVERY, async () => SENT);
    await other.observing.watch({ ...DELIVERY, key: "lark:om_1:note" }, async () => SENT);
    await other.observing.watch(
      { ...DELIVERY, key: "digest:T001", kind: "digest" },
      async () => SENT,
    );
    await other.observing.stop();
    const [message, answer, note, digest] = spans();
    expect(message).toMatchObject({ name: "message" });
    expect(message?.parentSpanId).toBeUndefined();
    expect(answer).toMatchObject({ name: "delivery", parentSpanId: message?.spanId });
    expect([answer, note].map((each) => each?.traceId)).toEqual([
      message?.traceId,
      message?.traceId,
    ]);
    expect(digest?.traceId).not.toBe(message?.traceId);
    expect(answer?.attributes).toContainEqual({
      key: "xuefen.outcome",
      value: { stringValue: "sent" },
    });
    expect(bodies.join()).not.toMatch(/T001|还差|ou_1/);
  });

  it("is not waited for", async () => {
    collector.close();
    const { observing, talk } = await observed("http://127.0.0.1:9");
    expect(await talk.say(MESSAGE)).toBe(RESULT);
    await observing.stop().catch(() => {});
  });
});
