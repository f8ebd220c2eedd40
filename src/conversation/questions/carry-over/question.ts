import { showStanding } from "../../../app/standing/show-standing.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { exactly, isExact } from "../../articles/search-articles.ts";
import { question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeFigures, tellArticles } from "../article/question.ts";
import { focusOf } from "../standing/focus.ts";
import { carriedReply, noCarryReply } from "./reply.ts";

/** Answers how much surplus of earlier windows counts now; that there is none where the policy carries none over. */
export const carryOverAmount = question({
  id: "carry-over.amount",
  topic: "standing",
  about: "figures",
  cues: { all: ["speaks-of-carry-over", "asks-how-much"] },
  needs: { asker: true },
  followUp: true,
  yieldsToText: (situation) => goesBeforeFigures(situation, false),
  // 评优够吗 and 结转几年 read like it: one speaks of nothing carried over, the other asks for the rule.
  find: ({ message }) =>
    (message.shows("speaks-of-carry-over") && !message.shows("asks-rule")) || undefined,
  async answer(context) {
    const about = await resolveSubject(context, "standing");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { localizer, today } = context;
    if (policy.rules.carries.length === 0) return { reply: noCarryReply(localizer, policy) };
    // A window that is named here is the one it came from: 上个周期结转过来多少.
    const { basket } = focusOf(context, policy);
    const standing = showStanding(policy, facts, today);
    const reply = carriedReply({ localizer, policy, standing, whose, focus: { basket } });
    return { reply, subject: person.teacher.id };
  },
});

/** Answers whether and how long surplus may be carried over: from the rule that says so, else that none does. */
export const carryOverRule = question({
  id: "carry-over.rule",
  topic: "article",
  cues: { all: ["speaks-of-carry-over", "asks-rule"] },
  needs: { policy: "credits" },
  followUp: true,
  find({ policy, message, sources }) {
    if (!message.shows("speaks-of-carry-over")) return undefined;
    const about = policy();
    const isForeseen = about && isExact(sources.articles.find(about, message.text));
    return isForeseen ? undefined : true;
  },
  async answer(context) {
    const policy = context.policy();
    if (!policy || !isApplicable(policy)) return undefined;
    const best = [...new Set(policy.rules.carries.map(({ cite }) => cite))];
    if (best.length > 0) return tellArticles(context, policy, exactly(best));
    return { reply: noCarryReply(context.localizer, policy) };
  },
});
