import { can } from "../access/permissions.ts";
import type { BoundAccount, Person, Roster } from "../access/ports.ts";
import type { Broadcast } from "./ports.ts";

type Read = Pick<Roster, "unitsAbove" | "people" | "peopleWithRoleAt" | "accountsOf">;

/** Whether somebody may send to everybody to whom a broadcast may go. */
export async function mayAgree(
  roster: Read,
  { audience, sender }: Broadcast,
  person: Person,
): Promise<boolean> {
  if (person.teacher.id === sender) return false;
  for (const unit of await unitsOf(roster, audience)) {
    if (!can(person, "broadcast", { path: await roster.unitsAbove(unit) })) return false;
  }
  return true;
}

/** Those who may agree to a broadcast and have an account to be asked on, by the ids of both. */
export async function secondPersons(
  roster: Read,
  broadcast: Broadcast,
): Promise<readonly BoundAccount[]> {
  const [first] = await unitsOf(roster, broadcast.audience);
  if (first === undefined) return [];
  const above = await roster.unitsAbove(first);
  const holders = await roster.peopleWithRoleAt(above.map(({ id }) => id));
  const accounts = await roster.accountsOf(holders.map(({ teacher }) => teacher.id));
  const found: BoundAccount[] = [];
  for (const holder of holders) {
    const [account] = accounts.get(holder.teacher.id) ?? [];
    if (account && (await mayAgree(roster, broadcast, holder))) found.push(account);
  }
  return found;
}

async function unitsOf(
  roster: Pick<Roster, "people">,
  { units, people = [] }: Broadcast["audience"],
): Promise<readonly string[]> {
  const named = people.length > 0 ? [...(await roster.people(people)).values()] : [];
  return [...new Set([...units, ...named.map(({ unit }) => unit)])];
}
