import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import type { LarkPlatform } from "../test/support/lark-platform/lark-platform.ts";
import type { Person } from "../test/support/lark-platform/world.ts";
import { ASKED, type County, idOf, NOW } from "./county.ts";

const LATER = "9999-12-31T00:00:00.000Z";

/**
 * The first so many teachers of a county, each with an account. A platform begins anew with the same
 * names for people and messages, so what an earlier one sent is forgotten.
 */
export async function bindAskers(
  county: County,
  platform: LarkPlatform,
  count: number,
): Promise<readonly Person[]> {
  const people = Array.from({ length: count }, (_, each) =>
    platform.addPerson({ name: idOf(each) }),
  );
  const store = await openStore(county, ENTRY_KINDS);
  try {
    await Promise.all([store.inbox.forget(LATER), store.outbox.forget(LATER)]);
    for (const [each, { openId }] of people.entries()) {
      if (await store.roster.personByAccount("lark", openId)) continue;
      await store.roster.bindAccount("lark", openId, idOf(each), NOW.at);
    }
    return people;
  } finally {
    await store.close();
  }
}

/** What came of the questions so far. */
export interface Counts {
  readonly asked: number;
  /** Questions that have an answer. */
  readonly answered: number;
  /** Answers beyond the first to a question. */
  readonly doubled: number;
  /** Answers that say nothing of credits or hours. */
  readonly wrong: number;
}

/** Lets people ask one after the other, and counts what they are answered. */
export function asking(platform: LarkPlatform, people: readonly Person[]) {
  const waiting = new Map<string, () => void>();
  const answered = new Set<string>();
  const sent = new Set<string>();
  const [counts, asked] = [{ doubled: 0, wrong: 0 }, [] as string[]];
  platform.onSent(({ replyTo = "", type, content }) => {
    if (sent.has(`${replyTo} ${type}`)) counts.doubled += 1;
    sent.add(`${replyTo} ${type}`);
    // A workbook that belongs to an answer comes after it.
    if (type === "file") return;
    if (type !== "interactive" || !/学[分时]/.test(JSON.stringify(content))) counts.wrong += 1;
    answered.add(replyTo);
    waiting.get(replyTo)?.();
    waiting.delete(replyTo);
  });
  return {
    counts: (): Counts => ({ asked: asked.length, answered: answered.size, ...counts }),
    isAnswered: (messageId: string) => answered.has(messageId),
    /** Asks the next question as the next person; resolves once the platform has the answer. */
    ask: () =>
      new Promise<void>((resolve) => {
        const number = asked.length;
        // The accounts in an order in which neighbours are far apart.
        const from = people[(number * 7) % people.length] as Person;
        const round = Math.floor(number / people.length);
        const { messageId } = platform.say({
          from,
          text: ASKED[(round + number) % ASKED.length] ?? "",
        });
        asked.push(messageId);
        waiting.set(messageId, resolve);
      }),
  };
}

/** The settings by which a program finds a platform. */
export function larkEnvironment(
  { appId, appSecret, encryptKey, verificationToken, base }: LarkPlatform,
  mode: "websocket" | "webhook",
): NodeJS.ProcessEnv {
  return {
    LARK_APP_ID: appId,
    LARK_APP_SECRET: appSecret,
    LARK_ENCRYPT_KEY: encryptKey,
    LARK_VERIFICATION_TOKEN: verificationToken,
    LARK_DOMAIN: base,
    LARK_MODE: mode,
  };
}
