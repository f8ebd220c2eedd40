import type { Colleagues } from "../../app/access/find-colleagues.ts";
import type { FileAsked } from "../../app/files/open-file.ts";
import type { StoredFile } from "../../app/files/ports.ts";
import type { Conversation } from "../../conversation/turn.ts";
import type { Language } from "../../wording/messages.ts";
import type { PictureBlock, Sheet } from "../../wording/reply.ts";
import type { MovableClock } from "./movable-clock.ts";
import type { Transcript } from "./transcript.ts";

/** What the page is given; it reaches nothing else. */
export interface WebDeps {
  readonly conversation: Conversation;
  /** Whom one may be. */
  readonly people: Colleagues;
  /** Makes a workbook of its sheets. */
  readonly workbook: (sheets: readonly Sheet[]) => Buffer;
  /** Makes a PNG of a picture, in the language of its answer. */
  readonly picture: (picture: PictureBlock, language: Language) => Promise<Buffer>;
  /** A file that is kept, for somebody who may see it. */
  readonly openFile: (asked: FileAsked) => Promise<StoredFile | undefined>;
  /** Resolves while the store answers and rejects when it does not; `/healthz` asks it. */
  readonly check: () => Promise<unknown>;
  /** How the rest of the program is, by the names of its parts; `/healthz` shows it. */
  readonly health?: () => Promise<Readonly<Record<string, unknown>>>;
  readonly clock: () => Date;
  /** Where a made-up school is shown: what moves that clock. */
  readonly movable?: MovableClock;
  /** What the chats show; of its own where nothing but answers is shown. */
  readonly transcript?: Transcript;
  readonly timeZone: string;
  /** Where failures are told; a pino logger fits. */
  readonly log: { error(details: object, message: string): void };
  /**
   * Whether anybody may choose who they are. Default no: whoever opens the page
   * can then read everybody's figures.
   */
  readonly demo?: boolean;
  /** The folder of the built page. Default `dist/channels/page/ui` of this program. */
  readonly assets?: string;
}

/** What the server hands to each request; a test may hand it too. */
export interface WebEnv {
  readonly Bindings: {
    /** Aborts when the server closes, so that open event streams end at once. */
    readonly closing?: AbortSignal;
    /** Whether only this machine can reach the server; then it answers to no other name. */
    readonly loopback?: boolean;
  };
}
