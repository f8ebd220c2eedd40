import type { Day } from "../../domain/day.ts";
import type { Policy } from "../../policy/compile.ts";
import type { Plan, PlanStep } from "../../policy/planning/plan.ts";
import type { Reply } from "../reply.ts";
import { anyArticle } from "./any-article.ts";
import { composeReply, MOST_LINES, type Whose } from "./compose-reply.ts";
import { amount, bilingual, clauses, listed, measured, windowName } from "./formatting.ts";
import { gapText, placeName, type Telling } from "./line-wording.ts";
import { nextQuestions } from "./reply-actions.ts";
import type { Voice } from "./wording.ts";

export interface PlanAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly plan: Plan;
  /** The day it was made for. */
  readonly asOf: Day;
  readonly whose?: Whose | undefined;
}

const MEASURE = { hours: "hour", units: "unit", credits: "credit" } as const;

/** One step: what, how much of it, what it gives, and what it closes. */
function stepText(telling: Telling, { gaps }: Plan, step: PlanStep): string {
  const { voice, unit } = telling;
  const closes = step.closes.flatMap(({ id, label }) => {
    const line = gaps.find((gap) => gap.id === id && gap.label === label);
    return line ? [placeName(telling, line)] : [];
  });
  const params = {
    year: windowName(voice, "year", step.year),
    option: bilingual(voice, step.option.title),
    amount: measured(voice, step.amount, MEASURE[step.measure]),
    gives: amount(voice, step.gives, unit),
    closes: listed(voice, closes),
  };
  if (step.measure === "hours" && step.hours === step.amount) return voice.say("plan.step", params);
  const hours = measured(voice, step.hours, "clock-hour");
  return voice.say("plan.step-hours", { ...params, hours });
}

function leadText(telling: Telling, { gaps, steps, hours, beyond }: Plan): string {
  const { voice } = telling;
  if (gaps.length === 0) return voice.say("plan.nothing-missing");
  if (steps.length === 0) return voice.say("plan.nothing-helps");
  const params = { hours: measured(voice, hours, "clock-hour") };
  return beyond.length > 0 ? voice.say("plan.partly", params) : voice.say("plan.enough", params);
}

function beyondText(telling: Telling, { beyond, steps }: Plan): string | undefined {
  if (beyond.length === 0) return undefined;
  const gaps = clauses(
    telling.voice,
    beyond.map((line) => gapText(telling, line)),
  );
  return steps.length > 0 ? telling.voice.say("plan.beyond", { gaps }) : gaps;
}

/** The least that closes every gap, cheapest first, and what cannot be closed any more. */
export function planReply({ voice, policy, plan, asOf, whose }: PlanAnswer): Reply {
  const telling = { voice, policy, unit: policy.unit, asOf };
  const steps = plan.steps.map((step) => stepText(telling, plan, step));
  const beyond = beyondText(telling, plan);
  const room = beyond ? MOST_LINES - 1 : MOST_LINES;
  const told = steps.length > room ? steps.slice(0, room) : steps;
  const articles = plan.gaps.map(({ article }) => article);
  return composeReply(voice, {
    lead: leadText(telling, plan),
    tone: plan.gaps.length === 0 ? "good" : "short",
    whose,
    lines: [...told, beyond],
    blocks: steps.length > told.length ? [{ kind: "list", items: steps.slice(told.length) }] : [],
    details:
      steps.length > told.length ? [voice.say("plan.then"), ...steps.slice(told.length)] : [],
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    policy,
    actions: nextQuestions(voice, ["standing", "why"], {}, whose?.name),
    personal: true,
  });
}
