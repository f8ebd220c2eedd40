import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import type { Card } from "../src/channels/lark/cards/card.ts";
import { CARD_STYLE, drawArticle, escapeHtml } from "../test/support/draw-card.ts";
import type { LarkPlatform, SeenMessage } from "../test/support/lark-platform/lark-platform.ts";
import type { Chat, Person } from "../test/support/lark-platform/world.ts";

/** Somebody whom the page can be used as. */
export interface Member {
  readonly account: Person;
  /** What stands in the list of people. */
  readonly title: string;
}

/** What the page shows. */
export interface Chats {
  readonly platform: LarkPlatform;
  readonly members: readonly Member[];
  readonly group: Chat;
}

const PAGE = readFileSync(new URL("feishu.html", import.meta.url), "utf8");

const place = z.enum(["private", "group"]);
const said = z.object({ as: z.string(), place, text: z.string().min(1), toBot: z.boolean() });
const pressed = z.object({
  as: z.string(),
  message: z.string(),
  value: z.unknown(),
  form: z.record(z.string(), z.string()).exactOptional(),
});

/** A page that looks like Feishu on a phone, for the people and chats of a platform. */
export async function serveChats(chats: Chats, port: number) {
  const { platform, members, group } = chats;
  const person = (openId: string) => {
    const member = members.find(({ account }) => account.openId === openId);
    if (!member) throw new Error(`nobody has the account ${openId}`);
    return member.account;
  };
  const chatOf = (as: string, where: z.infer<typeof place>) =>
    where === "group" ? group : platform.privateChatWith(person(as));

  const app = new Hono();
  app.get("/", (c) => c.html(PAGE.replace("/* cards */", CARD_STYLE)));
  app.get("/api/people", (c) =>
    c.json({
      group: group.name,
      people: members.map(({ account, title }) => ({ openId: account.openId, title })),
    }),
  );
  // Answers once there is something new, so that the page need not ask again and again.
  app.get("/api/messages", async (c) => {
    const { as = "", place: where, known = "" } = c.req.query();
    const chat = chatOf(as, place.parse(where));
    const look = () => {
      const shown = platform
        .messagesSeenBy(as)
        .filter(({ chatId }) => chatId === chat.id)
        .map((message) => drawn(message, platform));
      const state = createHash("sha256").update(JSON.stringify(shown)).digest("hex");
      return state === known ? undefined : { state, messages: shown };
    };
    const news = await platform.until(look).catch(() => undefined);
    return news ? c.json(news) : c.body(null, 204);
  });
  app.post("/api/say", async (c) => {
    const { as, place: where, text, toBot } = said.parse(await c.req.json());
    const mentions = where === "group" && toBot ? (["bot"] as const) : [];
    platform.say({ from: person(as), chat: chatOf(as, where), text, mentions });
    return c.json({});
  });
  app.post("/api/press", async (c) => {
    const { as, message, value, form } = pressed.parse(await c.req.json());
    const by = person(as);
    const { toast, error } = await platform.press({
      by,
      message,
      value,
      ...(form && { formValue: form }),
    });
    return c.json({ toast: toast?.content ?? (error ? `错误 ${error}` : "") });
  });
  app.get("/files/:key", (c) => {
    const file = platform.uploads().find(({ key }) => key === c.req.param("key"));
    if (!file) return c.notFound();
    const name = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return c.body(new Uint8Array(file.bytes), 200, { "Content-Disposition": name });
  });

  const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}

/** A message as the page shows it. */
function drawn({ messageId, from, type, content }: SeenMessage, platform: LarkPlatform) {
  const sender =
    from === "bot" ? { name: platform.bot.name } : { name: from.name, openId: from.openId };
  return { id: messageId, ...sender, html: htmlOf(type, content, platform) };
}

function htmlOf(type: string, content: unknown, platform: LarkPlatform): string {
  if (type === "interactive") return drawArticle(content as Card);
  const { text, file_key: key } = content as { text?: string; file_key?: string };
  if (text !== undefined)
    return `<p>${escapeHtml(text.replace("@_user_1", `@${platform.bot.name}`))}</p>`;
  const file = platform.uploads().find((each) => each.key === key);
  return file
    ? `<a class="file" href="/files/${file.key}">📎 ${escapeHtml(file.name)}</a>`
    : `<p>[${escapeHtml(type)}]</p>`;
}
