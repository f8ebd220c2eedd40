import { listShort, unitsInReach } from "../../../app/list-short.ts";
import type { OrganisationUnit, Person } from "../../../app/ports.ts";
import type { Context } from "../../context.ts";
import { normalise } from "../../message/normalise.ts";
import { question } from "../../question.ts";
import { shortListReply, tooManyPeopleReply } from "./reply.ts";

/** So many people are named at most; the rest is a number. */
const MOST_NAMED = 20;

/** Names those who fall short, to whoever's role reaches them. */
export const peopleShort = question({
  id: "people.short",
  topic: "digest",
  cues: { all: ["asks-who-is-short"], none: ["names-questionnaire", "wants-sending"] },
  needs: { asker: true, without: ["person"] },
  // Who has no role is told so by that question.
  over: ["people.others"],
  find: ({ asker }) => (asker && asker.grants.length > 0 ? asker : undefined),
  async answer(context, asker) {
    const { deps, localizer, turn, today } = context;
    const unit = await unitMeant(context, asker);
    if (!unit) return undefined;
    const list = await listShort(deps.store, {
      viewer: asker,
      unit,
      most: MOST_NAMED,
      asOf: today,
      at: turn.at,
      documentOf: (id) => deps.catalogue.document(id),
    });
    if (list.kind === "too-many") return { reply: tooManyPeopleReply(localizer, list) };
    return { reply: shortListReply(localizer, list), askerOnly: true };
  },
});

/** The unit that is named, or meant by 我们组 or 全校; else the whole of what the asker's first role reaches. */
async function unitMeant(
  { deps, message, unitsAbove }: Context,
  asker: Person,
): Promise<OrganisationUnit | undefined> {
  const { text } = message;
  const reached = await unitsInReach(deps.store.roster, asker);
  const named = reached
    .filter(({ name }) => text.includes(normalise(name)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  const kind = (["group", "school", "county"] as const).find((each) => message.shows(`of-${each}`));
  const own = await unitsAbove(asker.unit);
  const ofKind = own.find((unit) => unit.kind === kind && reached.some(({ id }) => id === unit.id));
  const granted = reached.find(({ id }) => id === asker.grants[0]?.unit);
  if (named) return named;
  // A school may be called like its policy; without a unit of that name it is the policy that is meant.
  return message.slots.policy === undefined ? (ofKind ?? granted) : undefined;
}
