import { describe, expect, it } from "vitest";
import { Failure } from "../../src/domain/failure.ts";
import { openCatalogue } from "../../src/policy/loading/catalogue.ts";
import type { FileText } from "../../src/policy/loading/policy-folder.ts";
import { document, fenced } from "../support/document.ts";
import { asPolicy, exampleFiles } from "../support/example-policies.ts";

const PAGES = ["docs/policy-format.md", "docs/policy-format.zh-CN.md"].map(document);
const [SCHOOL, OVER_IT] = [exampleFiles("example-school"), exampleFiles("example-class")];

/** What loading or checking says once the first of these texts is written as the second. */
const MISTAKES: readonly (readonly [written: string, mistaken: string, says: string])[] = [
  [
    "at: 40, cite: 第四条",
    "att: 40, cite: 第四条",
    "key caps.1.att: there is no such key here; did you mean at?",
  ],
  [
    "at: 40,",
    "at：40,",
    "key caps.1.at：40: there is no such key here; write a half-width colon and a blank after a key, such as at: 40",
  ],
  [
    "only-for: { teacher: { stage: primary } }",
    "only-for: { stage: primary }",
    "key require.4.only-for.stage: there is no such key here; write it under teacher, as teacher: { stage: … }",
  ],
  ["at: 40,", "at: forty,", "key caps.1.at: write an amount such as 30, 0.25 or 1/3"],
  [
    "at: 40, cite: 第四条",
    "at: 40",
    "key caps.1.cite: is missing; name the article, such as 第七条",
  ],
  [
    "at: 40, cite: 第四条",
    "at: 40, cite: 第八条",
    "key caps.1.cite: articles has no 第八条; did you mean 第一条?",
  ],
  [
    "when: { outcome: failed }",
    "when: { outcome: fail }",
    "key exclude.0.when.outcome: write one of passed, failed, excellent, none",
  ],
  [
    "when: { kind: lecture }",
    "when: { kind: lectures }",
    "there is no kind called lectures; did you mean lecture?",
  ],
  ["per: half-day,", "per: halfday,", "there is no measure called halfday; did you mean half-day?"],
  ["to: [online]", "to: [onlin]", "key award.2.to: baskets has no onlin; did you mean online?"],
  [
    "school: 2, county: 2",
    "school: 2, conty: 2",
    "key award.1.worth.credits.conty: write one of none, school, county, city, province, nation",
  ],
  [
    "2029-01-01: 12",
    "2029-09-01: 12",
    "key caps.0.at: changes on 2029-09-01, but a year starts on 01-01; use such a day",
  ],
  ["2029-01-01: 12", "2029-02-30: 12", "key caps.0.at.2029-02-30: write a day such as 2011-01-01"],
  [
    "id: school-based-cycle",
    "id: year-total",
    "key require.0.id: caps has a rule year-total already",
  ],
  [
    "on: school-based, per: cycle",
    "on: school-based, per: year",
    "key caps.1.id: school-based-year limits school-based per year already",
  ],
  [
    "on: school-based, per: cycle",
    "on: it, per: cycle",
    "key caps.1.on: basket it is filled by a condition; cap one that awards fill",
  ],
  [
    "on: school-based, per: cycle",
    "on: school-based, per: school-year",
    "key caps.1.per: this policy has no school-year",
  ],
  ["at: 40,", "at: 40, at: 40,", "key caps.1.at: stands here twice; keep one"],
  [
    "\nreduce:",
    "\n  - { id: total-year, on: total, per: year, at: 50, cite: 第四条 }\nreduce:",
    "caps school-based-cycle and total-year cut across each other; one must lie wholly within the other",
  ],
  [
    "level: county, mode: online }",
    "level: county, mode: onlin }",
    "key options.2.record.mode: must be one of in-person, live-online, online",
  ],
  [
    "level: county, mode: online }",
    "level: county, hours: 1 }",
    "key options.2.record: leave out the amount that a plan reckons",
  ],
  [
    "lowers: [year-total, cycle-total]",
    "lowers: [yearly-total]",
    "key reduce.0.lowers: require has no rule yearly-total; did you mean year-total?",
  ],
  [
    "fills: online-cycle",
    "fills: year-total",
    "key offset.0.fills: both must be per year or both per cycle",
  ],
  [
    "{ title: 集中培训 }",
    "{ title: 集中, 远程培训 }",
    "key baskets.concentrated.远程培训: there is no such key here",
  ],
  ["  - { id: failed,", "\t- { id: failed,", "Tabs are not allowed as indentation"],
  [
    "converted: 14, counted: 14",
    "converted: 16, counted: 14",
    'example "优秀学员 (bonus)": expected records r1: converted 16, but the rules give records r1: converted 14',
  ],
  [
    "hours: 8, outcome: excellent",
    "hour: 8, outcome: excellent",
    "key examples.1.records.0.hour: there is no such key; did you mean hours?",
  ],
  [
    "extends: example-school",
    "extends: exampleschool",
    "key extends: there is no policy exampleschool; did you mean example-school?",
  ],
  [
    "supersedes: [school-based-year]",
    "supersedes: [school-based-yearly]",
    "the extended policy has no caps rule school-based-yearly; did you mean school-based-year?",
  ],
  [
    "id: stricter-school-based-year\n    supersedes: [school-based-year]",
    "id: school-based-year",
    "the extended policy has a rule school-based-year too; write supersedes: [school-based-year] to replace it",
  ],
];

/** What the program says of the example policies with one mistake in them. */
function complaint(written: string, mistaken: string): string {
  const found = [...SCHOOL, ...OVER_IT].find(({ text }) => text.includes(written));
  const wrong = (files: readonly FileText[]) =>
    asPolicy(
      files.map((each) =>
        each === found ? { ...each, text: each.text.replace(written, mistaken) } : each,
      ),
    );
  const policies = [wrong(SCHOOL), wrong(OVER_IT)];
  const id = SCHOOL.some((each) => each === found) ? "example-school" : "example-class";
  try {
    openCatalogue({ policies, digest: String }).policy(id);
    return "nothing";
  } catch (error) {
    return error instanceof Failure ? error.message : String(error);
  }
}

describe("the pages on the format", () => {
  it("show a whole message as it is printed", () => {
    const message = complaint("at: 40,", "att: 40,");
    expect(message).toContain("did you mean at?");
    for (const page of PAGES) expect(fenced(page, "")).toContain(`xuefen: ${message}\n`);
  });

  it.each(MISTAKES)("tell what becomes of %j written as %j", (written, mistaken, says) => {
    expect(complaint(written, mistaken)).toContain(says);
    for (const page of PAGES) expect(page).toContain(`\`${says}\``);
  });
});
