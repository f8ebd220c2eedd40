import { type BotIdentity, normalize, type RawMessageEvent } from "@larksuiteoapi/node-sdk";
import type { IncomingFile, MessageBody } from "../../conversation/turn.ts";

/** A message as Feishu sends it, without what Feishu alone needs. */
export interface LarkMessage {
  readonly messageId: string;
  /** The open_id of who wrote it. */
  readonly from: string;
  readonly chat: string;
  readonly isGroup: boolean;
  /** Whether the bot itself is mentioned; everybody (@所有人) does not count. */
  readonly isForBot: boolean;
  /** Nothing where it is of a kind that is not read, such as a sticker. */
  readonly body: MessageBody | undefined;
  /** Whoever else is mentioned: what stands in the text for them, and their open_id. */
  readonly mentions: readonly { readonly text: string; readonly account: string }[];
  /** In milliseconds since 1970. */
  readonly at: number;
}

const FILE_TYPES: Readonly<Record<string, string>> = {
  image: "image/*",
  file: "application/octet-stream",
  video: "video/*",
};
/** What is neither words nor a file: a voice is not listened to, several forwarded ones are not one question. */
const UNREAD = new Set([
  ...["audio", "sticker", "merge_forward", "share_chat", "share_user", "location"],
  ...["interactive", "system", "hongbao", "todo", "vote", "video_chat", "general_calendar"],
]);

/** Reads a message event. */
export async function readMessage(event: RawMessageEvent, bot: BotIdentity): Promise<LarkMessage> {
  const normal = await normalize(event, { botIdentity: bot, stripBotMentions: true });
  const others = normal.mentions.filter(({ openId }) => openId && openId !== bot.openId);
  return {
    messageId: normal.messageId,
    from: normal.senderId,
    chat: normal.chatId,
    isGroup: normal.chatType === "group",
    isForBot: normal.mentionedBot,
    body: bodyOf(normal),
    mentions: others.map(({ name, openId }) => ({ text: `@${name}`, account: openId ?? "" })),
    at: normal.createTime,
  };
}

function bodyOf(normal: Awaited<ReturnType<typeof normalize>>): MessageBody | undefined {
  if (UNREAD.has(normal.rawContentType)) return undefined;
  const files = normal.resources.flatMap(({ type, fileName }): IncomingFile[] => {
    const mediaType = FILE_TYPES[type];
    return mediaType === undefined ? [] : [{ name: fileName ?? type, mediaType }];
  });
  if (files.length === 0) return { kind: "text", text: normal.content.trim() };
  // A rich text may have words beside its pictures; a file alone is described by the SDK in words.
  const text = normal.rawContentType === "post" ? wordsOf(normal.content) : "";
  return { kind: "files", files, ...(text !== "" && { text }) };
}

/** The words of a rich text, without the marks that stand in it for pictures. */
function wordsOf(content: string): string {
  return content.replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, " ").trim();
}
