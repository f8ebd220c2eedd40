import { createHash } from "node:crypto";
import * as lark from "@larksuiteoapi/node-sdk";
import { afterEach, describe, expect, it } from "vitest";
import {
  type LarkPlatform,
  type LarkPlatformSettings,
  startLarkPlatform,
} from "./lark-platform.ts";
import { type Arrival, connect, startWebhook } from "./real-bot.ts";
import type { Forgery } from "./webhook.ts";

const AT = new Date("2026-03-10T08:00:00+08:00");
const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A platform with two people and their group. */
async function start(settings: LarkPlatformSettings = {}) {
  const platform = await startLarkPlatform({ at: AT, ...settings });
  ends.push(() => platform.stop());
  const wang = platform.addPerson({ name: "王芳", userId: "T001" });
  const li = platform.addPerson({ name: "李强", userId: "T002" });
  return { platform, wang, li, group: platform.addGroup("语文组", [wang, li]) };
}

/** A platform that sends events to an address, which answers as it is told. */
async function startWithWebhook(
  answer: Parameters<typeof startWebhook>[0],
  settings: LarkPlatformSettings = {},
) {
  const webhook = await startWebhook(answer);
  ends.push(webhook.stop);
  const started = await start(settings);
  started.platform.deliverTo(webhook.url);
  return { ...started, webhook };
}

interface Received {
  readonly event_id: string;
  readonly event_type: string;
  readonly message: {
    readonly content: string;
    readonly chat_type: string;
    readonly mentions?: readonly object[];
  };
}

/** A platform whose events the SDK gets by a long connection, and what it got. */
async function startConnected(
  settings: LarkPlatformSettings = {},
  handle: (data: Received) => unknown = () => undefined,
) {
  const started = await start(settings);
  const received: Received[] = [];
  const on = (data: Received) => {
    received.push(data);
    return handle(data);
  };
  const connectBot = async (wsConfig = {}) => {
    const names = ["im.message.receive_v1", "card.action.trigger", "contact.user.deleted_v3"];
    const handlers = Object.fromEntries(names.map((name) => [name, on]));
    const client = await connect(started.platform, handlers, wsConfig);
    ends.push(() => client.close({ force: true }));
    return client;
  };
  return { ...started, received, connectBot, client: await connectBot() };
}

const OK = [200, "{}"] as const;
const decrypted = ({ encryptKey }: LarkPlatform, { body }: Arrival) =>
  JSON.parse(new lark.AESCipher(encryptKey).decrypt(JSON.parse(body).encrypt)) as {
    readonly schema: string;
    readonly header: Readonly<Record<string, string>>;
    readonly event: Readonly<Record<string, unknown>>;
  };

/** The documented formula: over the bytes as they arrived. */
function isSigned({ encryptKey }: LarkPlatform, { headers, body }: Arrival): boolean {
  const signed = `${headers["x-lark-request-timestamp"]}${headers["x-lark-request-nonce"]}`;
  const hash = createHash("sha256").update(signed + encryptKey + body);
  return hash.digest("hex") === headers["x-lark-signature"];
}

