import type { PolicyFile } from "../engine/policy-file.ts";
import { PROCEDURES } from "../procedures/procedures.ts";
import { hint } from "../terms/hint.ts";
import type { Refuse } from "../terms/refuse.ts";
import { checkRoutes } from "./validate-routes.ts";

type Path = readonly (string | number)[];

/** A name that a rule uses, and where. */
interface Mention {
  readonly path: Path;
  readonly name: string | undefined;
}

/** Refuses the first mention of something that is not there. */
function checkKnown(
  where: string,
  known: ReadonlySet<string>,
  mentions: readonly Mention[],
  refuse: Refuse,
): void {
  for (const { path, name } of mentions) {
    if (name === undefined || known.has(name)) continue;
    refuse(path, `${where} has no ${name}${hint(name, known)}`);
  }
}

/** Every party that a rule speaks of. */
function partyMentions({ routes, deadlines, workflows }: PolicyFile): Mention[] {
  return [
    ...routes.flatMap(({ rows, examples }, table) => [
      ...rows.flatMap(({ approver, applicants = [] }, index) => [
        { path: ["routes", table, "rows", index, "approver"], name: approver },
        ...applicants.map((name) => ({
          path: ["routes", table, "rows", index, "applicants"],
          name,
        })),
      ]),
      ...examples.flatMap(({ applicant, approver }, index) =>
        [applicant, approver].map((name) => ({ path: ["routes", table, "examples", index], name })),
      ),
    ]),
    ...deadlines.map(({ who }, index) => ({ path: ["deadlines", index, "who"], name: who })),
    ...workflows.flatMap(({ steps }, flow) =>
      steps.map(({ by }, index) => ({ path: ["workflows", flow, "steps", index, "by"], name: by })),
    ),
  ];
}

/** Every article that is cited within a rule, beside the rule's own. */
function articleMentions({ routes, workflows }: PolicyFile): Mention[] {
  return [
    ...routes.flatMap(({ requires, rows, notice }, table) => [
      ...requires.map(({ cite }, index) => ({
        path: ["routes", table, "requires", index, "cite"],
        name: cite,
      })),
      ...rows.flatMap((row, index) =>
        row.requires.map(({ cite }) => ({
          path: ["routes", table, "rows", index, "requires"],
          name: cite,
        })),
      ),
      { path: ["routes", table, "notice", "cite"], name: notice?.cite },
    ]),
    ...workflows.flatMap(({ steps }, flow) =>
      steps.map(({ cite }, index) => ({
        path: ["workflows", flow, "steps", index, "cite"],
        name: cite,
      })),
    ),
  ];
}

/** Steps lead to steps of their own workflow, and last as long as a deadline that there is. */
function checkSteps({ workflows, deadlines }: PolicyFile, refuse: Refuse): void {
  const due = new Set(deadlines.map(({ id }) => id));
  for (const [flow, { steps }] of workflows.entries()) {
    const known = new Set(steps.map(({ id }) => id));
    for (const [index, { next = [], deadline }] of steps.entries()) {
      const path = ["workflows", flow, "steps", index];
      const led = next.map((name) => ({ path: [...path, "next"], name }));
      checkKnown("steps", known, led, refuse);
      checkKnown("deadlines", due, [{ path: [...path, "deadline"], name: deadline }], refuse);
    }
  }
}

/** Every rule has a name of its own. */
function checkIds(file: PolicyFile, refuse: Refuse): void {
  for (const section of PROCEDURES) {
    const ids = file[section].map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index)
        refuse([section, index, "id"], `${section} has a rule ${id} already`);
    }
  }
}

/** Refuses procedures whose parts do not fit together, or that leave a length undecided. */
export function checkProcedures(file: PolicyFile, refuse: Refuse): void {
  checkIds(file, refuse);
  const articles = new Set(Object.keys(file.articles));
  const own = PROCEDURES.flatMap((section) =>
    file[section].map(({ cite }, index) => ({ path: [section, index, "cite"], name: cite })),
  );
  checkKnown("articles", articles, [...own, ...articleMentions(file)], refuse);
  checkKnown("parties", new Set(Object.keys(file.parties)), partyMentions(file), refuse);
  checkSteps(file, refuse);
  checkRoutes(file.routes, refuse);
}
