import { randomInt } from "node:crypto";
import { Failure } from "../../domain/failure.ts";
import type { Store } from "../store.ts";
import type { BindingCodes, CodeUse, Person, Roster } from "./ports.ts";

/** Without what is easily taken for something else: 0 and O, 1 and I. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 8;
const A_DAY_MS = 24 * 60 * 60 * 1000;
/** So many wrong codes a day are taken from one account; with 32^8 codes nobody guesses one. */
const TRIES = 5;
/** For so long a code that an account used answers the same account as it did. */
const AGAIN_MS = 10 * 60 * 1000;

/** A code with which somebody binds their own account, and until when it is good. */
export interface IssuedCode {
  readonly person: string;
  readonly code: string;
  readonly expiresAt: string;
}

/**
 * Gives somebody a new code, good once and for a day; the one before is good no more.
 *
 * @throws {Failure} person/unknown
 */
export async function issueCode(
  store: { readonly roster: Roster; readonly bindingCodes: BindingCodes },
  person: string,
  at: string,
): Promise<IssuedCode> {
  if (!(await store.roster.person(person))) throw new Failure("person/unknown", { person });
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const expiresAt = new Date(Date.parse(at) + A_DAY_MS).toISOString();
  await store.bindingCodes.put(code, { person, expiresAt });
  return { person, code, expiresAt };
}

/** Uses up a code that others could read, whoever it was for. */
export async function voidCode(bindingCodes: BindingCodes, code: string): Promise<void> {
  await bindingCodes.take(asIssued(code));
}

/** A code however it is typed: full-width, small, with spaces or dashes. */
function asIssued(code: string): string {
  return code.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

/** What giving a code came to. */
export type Bound =
  | { readonly kind: "bound"; readonly person: Person }
  /** It was never given, is used up, or is too old: which of them is nobody's business. */
  | { readonly kind: "not-good" }
  | { readonly kind: "too-many-tries" };

/**
 * Binds an account to the person whose code is given. An account speaks for one person at a time.
 *
 * What is sent twice, or handled again because the program stopped in between, is bound both times.
 */
export async function bindByCode(
  store: Pick<Store, "transaction">,
  given: {
    readonly channel: string;
    readonly account: string;
    readonly code: string;
    /** An ISO instant. */
    readonly at: string;
  },
): Promise<Bound> {
  const { channel, account, at } = given;
  const code = asIssued(given.code);
  return store.transaction(async ({ roster, bindingCodes }) => {
    const since = new Date(Date.parse(at) - A_DAY_MS).toISOString();
    if ((await bindingCodes.failuresSince(channel, account, since)) >= TRIES) {
      return { kind: "too-many-tries" };
    }
    const whose = await bindingCodes.take(code, { channel, account, at });
    const isGood = whose && whose.expiresAt > at && !whose.used;
    const person = isGood
      ? await roster.person(whose.person)
      : await boundBefore(roster, whose, given);
    if (!person) {
      await bindingCodes.noteFailure(channel, account, at);
      return { kind: "not-good" };
    }
    if (isGood) await roster.bindAccount(channel, account, person.teacher.id, at);
    return { kind: "bound", person };
  });
}

/** Whom a code has bound just now, where the same account used it and is still bound to them. */
async function boundBefore(
  roster: Pick<Roster, "personByAccount">,
  whose: Awaited<ReturnType<BindingCodes["take"]>>,
  { channel, account, at }: CodeUse,
): Promise<Person | undefined> {
  const { used } = whose ?? {};
  if (used?.channel !== channel || used.account !== account) return undefined;
  if (Date.parse(at) - Date.parse(used.at) > AGAIN_MS) return undefined;
  const person = await roster.personByAccount(channel, account);
  return person?.teacher.id === whose?.person ? person : undefined;
}
