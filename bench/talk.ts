import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** More than messages ever wait, so that none of them waits for a connection. */
const SOCKETS = 1_000;

/** Asks the program over connections that stay open; throws where it refuses. */
export function client(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const once = (path: string, body: string | undefined) =>
    new Promise<string>((resolve, reject) => {
      const headers = body ? { "Content-Type": "application/json" } : {};
      const method = body ? "POST" : "GET";
      const asked = request(`${url}${path}`, { agent, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${path}: ${response.statusCode} ${text}`));
        });
      });
      asked.on("error", (error) => reject(asked.reusedSocket ? new ClosedMeanwhile() : error));
      asked.end(body);
    });
  const ask = async (path: string, body?: string): Promise<string> => {
    try {
      return await once(path, body);
    } catch (error) {
      if (!(error instanceof ClosedMeanwhile)) throw error;
      return ask(path, body);
    }
  };
  return { ask, close: () => agent.destroy() };
}

/** The server closed a connection that nobody used for a while, at the moment it was used again. */
class ClosedMeanwhile extends Error {}

/** Asks for a path, with a body where something is posted; gives the text of the answer. */
export type Ask = ReturnType<typeof client>["ask"];

/**
 * Milliseconds per message at a steady pace. Each is due at its moment, whether those before it
 * are answered or not, and its time counts from then: a server that stalls is not spared.
 */
export async function steadily(
  say: () => Promise<void>,
  { aSecond, isOver }: { readonly aSecond: number; readonly isOver: (messages: number) => boolean },
): Promise<number[]> {
  const begun = performance.now();
  const times: Promise<number>[] = [];
  while (!isOver(times.length)) {
    const due = begun + (times.length * 1000) / aSecond;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    times.push(say().then(() => performance.now() - due));
  }
  return Promise.all(times);
}
