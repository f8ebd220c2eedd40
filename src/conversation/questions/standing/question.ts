import { nameInText } from "../../../app/access/name-in-text.ts";
import { showStanding } from "../../../app/standing/show-standing.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { type Context, type Situation, withSlots } from "../../context.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { extractSlots } from "../../message/slots.ts";
import { type Answer, question } from "../../question.ts";
import { noArithmeticReply } from "../../replies/policy-replies.ts";
import { policyOf, resolveSubject } from "../../subject.ts";
import { goesBeforeFigures, replyWithArticle } from "../article/question.ts";
import { thresholdNamed } from "../threshold/benefit.ts";
import { focusOf } from "./focus.ts";
import { standingReply } from "./reply.ts";

/** Answers how much somebody has and what is missing. */
export const standingTotal = question({
  id: "standing.total",
  topic: "standing",
  about: "figures",
  takesYear: true,
  offered: 1,
  commands: ["standing"],
  needs: { asker: true },
  followUp: true,
  yieldsToText: (situation) => goesBeforeFigures(situation, false),
  answer: answerStanding,
});

/** The same for whoever is named by a message that would change what the assistant may tell: their reach alone decides. */
export const standingDemanded = question({
  id: "standing.demanded",
  topic: "standing",
  acts: true,
  cues: { all: ["attacks-instructions"] },
  needs: { asker: true },
  // Whatever else an attack asks for, only what may be told of the person is answered.
  over: ["record.stated", "undo.last", "reminder.set"],
  find: ({ message }) => message.slots.person,
  answer: answerStanding,
});

/** Answers how far somebody is from an amount that opens a door: 评优. */
export const standingThreshold = question({
  id: "standing.threshold",
  topic: "standing",
  about: "figures",
  cues: { all: ["asks-how-it-stands"], none: ["asks-what-anybody-needs"] },
  needs: { asker: true, policy: "credits", without: ["amount", "policy"] },
  followUp: true,
  yieldsToText: (situation) => goesBeforeFigures(situation, false),
  find({ message, ownPolicy, cues }) {
    const policy = ownPolicy();
    if (!policy || !isApplicable(policy)) return undefined;
    return thresholdNamed(cues, policy, message.text);
  },
  answer: answerStanding,
});

async function answerStanding(context: Context): Promise<Answer> {
  const about = await resolveSubject(context, "standing");
  if (about.kind === "answered") return about.answer;
  const { policy, facts, whose, person } = about;
  const focus = focusOf(context, policy);
  const standing = showStanding(policy, facts, context.today, focus.year);
  const reply = standingReply({
    localizer: context.localizer,
    policy,
    standing,
    whose,
    focus: { ...focus, unlisted: unlisted(context, focus.basket) },
  });
  return { reply, subject: person.teacher.id };
}

/** What was asked for by kind, in words, where the policy has no basket for it. */
function unlisted({ message, localizer }: Context, basket: string | undefined): string | undefined {
  const { activity, mode, themes } = message.slots;
  if (basket !== undefined) return undefined;
  if (mode) return localizer.name("mode", mode);
  if (themes?.[0]) return localizer.name("theme", themes[0]);
  const isKind = activity !== undefined && activity !== "training" && activity !== "other";
  return isKind ? localizer.name("activity", activity) : undefined;
}

/**
 * Answers how somebody would stand under the policy that a question names. Under a policy that does
 * not hold for them it says so, and converts nothing.
 */
export const standingUnderPolicy = question({
  id: "standing.under-policy",
  topic: "standing",
  about: "figures",
  cues: {},
  needs: { asker: true, without: ["amount"] },
  // What was carried over is known under one's own policy alone, and whoever is named is who is meant.
  over: ["carry-over.amount", "threshold.rule"],
  followUp: true,
  find: (situation) => supposesPolicy(situation),
  async answer(asked, supposes) {
    const context = withPersonNamed(asked);
    const { message, asker, deps, localizer } = context;
    const { policy: id } = message.slots;
    if (!asker || id === undefined) return undefined;
    if (supposes === "if-named" && !(await namesSomebody(context))) return undefined;
    const policy = deps.catalogue.document(id);
    if (!isApplicable(policy)) return { reply: noArithmeticReply(localizer, policy) };
    const about = await resolveSubject(context, "standing", policy);
    if (about.kind === "answered") return about.answer;
    const { facts, whose, person } = about;
    const holds = await policyOf(context, person);
    const focus = focusOf(context, policy);
    const standing = showStanding(policy, facts, context.today, focus.year);
    const under = holds?.id === id ? undefined : { holds };
    const reply = standingReply({ localizer, policy, standing, whose, focus, under });
    return { reply, subject: person.teacher.id, thread: { slots: message.slots } };
  },
});

/** After a standing under another policy, 「为什么」 asks for the article that sets it. */
export async function whyUnderPolicy(context: Context): Promise<Answer | undefined> {
  const { message, deps, before } = context;
  const { policy: id } = message.slots;
  if (id === undefined || before?.question !== "standing.under-policy") return undefined;
  const policy = deps.catalogue.document(id);
  if (!isApplicable(policy)) return undefined;
  const about = await resolveSubject(context, "standing", policy);
  if (about.kind === "answered") return about.answer;
  if ((await policyOf(context, about.person))?.id === id) return undefined;
  const focus = focusOf(context, policy);
  const standing = showStanding(policy, about.facts, context.today, focus.year);
  const [first] = standingReply({
    localizer: context.localizer,
    policy,
    standing,
    whose: about.whose,
    focus,
    under: { holds: undefined },
  }).citations;
  return first && { ...replyWithArticle(context, policy, first.article), thread: "keep" };
}

/** What names a policy at the beginning of a question: 按…的办法算. */
const POLICY_FIRST =
  /^.{1,24}?(?:办法|政策|规定|标准|规则|方案|文件)(?:来?算|来说|的话|下|之下|里)?[,，\s]{0,3}/u;

/** The message with whoever is named right behind the policy; where a sentence begins, a name is read more surely. */
function withPersonNamed(context: Context): Context {
  const { message, reading } = context;
  const { slots, text } = message;
  if (slots.person !== undefined) return context;
  const { person } = extractSlots(text.replace(POLICY_FIRST, ""), reading);
  return person ? withSlots(context, { ...slots, person }, context) : context;
}

async function namesSomebody({ message, asker, deps }: Context): Promise<boolean> {
  if (message.slots.person !== undefined) return true;
  const name = asker && (await nameInText(deps.store.roster, asker, message.text));
  return name !== undefined;
}

/** Whether a message asks how somebody stands under the policy that it names; `if-named`: only if it names a person. */
function supposesPolicy({ message, before }: Situation): "surely" | "if-named" | undefined {
  const { slots } = message;
  if (slots.policy === undefined) return undefined;
  if (before || message.topics[0]?.intent === "standing") return "surely";
  const isBare = message.shows("supposes-a-policy") && !message.shows("asks-else");
  if (isBare && !describesRecord(slots)) return "surely";
  if (!message.shows("asks-enough")) return undefined;
  return message.shows("speaks-of-somebody") ? "surely" : "if-named";
}
