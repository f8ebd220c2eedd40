import type { Day } from "../../domain/day.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { usualWay } from "../../policy/procedures/workflow.ts";
import type { WorkflowFile, WorkflowStep } from "../../policy/procedures/workflow-file.ts";
import { nextOf } from "../questions/deadline/asked-deadlines.ts";
import type { Reply } from "../reply.ts";
import { composeReply, MOST_LINES } from "./compose-reply.ts";
import { countText } from "./deadline-wording.ts";
import { bilingual, clauses, day } from "./formatting.ts";
import { partyName } from "./route-wording.ts";
import type { Voice } from "./wording.ts";

export interface WorkflowAnswer {
  readonly voice: Voice;
  readonly policy: PolicyDocument;
  readonly workflow: WorkflowFile;
  readonly today: Day;
  /** The steps that were asked about by name; the others are left out of the first lines. */
  readonly steps: readonly WorkflowStep[];
}

function stepText(answer: WorkflowAnswer, step: WorkflowStep): string {
  const { voice, policy } = answer;
  const { parties } = policy.file;
  const needs = step.needs.map((each) => bilingual(voice, each));
  const told = {
    step: bilingual(voice, step.title),
    by: partyName({ voice, parties }, step.by),
    does: bilingual(voice, step.does),
  };
  const text =
    needs.length > 0
      ? voice.say("workflow.step-needs", { ...told, needs: clauses(voice, needs) })
      : voice.say("workflow.step", told);
  const until = untilText(answer, step);
  return until === undefined ? text : voice.say("workflow.step-until", { text, until });
}

/** How long a step takes, or the next day on which it must be done. */
function untilText({ voice, policy, today }: WorkflowAnswer, step: WorkflowStep) {
  const deadline = policy.file.deadlines.find(({ id }) => id === step.deadline);
  if (!deadline) return undefined;
  if (deadline.within) return countText({ voice }, deadline.within);
  const [next] = nextOf([deadline], today);
  return next && day(voice, next.on, today);
}

/** How something goes: the steps in a row, then what happens in each and who does it. */
export function workflowReply(answer: WorkflowAnswer): Reply {
  const { voice, policy, workflow, steps } = answer;
  const titles = usualWay(workflow).map(({ title }) => bilingual(voice, title));
  const whole = voice.say("workflow.whole", {
    title: bilingual(voice, workflow.title),
    steps: titles.join(voice.say("workflow.arrow")),
  });
  const asked = steps.map((step) => stepText(answer, step));
  const [lead = whole, ...more] = asked;
  const lines = asked.length > 0 ? [...more, whole] : [];
  const details = workflow.steps.map((step) => stepText(answer, step));
  const told = steps.length > 0 ? steps : workflow.steps;
  return composeReply(voice, {
    lead,
    lines,
    details: asked.length > 0 ? lines.slice(MOST_LINES) : details,
    articles: told.map(({ cite }) => cite ?? workflow.cite),
    policy,
  });
}
