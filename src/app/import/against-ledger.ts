import type { TrainingRecord } from "../../domain/training-record.ts";
import type { StandingRecord } from "../ports.ts";
import { sameText } from "./record-id.ts";

/** How a record from a sheet stands to those in the ledger. */
export type Finding =
  | { readonly kind: "new" }
  | { readonly kind: "known" }
  /** The teacher reported the same training in person; the sheet's record takes its place. */
  | { readonly kind: "confirms"; readonly claim: TrainingRecord }
  /** A training of that title and day stands with other details, most likely to be corrected. */
  | { readonly kind: "differs"; readonly other: TrainingRecord };

/** Finds what stands of the same training, so that nothing counts twice. */
export function findInLedger(record: TrainingRecord, standing: readonly StandingRecord[]): Finding {
  if (standing.some((each) => each.record.id === record.id)) return { kind: "known" };
  const alike = standing.filter(
    (each) =>
      sameText(each.record.title) === sameText(record.title) &&
      each.record.date === record.date &&
      (each.origin === "self" || each.record.from === record.from),
  );
  const same = alike.find(({ origin }) => origin === "sheet") ?? alike[0];
  if (!same) return { kind: "new" };
  return same.origin === "self" && agrees(same.record, record)
    ? { kind: "confirms", claim: same.record }
    : { kind: "differs", other: same.record };
}

/** Whether two records say the same wherever both say something. */
function agrees(claim: TrainingRecord, record: TrainingRecord): boolean {
  const said = new Map(Object.entries(record));
  return Object.entries(claim).every(
    ([key, value]) =>
      key === "id" || !said.has(key) || sameText(String(value)) === sameText(String(said.get(key))),
  );
}
