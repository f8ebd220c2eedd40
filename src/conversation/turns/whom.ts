import { unitsToChooseFor } from "../../app/choose-policy.ts";
import { factsAbout, type KnownFacts } from "../../app/facts-about.ts";
import { findPerson, type PersonFound } from "../../app/find-person.ts";
import { nameInText } from "../../app/name-in-text.ts";
import { type ChosenPolicy, policyForPerson } from "../../app/policy-for-person.ts";
import type { OrganisationUnit, Person, Roster } from "../../app/ports.ts";
import { unitsAbove } from "../../app/units-above.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { askedScope } from "../asked-scope.ts";
import { looksLikeName, saysPronoun } from "../follow/spoken-of.ts";
import { extractSlots } from "../message/slots.ts";
import { noArithmeticReply, noPolicyReply } from "../replies/policy-replies.ts";
import {
  namesakesReply,
  notInReachReply,
  similarNamesReply,
  unknownPersonReply,
  whomReply,
} from "../replies/small-replies.ts";
import type { Whose } from "../replies/standing-reply.ts";
import { soundsAlike } from "../sounds-alike.ts";
import type { Answer, Scene } from "./scene.ts";

/** The person a question is about, with their policy and facts. */
export interface Known {
  readonly kind: "known";
  readonly person: Person;
  readonly policy: Policy;
  readonly facts: KnownFacts;
  /** Absent where somebody asks about themselves. */
  readonly whose: Whose | undefined;
}

/** The person a question is about, or why there is no such answer. */
export type Whom = Known | { readonly kind: "settled"; readonly answer: Answer };

type Sought =
  | { readonly kind: "person"; readonly person: Person }
  | { readonly kind: "settled"; readonly answer: Answer };

/** The policy that holds for a person; what the channel says where no unit has chosen, or of a stranger. */
export async function policyOf(
  scene: Scene,
  person: Person | undefined,
  roster: Pick<Roster, "unit"> = scene.deps.store.roster,
): Promise<PolicyDocument | undefined> {
  const chosen: Pick<ChosenPolicy, "policy"> | undefined =
    person && (await policyForPerson(roster, person));
  const id = chosen?.policy ?? scene.turn.speaker.policy;
  return id === undefined ? undefined : scene.deps.catalogue.document(id);
}

/** Says that the school has not chosen a policy, and how that is done. */
export async function withoutPolicy({ deps, voice, asker }: Scene): Promise<Answer> {
  const units = asker ? await unitsToChooseFor(deps.store.roster, asker) : [];
  return { reply: noPolicyReply(voice, { mayChoose: units.length > 0 }) };
}

/**
 * Finds out whom a question is about and reads their facts; looks at others are noted.
 *
 * @param under the policy to apply, where it is not the one that holds for them
 */
export async function whom(scene: Scene, why: string, under?: Policy): Promise<Whom> {
  const { asker, deps, turn } = scene;
  if (!asker) return settled({ reply: unknownPersonReply(scene.voice) });
  const sought = await seek(scene, asker);
  if (sought.kind === "settled") return sought;
  const { person } = sought;
  const look = { viewer: asker, subject: person, at: turn.at, why };
  const facts = await factsAbout(deps.store, look);
  if (!facts) return outOfReach(scene, person.teacher.id);
  const policy = under ?? (await policyOf(scene, person));
  if (!policy) return settled(await withoutPolicy(scene));
  if (!isApplicable(policy)) return settled({ reply: noArithmeticReply(scene.voice, policy) });
  const own = person.teacher.id === asker.teacher.id;
  const places = own ? [] : await unitsAbove(deps.store.roster, person.unit);
  const whose = own ? undefined : { name: person.teacher.name, place: placeName(places) };
  return { kind: "known", person, policy, facts, whose };
}

function settled(answer: Answer): { kind: "settled"; answer: Answer } {
  return { kind: "settled", answer };
}

/** The same words whether somebody does not exist or may not be seen. */
function outOfReach({ voice }: Scene, wanted: string) {
  return settled({ reply: notInReachReply(voice, wanted), apart: true });
}

async function seek(scene: Scene, asker: Person): Promise<Sought> {
  const { about, meaning, text, voice, thread, deps } = scene;
  const wanted =
    meaning.slots.person ?? (await namedAlone(scene, asker)) ?? (await spokenOf(scene, asker));
  if (about === undefined && wanted) return search(scene, asker, wanted);
  const id = about ?? (saysPronoun(text) ? (thread?.person ?? null) : asker.teacher.id);
  if (id === null) return settled({ reply: whomReply(voice) });
  const person = id === asker.teacher.id ? asker : await deps.store.roster.person(id);
  if (!person) return outOfReach(scene, id);
  return { kind: "person", person };
}

/** What follows a command's word may begin with nothing but a name: `/查 王芳 2025年`. */
async function namedAlone(scene: Scene, asker: Person): Promise<string | undefined> {
  const rest = scene.meaning.command?.rest.trim() ?? "";
  const name = /^(?:[A-Z][a-z]+(?: [A-Z][a-z]+)+|\S+)/u.exec(rest)?.[0] ?? "";
  const { context } = scene;
  const reads = Object.keys(extractSlots(name, context)).length > 0;
  if (!looksLikeName(name, context.vocabulary) || reads) {
    return undefined;
  }
  const policy = await policyOf(scene, asker);
  return policy && askedScope(policy, {}, name) ? undefined : name;
}

/** Somebody within reach who is called by name in a question that does not speak of the asker. */
async function spokenOf({ deps, meaning, text }: Scene, asker: Person) {
  if (meaning.command || /我|\b(?:I|my|me)\b/iu.test(text)) return undefined;
  return nameInText(deps.store.roster, asker, text);
}

async function search(scene: Scene, asker: Person, wanted: string): Promise<Sought> {
  const { deps, voice } = scene;
  const { name, id } = asker.teacher;
  if (wanted === name || wanted === id) return { kind: "person", person: asker };
  const result = await findPerson(deps.store.roster, asker, wanted, soundsAlike);
  if (result.kind === "nobody") return outOfReach(scene, wanted);
  if (result.kind === "one") return { kind: "person", person: result.found.person };
  const people = result.found.map((found) => choiceOf(scene, found));
  return settled({
    reply:
      result.kind === "several"
        ? namesakesReply(voice, people)
        : similarNamesReply(voice, wanted, people),
    apart: true,
  });
}

function choiceOf({ voice }: Scene, { person, places }: PersonFound) {
  const { name, id } = person.teacher;
  const place = placeName(places);
  const says = voice.language === "en" ? `/pick ${id}` : `/选 ${id}`;
  return { label: place ? `${name}（${place}）` : name, says };
}

/** The school and, where somebody belongs to one, the group: 示例中心校 语文组. */
function placeName(places: readonly OrganisationUnit[]): string {
  const near = places.filter(({ kind }) => kind === "group" || kind === "school");
  return (near.length > 0 ? near : places.slice(0, 1))
    .map(({ name }) => name)
    .reverse()
    .join(" ");
}
