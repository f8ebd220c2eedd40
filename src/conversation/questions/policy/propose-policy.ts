import { managedUnits } from "../../../app/access/permissions.ts";
import type { OrganisationUnit, Person, Roster } from "../../../app/access/ports.ts";
import {
  choosePolicy,
  type PolicyChange,
  proposePolicy,
} from "../../../app/policies/choose-policy.ts";
import { type Choice, choicesOf } from "../../../app/policies/entry-kinds.ts";
import { previewChoice } from "../../../app/policies/preview-choice.ts";
import type { Kept } from "../../../app/store.ts";
import { isDay } from "../../../domain/day.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { bilingual, day } from "../../../wording/formatting.ts";
import type { CommandRun } from "../../../wording/reply.ts";
import type { Context } from "../../context.ts";
import { normalise } from "../../message/normalise.ts";
import type { Answer } from "../../question.ts";
import { notAllowedReply } from "../../replies/common-replies.ts";
import { chooseUnitReply } from "../../replies/policy-replies.ts";
import {
  type ChosenBy,
  choiceChangedReply,
  type Holding,
  holdsAlreadyReply,
  policyChosenReply,
  proposedPolicyReply,
} from "./choice-reply.ts";

/** Stands for no policy where a button names one. */
const NONE = "-";
const CONFIRMS = /^(?:确认|confirm)\s(\S{1,100})\s(\S{1,100})\s(.{1,200})$/iu;

function documentOf({ deps }: Context, id: string | undefined): PolicyDocument | undefined {
  if (id === undefined || !deps.catalogue.ids.includes(id)) return undefined;
  try {
    return deps.catalogue.document(id);
  } catch {
    return undefined;
  }
}

/** A policy as people know it; its id where it cannot be read any more. */
function titleOf(context: Context, id: string | undefined): string | undefined {
  const document = documentOf(context, id);
  return document ? bilingual(context.localizer, document.title) : id;
}

/** What holds for a unit that has chosen this itself, or nothing. */
async function holdingOf(
  context: Context,
  roster: Pick<Roster, "unitsAbove">,
  unit: OrganisationUnit,
  own: string | undefined,
): Promise<Holding> {
  if (own !== undefined) return { title: titleOf(context, own) };
  const [, ...above] = await roster.unitsAbove(unit.id);
  const inherited = above.find(({ policy }) => policy !== undefined)?.policy;
  return { title: titleOf(context, inherited), isFromAbove: true };
}

/** What proposes a policy for a unit, or that it follows the one above it. */
function choosing(
  { localizer }: Context,
  { unit, to }: Pick<PolicyChange, "unit" | "to">,
): CommandRun {
  const chosen =
    to === undefined
      ? localizer.t("policy.clear-args")
      : localizer.t("policy.choose-args", { id: to });
  return { command: "policy", args: `${chosen} ${unit}` };
}

/**
 * Says what choosing a policy would change, and asks; nothing is chosen yet.
 *
 * @param to the policy's id; none where the unit shall follow the one above it
 * @param named the id or name of the unit, where it was given
 */
export async function proposeChoice(
  context: Context,
  asker: Person,
  to: string | undefined,
  named: string | undefined,
): Promise<Answer> {
  const { localizer, deps, turn } = context;
  const { roster } = deps.store;
  const isMeant = ({ id, name }: OrganisationUnit) =>
    [id, name].some((each) => normalise(each) === named);
  const proposal = await proposePolicy(roster, asker, named === undefined ? undefined : isMeant);
  if (proposal.kind === "not-allowed") return { reply: notAllowedReply(localizer) };
  if (proposal.kind === "which-unit") {
    const units = proposal.units.map(({ id, name }) => ({
      label: name,
      run: choosing(context, { unit: id, to }),
    }));
    return { reply: chooseUnitReply(localizer, units) };
  }
  const { unit, holding, inherited } = proposal;
  const now = await holdingOf(context, roster, unit, unit.policy);
  if (unit.policy === to) {
    const last = (await choicesOf(deps.store.log, unit.id)).at(-1);
    const by = await chosenBy(context, deps.store, unit, last);
    return { reply: holdsAlreadyReply(localizer, { unit: unit.name, now }, by) };
  }
  const told = { unit: unit.name, before: now, after: await holdingOf(context, roster, unit, to) };
  const [before, after] = [documentOf(context, holding), documentOf(context, to ?? inherited)];
  const preview = await previewChoice(deps.store, { unit: unit.id, before, after }, turn.today);
  const change = { unit: unit.id, from: unit.policy, to };
  const [toSaid, fromSaid] = [to ?? NONE, unit.policy ?? NONE];
  const reply = proposedPolicyReply(
    localizer,
    told,
    {
      preview,
      countsNow: before !== undefined && isApplicable(before),
      countsThen: after !== undefined && isApplicable(after),
    },
    {
      command: "policy",
      args: localizer.t("policy.confirm-args", { to: toSaid, from: fromSaid, unit: unit.id }),
    },
  );
  return { reply, askerOnly: true, thread: { choosing: change } };
}

/** The choice that a button confirms; nothing where the text is none. */
export async function choiceConfirmed(
  { deps }: Context,
  asker: Person,
  rest: string,
): Promise<PolicyChange | undefined> {
  const [, to, from, named] = CONFIRMS.exec(rest) ?? [];
  if (to === undefined || from === undefined || named === undefined) return undefined;
  const units = await managedUnits(deps.store.roster, asker);
  const unit = units.find(({ id }) => normalise(id) === named)?.id ?? named;
  const idOf = (said: string) => (said === NONE ? undefined : said);
  return { unit, to: idOf(to), from: idOf(from) };
}

/** Chooses what was shown and confirmed; says so where it is not to be chosen any more. */
export async function confirmChoice(
  context: Context,
  asker: Person,
  change: PolicyChange,
): Promise<Answer> {
  const { localizer, deps, turn } = context;
  if (change.to !== undefined) deps.catalogue.document(change.to);
  const provenance = { by: asker.teacher.id, at: turn.at, via: turn.via };
  return choosePolicy(deps.store, change, provenance, async (chosen, kept): Promise<Answer> => {
    if (chosen.kind === "not-allowed") return { reply: notAllowedReply(localizer) };
    const { unit } = chosen;
    const now = await holdingOf(context, kept.roster, unit, unit.policy);
    if (chosen.kind === "chosen") {
      const before = await holdingOf(context, kept.roster, unit, change.from);
      const told = { unit: unit.name, before, after: now };
      const back = choosing(context, { unit: unit.id, to: change.from });
      const reply = policyChosenReply(localizer, told, back);
      return { reply, effects: chosen.effects };
    }
    const by = await chosenBy(context, kept, unit, chosen.last);
    const told = { unit: unit.name, now };
    if (chosen.kind === "chosen-before") {
      return { reply: holdsAlreadyReply(localizer, told, by) };
    }
    const label = localizer.t("policy.again");
    const again = { label, run: choosing(context, change) };
    return { reply: choiceChangedReply(localizer, told, { by, again }) };
  });
}

/** Who chose what the unit has now, where that is written down. */
async function chosenBy(
  { localizer, turn }: Context,
  { roster }: Pick<Kept, "roster">,
  unit: OrganisationUnit,
  last: Choice | undefined,
): Promise<ChosenBy | undefined> {
  if (!last || last.body.policy !== (unit.policy ?? null)) return undefined;
  const person = await roster.person(last.by);
  const on = last.at.slice(0, 10);
  if (!person || !isDay(on)) return undefined;
  return { name: person.teacher.name, day: day(localizer, on, turn.today) };
}
