import type { DraftName } from "../../app/draft-name.ts";
import type { Effect } from "../../app/effect.ts";
import type { Person, Store, Threads } from "../../app/ports.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import type { Command } from "../message/material.ts";
import type { Intent, Meaning, Slots } from "../message/meaning.ts";
import type { SlotContext } from "../message/slots.ts";
import type { Understanding } from "../message/understand.ts";
import type { Voice, Wording } from "../replies/wording.ts";
import type { Reply } from "../reply.ts";
import type { ArticleSearch } from "../search-articles.ts";
import type { Draft } from "../state/drafts.ts";
import type { Said, Thread } from "../state/thread.ts";
import type { Turn } from "../turn.ts";

/** What a conversation works with. */
export interface ConversationDeps {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly understanding: Understanding;
  /** The commands that help lists. */
  readonly commands: readonly Command[];
  readonly wording: Wording;
  readonly articles: ArticleSearch;
  /** Told of what failed, for whoever runs the assistant; who typed gets a calm sentence. */
  readonly onError: (error: unknown) => void;
  /** A turn that takes longer is given up; absent where whoever asks can wait or break off. */
  readonly turnSeconds?: number | undefined;
}

/** Where the thread of whoever speaks is kept, and under which name. */
export interface Keeper {
  readonly threads: Threads;
  readonly person: string;
}

/** One message with all that is known when it is answered. */
export interface Scene {
  readonly deps: ConversationDeps;
  readonly turn: Turn;
  /** The message in normal form; what a picked button says, where one was picked. */
  readonly text: string;
  readonly voice: Voice;
  readonly context: SlotContext;
  readonly meaning: Meaning;
  /** The asker, where the roster knows them. */
  readonly asker: Person | undefined;
  /** Absent where nobody can tell whether the next message comes from the same person. */
  readonly keeper: Keeper | undefined;
  readonly thread: Thread | undefined;
  /** The draft that is being talked about. */
  readonly draft: Draft | undefined;
  /** The draft that a button names, or else the one that was shown last, as it was shown. */
  readonly shown: DraftName | undefined;
  /** What the message goes on from, where it means nothing without. */
  readonly before?: Said;
  /** The id of the person it is about, where the thread tells. */
  readonly about?: string | undefined;
}

/** What a turn came to, and what of it is to be remembered. */
export interface Answer {
  readonly reply: Reply;
  /** Where another intent was served than the one understood. */
  readonly intent?: Intent;
  readonly effects?: readonly Effect[];
  /** The id of the person whose figures were shown. */
  readonly subject?: string;
  /** The particulars that the next message may go on from, where they differ from those understood. */
  readonly slots?: Slots;
  /** What is asked in full, where the message only went on from the one before. */
  readonly question?: string;
  /** The name of the draft now talked about; null where there is none any more. */
  readonly draft?: string | null;
  /** What is to be changed in a draft of several records, once it is said in which. */
  readonly correction?: Slots;
  /** The id of the record that is undone once that is confirmed. */
  readonly undoing?: string;
  /** The id of the draft that was said to be saved. */
  readonly saved?: string;
  /** For the asker alone, though it shows no figures: it names other people. */
  readonly apart?: boolean;
  /** Leaves what was said before to go on from, as after a mere 谢谢. */
  readonly aside?: boolean;
}

/** Answers one kind of message. */
export type AnswerTurn = (scene: Scene) => Promise<Answer>;
