import { hasRoleFor } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import { listShort, type ShortList } from "../../../app/standing/list-short.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
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
  answer: (context, asker) =>
    answerShort(context, asker, (list) => shortListReply(context.localizer, list)),
});

/** Who falls short in the units that were meant, as far as the asker's role reaches. */
export async function answerShort(
  { deps, localizer, turn, today, message, unitsAbove }: Context,
  asker: Person,
  replyTo: (list: Extract<ShortList, { kind: "listed" }>) => Reply,
): Promise<Answer | undefined> {
  const own = await unitsAbove(asker.unit);
  const list = await listShort(deps.store, {
    viewer: asker,
    choose: (reached) => unitMeant(message, asker, { reached, own, room: turn.unit }),
    asOf: today,
    at: turn.at,
    documentOf: (id) => deps.catalogue.document(id),
  });
  if (!list) return undefined;
  if (list.kind === "too-many") return { reply: tooManyPeopleReply(localizer, list) };
  return { reply: replyTo(list), askerOnly: true };
}
