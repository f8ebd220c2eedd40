import { nameInText } from "../../../app/access/name-in-text.ts";
import { showStanding } from "../../../app/standing/show-standing.ts";
import type { RequirementLine } from "../../../domain/standing.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { type Context, type Situation, topicBefore, withSlots } from "../../context.ts";
import { withoutAsides } from "../../message/denied.ts";
import { askedScope } from "../../message/match-basket.ts";
import type { Intent } from "../../message/meaning.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { extractSlots } from "../../message/slots.ts";
import { readWords } from "../../message/words.ts";
import { type Answer, question } from "../../question.ts";
import { instructionsReply } from "../../replies/common-replies.ts";
import { noArithmeticReply } from "../../replies/policy-replies.ts";
import { together } from "../../several-questions.ts";
import type { Draft } from "../../state/drafts.ts";
import { policyOf, resolveSubject, type Subject } from "../../subject.ts";
import { goesBeforeFigures, replyWithArticle } from "../article/question.ts";
import { draftedRecords } from "../record/drafting.ts";
import { thresholdNamed } from "../threshold/benefit.ts";
import { focusOf, yearsOf } from "./focus.ts";
import type { Focus } from "./focus-view.ts";
import { standingReply } from "./reply.ts";
import { answerSeveral } from "./several-people.ts";
import { isDoor, type Target, targetsAsked } from "./targets.ts";
import { untilReply } from "./until-reply.ts";

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

/** What such words may read like without being meant. */
const CLEAR = 0.35;
const NOT_ELSE: readonly Intent[] = ["standing", "article", "digest", "why", "unknown"];

/** The same where the words ask for one's own figures, whatever else they speak of: a story, a day. */
export const standingOwn = question({
  id: "standing.own",
  topic: "standing",
  about: "figures",
  cues: {
    all: ["asks-own-standing"],
    none: [
      "of-the-rules",
      "asks-why-so-much",
      "names-others",
      "supposes",
      "reckons-on",
      "wants-something-done",
    ],
  },
  needs: { asker: true, policy: "credits", without: ["amount", "policy", "draft"] },
  followUp: "standing.total",
  // Where the words read like something else that is asked of one's own, that is meant.
  find({ message }) {
    const [first] = message.topics;
    // What reads clearly like a question of one's standing is one anyway.
    const isClear = first?.intent === "standing" && first.confidence >= CLEAR;
    return first === undefined || (NOT_ELSE.includes(first.intent) && !isClear) || undefined;
  },
  answer: answerStanding,
});

/** The same where everything that is missing is asked for, and not how much of one thing. */
export const standingMissing = question({
  id: "standing.missing",
  topic: "standing",
  about: "figures",
  cues: { all: ["asks-what-one-lacks"], none: ["of-the-rules", "asks-at-least"] },
  needs: { asker: true, policy: "credits", without: ["amount", "policy"] },
  followUp: "standing.total",
  find({ message }) {
    const [first] = message.topics;
    const isOfFigures = first?.intent === "standing" || message.shows("speaks-of-self");
    return isOfFigures || undefined;
  },
  async answer(context) {
    const { message } = context;
    const policy = context.ownPolicy();
    // 9月入职的,还欠哪些: only a part that is called by its title is all that is asked of.
    const isOfPart = policy && askedScope(policy, {}, message.text) !== undefined;
    if (isOfPart) return answerStanding(context);
    const { activity, mode, themes, ...slots } = message.slots;
    return answerStanding(withSlots(context, slots));
  },
});

