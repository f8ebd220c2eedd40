import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Exchange, Place } from "../transcript";
import { getTranscript, watchEvents } from "./server";

/** A chat as one person sees it, kept up to date. */
export interface LiveTranscript {
  /** Absent until the first answer of the server. */
  readonly exchanges?: readonly Exchange[];
  readonly online: boolean;
  readonly reload: () => Promise<void>;
}

/** Follows a chat: reads it, and reads it again whenever the server says it changed. */
export function useTranscript(person: string, place: Place): LiveTranscript {
  const [seen, setSeen] = useState<{ of: string; exchanges: readonly Exchange[] }>();
  const [online, setOnline] = useState(true);
  const of = `${place} ${person}`;
  const wanted = useRef(of);
  wanted.current = of;

  const reload = useCallback(async () => {
    const answer = await getTranscript(person, place);
    if (wanted.current !== of) return;
    setOnline(answer.ok);
    if (answer.ok) setSeen({ of, exchanges: answer.value.exchanges });
  }, [person, place, of]);

  useEffect(() => {
    void reload();
    return watchEvents(person, { changed: () => void reload(), lost: () => setOnline(false) });
  }, [person, reload]);

  return seen?.of === of ? { exchanges: seen.exchanges, online, reload } : { online, reload };
}
