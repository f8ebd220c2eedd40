import { describe, expect, it } from "vitest";
import { usualWay } from "../../../src/policy/procedures/workflow.ts";
import type { WorkflowFile } from "../../../src/policy/procedures/workflow-file.ts";
import { smallProcedures } from "../../support/small-procedures.ts";

function way(...steps: readonly string[]): string[] {
  const written = steps.map(
    (each) => `{ ${each}, title: { zh: 步, en: Step }, by: head, does: { zh: 做, en: does } }`,
  );
  const clauses = `workflows: [{ id: w, cite: 一, title: { zh: 流程, en: Way }, keywords: [流程], steps: [${written.join(", ")}] }]`;
  const [flow] = smallProcedures(clauses).workflows;
  return usualWay(flow as WorkflowFile).map(({ id }) => id);
}

describe("the usual way", () => {
  it.each([
    [
      ["id: a", "id: b", "id: c"],
      ["a", "b", "c"],
    ],
    [
      ["id: a", "id: b, next: [c, a]", "id: no, next: []", "id: c"],
      ["a", "b", "c"],
    ],
    [["id: a, next: []", "id: b"], ["a"]],
    [
      ["id: a", "id: b, next: [a]"],
      ["a", "b"],
    ],
  ])("through %j is %j", (steps, expected) => {
    expect(way(...steps)).toEqual(expected);
  });
});
