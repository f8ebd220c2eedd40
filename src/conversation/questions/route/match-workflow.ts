import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { WorkflowFile, WorkflowStep } from "../../../policy/procedures/workflow-file.ts";
import { likeness, speaksOf } from "../../message/keywords.ts";

/** How something goes that is asked about, and the steps of it that are named. */
export interface AskedWorkflow {
  readonly workflow: WorkflowFile;
  readonly steps: readonly WorkflowStep[];
}

function stepsIn({ steps }: WorkflowFile, text: string): WorkflowStep[] {
  return steps.filter(({ title, keywords }) => speaksOf([title.zh, title.en, ...keywords], text));
}

/** The workflow of a policy that a text speaks of, the one that it names by most words. */
export function askedWorkflow(
  { workflows }: Pick<PolicyDocument, "workflows">,
  text: string,
): AskedWorkflow | undefined {
  const named = workflows
    .map((workflow) => ({ workflow, words: likeness(workflow.keywords, text) }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words);
  const [best] = named;
  return best && { workflow: best.workflow, steps: stepsIn(best.workflow, text) };
}
