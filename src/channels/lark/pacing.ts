import { setTimeout as sleep } from "node:timers/promises";
import type { JobEngine } from "../../delivery/job-engine.ts";

/** Milliseconds between two calls: the platform takes 5 a second in one chat, and 50 of one app. */
const IN_A_CHAT = 220;
const IN_ALL = 20;

/** Waits until a chat, and then the app, may be sent something; whoever asks first goes first. */
export function createPacing(engine: Pick<JobEngine, "turn">): (chat: string) => Promise<void> {
  const waitFor = async (name: string, gapMs: number) => {
    const wait = await engine.turn(`lark ${name}`, gapMs);
    if (wait > 0) await sleep(wait);
  };
  return async (chat) => {
    await waitFor(`chat ${chat}`, IN_A_CHAT);
    await waitFor("all", IN_ALL);
  };
}
