import { hasRoleFor, unitsFor } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import { listShort, type ShortList } from "../../../app/standing/list-short.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import { partDemanded } from "../../message/match-basket.ts";
import { type Answer, question } from "../../question.ts";
import { unitMeant, unitOutOfReach } from "../../unit-meant.ts";
import {
  notForGroupReply,
  shortListReply,
  tooManyPeopleReply,
  unitNotInReachReply,
} from "./reply.ts";

/** Names those who fall short, to whoever's role reaches them. */
export const peopleShort = question({
  id: "people.short",
  topic: "digest",
  cues: { all: ["asks-who-is-short"], none: ["names-questionnaire", "wants-sending"] },
  needs: { asker: true, without: ["person"] },
  covers: ["digest", "standing"],
  // Who has no role is told so by that question.
  over: ["people.others"],
  find: ({ asker }) => (asker && hasRoleFor(asker, "list-short") ? asker : undefined),
  answer: (context, asker) =>
    answerShort(context, asker, (list) => shortListReply(context.localizer, list)),
});

/**
 * Somebody wants names with figures to be put into the group: they are told to whoever asks, if their
 * role reaches them, and to no group.
 */
export const peopleForGroup = question({
  id: "people.for-group",
  topic: "digest",
  acts: true,
  cues: { all: ["wants-it-in-the-group", "speaks-of-others-figures"], none: ["says-to-many"] },
  needs: { asker: true },
  async answer(context) {
    const { localizer, asker } = context;
    if (asker && hasRoleFor(asker, "list-short")) {
      const told = await answerShort(context, asker, (list) =>
        shortListReply(localizer, list, { isForGroup: true }),
      );
      if (told) return told;
    }
    return { reply: notForGroupReply(localizer) };
  },
});

/** Who falls short in the units that were meant, as far as the asker's role reaches. */
export async function answerShort(
  { deps, localizer, turn, today, message, reading, unitsAbove }: Context,
  asker: Person,
  replyTo: (list: Extract<ShortList, { kind: "listed" }>) => Reply,
): Promise<Answer | undefined> {
  const own = await unitsAbove(asker.unit);
  const { roster } = deps.store;
  const reached = await unitsFor(roster, asker, "list-short");
  const beyond = await unitOutOfReach(roster, message, { reached, own });
  if (beyond) return { reply: unitNotInReachReply(localizer, beyond), askerOnly: true };
  const list = await listShort(deps.store, {
    viewer: asker,
    choose: (reached) => unitMeant(message, asker, { reached, own, room: turn.unit }),
    asOf: today,
    at: turn.at,
    documentOf: (id) => deps.catalogue.document(id),
    scopeOf: (policy) => partDemanded(policy, message.text, reading.vocabulary),
    ofYear:
      (message.slots.year !== undefined || message.shows("names-this-year")) &&
      !message.shows("names-cycle"),
  });
  if (!list) return undefined;
  if (list.kind === "too-many") return { reply: tooManyPeopleReply(localizer, list) };
  return { reply: replyTo(list), askerOnly: true };
}
