import { sameText } from "../../domain/same-text.ts";
import type { ReadyRow } from "./accepted-rows.ts";
import { firstSeen } from "./repeats.ts";
import { agree } from "./same-training.ts";

/**
 * Refuses the second of two rows of a sheet that are about one training.
 *
 * It is called with some teachers after others, all rows of each together: of what was said before
 * it remembers the certificates alone.
 */
export function refuseRepeats(): (ready: readonly ReadyRow[]) => void {
  const rowOfCertificate = firstSeen();
  return (ready) => refuseRepeatsAmong(ready, rowOfCertificate);
}

function refuseRepeatsAmong(
  ready: readonly ReadyRow[],
  rowOfCertificate: ReturnType<typeof firstSeen>,
): void {
  const rowOfRecord = firstSeen();
  const titled = new Map<string, ReadyRow[]>();
  for (const each of ready) {
    const { row, record, certificate, person } = each;
    const { reader } = row;
    const repeated = rowOfRecord(record.id, reader.row);
    const numbered = certificate && rowOfCertificate(certificate.key, reader.row);
    const key = JSON.stringify([person.teacher.id, sameText(record.title), record.date]);
    const others = titled.get(key) ?? [];
    const alike = others.find((other) => isOneTraining(other, each));
    if (repeated) reader.refuse("title", { code: "record-repeated", row: repeated });
    else if (numbered)
      reader.refuse("certificate", { code: "certificate-repeated", row: numbered });
    else if (alike) reader.refuse("title", { code: "record-alike", row: alike.row.reader.row });
    else titled.set(key, [...others, each]);
  }
}

/** A certificate's number in one of two rows tells them apart, as clerks are told. */
function isOneTraining(one: ReadyRow, other: ReadyRow): boolean {
  return one.certificate?.key === other.certificate?.key && agree(one.record, other.record);
}