describe("events by webhook", () => {
  it("arrive encrypted, signed, and in the form 2.0", async () => {
    const { platform, wang, webhook } = await startWithWebhook(() => OK);
    const said = platform.say({ from: wang, text: "我还差多少学时？" });
    await said.delivered;
    const [arrival] = webhook.arrivals;
    if (!arrival) throw new Error("nothing arrived");
    expect(isSigned(platform, arrival)).toBe(true);
    const { schema, header, event } = decrypted(platform, arrival);
    expect(schema).toBe("2.0");
    expect(header).toMatchObject({
      event_id: said.sending?.eventId,
      event_type: "im.message.receive_v1",
      token: platform.verificationToken,
      app_id: platform.appId,
      create_time: `${AT.getTime()}`,
    });
    expect(event).toMatchObject({
      sender: { sender_id: { open_id: wang.openId, user_id: "T001" }, sender_type: "user" },
      message: {
        message_id: said.messageId,
        chat_type: "p2p",
        message_type: "text",
        content: JSON.stringify({ text: "我还差多少学时？" }),
      },
    });
  });

  it("pass the check of the SDK itself", async () => {
    const { platform, wang, webhook } = await startWithWebhook(() => OK);
    await platform.say({ from: wang, text: "在吗" }).delivered;
    const seen: string[] = [];
    const dispatcher = new lark.EventDispatcher({ encryptKey: platform.encryptKey });
    dispatcher.register({
      "im.message.receive_v1": async ({ message }) => {
        seen.push(message.content);
      },
    });
    for (const { body, headers } of webhook.arrivals) {
      const data = Object.assign(Object.create({ headers }), JSON.parse(body));
      await dispatcher.invoke(data);
    }
    expect(seen).toEqual([JSON.stringify({ text: "在吗" })]);
  });

  it.each<[Forgery, boolean]>([
    ["wrong-token", true],
    ["old-timestamp", true],
    ["wrong-signature", false],
    ["wrong-key", false],
    ["tampered-body", false],
    ["unsigned", false],
    ["plain", false],
  ])("can be forged: %s", async (forgery, hasValidSignature) => {
    const { platform, wang, webhook } = await startWithWebhook(() => OK);
    platform.deliverTo(webhook.url, forgery);
    await platform.say({ from: wang, text: "在吗" }).delivered;
    const [arrival] = webhook.arrivals;
    if (!arrival) throw new Error("nothing arrived");
    expect(isSigned(platform, arrival)).toBe(hasValidSignature);
    const seconds = Number(arrival.headers["x-lark-request-timestamp"] ?? AT.getTime() / 1_000);
    expect(AT.getTime() / 1_000 - seconds).toBe(forgery === "old-timestamp" ? 3_600 : 0);
    if (forgery === "plain") expect(JSON.parse(arrival.body)).toHaveProperty("header");
    else if (forgery === "wrong-key") expect(() => decrypted(platform, arrival)).toThrow();
    else {
      expect(decrypted(platform, arrival).header.token === platform.verificationToken).toBe(
        forgery !== "wrong-token",
      );
    }
  });

  it("send a challenge that the bot must send back", async () => {
    const { platform, webhook } = await startWithWebhook(({ body }) => {
      const { challenge } = decryptedChallenge(body);
      return [200, JSON.stringify({ challenge })];
    });
    const decryptedChallenge = (body: string) =>
      decrypted(platform, { headers: {}, body }) as unknown as { challenge: string };
    const { status, body, challenge } = await platform.challenge(webhook.url);
    expect([status, body]).toEqual([200, { challenge }]);
    expect(webhook.arrivals[0]?.headers).not.toHaveProperty("x-lark-signature");
  });

  it("come again after 15 seconds, 5 minutes, 1 hour and 6 hours, and then no more", async () => {
    const { platform, wang, webhook } = await startWithWebhook(() => [500, ""]);
    await platform.say({ from: wang, text: "记 16 学时" }).delivered;
    const counts = [];
    for (const seconds of [14, 1, 299, 1, 3_599, 1, 21_599, 1, 86_400]) {
      await platform.advance(seconds);
      counts.push(webhook.arrivals.length);
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5]);
    const ids = webhook.arrivals.map((arrival) => decrypted(platform, arrival).header.event_id);
    expect(new Set(ids).size).toBe(1);
    const signed = webhook.arrivals.map(({ headers }) => headers["x-lark-request-timestamp"]);
    expect(new Set(signed).size).toBe(5);
  });

  it("come no more once the bot has answered 200, unless sent again on purpose", async () => {
    const { platform, wang, webhook } = await startWithWebhook((_, number) =>
      number === 1 ? [503, ""] : OK,
    );
    const { sending } = platform.say({ from: wang, text: "记 16 学时" });
    expect((await sending?.delivered)?.isAcknowledged).toBe(false);
    await platform.advance(86_400);
    expect(webhook.arrivals).toHaveLength(2);
    expect(platform.deliveries()).toMatchObject([
      { isAcknowledged: true, attempts: [{ status: 503 }, { status: 200 }] },
    ]);
    await platform.deliverAgain(sending?.eventId ?? "");
    expect(webhook.arrivals).toHaveLength(3);
  });

  it("count as refused when no answer comes within three seconds", async () => {
    const { platform, wang, webhook } = await startWithWebhook((_, number) =>
      number === 1 ? "never" : OK,
    );
    const { delivered } = platform.say({ from: wang, text: "记 16 学时" });
    await webhook.arrived(1);
    await platform.advance(2.9);
    expect(platform.deliveries()).toMatchObject([{ attempts: [] }]);
    await platform.advance(0.1);
    await delivered;
    expect(platform.deliveries()[0]?.attempts).toEqual([
      { at: AT, by: "webhook", status: undefined },
    ]);
    await platform.advance(15);
    expect(webhook.arrivals).toHaveLength(2);
    expect(platform.deliveries()).toMatchObject([{ isAcknowledged: true }]);
  });
});

