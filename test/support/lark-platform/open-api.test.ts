import { createReadStream, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import * as lark from "@larksuiteoapi/node-sdk";
import { afterEach, describe, expect, it } from "vitest";
import {
  type LarkPlatform,
  type LarkPlatformSettings,
  startLarkPlatform,
} from "./lark-platform.ts";
import { clientOf } from "./real-bot.ts";

const AT = new Date("2026-03-10T08:00:00+08:00");
const TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
const open: LarkPlatform[] = [];

afterEach(async () => {
  for (const platform of open.splice(0)) await platform.stop();
});

/** A platform with one person and one group, and the SDK as its client. */
async function start(settings: LarkPlatformSettings = {}) {
  const platform = await startLarkPlatform({ at: AT, ...settings });
  open.push(platform);
  const wang = platform.addPerson({ name: "王芳", mobile: "13800000001", employeeNo: "T001" });
  const li = platform.addPerson({ name: "李强", userId: "T002" });
  const group = platform.addGroup("语文组", [wang, li]);
  const client = clientOf(platform);
  const send = (receive_id: string, words: string, uuid?: string) =>
    client.im.v1.message.create({
      params: { receive_id_type: receive_id.startsWith("ou_") ? "open_id" : "chat_id" },
      data: {
        receive_id,
        msg_type: "text",
        content: JSON.stringify({ text: words }),
        ...(uuid !== undefined && { uuid }),
      },
    });
  return { platform, client, wang, li, group, send };
}

/** The status, code and headers of a call that the platform refuses. */
async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason as { response?: RefusedResponse },
  );
  if (!error?.response) throw new Error("the call was not refused");
  const { status, data, headers } = error.response;
  return { status, code: data.code, message: data.msg, headers };
}

interface RefusedResponse {
  readonly status: number;
  readonly data: { readonly code: number; readonly msg: string };
  readonly headers: Readonly<Record<string, string>>;
}

