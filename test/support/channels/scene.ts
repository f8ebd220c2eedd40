import type { Store } from "../../../src/app/store.ts";

/** What somebody reads of what the assistant says. */
export interface Heard {
  /** All of it, in the order in which it is shown, without markup. */
  readonly words: string;
  /** How many messages it came in, without files. */
  readonly messages: number;
  /** What stands on the buttons that they may press now. */
  readonly buttons: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** Somebody of the school in one place: their private chat, or the group of their school. */
export interface Speaker {
  /** Says something, and gives what they read once it is answered. */
  says(text: string): Promise<Heard>;
  /** Says something that the channel delivers twice. */
  saysTwice(text: string): Promise<Heard>;
  /** Presses a button of something that they read, now or before. */
  presses(label: string, on: Heard): Promise<Heard>;
  /** What came since they looked last. */
  reads(): Promise<Heard>;
}

/** A school that talks with the assistant on one channel, on 10 March 2026. */
export interface Scene {
  readonly store: Store;
  person(id: string, place?: "private" | "group"): Promise<Speaker>;
  close(): Promise<void>;
}

/** What not every channel can do. */
export type Ability =
  /** A private answer reaches the asker alone, though the question was asked in a group. */
  | "groups"
  /** A button of an answer that is not the last one can be pressed. */
  | "olderButtons"
  | "files"
  /** A message that comes again is known. */
  | "redelivery";

/** A channel as the contract tries it. */
export interface TalkingChannel {
  /** What it cannot do, each with the reason. */
  readonly cannot: Readonly<Partial<Record<Ability, string>>>;
  open(): Promise<Scene>;
}
