import type { IncomingMessage } from "../../conversation/turn.ts";
import type { Reply } from "../../wording/reply.ts";

/** Where something is said. */
export type Place = IncomingMessage["place"];

/** Somebody who looks at a chat: who they are, and the room of the group they sit in. */
export interface Viewer {
  readonly person: string;
  readonly room: string;
}

/** A question and its answer, as they came about; or what somebody is sent without having asked. */
interface NewExchange {
  readonly place: Place;
  readonly room: string;
  readonly by: { readonly id: string; readonly name: string };
  /** What was typed, or what stands on the button that was pressed. */
  readonly text: string;
  readonly isPressed: boolean;
  /** Whether nobody asked: then `text` is empty, and `by` is whom it is for. */
  readonly isPushed?: boolean;
  readonly reply: Reply;
  /** An ISO instant. */
  readonly at: string;
}

/** A question and its answer, as one viewer may see them. */
export interface Exchange {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly text: string;
  /** Nobody asked: then `text` is empty, and `by` is whom it is for. */
  readonly isPushed?: true;
  /** Absent where the answer went to the asker alone and left no note. */
  readonly answer?:
    | { readonly kind: "reply"; readonly reply: Reply; readonly onlyAsker: boolean }
    | { readonly kind: "note"; readonly text: string };
}

/**
 * An exchange as it is kept. The reply is JSON text: it takes less memory than what it tells of,
 * and its size is known.
 */
interface Kept extends Omit<NewExchange, "reply" | "isPressed"> {
  readonly id: number;
  readonly isPushed: boolean;
  /** Nobody typed it for all to read, and a button under a private answer may hold what that says. */
  readonly isAskersAlone: boolean;
  readonly reply: string;
  readonly bytes: number;
}

/** How much a transcript keeps. */
export interface TranscriptLimits {
  /** Exchanges of one chat. */
  readonly ofChat: number;
  /** Exchanges of all chats. */
  readonly inAll: number;
  /** Bytes of memory for the texts of all chats. */
  readonly bytes: number;
}

const LIMITS: TranscriptLimits = { ofChat: 100, inAll: 10_000, bytes: 32 * 2 ** 20 };

/**
 * What each chat holds, in memory; older exchanges make way for newer ones, and those of the chat
 * that was silent longest make way first.
 */
export interface Transcript {
  add(exchange: NewExchange): void;
  /**
   * What this viewer may see of their group chat or of their private chat, oldest first.
   *
   * @param after leaves out what came before this exchange, and the exchange itself
   */
  seenBy(viewer: Viewer, place: Place, after?: number): readonly Exchange[];
  /** Calls back after each exchange of which the viewer may see something; returns how to stop. */
  watch(viewer: Viewer, changed: () => void): () => void;
}

const chatOf = (place: Place, viewer: Viewer) =>
  place === "group" ? `group ${viewer.room}` : `private ${viewer.person}`;

/**
 * The one place that decides who reads an answer: in a group, everybody reads the
 * question; a private answer is for its asker, and the others get the public note.
 */
function asSeenBy(
  person: string,
  { id, at, by, text, isPushed, place, reply: kept }: Kept,
): Exchange {
  const reply = JSON.parse(kept) as Reply;
  const seen = { id, at, by, text, ...(isPushed && { isPushed }) };
  if (!reply.private || by.id === person) {
    const onlyAsker = reply.private && place === "group";
    return { ...seen, answer: { kind: "reply", reply, onlyAsker } };
  }
  if (reply.publicNote === undefined) return seen;
  return { ...seen, answer: { kind: "note", text: reply.publicNote } };
}

/** At most what the texts of an exchange take in memory, where a letter may take two bytes. */
function bytesOf(
  reply: string,
  { text, room, by, at }: Omit<NewExchange, "reply" | "isPressed">,
): number {
  return 2 * [reply, text, room, by.id, by.name, at].reduce((sum, { length }) => sum + length, 0);
}

/** An empty transcript. */
export function createTranscript(given: Partial<TranscriptLimits> = {}): Transcript {
  const limits = { ...LIMITS, ...given };
  /** The chat that was silent longest first. */
  const chats = new Map<string, Kept[]>();
  const watchers = new Map<string, Set<() => void>>();
  const total = { exchanges: 0, bytes: 0 };
  let lastId = 0;

  const dropOldest = (chat: string, kept: Kept[]) => {
    const oldest = kept.shift();
    if (kept.length === 0) chats.delete(chat);
    total.exchanges -= 1;
    total.bytes -= oldest?.bytes ?? 0;
  };
  const makeRoom = () => {
    for (const [chat, kept] of chats) {
      while (kept.length > 0) {
        if (total.exchanges <= limits.inAll && total.bytes <= limits.bytes) return;
        dropOldest(chat, kept);
      }
    }
  };

  return {
    add({ reply, isPressed, isPushed = false, ...exchange }) {
      lastId += 1;
      const isAskersAlone = isPressed && reply.private;
      const text = JSON.stringify(reply);
      const bytes = bytesOf(text, exchange);
      const chat = chatOf(exchange.place, { person: exchange.by.id, room: exchange.room });
      const kept = chats.get(chat) ?? [];
      chats.delete(chat);
      chats.set(chat, kept);
      kept.push({ ...exchange, isPushed, isAskersAlone, id: lastId, reply: text, bytes });
      total.exchanges += 1;
      total.bytes += bytes;
      if (kept.length > limits.ofChat) dropOldest(chat, kept);
      makeRoom();
      for (const changed of watchers.get(chat) ?? []) changed();
    },
    seenBy(viewer, place, after = 0) {
      const kept = chats.get(chatOf(place, viewer)) ?? [];
      return kept
        .filter(({ id, by, isAskersAlone }) => {
          return id > after && (!isAskersAlone || by.id === viewer.person);
        })
        .map((exchange) => asSeenBy(viewer.person, exchange));
    },
    watch(viewer, changed) {
      const theirs = [chatOf("group", viewer), chatOf("private", viewer)];
      for (const chat of theirs) watchers.set(chat, (watchers.get(chat) ?? new Set()).add(changed));
      return () => {
        for (const chat of theirs) {
          watchers.get(chat)?.delete(changed);
          if (watchers.get(chat)?.size === 0) watchers.delete(chat);
        }
      };
    },
  };
}
