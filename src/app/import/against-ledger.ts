import type { TrainingRecord } from "../../domain/training-record.ts";
import type { StandingRecord } from "../ports.ts";
import { type RecordIds, sameText } from "./record-id.ts";

/** How a record from a sheet stands to those in the ledger. */
export type Finding =
  | { readonly kind: "new" }
  | { readonly kind: "known" }
  /**
   * The same training stands as the teacher reported it, or as a sheet with fewer columns had it;
   * this record takes its place.
   */
  | { readonly kind: "replaces"; readonly claim: TrainingRecord }
  /** A training of that title and day stands with other details, most likely to be corrected. */
  | { readonly kind: "differs"; readonly other: TrainingRecord };

/**
 * Finds what stands of the same training, so that nothing counts twice.
 *
 * @param bare what the record was called while its sheet said less of it
 */
export function findInLedger(
  record: TrainingRecord,
  bare: RecordIds["bare"],
  standing: readonly StandingRecord[],
): Finding {
  if (standing.some((each) => each.record.id === record.id)) return { kind: "known" };
  const alike = standing.filter(
    (each) =>
      sameText(each.record.title) === sameText(record.title) &&
      each.record.date === record.date &&
      (each.origin === "self" || each.record.from === record.from),
  );
  const same =
    alike.find((each) => each.record.id === bare) ??
    alike.find(({ origin }) => origin === "sheet") ??
    alike[0];
  if (!same) return { kind: "new" };
  const mayGiveWay = same.origin === "self" || same.record.id === bare;
  return mayGiveWay && agrees(same.record, record)
    ? { kind: "replaces", claim: same.record }
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