/** The same for whoever is named by a message that would change what the assistant may tell: their reach alone decides. */
export const standingDemanded = question({
  id: "standing.demanded",
  topic: "standing",
  acts: true,
  cues: { any: ["attacks-instructions", "demands-a-total"] },
  needs: { asker: true },
  // Whatever else an attack asks for, only what may be told of the person is answered.
  over: ["record.stated", "undo.last", "reminder.set"],
  find: ({ message }) => message.slots.person,
  async answer(context) {
    const told = await answerStanding(context);
    return { ...told, reply: together(instructionsReply(context.localizer), [told.reply]) };
  },
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

const OF_FIGURES: readonly Intent[] = ["standing", "plan", "what-counts", "why"];

/**
 * Answers by when what somebody lacks is to be made up: 那68最晚哪天得补齐. What is due of papers is
 * another matter.
 */
export const standingUntil = question({
  id: "standing.until",
  topic: "standing",
  about: "figures",
  cues: {
    all: ["asks-when", "makes-up-what-is-missing"],
    none: ["of-the-rules", "wants-something-done"],
  },
  needs: { asker: true, policy: "credits", without: ["policy", "draft", "person"] },
  followUp: "standing.total",
  find(situation) {
    const before = topicBefore(situation);
    const isOfFigures = before !== undefined && OF_FIGURES.includes(before);
    return isOfFigures || situation.message.shows("speaks-of-self") || undefined;
  },
  async answer(context) {
    const about = await resolveSubject(context, "standing");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { localizer, today, thread, message } = context;
    const standing = showStanding(policy, facts, today);
    const { previous } = thread ?? {};
    const isOpen = (target: Target): target is RequirementLine =>
      !isDoor(target) && target.missing > 0 && target.to >= today;
    const openOf = (said: Situation) => targetsAsked(said, policy, standing).filter(isOpen);
    const asked = openOf(context);
    const before = previous && { ...message, text: previous.text, slots: previous.slots };
    const open = asked.length > 0 || !before ? asked : openOf({ ...context, message: before });
    if (open.length === 0) return undefined;
    return {
      reply: untilReply({ localizer, policy, standing, whose, open }),
      subject: person.teacher.id,
    };
  },
});

async function answerStanding(context: Context): Promise<Answer> {
  const several = await answerSeveral(context, (subject) => standingOf(context, subject).reply);
  if (several) return several;
  const about = await resolveSubject(context, "standing");
  return about.kind === "answered" ? about.answer : standingOf(context, about);
}

/** How somebody stands who was found already. */
export function standingOf(context: Context, { policy, facts, whose, person }: Subject): Answer {
  const [first, ...others] = yearsOf(context, policy);
  const focus = { ...focusOf(context, policy), ...(first !== undefined && { year: first }) };
  const { today } = context;
  const shown = (year: string | undefined) => showStanding(policy, facts, today, year);
  const withDraft = (draft: Draft) => {
    // What a correction takes the place of is not counted beside it.
    const others = facts.records.filter(({ id }) => id !== draft.replaces);
    const records = [...others, ...draftedRecords(draft, today)];
    return showStanding(policy, { ...facts, records }, today, focus.year);
  };
  const standing = shown(focus.year);
  const isDrafted = context.draft?.asking === undefined && drafted(context) === person.teacher.id;
  const reply = standingReply({
    localizer: context.localizer,
    policy,
    standing,
    ...(context.draft && isDrafted && { drafted: withDraft(context.draft) }),
    targets: others.length > 0 ? [] : targetsAsked(context, policy, standing, focus),
    otherYears: others.map((year) => ({ year, standing: shown(year) })),
    whose,
    focus: { ...focus, unlisted: unlisted(context, focus) },
  });
  return { reply, subject: person.teacher.id };
}

/** Whose records the draft is of that waits, where there is one. */
const drafted = ({ draft, asker }: Context) => draft && (draft.teacher ?? asker?.teacher.id);

/** What was asked for by kind, in words, where the policy has no basket for it. */
function unlisted(
  { message, localizer, reading }: Context,
  { basket, room }: Focus,
): string | undefined {
  if (basket !== undefined || room !== undefined) return undefined;
  const asked = withoutAsides(message.text);
  const slots = asked === message.text ? message.slots : readWords(asked, reading.vocabulary);
  const { activity, mode, themes } = slots;
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
