import { isSameName } from "../../domain/person-name.ts";
import type { Kept } from "../store.ts";
import type { CodeUse, Person, Roster } from "./ports.ts";

/** Somebody as the contact list (通讯录) of a channel knows them; what it does not give is absent. */
export interface Contact {
  readonly name: string;
  /** The staff number (工号). */
  readonly staffNumber?: string | undefined;
  /** Eleven digits. */
  readonly phone?: string | undefined;
}

/** By what of the contact list somebody may be recognised. */
export type RecognisedBy = "staff-number" | "phone";

/** Whose an account is, and how that is known. */
export interface Recognised {
  readonly person: Person;
  readonly by: RecognisedBy;
}

/**
 * Whose account it is by the contact list. Nobody's where there is any doubt: the two numbers are of
 * two people, the names differ, or the person has an account on this channel already. Nothing is
 * bound yet.
 */
export async function recogniseContact(
  roster: Pick<Roster, "person" | "personByPhone" | "accounts">,
  channel: string,
  { name, staffNumber, phone }: Contact,
): Promise<Recognised | undefined> {
  const numbered = staffNumber ? await roster.person(staffNumber) : undefined;
  const phoned = phone ? await roster.personByPhone(phone) : undefined;
  if (numbered && phoned && numbered.teacher.id !== phoned.teacher.id) return undefined;
  const person = numbered ?? phoned;
  if (!person || !isSameName(person.teacher.name, name)) return undefined;
  if (await hasAccount(roster, channel, person)) return undefined;
  return { person, by: numbered ? "staff-number" : "phone" };
}

async function hasAccount(
  roster: Pick<Roster, "accounts">,
  channel: string,
  { teacher }: Person,
): Promise<boolean> {
  return (await roster.accounts(teacher.id)).some((bound) => bound.channel === channel);
}

/**
 * Binds an account to whom it was recognised as, and notes that in the log of looks.
 *
 * @returns false, and nothing bound, where the person or the account was bound meanwhile
 */
export async function bindRecognised(
  { roster, accessLog }: Pick<Kept, "roster" | "accessLog">,
  { person, by }: Recognised,
  { channel, account, at }: CodeUse,
): Promise<boolean> {
  const id = person.teacher.id;
  if (await roster.personByAccount(channel, account)) return false;
  if (await hasAccount(roster, channel, person)) return false;
  await roster.bindAccount(channel, account, id, at);
  const why = `${channel}:${account} was recognised by the ${by} of the contact list`;
  await accessLog.record([{ by: id, at, whom: id, why }]);
  return true;
}
