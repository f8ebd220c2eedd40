import type { Day } from "../../../domain/day.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import type { Plan, PlanStep } from "../../../policy/planning/plan.ts";
import { composeReply, MOST_LINES, type SubjectLabel } from "../../../wording/compose-reply.ts";
import {
  amount,
  bilingual,
  clauses,
  listed,
  measured,
  scopeName,
  unitOf,
  windowName,
} from "../../../wording/formatting.ts";
import { briefGapText, gapText, placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { stepAmount } from "../../../wording/plan-wording.ts";
import type { Reply } from "../../../wording/reply.ts";
import { anyArticle } from "../../replies/fallback-article.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

export interface PlanAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly plan: Plan;
  /** The day it was made for. */
  readonly asOf: Day;
  /** The label of the year it is for; absent where it is for everything that runs. */
  readonly year?: string | undefined;
  readonly whose?: SubjectLabel | undefined;
}

/** Whether a step is counted in the hours that it takes. */
const isInHours = ({ measure, hours, amount: taken }: PlanStep) =>
  measure === "hours" && hours === taken;

/** Whether every step is, so that the sum may be told in the same hours as they are. */
const areInHours = ({ steps }: Plan) => steps.every(isInHours);

/** One step: what, how much of it, what it gives, and what it closes. */
function stepText(telling: Telling, plan: Plan, step: PlanStep): string {
  const { localizer, unit, policy } = telling;
  const { gaps } = plan;
  const closed = step.closes.flatMap(
    ({ id, label }) => gaps.find((gap) => gap.id === id && gap.label === label) ?? [],
  );
  const closes = closed.map((line, index) =>
    closed[index - 1]?.label === line.label && line.scope !== "total"
      ? scopeName(localizer, policy, line.scope)
      : placeName(telling, line),
  );
  const params = {
    year: windowName(localizer, "year", step.year),
    option: bilingual(localizer, step.option.title),
    amount: stepAmount(localizer, step),
    gives: amount(localizer, step.gives, unit),
    closes: listed(localizer, closes),
  };
  if (areInHours(plan)) return localizer.t("plan.step", params);
  const hours = measured(localizer, step.hours, "clock-hour");
  if (!step.measure) return localizer.t("plan.step-once", { ...params, hours });
  return localizer.t("plan.step-hours", { ...params, hours });
}

/** Whether a policy demands an amount of every year or cycle, and not only of newcomers. */
const setsMinimum = ({ rules }: Policy) => rules.requirements.length > 0;

function leadText(localizer: Localizer, policy: Policy, plan: Plan): string {
  const { gaps, steps, hours, beyond } = plan;
  if (gaps.length === 0) {
    return localizer.t(setsMinimum(policy) ? "plan.nothing-missing" : "plan.no-minimum");
  }
  if (steps.length === 0) return localizer.t("plan.nothing-helps");
  const params = { hours: measured(localizer, hours, areInHours(plan) ? "hour" : "clock-hour") };
  return beyond.length > 0
    ? localizer.t("plan.partly", params)
    : localizer.t("plan.enough", params);
}

/** The lead of a plan for one year alone names the year. */
function leadOf({ localizer, policy, plan, year }: PlanAnswer): string {
  const lead = leadText(localizer, policy, plan);
  if (year === undefined) return lead;
  return localizer.t("plan.in-year", { year: windowName(localizer, "year", year), lead });
}

/** What is missing beside what a plan for one year closes. */
function laterText(telling: Telling, { later }: Plan): string | undefined {
  if (later.length === 0) return undefined;
  const gaps = later.map((line, index) =>
    later[index - 1]?.label === line.label ? briefGapText(telling, line) : gapText(telling, line),
  );
  return telling.localizer.t("plan.later", { gaps: clauses(telling.localizer, gaps) });
}

function beyondText(telling: Telling, { beyond, steps }: Plan): string | undefined {
  if (beyond.length === 0) return undefined;
  const gaps = clauses(
    telling.localizer,
    beyond.map((line) => gapText(telling, line)),
  );
  return steps.length > 0 ? telling.localizer.t("plan.beyond", { gaps }) : gaps;
}

/** The least that closes every gap, cheapest first, and what cannot be closed any more. */
export function planReply(answer: PlanAnswer): Reply {
  const { localizer, policy, plan, asOf, year, whose } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf };
  const steps = plan.steps.map((step) => stepText(telling, plan, step));
  const others = [beyondText(telling, plan), laterText(telling, plan)].filter(
    (line) => line !== undefined,
  );
  const told = steps.slice(0, MOST_LINES - others.length);
  const articles = [...plan.gaps, ...plan.later].map(({ article }) => article);
  return composeReply(localizer, {
    lead: leadOf(answer),
    tone: plan.gaps.length === 0 ? "good" : "short",
    whose,
    lines: [...told, ...others],
    drawn: [
      ...(steps.length > 0 ? [{ kind: "list", items: steps } as const] : []),
      ...others.map((text) => ({ kind: "text", text }) as const),
    ],
    details:
      steps.length > told.length ? [localizer.t("plan.then"), ...steps.slice(told.length)] : [],
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    policy,
    actions: [
      ...(year === undefined ? [] : nextQuestions(localizer, ["plan"], {}, whose)),
      ...nextQuestions(localizer, ["standing", "why"], { year }, whose),
    ],
    personal: true,
  });
}

/** Nothing can be planned for a year that has passed; asks on about what still runs. */
export function yearOverReply(
  localizer: Localizer,
  year: string,
  whose: SubjectLabel | undefined,
): Reply {
  return composeReply(localizer, {
    lead: localizer.t("plan.year-over", { year: windowName(localizer, "year", year) }),
    whose,
    actions: nextQuestions(localizer, ["plan", "standing"], {}, whose),
    personal: true,
  });
}