async function tokenOf({ base, appId, appSecret }: LarkPlatform, secret = appSecret) {
  const answer = await fetch(`${base}${TOKEN_PATH}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ app_id: appId, app_secret: secret }),
  });
  return (await answer.json()) as { code: number; tenant_access_token?: string };
}

/** Uploads without the SDK, in the form that the platform surely takes. */
async function upload(
  platform: LarkPlatform,
  what: "files" | "images",
  fields: Readonly<Record<string, string>>,
  bytes: Buffer,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set(what.slice(0, -1), new Blob([Uint8Array.from(bytes)]), "upload.bin");
  const answer = await fetch(`${platform.base}/open-apis/im/v1/${what}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${(await tokenOf(platform)).tenant_access_token}` },
    body: form,
  });
  return (await answer.json()) as { code: number; data?: { image_key?: string } };
}

const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;

const tokenCalls = (platform: LarkPlatform) =>
  platform.calls().filter(({ path }) => path === TOKEN_PATH).length;

describe("tokens", () => {
  it("refuses a token that has expired, and accepts the next", async () => {
    const { platform, client, wang, send } = await start();
    await send(wang.openId, "一");
    await send(wang.openId, "二");
    expect(tokenCalls(platform)).toBe(1);
    platform.expireTokens();
    expect(await codeOf(send(wang.openId, "三"))).toBe(99991663);
    const namespace = { namespace: platform.appId };
    await (client as unknown as { tokenManager: { cache: lark.Cache } }).tokenManager.cache.set(
      lark.CTenantAccessToken,
      "",
      1,
      namespace,
    );
    await send(wang.openId, "四");
    expect(platform.sent().map(({ content }) => content)).toEqual([
      { text: "一" },
      { text: "二" },
      { text: "四" },
    ]);
  });

  it("lets a token expire after two hours", async () => {
    const { platform, wang, send } = await start();
    await send(wang.openId, "一");
    await platform.advance(7_199);
    await send(wang.openId, "二");
    await platform.advance(1);
    expect(await codeOf(send(wang.openId, "三"))).toBe(99991663);
  });

  it("gives none for a wrong secret, and lets nobody call without one", async () => {
    const { platform } = await start();
    expect(await tokenOf(platform, "wrong")).toMatchObject({ code: 10014 });
    const bare = await fetch(`${platform.base}/open-apis/bot/v3/info`);
    expect([bare.status, await bare.json()]).toMatchObject([400, { code: 99991661 }]);
  });

  it("names the permission that is missing", async () => {
    const { platform, wang, send } = await start();
    platform.scopes.delete("im:message:send_as_bot");
    const { code, message } = await refusalOf(send(wang.openId, "一"));
    expect(code).toBe(99991672);
    expect(message).toContain("im:message:send_as_bot");
    expect(message).toContain(`/app/${platform.appId}/auth`);
    expect(platform.sent()).toEqual([]);
  });
});

describe("messages", () => {
  it("sends one message for one uuid within an hour, and another after it", async () => {
    const { platform, wang, send } = await start();
    const first = await send(wang.openId, "提醒", "row-1");
    expect((await send(wang.openId, "提醒", "row-1")).data?.message_id).toBe(
      first.data?.message_id,
    );
    expect((await send(wang.openId, "提醒", "row-2")).data?.message_id).not.toBe(
      first.data?.message_id,
    );
    expect(platform.sent()).toHaveLength(2);
    await platform.advance(3_600);
    await send(wang.openId, "提醒", "row-1");
    expect(platform.sent().map(({ uuid }) => uuid)).toEqual(["row-1", "row-2", "row-1"]);
  });

  it("refuses a uuid of more than fifty characters", async () => {
    const { platform, wang, send } = await start();
    expect(await codeOf(send(wang.openId, "提醒", "x".repeat(51)))).toBe(99992402);
    await send(wang.openId, "提醒", "x".repeat(50));
    expect(platform.sent()).toHaveLength(1);
  });

  it("refuses a receiver who is unknown, out of reach, gone, or without the bot", async () => {
    const { platform, wang, li, send } = await start();
    wang.isInScope = false;
    li.hasLeft = true;
    const without = platform.addGroup("家长群", [wang], false);
    expect(await codeOf(send("ou_nobody", "一"))).toBe(230001);
    expect(await codeOf(send("oc_nowhere", "一"))).toBe(230001);
    expect(await codeOf(send(wang.openId, "一"))).toBe(230013);
    expect(await codeOf(send(li.openId, "一"))).toBe(230029);
    expect(await codeOf(send(without.id, "一"))).toBe(230002);
    expect(platform.sent()).toEqual([]);
  });

  it("refuses content that is too large, not JSON, or of no known type", async () => {
    const { client, wang, platform, send } = await start();
    const sendRaw = (msg_type: string, content: string) =>
      client.im.v1.message.create({
        params: { receive_id_type: "open_id" },
        data: { receive_id: wang.openId, msg_type, content },
      });
    const card = (size: number) => JSON.stringify({ schema: "2.0", body: "x".repeat(size) });
    expect(await codeOf(sendRaw("text", "你好"))).toBe(230001);
    expect(await codeOf(sendRaw("text", JSON.stringify({ words: "你好" })))).toBe(230001);
    expect(await codeOf(sendRaw("markdown", JSON.stringify({ text: "你好" })))).toBe(230001);
    expect(await codeOf(sendRaw("interactive", card(30 * 1024)))).toBe(230099);
    expect(await codeOf(send(wang.openId, "字".repeat(50 * 1024)))).toBe(230025);
    expect(platform.sent()).toEqual([]);
    await sendRaw("interactive", card(30 * 1024 - 30));
    expect(platform.sent()).toHaveLength(1);
  });

  it("refuses a card with what a test calls a problem", async () => {
    const cardProblem = (card: unknown) =>
      (card as { schema?: string }).schema === "2.0" ? undefined : "unknown property";
    const { client, wang } = await start({ cardProblem });
    const refusal = await refusalOf(
      client.im.v1.message.create({
        params: { receive_id_type: "open_id" },
        data: { receive_id: wang.openId, msg_type: "interactive", content: "{}" },
      }),
    );
    expect(refusal).toMatchObject({ code: 230099, message: expect.stringContaining("property") });
  });

  it("replies to a message until it is taken back", async () => {
    const { platform, client, wang, group } = await start();
    const { messageId } = platform.say({
      from: wang,
      chat: group,
      text: "在吗",
      mentions: ["bot"],
    });
    const reply = () =>
      client.im.v1.message.reply({
        path: { message_id: messageId },
        data: { msg_type: "text", content: JSON.stringify({ text: "在" }), uuid: "reply-1" },
      });
    await reply();
    expect(platform.sent()).toMatchObject([
      { to: group.id, replyTo: messageId, uuid: "reply-1", at: AT },
    ]);
    platform.recall(messageId);
    expect(await codeOf(reply())).toBe(230011);
  });

  it("shows what a card was updated to, and nothing of what was recalled", async () => {
    const { platform, client, wang } = await start();
    const content = (title: string) => JSON.stringify({ schema: "2.0", title });
    const { data } = await client.im.v1.message.create({
      params: { receive_id_type: "open_id" },
      data: { receive_id: wang.openId, msg_type: "interactive", content: content("待确认") },
    });
    const path = { message_id: data?.message_id ?? "" };
    await client.im.v1.message.patch({ path, data: { content: content("已确认") } });
    expect(platform.sent()).toMatchObject([
      { content: { title: "待确认" }, shows: { title: "已确认" } },
    ]);
    expect((await client.im.v1.message.get({ path })).data?.items?.[0]?.body?.content).toBe(
      content("已确认"),
    );
    expect(platform.messagesSeenBy(wang.openId)).toMatchObject([{ content: { title: "已确认" } }]);
    await client.im.v1.message.delete({ path });
    expect(platform.messagesSeenBy(wang.openId)).toEqual([]);
    expect(platform.sent()).toMatchObject([{ isRecalled: true }]);
    expect(await codeOf(client.im.v1.message.get({ path }))).toBe(230011);
  });

  it("shows each person their own chats, and a card in a group to one alone", async () => {
    const { platform, client, wang, li, group, send } = await start();
    await send(wang.openId, "王芳：还差 4 学时");
    await send(group.id, "已私下回复");
    await client.request({
      method: "POST",
      url: "/open-apis/ephemeral/v1/send",
      data: {
        chat_id: group.id,
        open_id: li.openId,
        msg_type: "interactive",
        card: { schema: "2.0", title: "李强：还差 2 学时" },
      },
    });
    const seenBy = ({ openId }: { openId: string }) =>
      platform.messagesSeenBy(openId).map(({ content }) => content);
    expect(seenBy(wang)).toEqual([{ text: "王芳：还差 4 学时" }, { text: "已私下回复" }]);
    expect(seenBy(li)).toEqual([
      { text: "已私下回复" },
      { schema: "2.0", title: "李强：还差 2 学时" },
    ]);
    expect(platform.sent().map(({ ephemeralFor }) => ephemeralFor)).toEqual([
      undefined,
      undefined,
      li.openId,
    ]);
  });
});

describe("limits", () => {
  it("takes five messages in a second for one chat, and more for others", async () => {
    const { platform, wang, li, send } = await start({ limits: true });
    for (let count = 0; count < 5; count += 1) await send(wang.openId, `第 ${count} 条`);
    expect(await refusalOf(send(wang.openId, "第六条"))).toMatchObject({
      status: 400,
      code: 230020,
    });
    await send(li.openId, "另一人");
    await platform.advance(1);
    await send(wang.openId, "下一秒");
    expect(platform.sent()).toHaveLength(7);
  });

  it("takes fifty calls in a second, and says when to call again", async () => {
    const { platform, client } = await start({ limits: true });
    const info = () => client.request({ method: "GET", url: "/open-apis/bot/v3/info" });
    for (let count = 0; count < 50; count += 1) await info();
    const { status, code, headers } = await refusalOf(info());
    expect([status, code, headers["x-ogw-ratelimit-reset"]]).toEqual([429, 99991400, "1"]);
    await platform.advance(1);
    expect(await info()).toMatchObject({ code: 0 });
  });
});

describe("faults", () => {
  it("answers what it is told to, as often as it is told to", async () => {
    const { platform, wang, send } = await start();
    const busy = { status: 503, body: { code: 2200, msg: "internal error" } };
    platform.fail(/POST .*im\/v1\/messages$/, busy, 2);
    expect(await refusalOf(send(wang.openId, "一"))).toMatchObject({ status: 503, code: 2200 });
    expect(await codeOf(send(wang.openId, "一"))).toBe(2200);
    await send(wang.openId, "一");
    expect(platform.sent()).toHaveLength(1);
  });

  it("loses the answer of a message that was sent, which one uuid makes harmless", async () => {
    const { platform, wang, send } = await start();
    await send(wang.openId, "先取令牌");
    platform.fail(/im\/v1\/messages$/, "loses-answer");
    await expect(send(wang.openId, "提醒", "row-1")).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(platform.sent().map(({ uuid }) => uuid)).toEqual([undefined, "row-1"]);
    await send(wang.openId, "提醒", "row-1");
    expect(platform.sent()).toHaveLength(2);
  });

  it("breaks the connection before a call takes effect", async () => {
    const { platform, wang, send } = await start();
    await send(wang.openId, "先取令牌");
    platform.fail(/im\/v1\/messages$/, "resets");
    await expect(send(wang.openId, "提醒")).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(platform.sent()).toHaveLength(1);
  });

  it("does not answer until the caller gives up", async () => {
    const { platform, wang, client, send } = await start();
    await send(wang.openId, "先取令牌");
    platform.fail(/bot\/v3\/info/, "hangs");
    const aborter = new AbortController();
    const url = "/open-apis/bot/v3/info";
    const asking = client.request({ method: "GET", url, signal: aborter.signal });
    const call = await platform.until(() => platform.calls().find(({ path }) => path === url));
    aborter.abort();
    await expect(asking).rejects.toMatchObject({ code: "ERR_CANCELED" });
    expect(call).not.toHaveProperty("status");
  });

  it("says in its own form that there is no such call, and keeps what was called", async () => {
    const { platform, client } = await start();
    const unknown = client.request({ method: "POST", url: "/open-apis/im/v9/nothing", data: {} });
    expect(await refusalOf(unknown)).toMatchObject({ status: 404, code: 404 });
    expect(platform.calls().at(-1)).toMatchObject({ path: "/open-apis/im/v9/nothing", code: 404 });
  });
});

describe("files", () => {
  it("takes files and pictures, and sends only what the bot uploaded", async () => {
    const { platform, client, wang } = await start();
    const path = join(mkdtempSync(join(tmpdir(), "lark-")), "名单.csv");
    writeFileSync(path, "工号,姓名\nT001,王芳\n");
    const file = await client.im.v1.file.create({
      data: { file_type: "stream", file_name: "未完成名单.csv", file: createReadStream(path) },
    });
    const image = await upload(platform, "images", { image_type: "message" }, Buffer.from([1, 2]));
    expect(image.code).toBe(0);
    expect(platform.uploads()).toMatchObject([
      { key: file?.file_key, name: "未完成名单.csv", bytes: readFileSync(path) },
      { key: image.data?.image_key, kind: "image", bytes: Buffer.from([1, 2]) },
    ]);
    const send = (file_key: string) =>
      client.im.v1.message.create({
        params: { receive_id_type: "open_id" },
        data: {
          receive_id: wang.openId,
          msg_type: "file",
          content: JSON.stringify({ file_key }),
        },
      });
    await send(file?.file_key ?? "");
    expect(platform.sent()).toHaveLength(1);
    expect(await codeOf(send("file_v3_unknown"))).toBe(230017);
  });

  it("refuses an upload that is empty, too large, or has no name or length", async () => {
    const { platform, client } = await start();
    const fields = { file_type: "stream", file_name: "名单.csv" };
    const tooLarge = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await upload(platform, "files", fields, Buffer.alloc(0))).toMatchObject({
      code: 234010,
    });
    const picture = { image_type: "message" };
    expect(await upload(platform, "images", picture, tooLarge)).toMatchObject({ code: 234006 });
    const viaSdk = (file: Buffer | Readable) =>
      client.im.v1.file.create({
        data: { file_type: "stream", file_name: "名单.csv", file: file as Buffer },
      });
    expect(await codeOf(viaSdk(Buffer.from("一")))).toBe(234001);
    const stream = Object.assign(Readable.from([Buffer.from("一")]), { path: "名单.csv" });
    expect(await codeOf(viaSdk(stream))).toBe(9499);
    expect(platform.uploads()).toEqual([]);
  });

  it("gives what a person sent as a resource of the message, not as an upload", async () => {
    const { platform, client, wang } = await start();
    const bytes = Buffer.from("一份表格");
    const { messageId } = platform.say({ from: wang, file: { name: "记录.xlsx", bytes } });
    const { content } = platform.messagesSeenBy(wang.openId)[0] ?? {};
    const { file_key } = content as { file_key: string };
    const path = { message_id: messageId, file_key };
    const resource = (type: string) => client.im.v1.messageResource.get({ path, params: { type } });
    const download = await resource("file");
    expect(await text(download.getReadableStream())).toBe("一份表格");
    await expect(resource("image")).rejects.toMatchObject({ response: { status: 400 } });
    await expect(client.im.v1.file.get({ path: { file_key } })).rejects.toMatchObject({
      response: { status: 400 },
    });
    expect(platform.calls().at(-1)).toMatchObject({ code: 234008 });
  });
});

describe("the directory", () => {
  it("finds people in scope by mobile, and describes them", async () => {
    const { platform, client, wang, li } = await start();
    const ids = async (include_resigned: boolean) =>
      (
        await client.contact.v3.user.batchGetId({
          params: { user_id_type: "open_id" },
          data: { mobiles: ["13800000001", "13900000000"], include_resigned },
        })
      ).data?.user_list;
    expect(await ids(false)).toMatchObject([
      { mobile: "13800000001", user_id: wang.openId },
      { mobile: "13900000000" },
    ]);
    wang.isInScope = false;
    expect((await ids(false))?.[0]).not.toHaveProperty("user_id");
    wang.isInScope = true;
    platform.leave(wang);
    expect((await ids(false))?.[0]).not.toHaveProperty("user_id");
    expect((await ids(true))?.[0]).toMatchObject({
      user_id: wang.openId,
      status: { is_resigned: true },
    });
    const get = (user_id: string) =>
      client.contact.v3.user.get({ path: { user_id }, params: { user_id_type: "open_id" } });
    expect((await get(li.openId)).data?.user).toMatchObject({ name: "李强", user_id: "T002" });
    platform.scopes.delete("contact:user.employee_id:readonly");
    expect((await get(li.openId)).data?.user).not.toHaveProperty("user_id");
    platform.scopes.delete("contact:user.phone:readonly");
    platform.scopes.delete("contact:user.employee_number:read");
    const fields = Object.keys((await get(wang.openId)).data?.user ?? {});
    expect(fields).toEqual(["open_id", "union_id", "name", "status"]);
    platform.scopes.delete("contact:contact.base:readonly");
    expect(await codeOf(get(li.openId))).toBe(99991672);
    platform.scopes.add("contact:contact.base:readonly");
    li.isInScope = false;
    expect(await codeOf(get(li.openId))).toBe(41050);
  });

  it("describes a group and the bot, and lists what is granted", async () => {
    const { platform, client, group } = await start();
    const chat = await client.im.v1.chat.get({ path: { chat_id: group.id } });
    expect(chat.data).toMatchObject({ name: "语文组", chat_mode: "group", user_count: "2" });
    const info = await client.request({ method: "GET", url: "/open-apis/bot/v3/info" });
    expect(info).toMatchObject({ bot: { open_id: platform.bot.openId } });
    const { data } = await client.application.v6.scope.list();
    expect(data?.scopes).toContainEqual({ scope_name: "im:resource", grant_status: 1 });
  });

  it("keeps the commands that people choose after typing a slash", async () => {
    const { client } = await start();
    const url = "/open-apis/application/v7/app_slash_commands";
    const description = { default_value: "查学分", i18n: { en_us: "My credits" } };
    const call = (method: string, at: string, data?: object, params?: object) =>
      client.request({ method, url: at, ...(data && { data }), ...(params && { params }) });
    const added = await call("POST", url, { command: "查", description });
    const { command_id } = (added as { data: { command_id: string } }).data;
    expect(await codeOf(call("POST", url, { command: "查", description }))).not.toBe(0);
    expect(await codeOf(call("POST", url, { command: "/查", description }))).toBe(99992402);
    const unknown = { command: "记", description: { ...description, icon: "x" } };
    expect(await codeOf(call("POST", url, unknown))).toBe(99992402);
    await call("POST", url, { command: "记", description });
    const [first, second] = await Promise.all(
      ["0", "1"].map((page_token) => call("GET", url, undefined, { page_size: 1, page_token })),
    );
    expect(first).toMatchObject({ data: { has_more: true, page_token: "1" } });
    expect(second).toMatchObject({ data: { items: [{ command: "记" }], has_more: false } });
    const { items } = (second as { data: { items: { command_id: string }[] } }).data;
    await call("DELETE", `${url}/${items[0]?.command_id}`);
    await call("PATCH", `${url}/${command_id}`, { description: { default_value: "查学时" } });
    expect(await call("GET", url)).toMatchObject({
      data: { items: [{ command_id, command: "查", description: { default_value: "查学时" } }] },
    });
    await call("DELETE", `${url}/${command_id}`);
    expect(await call("GET", url)).toMatchObject({ data: { items: [] } });
  });
});
