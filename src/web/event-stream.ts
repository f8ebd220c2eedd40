import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Transcript, Viewer } from "./transcript.ts";
import type { WebEnv } from "./web-deps.ts";

/** How often a silent stream shows that it lives, so that proxies keep it open. */
const HEARTBEAT_MS = 20_000;

/**
 * Server-sent events that say `changed` and nothing else, whenever the viewer may see
 * something new. What it is they ask of the transcript, so there is one way to read.
 */
export function eventStream(c: Context<WebEnv>, transcript: Transcript, viewer: Viewer): Response {
  const closing = c.env?.closing ?? new AbortController().signal;
  return streamSSE(c, async (stream) => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    stream.onAbort(end);
    closing.addEventListener("abort", end);
    const stop = transcript.watch(viewer, () => {
      void stream.writeSSE({ event: "changed", data: "" });
    });
    const beat = setInterval(() => void stream.write(": still here\n\n"), HEARTBEAT_MS);
    await stream.writeSSE({ event: "ready", data: "" });
    if (!closing.aborted && !stream.aborted) await ended;
    clearInterval(beat);
    stop();
    closing.removeEventListener("abort", end);
  });
}
