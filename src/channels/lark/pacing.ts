import { setTimeout as sleep } from "node:timers/promises";
import type { JobEngine } from "../../delivery/job-engine.ts";

/** Milliseconds between two calls: the platform takes 5 a second in one chat, and 50 of one app. */
const IN_A_CHAT = 220;
const IN_ALL = 20;
/** It takes 1,000 a minute as well: what nobody waits for leaves a fifth of them to answers. */
const OF_PUSHES = 75;

/** Waits until the platform takes a message to a chat; whoever asks first goes first. */
export type Pace = (chat: string, isPush: boolean) => Promise<void>;

/** Waits for what is allowed of pushes, then in a chat, and then of the app. */
export function createPacing(engine: Pick<JobEngine, "turn">): Pace {
  const waitFor = async (name: string, gapMs: number) => {
    const wait = await engine.turn(`lark ${name}`, gapMs);
    if (wait > 0) await sleep(wait);
  };
  return async (chat, isPush) => {
    if (isPush) await waitFor("pushes", OF_PUSHES);
    await waitFor(`chat ${chat}`, IN_A_CHAT);
    await waitFor("all", IN_ALL);
  };
}
