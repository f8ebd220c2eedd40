import type { OrganisationUnit, Person } from "../app/access/ports.ts";
import type { Message } from "./message/message.ts";
import { normalise } from "./message/normalise.ts";

/** The units that a role reaches, and those that the asker works in, the smallest first. */
interface Units {
  readonly reached: readonly OrganisationUnit[];
  readonly own: readonly OrganisationUnit[];
  /** The id of the one that the group chat belongs to, where it is asked in one. */
  readonly room: string | undefined;
}

/**
 * The unit that is named, or meant by 我们组 or 全校: in a group chat the one that the chat belongs to;
 * else the whole of what the asker's first role reaches.
 */
export function unitMeant(
  message: Message,
  { grants }: Person,
  { reached, own, room }: Units,
): OrganisationUnit | undefined {
  const named = reached
    .filter(({ name }) => message.text.includes(normalise(name)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (named) return named;
  // A school may be called like its policy; without a unit of that name it is the policy that is meant.
  if (message.slots.policy !== undefined) return undefined;
  const kind = (["group", "school", "county"] as const).find((each) => message.shows(`of-${each}`));
  const ofRoom = reached.find((unit) => unit.id === room && (!kind || unit.kind === kind));
  if (ofRoom) return ofRoom;
  const ofKind = own.find((unit) => unit.kind === kind && reached.some(({ id }) => id === unit.id));
  return ofKind ?? reached.find(({ id }) => id === grants[0]?.unit);
}
