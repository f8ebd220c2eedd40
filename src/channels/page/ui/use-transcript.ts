import { useEffect, useRef, useState } from "preact/hooks";
import type { Exchange, Place } from "../transcript";
import { getTranscript, watchEvents } from "./server";

/** A chat as one person sees it, kept up to date. */
export interface LiveTranscript {
  /** Absent until the first answer of the server. */
  readonly exchanges?: readonly Exchange[];
  readonly online: boolean;
  readonly reload: () => Promise<void>;
}

/** As many as the server keeps of one chat. */
const MOST = 100;

/** What was seen before and what is new, each once. */
function joined(before: readonly Exchange[], newer: readonly Exchange[]): readonly Exchange[] {
  const all = new Map([...before, ...newer].map((exchange) => [exchange.id, exchange]));
  return [...all.values()].slice(-MOST);
}

interface Seen {
  /** The chat, and who sees it. */
  readonly of: string;
  readonly exchanges: readonly Exchange[];
}

/**
 * Follows a chat: reads it whenever the page connects, for a server that started again knows
 * nothing of before, and what is new whenever the server says that it changed.
 */
export function useTranscript(person: string, place: Place): LiveTranscript {
  const of = `${place} ${person}`;
  const [seen, setSeen] = useState<Seen>();
  const [online, setOnline] = useState(true);
  const known = useRef<Seen>({ of, exchanges: [] });
  if (known.current.of !== of) known.current = { of, exchanges: [] };
  const turn = useRef(Promise.resolve());

  const readNow = async (from: Seen["exchanges"]) => {
    const answer = await getTranscript(person, place, from.at(-1)?.id ?? 0);
    if (known.current.of !== of) return;
    setOnline(answer.ok);
    if (!answer.ok) return;
    known.current = { of, exchanges: joined(from, answer.value.exchanges) };
    setSeen(known.current);
  };
  // One after the other, so that an older answer never takes the place of a newer one.
  const inTurn = (read: () => Promise<void>) => {
    turn.current = turn.current.then(read);
    return turn.current;
  };
  const readAll = () => inTurn(() => readNow([]));
  const readNewer = () =>
    inTurn(() => readNow(known.current.of === of ? known.current.exchanges : []));

  useEffect(() => {
    void readAll();
    return watchEvents(person, {
      opened: () => void readAll(),
      changed: () => void readNewer(),
      lost: () => setOnline(false),
    });
  }, [of]);

  const reload = readNewer;
  return seen?.of === of ? { exchanges: seen.exchanges, online, reload } : { online, reload };
}
