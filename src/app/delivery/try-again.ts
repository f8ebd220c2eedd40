import { can } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import type { Kept } from "../store.ts";
import { concernedBy, FAILURE_REPORT } from "./failures.ts";
import type { ListedDelivery } from "./ports.ts";

/** Why something that failed is not tried again. */
export const LEFT_REASONS = [
  /** It has not failed, or not any more. */
  "not-failed",
  /** What it says is out of date by now. */
  "outdated",
  /** It may have arrived. */
  "in-doubt",
  /** It went to another channel of the person. */
  "elsewhere",
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** What came of trying again. */
export interface TriedAgain {
  /** So many are tried again now. */
  readonly again: number;
  /** How many are not, by the reason. */
  readonly left: Readonly<Partial<Record<LeftReason, number>>>;
}

type Known = Pick<Kept, "outbox" | "roster" | "rooms">;

/**
 * Tries again what one report said of, as far as somebody answers for it; nothing where they answer
 * for none of it.
 */
export async function tryReportedAgain(
  store: Known,
  { by, reportedAt, at }: { readonly by: Person; readonly reportedAt: string; readonly at: string },
): Promise<TriedAgain | undefined> {
  const reported = await store.outbox.failures(reportedAt);
  const theirs: ListedDelivery[] = [];
  for (const each of reported) {
    const { unit } = await concernedBy(store, each);
    const path = unit === undefined ? [] : await store.roster.unitsAbove(unit);
    if (each.kind !== FAILURE_REPORT && can(by, "send-again", { path })) theirs.push(each);
  }
  if (reported.length > 0 && theirs.length === 0) return undefined;
  return tryAgain(store, theirs, at);
}

/** Tries one delivery again, by its key; nothing where there is none of that key. */
export async function tryOneAgain(
  store: Pick<Kept, "outbox">,
  { key, at }: { readonly key: string; readonly at: string },
): Promise<TriedAgain | undefined> {
  const found = await store.outbox.find(key);
  return found && tryAgain(store, [found], at);
}

async function tryAgain(
  store: Pick<Kept, "outbox">,
  deliveries: readonly ListedDelivery[],
  at: string,
): Promise<TriedAgain> {
  const left: Partial<Record<LeftReason, number>> = {};
  const keys: string[] = [];
  for (const each of deliveries) {
    const reason = await reasonAgainst(store, each, at);
    if (reason) left[reason] = (left[reason] ?? 0) + 1;
    else keys.push(each.key);
  }
  const again = keys.length > 0 ? await store.outbox.tryAgain(keys, at) : [];
  const gone = keys.length - again.length;
  return { again: again.length, left: { ...left, ...(gone > 0 && { "not-failed": gone }) } };
}

async function reasonAgainst(
  { outbox }: Pick<Kept, "outbox">,
  { key, state, cause, person, expiresAt }: ListedDelivery,
  at: string,
): Promise<LeftReason | undefined> {
  if (state !== "failed") return "not-failed";
  if (expiresAt <= at) return "outdated";
  if (cause === "in-doubt") return "in-doubt";
  const others = person === undefined ? [] : await outbox.list({ person });
  return others.some(({ address }) => address.insteadOf?.key === key) ? "elsewhere" : undefined;
}
