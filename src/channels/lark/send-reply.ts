import { createHash } from "node:crypto";
import { ANSWER, type Outcome, type TakenDelivery } from "../../app/delivery/ports.ts";
import type { StoredFile } from "../../app/files/ports.ts";
import { replyOf } from "../../delivery/outgoing-message.ts";
import type { Language, Messages } from "../../wording/messages.ts";
import type { Block, PictureBlock, Reply, Sheet } from "../../wording/reply.ts";
import { renderCard } from "./cards/render-card.ts";
import type { OpenPlatform } from "./open-platform.ts";
import type { Pace } from "./pacing.ts";
import { PlatformError, type Trouble } from "./platform-error.ts";

/** What sending needs. */
export interface ReplySending {
  readonly platform: OpenPlatform;
  readonly wording: Messages;
  readonly workbook: (sheets: readonly Sheet[]) => Buffer;
  /** Makes a PNG of a picture, in the language of its answer. */
  readonly picture: (picture: PictureBlock, language: Language) => Promise<Buffer>;
  /** A file that is kept, for the person whose account that is, as far as they may see it. */
  readonly openFile: (account: string, file: string) => Promise<StoredFile | undefined>;
  readonly pace: Pace;
  readonly now: () => string;
}

/** For so long the platform recognises a message that is sent again, with a margin. */
const RECOGNISED_MS = 50 * 60 * 1000;
/** Between one try and the next, where the platform does not say: doubled each time, at most so long. */
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 300;

/** The platform takes no larger picture; it does take a larger file. */
const MOST_IMAGE_BYTES = 10 * 1024 * 1024;

interface Content {
  readonly msg_type: "interactive" | "text" | "file" | "image";
  readonly content: string;
}

/**
 * Sends a reply once: as a card, and its files after it. Every try carries the same marks, by which
 * the platform recognises what it has taken already.
 */
export async function sendReply(sending: ReplySending, delivery: TakenDelivery): Promise<Outcome> {
  const { now } = sending;
  const { doubtSince } = delivery;
  if (doubtSince !== undefined && Date.parse(now()) - Date.parse(doubtSince) > RECOGNISED_MS) {
    const problem = "it may have been sent, and it is too late to ask again";
    return { kind: "failed", problem, cause: "in-doubt" };
  }
  try {
    const reply = replyOf(delivery);
    const messageId = await sendBody(sending, delivery, reply);
    await sendFiles(sending, delivery, reply);
    return { kind: "sent", messageId };
  } catch (error) {
    return outcomeOf(error, delivery, now());
  }
}

/** The reply as a card; as text, where the platform does not take the card. */
async function sendBody(
  sending: ReplySending,
  delivery: TakenDelivery,
  reply: Reply,
): Promise<string> {
  const text: Content = { msg_type: "text", content: JSON.stringify({ text: withoutTags(reply) }) };
  if (reply.blocks.length === 0) return post(sending, delivery, text, "text");
  const { to } = delivery.address;
  const reader =
    "account" in to
      ? { account: to.account }
      : { account: to.buttonsFor ?? to.room, room: to.room };
  const card = renderCard(sending.wording.in(reply.language), reply, reader);
  try {
    const content = JSON.stringify(card);
    return await post(sending, delivery, { msg_type: "interactive", content }, "card");
  } catch (error) {
    if (!isTrouble(error, "card")) throw error;
    return post(sending, delivery, text, "text");
  }
}

async function sendFiles(
  sending: ReplySending,
  delivery: TakenDelivery,
  { blocks, language }: Reply,
): Promise<void> {
  for (const [index, block] of blocks.entries()) {
    const content = await uploaded(sending, delivery, block, language);
    if (content) await post(sending, delivery, content, `file-${index}`);
  }
}

