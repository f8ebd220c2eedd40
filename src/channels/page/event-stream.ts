import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { refuse } from "./refuse.ts";
import type { Transcript, Viewer } from "./transcript.ts";
import type { WebEnv } from "./web-deps.ts";

/** How often a silent stream shows that it lives, so that proxies keep it open. */
const HEARTBEAT_MS = 20_000;

/** How many streams may be open. */
export interface StreamLimits {
  readonly inAll: number;
  /** By one person, in as many windows. */
  readonly ofPerson: number;
}

const LIMITS: StreamLimits = { inAll: 2_000, ofPerson: 12 };

/** Opens event streams, as many as the limits let it. */
export type OpenStream = (c: Context<WebEnv>, viewer: Viewer) => Response;

/**
 * Server-sent events that say `changed` and nothing else, whenever the viewer may see
 * something new. What it is they ask of the transcript, so there is one way to read.
 */
export function eventStreams(transcript: Transcript, limits: StreamLimits = LIMITS): OpenStream {
  const open = new Map<string, number>();
  let all = 0;
  const count = (person: string, by: number) => {
    const theirs = (open.get(person) ?? 0) + by;
    if (theirs === 0) open.delete(person);
    else open.set(person, theirs);
    all += by;
  };

  return (c, viewer) => {
    const { person } = viewer;
    if (all >= limits.inAll || (open.get(person) ?? 0) >= limits.ofPerson) {
      return refuse(c, "busy", "too many windows are open; close some, or try again later");
    }
    count(person, 1);
    const closing = c.env?.closing ?? new AbortController().signal;
    return streamSSE(c, async (stream) => {
      try {
        await tell(stream, transcript, viewer, closing);
      } finally {
        count(person, -1);
      }
    });
  };
}

type Stream = Parameters<Parameters<typeof streamSSE>[1]>[0];

/**
 * Writes one thing at a time and waits until it is taken: for a reader who is slow, or gone without
 * a word, whatever changed in between is one more event, however much it was.
 */
async function tell(
  stream: Stream,
  transcript: Transcript,
  viewer: Viewer,
  closing: AbortSignal,
): Promise<void> {
  let wake = () => {};
  let changed = false;
  let silent = false;
  const stop = transcript.watch(viewer, () => {
    changed = true;
    wake();
  });
  const beat = setInterval(() => {
    silent = true;
    wake();
  }, HEARTBEAT_MS);
  const end = () => wake();
  stream.onAbort(end);
  closing.addEventListener("abort", end);
  try {
    await stream.writeSSE({ event: "ready", data: "" });
    while (!closing.aborted && !stream.aborted) {
      if (changed) {
        changed = false;
        await stream.writeSSE({ event: "changed", data: "" });
      } else if (silent) {
        silent = false;
        await stream.write(": still here\n\n");
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    clearInterval(beat);
    stop();
    closing.removeEventListener("abort", end);
  }
}
