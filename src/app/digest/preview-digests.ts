import { addDays, type Day } from "../../domain/day.ts";
import type { OrganisationUnit } from "../access/ports.ts";
import type { Foreseen } from "../outreach/gather.ts";
import type { Kept } from "../store.ts";
import { topmost } from "./compose-digest.ts";
import { isDigestDay } from "./digest-days.ts";
import type { StoredOrder } from "./ports.ts";
import { reachedBy } from "./put-digest.ts";

/** A digest that would be sent; one for somebody without an account is listed too. */
export interface PreviewedDigest {
  readonly day: Day;
  readonly order: StoredOrder;
  /** What it would be about. */
  readonly tops: readonly OrganisationUnit[];
  readonly isReachable: boolean;
}

/** What is asked of a preview. */
interface DigestsAsked {
  readonly from: Day;
  readonly to: Day;
  /** The id of the one person who is asked about. */
  readonly person?: string | undefined;
}

type Read = Pick<Kept, "roster" | "rooms" | "preferences" | "digestOrders">;

/** The digests that would be sent on some days; nothing is counted, and nothing written. */
export async function previewDigests(
  kept: Read,
  { rules }: Pick<Foreseen, "rules">,
  { from, to, person }: DigestsAsked,
): Promise<readonly PreviewedDigest[]> {
  const orders = (await kept.digestOrders.all()).filter(
    ({ whose }) => person === undefined || ("person" in whose && whose.person === person),
  );
  const found: PreviewedDigest[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const order of orders.filter((each) => isDigestDay(rules.calendar, each, day))) {
      const reached = await reachedBy(kept, order, day);
      if (!reached) continue;
      const tops = topmost(reached.units);
      found.push({ day, order, tops, isReachable: reached.address !== undefined });
    }
  }
  return found;
}
