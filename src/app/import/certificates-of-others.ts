import { maskNationalIdsIn } from "../../domain/national-id.ts";
import type { Records } from "../records/ports.ts";
import type { ReadyRow } from "./accepted-rows.ts";

/** Refuses rows whose certificate stands for somebody else. */
export async function refuseCertificatesOfOthers(
  ready: readonly ReadyRow[],
  records: Pick<Records, "teachersWithCertificates" | "ofMany">,
): Promise<void> {
  const open = ready.filter(({ row }) => row.reader.rejections.length === 0);
  const keys = open.flatMap(({ certificate }) => certificate?.key ?? []);
  const named = await records.teachersWithCertificates([...new Set(keys)]);
  const othersOf = ({ certificate, person }: ReadyRow) =>
    (named.get(certificate?.key ?? "") ?? []).filter((each) => each !== person.teacher.id);
  const doubtful = open.filter((each) => othersOf(each).length > 0);
  const standing = await records.ofMany([...new Set(doubtful.flatMap(othersOf))]);
  for (const each of doubtful) {
    const holds = (teacher: string) =>
      standing.get(teacher)?.some(({ certificate }) => certificate === each.certificate?.key);
    const owner = othersOf(each).find(holds);
    if (owner === undefined) continue;
    const person = maskNationalIdsIn(owner);
    each.row.reader.refuse("certificate", { code: "certificate-of-other", person });
  }
}
