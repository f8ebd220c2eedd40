import { afterEach, describe, expect, it } from "vitest";
import { type LarkPlatform, startLarkPlatform } from "./lark-platform.ts";
import { clientOf, connect, startWebhook } from "./real-bot.ts";

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A platform on which the bot has sent a card to one person. */
async function start(where: "privately" | "to the group" = "privately") {
  const platform = await startLarkPlatform({ at: new Date("2026-03-10T08:00:00+08:00") });
  ends.push(() => platform.stop());
  const wang = platform.addPerson({ name: "王芳" });
  const li = platform.addPerson({ name: "李强" });
  const group = platform.addGroup("语文组", [wang, li]);
  const client = clientOf(platform);
  const { data } = await client.im.v1.message.create({
    params: { receive_id_type: where === "privately" ? "open_id" : "chat_id" },
    data: {
      receive_id: where === "privately" ? wang.openId : group.id,
      msg_type: "interactive",
      content: JSON.stringify(card("待确认")),
    },
  });
  return { platform, wang, li, group, client, message: data?.message_id ?? "" };
}

const card = (title: string) => ({ schema: "2.0", header: { title } });

/** Lets the bot answer presses by webhook. */
async function answerPresses(platform: LarkPlatform, answer: Parameters<typeof startWebhook>[0]) {
  const webhook = await startWebhook(answer);
  ends.push(webhook.stop);
  platform.deliverTo(webhook.url);
  return webhook;
}

describe("pressing a button", () => {
  it("shows the toast and the card that the bot answers, by long connection", async () => {
    const { platform, wang, group, message } = await start();
    const presses: unknown[] = [];
    const client = await connect(platform, {
      "card.action.trigger": (press: never) => {
        presses.push(press);
        return {
          toast: { type: "success", content: "已记录" },
          card: { type: "raw", data: card("已确认") },
        };
      },
    });
    ends.push(() => client.close({ force: true }));
    const pressed = await platform.press({
      by: wang,
      message,
      value: { v: 1, run: { command: "record" } },
      formValue: { hours: "16", activity: "training" },
      name: "submit",
    });
    expect(pressed).toMatchObject({
      toast: { type: "success", content: "已记录" },
      card: card("已确认"),
    });
    expect(presses).toMatchObject([
      {
        operator: { open_id: wang.openId },
        token: pressed.token,
        action: {
          value: { v: 1, run: { command: "record" } },
          form_value: { hours: "16", activity: "training" },
          name: "submit",
          tag: "button",
        },
        context: { open_message_id: message },
      },
    ]);
    expect(presses[0]).not.toMatchObject({ context: { open_chat_id: group.id } });
    expect(platform.messagesSeenBy(wang.openId)).toMatchObject([{ content: card("已确认") }]);
  });

  it("works by webhook too, and changes nothing when the answer is empty", async () => {
    const { platform, wang, message } = await start();
    const webhook = await answerPresses(platform, () => [200, "{}"]);
    const pressed = await platform.press({ by: wang, message, value: {} });
    expect(Object.keys(pressed)).toEqual(["token"]);
    expect(webhook.arrivals).toHaveLength(1);
    expect(platform.messagesSeenBy(wang.openId)).toMatchObject([{ content: card("待确认") }]);
  });

  it.each<[string, readonly [number, string]]>([
    ["an error", [500, "{}"]],
    ["no JSON", [200, "ok"]],
  ])("says 200340 when the bot answers with %s", async (_, answer) => {
    const { platform, wang, message } = await start();
    await answerPresses(platform, () => answer);
    expect(await platform.press({ by: wang, message, value: {} })).toMatchObject({ error: 200340 });
  });

  it("says 200340 when the bot does not answer in three seconds, and never asks again", async () => {
    const { platform, wang, message } = await start();
    const webhook = await answerPresses(platform, () => "never");
    const pressing = platform.press({ by: wang, message, value: {} });
    await webhook.arrived(1);
    await platform.advance(3);
    expect(await pressing).toMatchObject({ error: 200340 });
    await platform.advance(86_400);
    expect(webhook.arrivals).toHaveLength(1);
  });

  it("is only for somebody who sees the card", async () => {
    const { platform, li, message } = await start();
    await expect(platform.press({ by: li, message, value: {} })).rejects.toThrow("does not see");
  });
});

describe("updating a card later", () => {
  const update = (
    client: Awaited<ReturnType<typeof start>>["client"],
    token: string,
    shown: object,
  ) =>
    client.request({
      method: "POST",
      url: "/open-apis/interactive/v1/card/update",
      data: { token, card: shown },
    });

  it("holds twice within half an hour of a press", async () => {
    const { platform, wang, client, message } = await start();
    await answerPresses(platform, () => [200, "{}"]);
    const { token } = await platform.press({ by: wang, message, value: {} });
    await update(client, token, card("处理中"));
    await update(client, token, card("完成"));
    await expect(update(client, token, card("再次"))).rejects.toThrow("400");
    expect(platform.messagesSeenBy(wang.openId)).toMatchObject([{ content: card("完成") }]);
    const { token: late } = await platform.press({ by: wang, message, value: {} });
    await platform.advance(1_799);
    await update(client, late, card("刚好"));
    await platform.advance(1);
    await expect(update(client, late, card("太晚"))).rejects.toThrow("400");
  });

  it("does not hold before the bot has answered the press", async () => {
    const { platform, wang, client, message } = await start();
    const early: unknown[] = [];
    const ws = await connect(platform, {
      "card.action.trigger": async ({ token }: { token: string }) => {
        early.push(
          await update(client, token, card("太早")).catch((error: Error) => error.message),
        );
      },
    });
    ends.push(() => ws.close({ force: true }));
    await platform.press({ by: wang, message, value: {} });
    expect(early).toEqual([expect.stringContaining("400")]);
    expect(platform.messagesSeenBy(wang.openId)).toMatchObject([{ content: card("待确认") }]);
  });

  it("may show something to some people alone", async () => {
    const { platform, wang, li, client, message } = await start("to the group");
    await answerPresses(platform, () => [200, "{}"]);
    const { token } = await platform.press({ by: wang, message, value: {} });
    await update(client, token, { ...card("只给王芳"), open_ids: [wang.openId] });
    expect(platform.messagesSeenBy(wang.openId)).toMatchObject([{ content: card("只给王芳") }]);
    expect(platform.messagesSeenBy(li.openId)).toMatchObject([{ content: card("待确认") }]);
  });
});

describe("waiting for something", () => {
  it("ends when it has happened", async () => {
    const { platform, wang, client } = await start();
    const waiting = platform.until(() => platform.sent()[1]);
    await client.im.v1.message.create({
      params: { receive_id_type: "open_id" },
      data: { receive_id: wang.openId, msg_type: "text", content: '{"text":"在"}' },
    });
    expect((await waiting).content).toEqual({ text: "在" });
  });
});
