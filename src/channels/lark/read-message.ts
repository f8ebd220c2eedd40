import { type BotIdentity, normalize, type RawMessageEvent } from "@larksuiteoapi/node-sdk";
import type { IncomingFile, MessageBody } from "../../conversation/turn.ts";
import { Failure } from "../../domain/failure.ts";
import type { OpenPlatform } from "./open-platform.ts";
import { PlatformError } from "./platform-error.ts";

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

/** How the platform is asked for each kind of file that a message may hold. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  image: "image",
  file: "file",
  video: "file",
};

const MOST_MEGABYTES = 20;
/** A fetch that did not work may work at once when it is tried again. */
const TRIES = 2;

/** What is neither words nor a file: a voice is not listened to, several forwarded ones are not one question. */
const UNREAD = new Set([
  ...["audio", "sticker", "merge_forward", "share_chat", "share_user", "location"],
  ...["interactive", "system", "hongbao", "todo", "vote", "video_chat", "general_calendar"],
]);

/** Reads a message event; the files that belong to it are fetched when they are read. */
export async function readMessage(
  event: RawMessageEvent,
  bot: BotIdentity,
  platform: Pick<OpenPlatform, "download">,
): Promise<LarkMessage> {
  const normal = await normalize(event, { botIdentity: bot, stripBotMentions: true });
  const others = normal.mentions.filter(({ openId }) => openId && openId !== bot.openId);
  return {
    messageId: normal.messageId,
    from: normal.senderId,
    chat: normal.chatId,
    isGroup: normal.chatType === "group",
    isForBot: normal.mentionedBot,
    body: bodyOf(normal, platform),
    mentions: others.map(({ name, openId }) => ({ text: `@${name}`, account: openId ?? "" })),
    at: normal.createTime,
  };
}

function bodyOf(
  normal: Awaited<ReturnType<typeof normalize>>,
  platform: Pick<OpenPlatform, "download">,
): MessageBody | undefined {
  if (UNREAD.has(normal.rawContentType)) return undefined;
  const files = normal.resources.flatMap(({ type, fileKey, fileName }): IncomingFile[] => {
    const asked = FILE_TYPES[type];
    const name = fileName ?? type;
    const path = `im/v1/messages/${normal.messageId}/resources/${fileKey}`;
    const read = () => fetchFile(platform, name, path, asked ?? type);
    return asked === undefined ? [] : [{ name, read }];
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

/** What a person sent is fetched from their message: the bot may read no file but its own otherwise. */
async function fetchFile(
  platform: Pick<OpenPlatform, "download">,
  file: string,
  path: string,
  type: string,
): Promise<Buffer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await platform.download(path, { type }, MOST_MEGABYTES * 1024 * 1024);
    } catch (cause) {
      if (!(cause instanceof PlatformError)) throw cause;
      const { trouble, message: problem } = cause;
      if (trouble.kind === "too-large") {
        throw new Failure("file/too-large", { file, megabytes: MOST_MEGABYTES }, { cause });
      }
      if (trouble.kind !== "later" || tries === TRIES) {
        throw new Failure("file/unreachable", { file, problem }, { cause });
      }
    }
  }
}
