import type { Effect } from "../app/ledger/entry-kinds.ts";
import type { Day } from "../domain/day.ts";
import type { Language } from "../wording/messages.ts";
import type { CommandRun, QuestionRun, Reply } from "../wording/reply.ts";
import type { Intent, QuestionId } from "./message/meaning.ts";

/**
 * Who speaks: somebody in the roster, or somebody of whom only the policy is known, and their
 * account where the channel can tell one stranger from another.
 */
export type Sender =
  | { readonly person: string; readonly policy?: string }
  | { readonly person?: undefined; readonly policy?: string; readonly account?: string };

/** An account of a channel on which accounts are bound to people. */
export interface Account {
  /** Such as `lark`. */
  readonly channel: string;
  /** The channel's own id. */
  readonly id: string;
}

/** Somebody who is named by their account and not by words. */
export interface Mention {
  /** What stands for them in the text, such as `@王老师`; it may be anybody's name. */
  readonly text: string;
  /** The id of the person whose account it is; none where it is bound to nobody. */
  readonly person?: string;
}

/** What was sent: words, a button that was pressed, or files. */
export type MessageBody =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "action";
      readonly run: CommandRun | QuestionRun;
      /** What stands on the button. */
      readonly label: string;
      /** What was filled in, by the name of the field, where the button belongs to a form. */
      readonly values?: FormValues;
    }
  | { readonly kind: "files"; readonly files: readonly IncomingFile[]; readonly text?: string };

export type FormValues = Readonly<Record<string, string>>;

/** A file as a channel announces it; what it is, its content says and not its name. */
export interface IncomingFile {
  readonly name: string;
  /**
   * Fetches the content, which is done only where somebody may send such a file.
   *
   * @throws {Failure} file/too-large, file/unreachable
   */
  readonly read: () => Promise<Uint8Array>;
}

/** One message, wherever it was said. */
export interface IncomingMessage {
  /** Names the message within its channel: one that is delivered twice is answered once. */
  readonly id: string;
  readonly speaker: Sender;
  readonly body: MessageBody;
  readonly place: "private" | "group";
  /** Tells conversations of one person apart: a group's id, or the channel for private ones. */
  readonly room: string;
  /** The account that spoke, where it may be bound to a person. */
  readonly account?: Account;
  /** Those who are named by their accounts, but the assistant itself. */
  readonly mentions?: readonly Mention[];
  /** The id of the unit that the group chat belongs to. */
  readonly unit?: string;
  /** The ISO instant it was said, and the day that was in the school's time zone. */
  readonly at: string;
  readonly today: Day;
  /** The channel, for the ledger: `terminal`, `web`, `cli`. */
  readonly via: string;
  /** What they chose to be answered in, where the channel lets them; else their words decide. */
  readonly language?: Language;
}

/** One way to take a message, as it is shown to who looks after the assistant. */
export interface Explained {
  readonly question: QuestionId;
  readonly intent: Intent;
  /** By what it was recognised, such as `command` or `cued`. */
  readonly tier: string;
  /** Between 0 and 1. */
  readonly score: number;
  readonly because: readonly string[];
}

/** What one turn came to. */
export interface TurnResult {
  readonly intent: Intent;
  readonly reply: Reply;
  readonly effects: readonly Effect[];
  /** Which question was answered; none where the message was too long or something failed. */
  readonly question?: QuestionId;
  /** Every way to take the message, best first: those before the question could not be answered. */
  readonly interpretations: readonly Explained[];
}

/** The one door for every channel. It never throws for what a person typed. */
export interface Conversation {
  say(turn: IncomingMessage): Promise<TurnResult>;
}
