import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two calls: the platform takes 5 a second in one chat, and 50 of one app. */
const IN_A_CHAT = 220;
const IN_ALL = 20;

/**
 * Waits until a chat and the app may be sent something; whoever asks first goes first. All processes
 * are paced where one of them sends at a time.
 */
export function createPacing(): (chat: string) => Promise<void> {
  const next = new Map<string, number>();
  const turnOf = (name: string, from: number, gap: number) => {
    const at = Math.max(from, next.get(name) ?? 0);
    next.set(name, at + gap);
    return at;
  };
  return async (chat) => {
    const now = performance.now();
    // A chat that may be sent something anyway need not be remembered.
    for (const [name, at] of next) if (at < now) next.delete(name);
    const inChat = turnOf(`chat ${chat}`, now, IN_A_CHAT);
    const at = turnOf("all", inChat, IN_ALL);
    if (at > now) await sleep(at - now);
  };
}
