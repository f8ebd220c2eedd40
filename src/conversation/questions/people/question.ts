import { hasRoleFor } from "../../../app/access/permissions.ts";
import { showStanding } from "../../../app/standing/show-standing.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { everybodyReply, unboundReply, whomReply } from "../../replies/common-replies.ts";
import { resolveSubject } from "../../subject.ts";
import { isForeseen } from "../article/question.ts";
import { answerShort, listAsked } from "../short/question.ts";
import { shortListReply } from "../short/reply.ts";
import { notComparedReply } from "./reply.ts";

/** Says who may ask for the figures of others, and for whom. */
export const peopleOthers = question({
  id: "people.others",
  topic: "digest",
  cues: {
    any: ["compares-people", "asks-about-people", "asks-share-done"],
    none: ["asks-whether-it-counts", "names-questionnaire", "wants-sending"],
  },
  covers: ["digest", "standing"],
  needs: { without: ["person", "policy"] },
  find(situation) {
    const { message, cues, reading } = situation;
    const isOfShare = message.shows("asks-share-done");
    if (isForeseen(situation) && !isOfShare) return undefined;
    const { text } = message;
    const isOfOthers =
      isOfShare || message.shows("compares-people") || message.shows("asks-which-people");
    // Who says whose people they are, or who asks, does not ask about themselves by that.
    const rest = cues.without("ones-own-people", cues.without("introduces-oneself", text));
    return isOfOthers || !reading.vocabulary.people.myself.test(rest) || undefined;
  },
  answer: answerListed,
});

/** The same for what reads like a report, where none is to be made or sent; who may see a list gets it. */
export const peopleReport = question({
  id: "people.report",
  topic: "digest",
  covers: ["digest", "standing"],
  find: ({ message }) => !message.shows("wants-report") || undefined,
  answer: answerListed,
});

/** Compares nobody: who may not see the other is told so, and how they stand themselves. */
export const peopleCompared = question({
  id: "people.compared",
  topic: "standing",
  acts: true,
  cues: { all: ["compares-with-oneself"], none: ["of-the-rules"] },
  needs: { asker: true, policy: "credits" },
  // Others are shown by who has a role for it, as they always are.
  find: ({ asker }) => (asker && !hasRoleFor(asker, "view-figures")) || undefined,
  async answer(context) {
    const { asker, localizer, today } = context;
    const own = await resolveSubject({ ...context, about: asker?.teacher.id }, "standing");
    if (own.kind === "answered") return own.answer;
    const standing = showStanding(own.policy, own.facts, today);
    return {
      reply: notComparedReply(localizer, own.policy, standing),
      subject: own.person.teacher.id,
    };
  },
});

/** Asks who is meant, where 他 or 她 is nobody that was spoken of. */
export const peopleWhom = question({
  id: "people.whom",
  topic: "standing",
  answer: async ({ localizer }) => ({ reply: whomReply(localizer), thread: "keep" }),
});

/** Says of somebody who is mentioned that their account is not known: it may be called like another. */
export const peopleUnbound = question({
  id: "people.unbound",
  topic: "standing",
  waits: ({ unbound }) => unbound,
  answer: async ({ localizer }, mention) => ({
    reply: unboundReply(localizer, mention),
    thread: "keep",
  }),
});

/** Who falls short, for whoever's role reaches them; others are told whose role does. */
async function answerListed(context: Context): Promise<Answer> {
  const { localizer, asker, message } = context;
  const mayList = asker !== undefined && hasRoleFor(asker, "list-short");
  const isListed = mayList && !message.shows("asks-who-is-done");
  const asked = listAsked(message);
  const listed =
    isListed &&
    (await answerShort(context, asker, (list) => shortListReply(localizer, list, { asked })));
  if (listed) return listed;
  const hasRole = asker !== undefined && hasRoleFor(asker, "view-figures");
  return { reply: everybodyReply(localizer, { hasRole }) };
}
