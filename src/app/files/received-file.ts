import { createHash } from "node:crypto";
import type { StoredFile } from "./ports.ts";

/** So long a file waits for what is to become of it. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

/** What somebody sent, before it is known what is to become of it. */
export interface Received {
  /** Names the message, and the file within it: what is delivered again is the same file. */
  readonly message: string;
  readonly index: number;
  readonly owner: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** An ISO instant. */
  readonly at: string;
}

/** No ledger keeps these characters, and no message needs more of a name. */
const UNSAYABLE = /[\p{Cc}\p{Surrogate}]/gu;
const LONGEST_NAME = 100;

/** A file as it is kept for a day, called after its message. */
export function receivedFile({ message, index, owner, bytes, at, ...sent }: Received): StoredFile {
  const name = [...sent.name.replace(UNSAYABLE, "")].slice(0, LONGEST_NAME).join("");
  const named = JSON.stringify([owner, message, index]);
  const id = createHash("sha256").update(named).digest("hex").slice(0, 32);
  const expiresAt = aDayAfter(at);
  return { id, owner, name, mediaType: mediaTypeOf(bytes), bytes, expiresAt };
}

/** Until when a file waits that begins to wait at an ISO instant. */
export function aDayAfter(at: string): string {
  return new Date(Date.parse(at) + A_DAY_MS).toISOString();
}

const HEIC_BRANDS = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"];

/** How the files begin that a certificate may come as. */
const PROOFS: readonly (readonly [mediaType: string, isOne: (bytes: Buffer) => boolean])[] = [
  ["image/jpeg", (bytes) => startsWith(bytes, "ffd8ff")],
  ["image/png", (bytes) => startsWith(bytes, "89504e470d0a1a0a")],
  ["image/webp", (bytes) => letters(bytes, 0) === "RIFF" && letters(bytes, 8) === "WEBP"],
  [
    "image/heic",
    (bytes) => letters(bytes, 4) === "ftyp" && HEIC_BRANDS.includes(letters(bytes, 8)),
  ],
  ["application/pdf", (bytes) => bytes.toString("latin1", 0, 5) === "%PDF-"],
];

const startsWith = (bytes: Buffer, hex: string) => bytes.toString("hex", 0, hex.length / 2) === hex;

const letters = (bytes: Buffer, from: number) => bytes.toString("latin1", from, from + 4);

/** By how it begins, for a name may say anything. */
function mediaTypeOf(bytes: Buffer): string {
  const found = PROOFS.find(([, isOne]) => isOne(bytes));
  return found?.[0] ?? "application/octet-stream";
}

/** Whether a file may prove a training: a picture, or a PDF. */
export function isProof({ mediaType }: Pick<StoredFile, "mediaType">): boolean {
  return PROOFS.some(([known]) => known === mediaType);
}

/** Whether every client shows it as a picture. */
export function isPicture({ mediaType }: Pick<StoredFile, "mediaType">): boolean {
  return mediaType.startsWith("image/") && mediaType !== "image/heic";
}
