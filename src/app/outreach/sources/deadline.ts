import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { type Due, dueBetween } from "../../../policy/procedures/deadline.ts";
import { rolesOf } from "../../../policy/procedures/procedures.ts";
import { gapsIn } from "../../standing/outline.ts";
import type { DueDays, Matter, Source, Subject } from "../matter.ts";

const found = new WeakMap<DueDays, WeakMap<PolicyDocument, readonly Due[]>>();

/** What a policy has due on these days, by its calendar; found once for everybody under it. */
function dueUnder(policy: PolicyDocument, days: DueDays): readonly Due[] {
  const known = found.get(days) ?? new WeakMap<PolicyDocument, readonly Due[]>();
  found.set(days, known);
  const all = known.get(policy) ?? dueBetween(policy.deadlines, days.from, days.to);
  known.set(policy, all);
  return all.filter(({ on }) => days.has(on));
}

const isForTeachers = ({ parties }: PolicyDocument, { deadline }: Due) =>
  rolesOf(parties, deadline.who).includes("teacher");

/** Whether somebody acts for the party that must do it. */
function isFor(policy: PolicyDocument, due: Due, { person }: Subject): boolean {
  const roles = rolesOf(policy.parties, due.deadline.who);
  return (
    isForTeachers(policy, due) ||
    person.grants.some(({ role }) => roles.some((each) => each === role))
  );
}

/** Whether somebody has all that is asked of them, and nothing that waits to be verified. */
function hasAll({ standing }: Subject): boolean {
  const outline = standing();
  return outline !== undefined && !outline.isWaiting && gapsIn(outline).length === 0;
}

function matterOf(id: string, policy: PolicyDocument, due: Due, isDone: boolean): Matter {
  const { deadline, on } = due;
  const party = policy.parties[deadline.who]?.title;
  return {
    kind: "deadline",
    rule: `${id}/${policy.id}/${deadline.id}/${on}`,
    on,
    isDone,
    policy,
    article: deadline.cite,
    says: isForTeachers(policy, due) ? "deadline" : "deadline-of-party",
    facts: { what: { text: deadline.what }, who: party ? { text: party } : deadline.who },
  };
}

/** By when a policy asks for something: said beforehand to those who must do it. */
export const deadlineAhead: Source = {
  id: "deadline",
  schedule: [-14, -7, -3, -1, 0],
  concerns: (days, policy) => dueUnder(policy, days).length > 0,
  due: (days, subject) => {
    const { policy } = subject;
    if (!policy) return [];
    return dueUnder(policy, days)
      .filter((due) => isFor(policy, due, subject))
      .map((due) => {
        const isDone = isForTeachers(policy, due) && hasAll(subject);
        return matterOf("deadline", policy, due, isDone);
      });
  },
};

/** What teachers should have done: said afterwards to those who answer for them. */
export const deadlineOver: Source = {
  id: "deadline-over",
  schedule: [1],
  forManagers: true,
  concerns: (days, policy) => dueUnder(policy, days).some((due) => isForTeachers(policy, due)),
  due: (days, subject) => {
    const { policy } = subject;
    if (!policy) return [];
    return dueUnder(policy, days)
      .filter((due) => isForTeachers(policy, due))
      .map((due) => {
        const matter = matterOf("deadline-over", policy, due, hasAll(subject));
        return { ...matter, says: "deadline-over" };
      });
  },
};
