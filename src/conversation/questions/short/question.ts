import { hasRoleFor } from "../../../app/access/permissions.ts";
import type { OrganisationUnit, Person } from "../../../app/access/ports.ts";
import { listShort } from "../../../app/standing/list-short.ts";
import type { Message } from "../../message/message.ts";
import { normalise } from "../../message/normalise.ts";
import { question } from "../../question.ts";
import { shortListReply, tooManyPeopleReply } from "./reply.ts";

/** Names those who fall short, to whoever's role reaches them. */
export const peopleShort = question({
  id: "people.short",
  topic: "digest",
  cues: { all: ["asks-who-is-short"], none: ["names-questionnaire", "wants-sending"] },
  needs: { asker: true, without: ["person"] },
  // Who has no role is told so by that question.
  over: ["people.others"],
  find: ({ asker }) => (asker && hasRoleFor(asker, "list-short") ? asker : undefined),
  async answer(context, asker) {
    const { deps, localizer, turn, today, message } = context;
    const own = await context.unitsAbove(asker.unit);
    const list = await listShort(deps.store, {
      viewer: asker,
      choose: (reached) => unitMeant(message, asker, { reached, own, room: turn.unit }),
      asOf: today,
      at: turn.at,
      documentOf: (id) => deps.catalogue.document(id),
    });
    if (!list) return undefined;
    if (list.kind === "too-many") return { reply: tooManyPeopleReply(localizer, list) };
    return { reply: shortListReply(localizer, list), askerOnly: true };
  },
});

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
function unitMeant(
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
