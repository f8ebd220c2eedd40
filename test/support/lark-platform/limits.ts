import { type Reason, Refusal } from "./refusals.ts";
import type { Timeline } from "./timeline.ts";
import type { Chat, Message } from "./world.ts";

/** How often the bot may call in a second, as documented; each counts one call or refuses it. */
export interface Limits {
  /** Any call of the app: fifty in a second, a thousand in a minute. */
  ofApp(): void;
  /** A message to one person or into one group: five in a second. */
  ofChat(chat: Chat): void;
  /** An update of one message: five in a second. */
  ofMessage(message: Message): void;
}

export function createLimits(time: Timeline, areOn: boolean): Limits {
  const instants = new Map<unknown, number[]>();
  const count = (key: unknown, most: number, seconds: number, reason: Reason) => {
    if (!areOn) return;
    const now = time.now().getTime();
    const recent = (instants.get(key) ?? []).filter((instant) => instant > now - seconds * 1_000);
    const oldest = recent[0];
    if (recent.length >= most && oldest !== undefined) {
      const wait = Math.max(1, Math.ceil((oldest + seconds * 1_000 - now) / 1_000));
      const reset = { "X-Ogw-Ratelimit-Limit": `${most}`, "X-Ogw-Ratelimit-Reset": `${wait}` };
      throw new Refusal(reason, undefined, reason === "tooOften" ? reset : {});
    }
    instants.set(key, [...recent, now]);
  };
  return {
    ofApp() {
      count("second", 50, 1, "tooOften");
      count("minute", 1_000, 60, "tooOften");
    },
    ofChat: (chat) => count(chat, 5, 1, "tooOftenInChat"),
    ofMessage: (message) => count(message, 5, 1, "tooOftenInChat"),
  };
}
