import { findPerson, type PersonFound } from "../app/access/find-person.ts";
import { nameInText } from "../app/access/name-in-text.ts";
import { hasRoleFor } from "../app/access/permissions.ts";
import type { OrganisationUnit, Person } from "../app/access/ports.ts";
import { loadTeacherFacts, type TeacherFacts } from "../app/standing/teacher-facts.ts";
import { isApplicable, type Policy } from "../policy/engine/compile.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import type { Action } from "../wording/reply.ts";
import type { Context } from "./context.ts";
import { askedScope } from "./message/match-basket.ts";
import { isName } from "./message/slots.ts";
import type { Answer } from "./question.ts";
import type { SubjectLabel } from "./questions/standing/reply.ts";
import {
  everybodyReply,
  namesakesReply,
  noOwnCreditsReply,
  notInReachReply,
  similarNamesReply,
  unknownPersonReply,
  whomReply,
} from "./replies/common-replies.ts";
import { noArithmeticReply, noPolicyReply } from "./replies/policy-replies.ts";
import { soundsAlike } from "./sounds-alike.ts";
import { namesPlace } from "./unit-meant.ts";

/** The person a question is about, with their policy and facts. */
export interface Subject {
  readonly kind: "known";
  readonly person: Person;
  readonly policy: Policy;
  readonly facts: TeacherFacts;
  /** Absent where somebody asks about themselves. */
  readonly whose: SubjectLabel | undefined;
}

/** The person a question is about, or the answer that there is none. */
export type SubjectResolution = Subject | { readonly kind: "answered"; readonly answer: Answer };

type Sought =
  | { readonly kind: "person"; readonly person: Person }
  | { readonly kind: "answered"; readonly answer: Answer };

/** The policy that holds for a person; what the channel names where no unit has chosen. */
export async function policyOf(
  { deps, turn, unitsAbove }: Pick<Context, "deps" | "turn" | "unitsAbove">,
  person: Person,
): Promise<PolicyDocument | undefined> {
  const chosen = (await unitsAbove(person.unit)).find(({ policy }) => policy)?.policy;
  const id = chosen ?? turn.speaker.policy;
  return id === undefined ? undefined : deps.catalogue.document(id);
}

/** Says that the school has not chosen a policy, and how that is done. */
export function withoutPolicy({ localizer, asker }: Context): Answer {
  const mayChoose = asker !== undefined && hasRoleFor(asker, "choose-policy");
  return { reply: noPolicyReply(localizer, { mayChoose }) };
}

/** Whoever looks after others without a policy of their own has no credits to earn. */
function withoutOwnPolicy(context: Context, asker: Person, person: Person): Answer {
  const isOwn = person.teacher.id === asker.teacher.id;
  const looksAfter = isOwn && hasRoleFor(asker, "list-short") && context.ownPolicy() !== undefined;
  if (!looksAfter) return withoutPolicy(context);
  const mayChoose = hasRoleFor(asker, "choose-policy");
  return { reply: noOwnCreditsReply(context.localizer, { mayChoose }) };
}

/**
 * Finds out whom a question is about and reads their facts; looks at others are noted.
 *
 * @param under the policy to apply, where it is not the one that holds for them
 */
export async function resolveSubject(
  context: Context,
  why: string,
  under?: Policy,
): Promise<SubjectResolution> {
  const { asker, deps, turn } = context;
  if (!asker) return answered({ reply: unknownPersonReply(context.localizer, turn) });
  const sought = await seek(context, asker);
  if (sought.kind === "answered") return sought;
  const { person } = sought;
  const look = { viewer: asker, subject: person, at: turn.at, why };
  const facts = await loadTeacherFacts(deps.store, look);
  if (!facts) return outOfReach(context, person.teacher.id);
  const policy = under ?? (await policyOf(context, person));
  if (!policy) return answered(withoutOwnPolicy(context, asker, person));
  if (!isApplicable(policy))
    return answered({ reply: noArithmeticReply(context.localizer, policy) });
  const own = person.teacher.id === asker.teacher.id;
  const places = own ? [] : await context.unitsAbove(person.unit);
  const whose = own
    ? undefined
    : { id: person.teacher.id, name: person.teacher.name, place: placeName(places) };
  return { kind: "known", person, policy, facts, whose };
}