describe("events by long connection", () => {
  it("reach the SDK, which acknowledges them", async () => {
    const { platform, wang, received } = await startConnected();
    const { sending } = platform.say({ from: wang, text: "在吗" });
    expect(await sending?.delivered).toMatchObject({ isAcknowledged: true });
    expect(received).toMatchObject([
      { event_id: sending?.eventId, message: { content: JSON.stringify({ text: "在吗" }) } },
    ]);
    expect(platform.acks()).toEqual([{ eventId: sending?.eventId, code: 200 }]);
  });

  it("arrive whole when they come in pieces", async () => {
    const { platform, wang, received } = await startConnected({ connection: { fragments: 4 } });
    const text = "我参加了三天的培训，一共二十四学时。".repeat(50);
    await platform.say({ from: wang, text }).delivered;
    expect(received).toMatchObject([{ message: { content: JSON.stringify({ text }) } }]);
  });

  it("come again when the handler fails", async () => {
    let count = 0;
    const { platform, wang, received } = await startConnected({}, () => {
      count += 1;
      if (count === 1) throw new Error("the database is away");
    });
    await platform.say({ from: wang, text: "记 16 学时" }).delivered;
    expect(platform.acks().map(({ code }) => code)).toEqual([500]);
    await platform.advance(15);
    expect(platform.acks().map(({ code }) => code)).toEqual([500, 200]);
    expect(received.map(({ event_id }) => event_id)).toEqual(
      platform.acks().map(({ eventId }) => eventId),
    );
  });

  it("wait while nobody is connected", async () => {
    const { platform, wang, client, connectBot, received } = await startConnected();
    client.close({ force: true });
    await platform.until(() => platform.connections().every(({ isOpen }) => !isOpen));
    await platform.say({ from: wang, text: "在吗" }).delivered;
    expect(platform.deliveries()).toMatchObject([{ attempts: [{ by: "nobody" }] }]);
    await connectBot();
    await platform.advance(15);
    expect(received).toHaveLength(1);
  });

  it("come by one of several connections", async () => {
    const chosen = [0.9, 0, 0.5];
    const { platform, wang, connectBot } = await startConnected({
      connection: { random: () => chosen.shift() ?? 0 },
    });
    await connectBot();
    for (const text of ["一", "二", "三"]) await platform.say({ from: wang, text }).delivered;
    expect(platform.acks()).toHaveLength(3);
    const [first, second] = platform.connections();
    expect([first?.events, second?.events]).toEqual([1, 2]);
  });

  it("come by the next connection after the platform closed one", async () => {
    const { platform, wang, received } = await startConnected();
    platform.connections()[0]?.close();
    await platform.until(() => platform.connections()[1]?.isOpen);
    await platform.say({ from: wang, text: "在吗" }).delivered;
    expect(received).toHaveLength(1);
  });

  it("are lost on a connection that fell silent, which the SDK leaves when no pong comes", async () => {
    const started = await start({ connection: { pingSeconds: 1 } });
    const { platform, wang } = started;
    const received: unknown[] = [];
    const handlers = { "im.message.receive_v1": (data: never) => void received.push(data) };
    const client = await connect(platform, handlers, { pingTimeout: 0.7 });
    ends.push(() => client.close({ force: true }));
    const [connection] = platform.connections();
    connection?.fallSilent();
    const { sending } = platform.say({ from: wang, text: "在吗" });
    await platform.until(() => connection?.isOpen === false && platform.connections()[1]?.isOpen);
    await platform.advance(3);
    expect(await sending?.delivered).toMatchObject({ isAcknowledged: false });
    expect(received).toEqual([]);
    await platform.advance(15);
    expect(received).toHaveLength(1);
  });

  it("do not come for a wrong secret", async () => {
    const { platform } = await start();
    const error = await new Promise<Error>((onError) => {
      const { appId, base: domain } = platform;
      const client = new lark.WSClient({
        appId,
        appSecret: "wrong",
        domain,
        onError,
        loggerLevel: lark.LoggerLevel.error,
        logger: { error() {}, warn() {}, info() {}, debug() {}, trace() {} },
      });
      void client.start({ eventDispatcher: new lark.EventDispatcher({}) });
    });
    expect(error.message).toContain("514");
    expect(platform.connections()).toEqual([]);
  });
});

