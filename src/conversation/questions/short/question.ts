import { hasRoleFor } from "../../../app/access/permissions.ts";
import { listShort } from "../../../app/standing/list-short.ts";
import { question } from "../../question.ts";
import { unitMeant } from "../../unit-meant.ts";
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