function answered(answer: Answer): { kind: "answered"; answer: Answer } {
  return { kind: "answered", answer };
}

/** The same words whether somebody does not exist or may not be seen. */
function outOfReach({ localizer }: Context, wanted: string) {
  return answered({ reply: notInReachReply(localizer, wanted), askerOnly: true });
}

async function seek(context: Context, asker: Person): Promise<Sought> {
  const { about, message, localizer, thread, deps } = context;
  const wanted = message.slots.person ?? namedAlone(context) ?? (await spokenOf(context, asker));
  if (about === undefined && wanted) return search(context, asker, wanted);
  const pronoun = message.shows("has-pronoun");
  const id = about ?? (pronoun ? (thread?.person ?? null) : asker.teacher.id);
  if (id === null) {
    // Who may look at nobody else need not say whom they mean.
    const mayLook = hasRoleFor(asker, "view-figures");
    return answered({
      reply: mayLook ? whomReply(localizer) : everybodyReply(localizer, { hasRole: false }),
    });
  }
  const person = id === asker.teacher.id ? asker : await deps.store.roster.person(id);
  if (!person) return outOfReach(context, id);
  return { kind: "person", person };
}

/** What follows a command's word may begin with nothing but a name: `/查 王芳 2025年`. */
function namedAlone({ message, reading, ownPolicy }: Context): string | undefined {
  const rest = message.command?.rest.trim() ?? "";
  const name = /^(?:[A-Z][a-z]+(?: [A-Z][a-z]+)+|\S+)/u.exec(rest)?.[0] ?? "";
  if (!isName(name, reading)) return undefined;
  const policy = ownPolicy();
  return policy && askedScope(policy, {}, name) ? undefined : name;
}

/** Somebody within reach who is called by name in a question that does not speak of the asker. */
async function spokenOf({ deps, message }: Context, asker: Person) {
  if (message.command || message.shows("speaks-of-self")) return undefined;
  return nameInText(deps.store.roster, asker, message.text);
}

async function search(context: Context, asker: Person, wanted: string): Promise<Sought> {
  const { deps, localizer } = context;
  const { name, id } = asker.teacher;
  const isNamesake = context.message.shows("means-a-namesake");
  if (wanted === id || (wanted === name && !isNamesake)) return { kind: "person", person: asker };
  if (wanted === name && !hasRoleFor(asker, "view-figures")) return outOfReach(context, wanted);
  const result = await findPerson(deps.store.roster, asker, wanted, soundsAlike);
  if (result.kind === "nobody") return outOfReach(context, wanted);
  if (result.kind === "one") return { kind: "person", person: result.found.person };
  const there = result.kind === "several" ? worksThere(context, result.found) : undefined;
  if (there) return { kind: "person", person: there.person };
  const people = result.found.map((found) => choiceOf(context, found));
  return answered({
    reply:
      result.kind === "several"
        ? namesakesReply(localizer, people)
        : similarNamesReply(localizer, wanted, people),
    askerOnly: true,
  });
}

/** The only one of several of one name who works where the message says: 数学组的王芳. */
function worksThere(
  { message, thread, reading }: Context,
  found: readonly PersonFound[],
): PersonFound | undefined {
  const before = thread?.previous?.text;
  const texts = [message.text, ...(before === undefined ? [] : [before])];
  const those = texts.map((text) =>
    found.filter(({ places }) =>
      namesPlace(
        text,
        places.map(({ name }) => name),
        reading.vocabulary,
      ),
    ),
  );
  return those.find(({ length }) => length === 1)?.[0];
}

/** A button that asks the same question of this person. */
function choiceOf(context: Context, { person, places }: PersonFound): Action {
  const { question = "standing.total", before, message } = context;
  const { name, id } = person.teacher;
  const { person: _, ...slots } = message.slots;
  const place = placeName(places);
  const text = before?.text ?? message.text;
  return {
    label: place ? `${name}（${place}）` : name,
    run: { ask: question, slots, about: id, text },
  };
}

/** The school and, where somebody belongs to one, the group: 示例中心校 语文组. */
function placeName(places: readonly OrganisationUnit[]): string {
  const near = places.filter(({ kind }) => kind === "group" || kind === "school");
  return (near.length > 0 ? near : places.slice(0, 1))
    .map(({ name }) => name)
    .reverse()
    .join(" ");
}
