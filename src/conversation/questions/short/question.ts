import { hasRoleFor, unitsFor } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import { listShort, type ShortList } from "../../../app/standing/list-short.ts";
import type { DemandsMeant } from "../../../app/standing/shortfall.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import { partDemanded } from "../../message/match-basket.ts";
import type { Message } from "../../message/message.ts";
import { type Answer, question } from "../../question.ts";
import { unitMeant, unitOutOfReach } from "../../unit-meant.ts";
import {
  type ListAsked,
  notForGroupReply,
  shortListReply,
  tooManyPeopleReply,
  unitNotInReachReply,
} from "./reply.ts";

/** Names those who fall short, to whoever's role reaches them. */
export const peopleShort = question({
  id: "people.short",
  topic: "digest",
  about: "people",
  cues: { all: ["asks-who-is-short"], none: ["names-questionnaire", "wants-sending"] },
  needs: { asker: true, without: ["person"] },
  covers: ["digest", "standing"],
  // Who has no role is told so by that question.
  over: ["people.others"],
  find: ({ asker }) => (asker && hasRoleFor(asker, "list-short") ? asker : undefined),
  answer: (context, asker) =>
    answerShort(context, asker, (list) =>
      shortListReply(context.localizer, list, { asked: listAsked(context.message) }),
    ),
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

/** What of some people a message asks; nobody is ranked. */
export function listAsked(message: Message): ListAsked["asked"] {
  if (message.shows("compares-people")) return "ranking";
  return message.shows("asks-share-done") ? "share" : "names";
}

/** Who falls short in the units that were meant, as far as the asker's role reaches. */
export async function answerShort(
  context: Context,
  asker: Person,
  replyTo: (list: Extract<ShortList, { kind: "listed" }>) => Reply,
): Promise<Answer | undefined> {
  const { deps, localizer, turn, today, message, before, reading, unitsAbove } = context;
  const own = await unitsAbove(asker.unit);
  const { roster } = deps.store;
  const reached = await unitsFor(roster, asker, "list-short");
  const beyond = await unitOutOfReach(roster, message, { reached, own });
  if (beyond) return { reply: unitNotInReachReply(localizer, beyond), askerOnly: true };
  const text = [...(before ? [before.text] : []), message.text].join(" ");
  const list = await listShort(deps.store, {
    viewer: asker,
    choose: (reached) =>
      unitMeant(message, asker, { reached, own, room: turn.unit }, reading.vocabulary),
    asOf: today,
    at: turn.at,
    documentOf: (id) => deps.catalogue.document(id),
    demandsOf: demandsIn(context, text),
  });
  if (!list) return undefined;
  if (list.kind === "too-many") return { reply: tooManyPeopleReply(localizer, list) };
  return { reply: replyTo(list), askerOnly: true, thread: { text } };
}

/** Which demands are asked of: of a part that is named, of the year's whole, or of an amount: 没到30的. */
function demandsIn({ message, reading }: Context, text: string) {
  const isOfYear = message.slots.year !== undefined || message.shows("names-this-year");
  const amounts = [...text.matchAll(/\d+(?:\.\d+)?/gu)].map(([written]) => Number(written));
  return (policy: Policy): DemandsMeant => {
    const scope = partDemanded(policy, text, reading.vocabulary);
    if (scope !== undefined) return { scope };
    const isWhole = isOfYear && !message.shows("names-cycle");
    return isWhole ? { scope: TOTAL, window: "year" } : { amounts };
  };
}
