import type { WorkflowFile, WorkflowStep } from "./workflow-file.ts";

/** The steps from the first to the end where nothing is sent back, refused or objected to. */
export function usualWay({ steps }: WorkflowFile): WorkflowStep[] {
  const way: WorkflowStep[] = [];
  for (let step = steps[0]; step && !way.includes(step); ) {
    way.push(step);
    const [usual = steps[steps.indexOf(step) + 1]?.id] = step.next ?? [];
    const ends = step.next?.length === 0;
    step = ends ? undefined : steps.find(({ id }) => id === usual);
  }
  return way;
}
