import { can, hasRoleFor, unitsFor } from "../../app/access/permissions.ts";
import type { OrganisationUnit, Person } from "../../app/access/ports.ts";
import type { Audience } from "../../app/audience/audience.ts";
import type { Kept } from "../../app/store.ts";
import { nearest } from "../../domain/nearest.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { askedScope } from "../message/match-basket.ts";
import {
  type AudienceRead,
  type AudienceWords,
  readAudienceWords,
  type UnitsKnown,
} from "./audience-words.ts";

/** To whom the words of a sender go, or why that is not known. */
export type AudienceMeant =
  | { readonly kind: "meant"; readonly audience: Audience }
  /** No role of the sender lets them write to anybody. */
  | { readonly kind: "not-permitted" }
  | {
      readonly kind: "not-understood";
      readonly words: readonly string[];
      /** The name of a unit that was probably meant. */
      readonly nearest?: string;
      /** To which units the sender may write, by name: those that none of the others contains. */
      readonly reach: readonly string[];
    };

/** What finding out needs beside the words. */
export interface AudienceMeaning {
  readonly sender: Person;
  /** The kind of credits that some words name under the policy of the sender. */
  readonly scopeOf: (words: string) => string | undefined;
}

/** By which words a policy is known to ask for credits of one kind. */
export function scopesOf(policy: PolicyDocument | undefined): AudienceMeaning["scopeOf"] {
  if (!policy || !isApplicable(policy)) return () => undefined;
  return (words) => {
    const scope = askedScope(policy, {}, words);
    return policy.rules.requirements.some(({ of }) => of === scope) ? scope : undefined;
  };
}

/**
 * To whom a sender means to write by their words. What is out of their reach is not understood, so
 * that the answer does not tell whether it exists; words that say nothing of whom mean nobody.
 */
export async function audienceMeant(
  { roster }: Pick<Kept, "roster">,
  text: string,
  { sender, scopeOf }: AudienceMeaning,
): Promise<AudienceMeant> {
  if (!hasRoleFor(sender, "broadcast")) return { kind: "not-permitted" };
  const reached = await unitsFor(roster, sender, "broadcast");
  const units = { reached, own: await roster.unitsAbove(sender.unit) };
  const read = readAudienceWords(text, units);
  const { people, left } = await peopleIn(roster, sender, read.others);
  const without = read.without && (await leftOut(roster, sender, read.without));
  const scope = read.isShort && left.length > 0 ? scopeOf(left.join(" ")) : undefined;
  const words = [...(scope === undefined ? left : []), ...(without?.left ?? [])];
  if (words.length > 0 || saysNothing(read)) {
    return notUnderstood(words.length > 0 ? words : [text.trim()], units);
  }
  const named = { people, scope, without: without?.rule };
  return { kind: "meant", audience: audienceOf(read, topsOf(reached), named) };
}

/** @param whole the units that are meant where neither units nor people are named */
function audienceOf(
  read: AudienceRead,
  whole: readonly OrganisationUnit[],
  {
    people,
    scope,
    without,
  }: {
    readonly people: readonly string[];
    readonly scope: string | undefined;
    readonly without: Audience["without"] | undefined;
  },
): Audience {
  const isOfNamed = read.units.length > 0 || (people.length > 0 && !read.isEverybody);
  return {
    units: (isOfNamed ? read.units : whole).map(({ id }) => id),
    ...(people.length > 0 && { people }),
    ...(read.roles.length > 0 && { roles: read.roles }),
    ...(read.isShort && { short: { ...(scope !== undefined && { scope }) } }),
    ...(read.questionnaire !== undefined && { questionnaire: questionnaireOf(read) }),
    ...(without && { without }),
  };
}

function saysNothing(read: AudienceRead): boolean {
  const { units, isEverybody, roles, isShort, questionnaire, others, without } = read;
  const isRule = isEverybody || isShort || questionnaire !== undefined || without !== undefined;
  return !isRule && units.length + roles.length + others.length === 0;
}

function questionnaireOf({ questionnaire = "" }: AudienceWords) {
  return questionnaire === "" ? {} : { title: questionnaire };
}

/** Those of the words that name people to whom the sender may write, and the other words. */
async function peopleIn(
  roster: Pick<Kept["roster"], "person" | "peopleNamed" | "unitsAbove">,
  sender: Person,
  words: readonly string[],
): Promise<{ readonly people: readonly string[]; readonly left: readonly string[] }> {
  const people: string[] = [];
  const left: string[] = [];
  for (const word of words) {
    const numbered = /^我(?:自己)?$/u.test(word) ? sender : await roster.person(word);
    const called = numbered ? [numbered] : await roster.peopleNamed(word);
    const reached = await Promise.all(
      called.map(async (person) =>
        can(sender, "broadcast", { path: await roster.unitsAbove(person.unit) }),
      ),
    );
    const found = called.filter((_, index) => reached[index]);
    if (found.length === 0) left.push(word);
    people.push(...found.map(({ teacher }) => teacher.id));
  }
  return { people, left };
}

/** Whom an audience leaves out: units, roles and people. Nothing else is understood there. */
async function leftOut(roster: Kept["roster"], sender: Person, read: AudienceWords) {
  const { people, left } = await peopleIn(roster, sender, read.others);
  const isEmpty = read.units.length + read.roles.length + people.length === 0;
  const isOther = read.isShort || read.isEverybody || read.questionnaire !== undefined;
  return {
    rule: {
      ...(read.units.length > 0 && { units: read.units.map(({ id }) => id) }),
      ...(people.length > 0 && { people }),
      ...(read.roles.length > 0 && { roles: read.roles }),
    },
    left: isOther || (isEmpty && left.length === 0) ? [read.said] : left,
  };
}

/** The units that stand below none of the others. */
function topsOf(reached: readonly OrganisationUnit[]): readonly OrganisationUnit[] {
  const ids = new Set(reached.map(({ id }) => id));
  return reached.filter(({ parent }) => parent === undefined || !ids.has(parent));
}

function notUnderstood(words: readonly string[], { reached }: UnitsKnown): AudienceMeant {
  const names = [...new Set(reached.map(({ name }) => name))];
  const meant = words.map((word) => nearest(word, names)).find((name) => name !== undefined);
  const reach = topsOf(reached).map(({ name }) => name);
  return { kind: "not-understood", words, reach, ...(meant !== undefined && { nearest: meant }) };
}
