import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NAIVE_POLICY_IDS, type NaivePolicyId, naiveStanding } from "../naive/naive-standing.ts";
import {
  caseArbitrary,
  type RandomCase,
  recordArbitrary,
  teacherArbitrary,
} from "./random-teacher.ts";

/** What each policy alone can bring about; a cap named here loses something. */
const CORNERS: Readonly<Record<NaivePolicyId, readonly string[]>> = {
  "hunan-heye-school": [
    "school-based year",
    "school-based cycle",
    "duplicate",
    "threshold reached",
    "lowered to 0",
    "induction year met",
    "induction track met",
    "class-teacher cycle met",
  ],
  "hunan-province-2011": ["total year met", "total cycle met", "induction track met"],
  "gansu-2013": [
    "school-based school-year",
    "public-course cycle",
    "it cycle met",
    "induction track met",
  ],
  "shaanxi-2013-31": ["concentrated cycle met", "online cycle met", "school-based cycle met"],
  "chaoyang-125": ["self-study cycle", "research cycle", "duplicate", "elective cycle met"],
  "sd-primary-360": ["school-and-self cycle", "in-person-city cycle met", "online cycle met"],
  "xianyang-2014": ["total cycle met", "concentrated-and-online cycle met"],
  "changsha-vocational-2017": ["school-based year", "duplicate", "leave", "posting", "designation"],
  "xx-primary-72": ["school-based year", "total year met", "induction year met"],
  "region-64h": ["subject year met", "total year met", "ethics year met"],
  "jining-school": ["total cycle waived", "induction track met", "induction track short"],
  "haimen-jiangsu": [
    "school-based year",
    "open-lesson year",
    "research-and-publication year",
    "degree-study year",
    "total cycle met",
  ],
};

function cornersOf(policy: NaivePolicyId, { teacher, records, asOf }: RandomCase): string[] {
  const standing = naiveStanding(policy, { teacher, records }, asOf);
  const requirements = standing.requirements.flatMap((line) => [
    `${line.scope} ${line.window} ${line.status}`,
    ...(line.required === 0 && line.status === "met" ? ["lowered to 0"] : []),
  ]);
  return [
    ...standing.records.flatMap((record) => record.reasons),
    ...standing.records.map((record) => record.id.split(":")[0] ?? ""),
    ...requirements,
    ...standing.thresholds.filter((line) => line.reached).map(() => "threshold reached"),
    ...standing.caps.filter((line) => line.lost > 0).map((line) => `${line.scope} ${line.window}`),
  ];
}

describe("random cases", () => {
  test.each(NAIVE_POLICY_IDS)("reach the corners of %s", (policy) => {
    const cases = fc.sample(caseArbitrary(policy), { seed: 1, numRuns: 400 });
    const reached = new Set(cases.flatMap((one) => cornersOf(policy, one)));
    expect([...reached]).toEqual(
      expect.arrayContaining(["pending", "r9", "r10", ...CORNERS[policy]]),
    );
  });

  test("state nothing that a document may not hold", async () => {
    await fc.assert(
      fc.property(teacherArbitrary, recordArbitrary, (teacher, record) => {
        expect(JSON.parse(JSON.stringify({ teacher, record }))).toStrictEqual({ teacher, record });
        expect((record.from ?? record.date) <= record.date).toBe(true);
        for (const { from, to } of [...(teacher.leaves ?? []), ...(teacher.postings ?? [])]) {
          if (from && to) expect(from <= to).toBe(true);
        }
      }),
    );
  });

  test("give amounts of at most four decimals", async () => {
    await fc.assert(
      fc.property(recordArbitrary, ({ hours = 0, credits = 0, units = 0 }) => {
        for (const amount of [hours, credits, units]) {
          expect(String(amount)).toMatch(/^\d+(\.\d{1,4})?$/);
        }
      }),
    );
  });
});
