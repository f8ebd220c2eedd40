import { hasRoleFor } from "../../../app/access/permissions.ts";
import { listOpenQuestionnaires } from "../../../app/questionnaires/list-open.ts";
import { loadTeacherFacts } from "../../../app/standing/teacher-facts.ts";
import { sameText } from "../../../domain/same-text.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { everybodyReply } from "../../replies/common-replies.ts";
import { policyOf } from "../../subject.ts";
import { unitMeant } from "../../unit-meant.ts";
import { type HeldBack, noneKnownReply, openListReply, ownQuestionnairesReply } from "./reply.ts";

/** Says which questionnaires the asker has not filled in, and which hours wait for them. */
export const questionnaireOwn = question({
  id: "questionnaire.own",
  topic: "questionnaire",
  cues: { all: ["names-questionnaire", "asks-whether-open"], none: ["asks-who-has-it-open"] },
  needs: { asker: true, without: ["person"] },
  async answer(context) {
    const { deps, localizer, asker, today } = context;
    if (!asker) return undefined;
    const { id } = asker.teacher;
    const own = (await deps.store.questionnaires.ofMany([id])).get(id) ?? [];
    if (own.length === 0) return { reply: noneKnownReply(localizer), subject: id };
    const open = own.filter(({ isDone }) => !isDone);
    const policy = await policyOf(context, asker);
    const held = open.length > 0 ? await heldBack(context) : [];
    const told = { open, held, policy, today };
    return { reply: ownQuestionnairesReply(localizer, told), subject: id };
  },
});

/** The asker's records that count once their questionnaires are filled in. */
async function heldBack(context: Context): Promise<readonly HeldBack[]> {
  const { deps, asker, turn, today } = context;
  const policy = asker && (await policyOf(context, asker));
  if (!asker || !policy || !isApplicable(policy)) return [];
  const look = { viewer: asker, subject: asker, at: turn.at, why: "questionnaire" };
  const facts = await loadTeacherFacts(deps.store, look);
  if (!facts) return [];
  const results = new Map(evaluate(policy, facts, today).records.map((each) => [each.id, each]));
  return facts.records.flatMap((record) => {
    const result = results.get(record.id);
    const reason = result?.reasons.find(
      (each) => each.code === "pending" && each.because === "unverified",
    );
    if (record.questionnaire !== "pending" || !result || !reason) return [];
    return [{ record, converted: result.converted, article: reason.article, policy }];
  });
}

/** Names those who have not filled in theirs, to whoever's role reaches them. */
export const questionnaireOthers = question({
  id: "questionnaire.others",
  topic: "questionnaire",
  cues: { all: ["names-questionnaire", "asks-who-has-it-open"], none: ["wants-sending"] },
  needs: { asker: true, without: ["person"] },
  find: ({ message }) => message.shows("asks-who-has-it-open") || undefined,
  async answer(context): Promise<Answer | undefined> {
    const { deps, localizer, asker, turn, message, reading } = context;
    if (!asker) return undefined;
    if (!hasRoleFor(asker, "list-short")) {
      return { reply: everybodyReply(localizer, { hasRole: false }) };
    }
    const own = await context.unitsAbove(asker.unit);
    const said = sameText(message.text);
    const list = (isMeant: (title: string) => boolean) =>
      listOpenQuestionnaires(deps.store, {
        viewer: asker,
        choose: (reached) =>
          unitMeant(message, asker, { reached, own, room: turn.unit }, reading.vocabulary),
        isMeant: ({ title }) => isMeant(title),
        at: turn.at,
      });
    const named = await list((title) => said.includes(sameText(title)));
    const found = named && named.asked > 0 ? named : await list(() => true);
    return found && { reply: openListReply(localizer, found), askerOnly: true };
  },
});
