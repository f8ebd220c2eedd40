import { MEASURES, type TrainingRecord } from "../../domain/training-record.ts";
import type { LedgerRecord } from "../records/ports.ts";
import { type Certificate, hasCertificate } from "./certificate.ts";
import { agree, isAlike, mayBeTitled, saysMore } from "./same-training.ts";

/** How a record from a sheet stands to those in the ledger. */
export type Finding =
  | {
      readonly kind: "new";
      /** The teacher reported as much of the same kind on the same day, under another title. */
      readonly besides?: TrainingRecord | undefined;
    }
  | { readonly kind: "known" }
  /** The same training stands with less said of it; this record takes its place. */
  | { readonly kind: "replaces"; readonly claim: LedgerRecord }
  /** A training of that title and day stands with other details, most likely to be corrected. */
  | { readonly kind: "differs"; readonly other: TrainingRecord }
  /** The certificate stands for a training of another title or day. */
  | { readonly kind: "certificate-differs"; readonly other: TrainingRecord };

/** A record that a sheet states of a teacher. */
export interface StatedRecord {
  readonly teacher: string;
  readonly record: TrainingRecord;
  /** What the record was called while its sheet said less of it. */
  readonly bare: string;
  readonly certificate?: Certificate | undefined;
}

/** Finds what stands of the same training, so that nothing counts twice. */
export function findInLedger(stated: StatedRecord, standing: readonly LedgerRecord[]): Finding {
  const { record } = stated;
  if (standing.some((each) => each.record.id === record.id)) return { kind: "known" };
  return certified(stated, standing) ?? titled(stated, standing) ?? reported(stated, standing);
}

/** What stands under the same certificate is the same training, whatever is said of it. */
function certified(
  { teacher, record, certificate }: StatedRecord,
  standing: readonly LedgerRecord[],
): Finding | undefined {
  const same = certificate && standing.find((each) => hasCertificate(each, teacher, certificate));
  if (!same) return undefined;
  const { record: other } = same;
  if (!isAlike(other, record)) return { kind: "certificate-differs", other };
  if (!agree(other, record)) return { kind: "differs", other };
  return saysMore(record, other) ? { kind: "replaces", claim: same } : { kind: "known" };
}

/** What stands under the same title and day is the same training, unless it says otherwise. */
function titled(
  { record, bare, certificate }: StatedRecord,
  standing: readonly LedgerRecord[],
): Finding | undefined {
  const alike = standing.filter((each) => isAlike(each.record, record));
  const agreeing = alike.filter(
    (each) => isOpenTo(each, certificate) && agree(each.record, record),
  );
  const same =
    agreeing.find((each) => each.record.id === bare) ??
    agreeing.find(({ origin }) => origin === "sheet") ??
    agreeing[0];
  if (!same) return alike[0] && { kind: "differs", other: alike[0].record };
  const isFuller = saysMore(record, same.record) || (certificate && same.certificate === undefined);
  // What a teacher reported is confirmed by a sheet that says no more than that.
  return isFuller || same.origin === "self" ? { kind: "replaces", claim: same } : { kind: "known" };
}

/** Whether a record has that certificate or none that is known. */
const isOpenTo = (each: LedgerRecord, certificate: Certificate | undefined) =>
  each.certificate === undefined || !certificate || each.certificate === certificate.key;

/** A teacher may report a training without its title, or in other words. */
function reported({ record }: StatedRecord, standing: readonly LedgerRecord[]): Finding {
  const reports = standing.filter(
    ({ origin, record: report }) =>
      origin === "self" &&
      report.date === record.date &&
      report.activity === record.activity &&
      MEASURES.some((each) => report[each] !== undefined && report[each] === record[each]),
  );
  const claim = reports.find(
    (each) => mayBeTitled(each.record.title, record.title) && agree(each.record, record, ["title"]),
  );
  return claim ? { kind: "replaces", claim } : { kind: "new", besides: reports[0]?.record };
}
