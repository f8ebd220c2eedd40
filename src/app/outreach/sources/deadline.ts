import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { type Due, dueBetween } from "../../../policy/procedures/deadline.ts";
import { rolesOf } from "../../../policy/procedures/procedures.ts";
import { worstGap } from "../../standing/shortfall.ts";
import type { DueDays, Matter, Source, Subject } from "../matter.ts";

/** What a policy has due on these days, by its calendar. */
function dueUnder({ deadlines }: PolicyDocument, days: DueDays): readonly Due[] {
  return dueBetween(deadlines, days.from, days.to).filter(({ on }) => days.has(on));
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
function hasAll({ standing, day }: Subject): boolean {
  const worked = standing();
  if (!worked) return false;
  const waits = worked.records.some(({ reasons }) =>
    reasons.some((reason) => reason.code === "pending" && reason.because === "unverified"),
  );
  return !waits && worstGap(worked, day) === undefined;
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
  tellsManagers: true,
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
