import type { Day } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { usualWay } from "../../../policy/procedures/workflow.ts";
import type { WorkflowFile, WorkflowStep } from "../../../policy/procedures/workflow-file.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import { countText } from "../../../wording/deadline-wording.ts";
import { bilingual, clauses, day } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { partyName } from "../../../wording/route-wording.ts";
import { nextOf } from "../deadline/match-deadlines.ts";

export interface WorkflowAnswer {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
  readonly workflow: WorkflowFile;
  readonly today: Day;
  /** The steps that were asked about by name; the others are left out of the first lines. */
  readonly steps: readonly WorkflowStep[];
}

function stepText(answer: WorkflowAnswer, step: WorkflowStep): string {
  const { localizer, policy } = answer;
  const { parties } = policy;
  const needs = step.needs.map((each) => bilingual(localizer, each));
  const told = {
    step: bilingual(localizer, step.title),
    by: partyName({ localizer, parties }, step.by),
    does: bilingual(localizer, step.does),
  };
  const text =
    needs.length > 0
      ? localizer.t("workflow.step-needs", { ...told, needs: clauses(localizer, needs) })
      : localizer.t("workflow.step", told);
  const until = untilText(answer, step);
  return until === undefined ? text : localizer.t("workflow.step-until", { text, until });
}

/** How long a step takes, or the next day on which it must be done. */
function untilText({ localizer, policy, today }: WorkflowAnswer, step: WorkflowStep) {
  const deadline = policy.deadlines.find(({ id }) => id === step.deadline);
  if (!deadline) return undefined;
  if (deadline.within) return countText({ localizer }, deadline.within);
  const [next] = nextOf([deadline], today);
  return next && day(localizer, next.on, today);
}

/** How something goes: the steps in a row, then what happens in each and who does it. */
export function workflowReply(answer: WorkflowAnswer): Reply {
  const { localizer, policy, workflow, steps } = answer;
  const titles = usualWay(workflow).map(({ title }) => bilingual(localizer, title));
  const whole = localizer.t("workflow.whole", {
    title: bilingual(localizer, workflow.title),
    steps: titles.join(localizer.t("workflow.arrow")),
  });
  const asked = steps.map((step) => stepText(answer, step));
  const [lead = whole, ...more] = asked;
  const lines = asked.length > 0 ? [...more, whole] : [];
  const details = workflow.steps.map((step) => stepText(answer, step));
  const told = steps.length > 0 ? steps : workflow.steps;
  return composeReply(localizer, {
    lead,
    lines,
    details: asked.length > 0 ? lines.slice(MOST_LINES) : details,
    articles: told.map(({ cite }) => cite ?? workflow.cite),
    policy,
  });
}
