import type { RequirementLine } from "../../../domain/standing.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { clauses, number, sum, unitOf } from "../../../wording/formatting.ts";
import { placeName } from "../../../wording/line-wording.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context, Situation } from "../../context.ts";
import { askedScope, partsNamed } from "../../message/match-basket.ts";
import { question } from "../../question.ts";
import { ANYBODY, dayForAnybody } from "../worth/imagine.ts";

/** An amount that is said to have been done of a part of what is demanded. */
interface Stated {
  readonly part: string;
  readonly amount: number;
}

/** Of fewer it may be one training that is told of. */
const FEWEST = 2;
/** 师德6学科40: a name and its amount. */
const AFTER_NAME =
  /(?<name>\p{Script=Han}{2,12}?)(?:只?有|修了|是|才)?\s?(?<amount>\d{1,4}(?:\.\d)?)(?!\s?%)/gu;
/** `6 on ethics, 40 of subject teaching`: an amount and its name. */
const BEFORE_NAME =
  /(?<amount>\d{1,4}(?:\.\d)?)(?: (?:hours?|credits?|hrs))?(?: (?:of|on|in|for|from))? (?<name>[a-z][a-z -]{2,40})/giu;

/**
 * Answers whether amounts that are stated part by part meet what is demanded of each, whoever asks:
 * 师德6学科40学生管理8,够了吗. What is on record has nothing to do with it.
 */
export const fulfilsStated = question({
  id: "fulfils.stated",
  topic: "standing",
  cues: { any: ["asks-whether-done"], none: ["attacks-instructions"] },
  needs: { policy: "credits" },
  acts: true,
  find(situation) {
    const policy = situation.policy();
    if (!policy || !isApplicable(policy)) return undefined;
    const stated = statedIn(situation, policy);
    return stated.length < FEWEST ? undefined : stated;
  },
  async answer(context, stated) {
    const policy = context.policy();
    if (!policy || !isApplicable(policy)) return undefined;
    const comparison = compare(policy, context, stated);
    if (comparison.compared.length === 0) return undefined;
    return { reply: statedReply(context, policy, comparison) };
  },
});

/** Parts that make up for one another are not compared one by one. */
function statedIn({ message, reading }: Situation, policy: Policy): readonly Stated[] {
  const { requirements, offsets } = policy.rules;
  if (offsets.length > 0) return [];
  const demanded = new Set(requirements.map(({ of }) => of));
  const found = [AFTER_NAME, BEFORE_NAME].flatMap((pattern) =>
    [...message.text.matchAll(pattern)].flatMap(({ groups = {} }): Stated[] => {
      const { name = "", amount = "" } = groups;
      const [called] = partsNamed(policy, name, reading.vocabulary);
      const part = called ?? askedScope(policy, {}, name);
      const isPart = part !== undefined && part !== TOTAL && demanded.has(part);
      return isPart ? [{ part, amount: Number(amount) }] : [];
    }),
  );
  return found.filter(({ part }, at) => found.findIndex((each) => each.part === part) === at);
}

/** What is demanded of each part beside what is stated of it. */
interface Comparison {
  readonly compared: readonly RequirementLine[];
  /** What is demanded of parts of which nothing is stated. */
  readonly unstated: readonly RequirementLine[];
}

/** The total is compared only where each demanded part is named: what is left out may be what is missing. */
function compare(policy: Policy, { today }: Context, stated: readonly Stated[]): Comparison {
  const { requirements } = evaluate(policy, ANYBODY, dayForAnybody(policy, today));
  const demanded = requirements.filter(({ scope }) => scope !== TOTAL);
  const isStated = ({ scope }: RequirementLine) => stated.some(({ part }) => part === scope);
  const unstated = demanded.filter((line) => !isStated(line));
  const total = { part: TOTAL, amount: sum(stated.map(({ amount }) => amount)) };
  const compared = [...stated, ...(unstated.length === 0 ? [total] : [])].flatMap(
    ({ part, amount }) =>
      requirements
        .filter(({ scope }) => scope === part)
        .slice(0, 1)
        .map((line) => ({
          ...line,
          counted: amount,
          missing: Math.max(0, line.required - amount),
        })),
  );
  return { compared, unstated };
}

function statedReply(
  { localizer, today }: Context,
  policy: Policy,
  { compared, unstated }: Comparison,
): Reply {
  const telling = { localizer, policy, unit: unitOf(policy), asOf: today };
  const said = (key: string, line: RequirementLine) =>
    localizer.t(key, {
      part: placeName(telling, line),
      counted: number(line.counted),
      required: number(line.required),
      missing: number(line.missing),
    });
  const short = compared.filter(({ missing }) => missing > 0);
  const met = compared.filter(({ missing }) => missing <= 0);
  const shortSaid = clauses(
    localizer,
    short.map((line) => said("fulfils.stated-short", line)),
  );
  const metSaid = clauses(
    localizer,
    met.map((line) => said("fulfils.stated-met", line)),
  );
  const others = clauses(
    localizer,
    unstated.map((line) => said("fulfils.stated-demanded", line)),
  );
  const enough = unstated.length === 0 ? "fulfils.stated-enough" : "fulfils.stated-enough-of-these";
  const isShort = short.length > 0;
  return composeReply(localizer, {
    lead: isShort
      ? localizer.t("fulfils.stated-not-enough", { lines: shortSaid })
      : localizer.t(enough, { lines: metSaid }),
    lines: [
      isShort && met.length > 0 ? metSaid : undefined,
      unstated.length > 0 ? localizer.t("fulfils.stated-others", { lines: others }) : undefined,
      localizer.t("fulfils.stated-only"),
    ],
    articles: [...short, ...met, ...unstated].map(({ article }) => article),
    policy,
  });
}
