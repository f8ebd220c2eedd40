import {
  type Contact,
  type Recognised,
  recogniseContact,
} from "../../app/access/recognise-account.ts";
import type { Store } from "../../app/store.ts";
import type { OpenPlatform } from "./open-platform.ts";
import { PlatformError } from "./platform-error.ts";
import type { LarkSettings } from "./settings.ts";

/** Whose account it is by Feishu's contact list; nothing where that is not known or doubtful. */
export type Recognise = (account: string) => Promise<Recognised | undefined>;

/** What recognising needs. */
export interface Recognition {
  readonly channel: string;
  readonly settings: Pick<LarkSettings, "recognise">;
  readonly store: Pick<Store, "roster">;
  readonly platform: OpenPlatform;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly log: { info(details: object, message: string): void };
}

/** Nobody waits longer for an answer: it is given without the contact list then. */
const PATIENCE_MS = 3_000;
/** For so long an account that is not known, or a permission that is missing, is not asked for again. */
const REMEMBERED_MS = 60 * 60 * 1000;
/** For so long after the platform gave no answer. */
const LATER_MS = 60 * 1000;
/** In the place of an account. */
const EVERYBODY = "";

interface User {
  readonly data: {
    readonly user: {
      readonly name?: string;
      readonly employee_no?: string;
      readonly mobile?: string;
    };
  };
}

/** What a look-up came to: who it is, that nobody is known by it, that the app may not ask, or no answer. */
type LookedUp = Contact | "unknown" | "not-permitted" | "later";

/** Recognises accounts; each is looked up once an hour at most. */
export function createRecogniser(recognition: Recognition): Recognise {
  const { channel, settings, store, platform, now, log } = recognition;
  const pausedUntil = new Map<string, number>();
  const pause = (account: string, ms: number) => {
    for (const [each, until] of pausedUntil) if (until <= now()) pausedUntil.delete(each);
    pausedUntil.set(account, now() + ms);
  };
  const isPaused = (account: string) => (pausedUntil.get(account) ?? 0) > now();
  return async (account) => {
    if (settings.recognise === "off" || isPaused(EVERYBODY) || isPaused(account)) return undefined;
    if (await store.roster.wasUnbound(channel, account)) return undefined;
    const contact = await lookUp(platform, account, settings.recognise);
    if (contact === "not-permitted") {
      pause(EVERYBODY, REMEMBERED_MS);
      log.info({}, "accounts are not recognised: the app lacks permissions (xuefen doctor)");
      return undefined;
    }
    const recognised =
      typeof contact === "string"
        ? undefined
        : await recogniseContact(store.roster, channel, contact);
    if (!recognised) pause(account, contact === "later" ? LATER_MS : REMEMBERED_MS);
    return recognised;
  };
}

async function lookUp(
  platform: OpenPlatform,
  account: string,
  by: LarkSettings["recognise"],
): Promise<LookedUp> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatient = new Promise<"later">((resolve) => {
    timer = setTimeout(() => resolve("later"), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(platform, account, by), impatient]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(
  platform: OpenPlatform,
  account: string,
  by: LarkSettings["recognise"],
): Promise<LookedUp> {
  try {
    const path = `contact/v3/users/${encodeURIComponent(account)}`;
    const { data } = await platform.call<User>("GET", path, {
      params: { user_id_type: "open_id" },
    });
    const { name, employee_no, mobile } = data.user;
    // Without its permission a field is left out; without the name nobody is recognised.
    if (!name) return "not-permitted";
    const staffNumber = employee_no?.normalize("NFKC").trim();
    if (by === "staff-number") return { name, staffNumber };
    return { name, staffNumber, phone: mobile?.replace(/^\+86/, "") };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { trouble } = error;
    if (trouble.kind === "later") return "later";
    const lacksScope = trouble.kind === "refused" && trouble.cause === "no-permission";
    return lacksScope ? "not-permitted" : "unknown";
  }
}
