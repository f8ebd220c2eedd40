import { managedUnits } from "../access/permissions.ts";
import type { OrganisationUnit, Person, Roster } from "../access/ports.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Appended, Provenance } from "../ledger/ports.ts";
import type { Kept, Store } from "../store.ts";
import { type Choice, choicesOf, POLICY_CHOSEN } from "./entry-kinds.ts";

/** Another policy for a unit, as it was shown before it was confirmed. */
export interface PolicyChange {
  readonly unit: string;
  /** What the unit has chosen itself; none where it follows the unit above it. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What may be asked of somebody who wants another policy. */
export type PolicyProposal =
  | {
      readonly kind: "proposed";
      readonly unit: OrganisationUnit;
      /** What holds for the unit now, chosen by it or above it. */
      readonly holding: string | undefined;
      /** What would hold for it, where it would follow the unit above it. */
      readonly inherited: string | undefined;
    }
  | { readonly kind: "not-allowed" }
  | { readonly kind: "which-unit"; readonly units: readonly OrganisationUnit[] };

/** What a confirmed choice came to. */
export type PolicyChosen =
  | {
      readonly kind: "chosen";
      readonly unit: OrganisationUnit;
      readonly effects: readonly Effect[];
    }
  /** It was chosen before, by somebody else or by the same message. */
  | {
      readonly kind: "chosen-before";
      readonly unit: OrganisationUnit;
      readonly last: Choice | undefined;
    }
  /** Another one was chosen since it was shown. */
  | { readonly kind: "changed"; readonly unit: OrganisationUnit; readonly last: Choice | undefined }
  | { readonly kind: "not-allowed" };

/**
 * For which unit somebody may choose, and what holds there now; nothing is chosen yet.
 *
 * @param isMeant whether a unit is the one that was named; needed only where there are several
 */
export async function proposePolicy(
  roster: Pick<Roster, "unit" | "unitsAbove">,
  chooser: Person,
  isMeant?: (unit: OrganisationUnit) => boolean,
): Promise<PolicyProposal> {
  const units = await managedUnits(roster, chooser);
  if (units.length === 0) return { kind: "not-allowed" };
  const meant = isMeant ? units.filter(isMeant) : units;
  const [unit] = meant;
  if (!unit || meant.length > 1) return { kind: "which-unit", units };
  const [, ...above] = await roster.unitsAbove(unit.id);
  const inherited = above.find(({ policy }) => policy !== undefined)?.policy;
  return { kind: "proposed", unit, holding: unit.policy ?? inherited, inherited };
}

/**
 * Sets the policy for a unit and everything below it that has chosen none, and writes down who did
 * so. Only what was shown is chosen: by somebody who may at this moment, and where the unit still
 * has the policy that it had then.
 *
 * @param tell makes the answer before anything is kept
 */
export async function choosePolicy<T>(
  store: Pick<Store, "transaction">,
  change: PolicyChange,
  provenance: Provenance,
  tell: (chosen: PolicyChosen, kept: Kept) => Promise<T>,
): Promise<T> {
  const work = async (kept: Kept) => {
    const { chosen, written } = await choose(kept, change, provenance);
    return { told: await tell(chosen, kept), written };
  };
  const isWritten = async ({ log }: Kept, { written }: { written: Appended | undefined }) =>
    !written || (await log.entry(written.key))?.hash === written.hash;
  return (await store.transaction(work, isWritten)).told;
}

async function choose(
  { roster, log }: Kept,
  { unit: id, from, to }: PolicyChange,
  provenance: Provenance,
): Promise<{ chosen: PolicyChosen; written: Appended | undefined }> {
  const chooser = await roster.person(provenance.by);
  const units = chooser ? await managedUnits(roster, chooser) : [];
  const unit = units.find((each) => each.id === id);
  if (!unit) return { chosen: { kind: "not-allowed" }, written: undefined };
  const before = await choicesOf(log, id);
  const last = before.at(-1);
  if (unit.policy === to)
    return { chosen: { kind: "chosen-before", unit, last }, written: undefined };
  if (unit.policy !== from) return { chosen: { kind: "changed", unit, last }, written: undefined };
  await roster.setPolicy(id, to);
  const body = { policy: to ?? null, before: from ?? null };
  const key = `policy:${id}:${before.length + 1}`;
  const entry = POLICY_CHOSEN.entry(id, body, { ...provenance, key });
  const [written] = await log.append([entry]);
  const effects = [POLICY_CHOSEN.effectOf(entry)];
  return { chosen: { kind: "chosen", unit: { ...unit, policy: to }, effects }, written };
}