describe("what people do", () => {
  it("tells the bot what mentions it in a group, and nothing else", async () => {
    const { platform, wang, li, group, received } = await startConnected();
    const unheard = platform.say({ from: wang, chat: group, text: "明天开会" });
    expect(unheard.sending).toBeUndefined();
    await platform.say({ from: wang, chat: group, text: "查一下", mentions: ["bot", li] })
      .delivered;
    await platform.say({ from: wang, chat: group, text: "请看 @_user_1 的", mentions: [li] })
      .delivered;
    await platform.say({ from: wang, chat: group, text: "@_all 开会" }).delivered;
    expect(received.map(({ message }) => JSON.parse(message.content).text)).toEqual([
      "@_user_1 @_user_2 查一下",
      "@_all 开会",
    ]);
    expect(received[0]?.message).toMatchObject({
      chat_type: "group",
      mentions: [
        { key: "@_user_1", id: { open_id: platform.bot.openId } },
        { key: "@_user_2", id: { open_id: li.openId }, name: "李强" },
      ],
    });
    platform.scopes.add("im:message.group_msg");
    expect(platform.say({ from: wang, chat: group, text: "明天开会" }).sending).toBeDefined();
  });

  it("keeps to which message is answered", async () => {
    const { platform, wang, webhook } = await startWithWebhook(() => OK);
    const first = platform.say({ from: wang, text: "一" });
    const second = platform.say({ from: wang, text: "二", replyTo: first.messageId });
    const third = platform.say({ from: wang, text: "三", replyTo: second.messageId });
    await Promise.all([first, second, third].map(({ delivered }) => delivered));
    const messages = webhook.arrivals.map(
      (arrival) => decrypted(platform, arrival).event.message as Record<string, string>,
    );
    expect(messages.find(({ message_id }) => message_id === third.messageId)).toMatchObject({
      root_id: first.messageId,
      parent_id: second.messageId,
    });
  });

  it("sends other things than text", async () => {
    const { platform, wang, webhook } = await startWithWebhook(() => OK);
    const bytes = Buffer.from([1]);
    const things = [
      { post: { title: "培训", content: [[{ tag: "text", text: "三天" }]] } },
      { image: bytes },
      { file: { name: "记录.xlsx", bytes } },
      { audio: { bytes, milliseconds: 2_000 } },
      { sticker: "sticker-key" },
      { mergeForward: true as const },
    ];
    for (const thing of things) await platform.say({ from: wang, ...thing }).delivered;
    const messages = webhook.arrivals.map(
      (arrival) => decrypted(platform, arrival).event.message as Record<string, string>,
    );
    expect(messages.map(({ message_type }) => message_type)).toEqual([
      "post",
      "image",
      "file",
      "audio",
      "sticker",
      "merge_forward",
    ]);
    expect(messages.map(({ content }) => Object.keys(JSON.parse(content ?? "")))).toEqual([
      ["title", "content"],
      ["image_key"],
      ["file_key", "file_name"],
      ["file_key", "duration"],
      ["file_key"],
      ["content"],
    ]);
  });

  it("tells of members, recalls, reactions, leavers and readers", async () => {
    const { platform, wang, li, group, webhook } = await startWithWebhook(() => OK);
    const { messageId } = platform.say({ from: wang, text: "在吗" });
    const sendings = [
      platform.addBot(group, wang),
      platform.addMember(group, li, wang),
      platform.removeMember(group, li, wang),
      platform.removeBot(group, wang),
      platform.recall(messageId),
      platform.react(messageId, wang, "OK"),
      platform.leave(li),
      platform.read(wang, [messageId]),
    ];
    await Promise.all(sendings.map(({ delivered }) => delivered));
    const events = new Map(
      webhook.arrivals.map((arrival) => {
        const { header, event } = decrypted(platform, arrival);
        return [header.event_type, event];
      }),
    );
    expect(events.get("im.chat.member.bot.added_v1")).toMatchObject({ chat_id: group.id });
    expect(events.get("im.chat.member.user.added_v1")).toMatchObject({
      users: [{ name: "李强", user_id: { open_id: li.openId } }],
    });
    expect(events.get("im.chat.member.user.deleted_v1")).toMatchObject({ chat_id: group.id });
    expect(events.get("im.chat.member.bot.deleted_v1")).toMatchObject({ chat_id: group.id });
    expect(events.get("im.message.recalled_v1")).toMatchObject({ message_id: messageId });
    expect(events.get("im.message.reaction.created_v1")).toMatchObject({
      reaction_type: { emoji_type: "OK" },
    });
    expect(events.get("contact.user.deleted_v3")).toMatchObject({
      object: { open_id: li.openId },
    });
    expect(events.get("im.message.message_read_v1")).toMatchObject({
      message_id_list: [messageId],
    });
    expect([group.hasBot, group.members.has(li), li.hasLeft]).toEqual([false, false, true]);
  });
});
