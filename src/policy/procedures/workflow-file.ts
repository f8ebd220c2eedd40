import { z } from "zod";
import { bilingual, cite, identifier, keywords, ruleHead } from "../terms/text.ts";

/** One state on the way: who acts in it, what is needed, and where it leads. */
const step = z.strictObject({
  id: identifier,
  title: bilingual,
  /** What else people call it: 复核, check. */
  keywords: keywords.default([]),
  by: identifier,
  /** What is done in it, and by which rules. */
  does: bilingual,
  /** What must be there for it. */
  needs: z.array(bilingual).default([]),
  /** The deadline that says how long it lasts. */
  deadline: identifier.optional(),
  /** The steps that may follow, the usual one first; by default the next one. An empty list ends the way. */
  next: z.array(identifier).optional(),
  cite: cite.optional(),
});

/** How something goes, step by step (流程). */
export const workflowFile = z.strictObject({
  ...ruleHead,
  title: bilingual,
  /** Words by which people speak of it: 学分认定. */
  keywords: keywords.min(1),
  steps: z.array(step).min(2),
});

export type WorkflowFile = z.output<typeof workflowFile>;
export type WorkflowStep = WorkflowFile["steps"][number];
