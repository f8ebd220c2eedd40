import type { Store } from "../app/store.ts";
import { type Going, goOn } from "./go-on.ts";

/** Longer than a channel sends an event again, which in Feishu is for about seven hours. */
const REMEMBERED_MS = 8 * 24 * 60 * 60 * 1000;
/** The reports of broadcasts can be asked for so long. */
const BROADCASTS_MS = 400 * 24 * 60 * 60 * 1000;
const EVERY_MS = 60 * 60 * 1000;

/** What is forgotten while the program runs needs no channel. */
export interface Forgetting {
  readonly store: Pick<Store, "inbox" | "outbox" | "files" | "broadcasts" | "scheduled">;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Removes files that have expired, and what came in or was sent so long ago that it never comes again. */
export function forgetSettled({ store, now, onError }: Forgetting): Going {
  const forget = async () => {
    const ago = (ms: number) => new Date(now().getTime() - ms).toISOString();
    const before = ago(REMEMBERED_MS);
    await store.files.forget(now().toISOString());
    await store.inbox.forget(before);
    await store.outbox.forget(before);
    await store.scheduled.forgetOver();
    await store.broadcasts.forget(ago(BROADCASTS_MS));
  };
  return goOn(forget, { everyMs: EVERY_MS, onError });
}