/** What a block adds to the card as a message of its own; nothing where it is no file. */
async function uploaded(
  { platform, workbook, picture, openFile }: ReplySending,
  { address: { to } }: TakenDelivery,
  block: Block,
  language: Language,
): Promise<Content | undefined> {
  if (block.kind === "file") return fileOf(platform, block.name, workbook(block.sheets));
  // What is kept of somebody, or drawn of their figures, is shown to nobody in a group.
  if (!("account" in to)) return undefined;
  if (block.kind === "picture") {
    return imageOf(platform, block.name, await picture(block, language));
  }
  if (block.kind !== "document" && block.kind !== "image") return undefined;
  const file = await openFile(to.account, block.stored);
  if (!file) return undefined;
  const isShown = block.kind === "image" && file.bytes.length <= MOST_IMAGE_BYTES;
  if (!isShown) return fileOf(platform, file.name, file.bytes);
  return imageOf(platform, file.name, file.bytes);
}

async function imageOf(platform: OpenPlatform, name: string, bytes: Buffer): Promise<Content> {
  const image_key = await platform.uploadImage(name, bytes);
  return { msg_type: "image", content: JSON.stringify({ image_key }) };
}

async function fileOf(platform: OpenPlatform, name: string, bytes: Buffer): Promise<Content> {
  const file_key = await platform.upload(name, bytes);
  return { msg_type: "file", content: JSON.stringify({ file_key }) };
}

/** In a text, `<at …>` would mention somebody. */
function withoutTags({ text }: Reply): string {
  return text.replaceAll("<", "＜").replaceAll(">", "＞");
}

async function post(
  { platform, pace }: ReplySending,
  { key, kind, address }: TakenDelivery,
  content: Content,
  part: string,
): Promise<string> {
  const { to, replyTo } = address;
  const uuid = createHash("sha256").update(`${key} ${part}`).digest("hex").slice(0, 40);
  const [type, id] = "account" in to ? ["open_id", to.account] : ["chat_id", to.room];
  await pace(id, kind !== ANSWER);
  const alone = () =>
    platform.call<Posted>("POST", "im/v1/messages", {
      params: { receive_id_type: type },
      data: { receive_id: id, ...content, uuid },
    });
  const quoting = async () => {
    try {
      return await platform.call<Posted>("POST", `im/v1/messages/${replyTo}/reply`, {
        data: { ...content, uuid },
      });
    } catch (error) {
      // What was asked may have been done: the asker learns of it. A group need not.
      if (!isTrouble(error, "reply-gone") || !("account" in to)) throw error;
      return alone();
    }
  };
  const { data } = await (replyTo === undefined ? alone() : quoting());
  return data.message_id;
}

function isTrouble(error: unknown, kind: Trouble["kind"]): boolean {
  return error instanceof PlatformError && error.trouble.kind === kind;
}

interface Posted {
  readonly data: { readonly message_id: string };
}

/** @throws whatever is no failure of the platform */
function outcomeOf(
  error: unknown,
  { attempts, expiresAt, doubtSince }: TakenDelivery,
  now: string,
): Outcome {
  if (!(error instanceof PlatformError)) throw error;
  const { trouble, message: problem } = error;
  // Whoever takes their question back in a group does not want it answered there.
  if (trouble.kind === "reply-gone") return { kind: "dropped", problem };
  if (trouble.kind !== "later") {
    const cause = trouble.kind === "refused" ? trouble.cause : undefined;
    return { kind: "failed", problem, ...(cause && { cause }) };
  }
  const doubled = Math.min(FIRST_WAIT_SECONDS * 2 ** attempts, LONGEST_WAIT_SECONDS);
  const seconds = trouble.waitSeconds ?? doubled;
  const notBefore = new Date(Date.parse(now) + seconds * 1000).toISOString();
  if (notBefore < expiresAt) {
    return { kind: "retry", notBefore, problem, isInDoubt: trouble.isInDoubt };
  }
  const isInDoubt = trouble.isInDoubt || doubtSince !== undefined;
  return { kind: "failed", problem, cause: isInDoubt ? "in-doubt" : "no-answer" };
}
