import {
  type OrganisationUnit,
  type Person,
  type Roster,
  UNIT_KINDS,
} from "../app/access/ports.ts";
import type { Message } from "./message/message.ts";
import { normalise } from "./message/normalise.ts";
import type { Vocabulary } from "./message/vocabulary.ts";

/** The units that a role reaches, and those that the asker works in, the smallest first. */
interface Units {
  readonly reached: readonly OrganisationUnit[];
  readonly own: readonly OrganisationUnit[];
  /** The id of the one that the group chat belongs to, where it is asked in one. */
  readonly room: string | undefined;
}

/** What the name of a group or a school ends in, which is often left out: 数学组, 示例中心校. */
const KIND_OF_PLACE = /(?:教研)?组$|(?:中心)?(?:学校|小学|中学|校)$/u;

/**
 * Whether a text says where somebody works: by the name of one of these places, or by its subject as
 * in 教语文的那个 and `the one in maths`.
 */
export function namesPlace(
  text: string,
  places: readonly string[],
  { subjects }: Pick<Vocabulary, "subjects">,
): boolean {
  const taught = subjects.filter(({ pattern }) => pattern.test(text)).map(({ value }) => value);
  return places.map(normalise).some((place) => {
    const core = place.replace(KIND_OF_PLACE, "");
    const isNamed = text.includes(place) || (core.length > 1 && text.includes(core));
    return isNamed || taught.some((subject) => place.includes(subject));
  });
}

/** The smallest first: 示例中心校语文组 is the group. */
const KINDS = [...UNIT_KINDS].reverse();

/**
 * The unit that is named, or meant by 我们组 or 全校: in a group chat the one that the chat belongs to;
 * else the whole of what the asker's first role reaches.
 */
export function unitMeant(
  message: Message,
  { grants }: Person,
  { reached, own, room }: Units,
  vocabulary: Pick<Vocabulary, "subjects">,
): OrganisationUnit | undefined {
  const named = reached
    .filter(({ name }) => message.text.includes(normalise(name)))
    .sort(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.name.length - a.name.length,
    )[0];
  if (named) return named;
  const taught = reached.filter(
    ({ kind, name }) => kind === "group" && namesPlace(message.text, [name], vocabulary),
  );
  const [only] = taught;
  if (only && taught.length === 1) return only;
  // A school may be called like its policy; without a unit of that name it is the policy that is meant.
  if (message.slots.policy !== undefined) return undefined;
  const kind = (["group", "school", "county"] as const).find((each) => message.shows(`of-${each}`));
  const ofRoom = reached.find((unit) => unit.id === room && (!kind || unit.kind === kind));
  if (ofRoom) return ofRoom;
  const ofKind = own.find((unit) => unit.kind === kind && reached.some(({ id }) => id === unit.id));
  // Whoever works above the only school that there is means that one.
  const ofTheKind = reached.filter((unit) => unit.kind === kind);
  const single = ofTheKind.length === 1 ? ofTheKind[0] : undefined;
  return ofKind ?? single ?? reached.find(({ id }) => id === grants[0]?.unit);
}

/** A unit that is named and out of reach, with those that are in reach. */
export interface UnitBeyond {
  readonly named: OrganisationUnit;
  readonly reached: readonly OrganisationUnit[];
}

/**
 * The unit beside those in reach that a message names: another group of the asker's school, another
 * school of their county. Undefined where one in reach is named too; what lies elsewhere is no more
 * known to the asker than what does not exist.
 *
 * @param own the units that the asker works in
 */
export async function unitOutOfReach(
  roster: Pick<Roster, "units">,
  { text }: Message,
  { reached, own }: Pick<Units, "reached" | "own">,
): Promise<UnitBeyond | undefined> {
  const isReached = ({ id }: OrganisationUnit) => reached.some((each) => each.id === id);
  const isBeside = ({ parent }: OrganisationUnit) => own.some(({ id }) => id === parent);
  const isNamed = ({ name }: OrganisationUnit) => text.includes(normalise(name));
  if (reached.some(isNamed)) return undefined;
  const named = (await roster.units()).find((unit) => isNamed(unit) && isBeside(unit));
  return named && !isReached(named) ? { named, reached } : undefined;
}
