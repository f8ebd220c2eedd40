import type { Reply } from "../conversation/reply.ts";
import type { Turn } from "../conversation/turn.ts";

/** Where something is said. */
export type Place = Turn["place"];

/** Somebody who looks at a chat: who they are, and the room of the group they sit in. */
export interface Viewer {
  readonly person: string;
  readonly room: string;
}

/** A question and its answer, as they came about. */
interface NewExchange {
  readonly place: Place;
  readonly room: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly text: string;
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
  /** Absent where the answer went to the asker alone and left no note. */
  readonly answer?:
    | { readonly kind: "reply"; readonly reply: Reply; readonly onlyAsker: boolean }
    | { readonly kind: "note"; readonly text: string };
}

type Kept = NewExchange & { readonly id: number };

/** What each chat holds, in memory; older exchanges make way for newer ones. */
export interface Transcript {
  add(exchange: NewExchange): void;
  /** What this viewer may see of their group chat or of their private chat, oldest first. */
  seenBy(viewer: Viewer, place: Place): readonly Exchange[];
  /** Calls back after each exchange of which the viewer may see something; returns how to stop. */
  watch(viewer: Viewer, changed: () => void): () => void;
}

const chatOf = (place: Place, viewer: Viewer) =>
  place === "group" ? `group ${viewer.room}` : `private ${viewer.person}`;

/**
 * The one place that decides who reads an answer: in a group, everybody reads the
 * question; a private answer is for its asker, and the others get the public note.
 */
function asSeenBy(person: string, { id, at, by, text, place, reply }: Kept): Exchange {
  const seen = { id, at, by, text };
  if (!reply.private || by.id === person) {
    const onlyAsker = reply.private && place === "group";
    return { ...seen, answer: { kind: "reply", reply, onlyAsker } };
  }
  if (reply.publicNote === undefined) return seen;
  return { ...seen, answer: { kind: "note", text: reply.publicNote } };
}

/** An empty transcript that keeps the last `limit` exchanges of each chat. */
export function createTranscript(limit = 100): Transcript {
  const chats = new Map<string, Kept[]>();
  const watchers = new Set<{ viewer: Viewer; changed: () => void }>();
  let lastId = 0;

  return {
    add(exchange) {
      lastId += 1;
      const chat = chatOf(exchange.place, { person: exchange.by.id, room: exchange.room });
      const kept = [...(chats.get(chat) ?? []), { ...exchange, id: lastId }];
      chats.set(chat, kept.slice(-limit));
      for (const { viewer, changed } of watchers) {
        if (chatOf(exchange.place, viewer) === chat) changed();
      }
    },
    seenBy(viewer, place) {
      const kept = chats.get(chatOf(place, viewer)) ?? [];
      return kept.map((exchange) => asSeenBy(viewer.person, exchange));
    },
    watch(viewer, changed) {
      const watcher = { viewer, changed };
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
