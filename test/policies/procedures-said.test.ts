import { describe, expect, it } from "vitest";
import { builtInPolicies } from "../support/built-in-policies.ts";

/*
 * Who acts, in which order, by which article: written out once more from the texts, so that a step,
 * a party or an article that is changed by mistake is noticed. What falls on which day, and what
 * comes of which length or number, is held by the examples of the policies.
 */

const catalogue = builtInPolicies();

/** A step: who acts, what may follow, the deadline that it keeps, and its article. */
const WORKFLOWS: Readonly<Record<string, readonly string[]>> = {
  "changsha-vocational-2017 yearly-statistics": [
    "apply: teacher > school 四.2",
    "school: school > bureau 四.2",
    "bureau: bureau > end 四.2",
  ],
  "haimen-jiangsu school-based-plan": [
    "submit: administrator > review (plan) 年初二",
    "review: centre > approved, submit (plan-result) 年初三",
    "approved: administrator > end 年尾四",
  ],
  "haimen-jiangsu supplement": [
    "find: administrator > collect 年尾二",
    "collect: teacher > publish 年尾二",
    "publish: administrator > enter 年尾二",
    "enter: administrator > end 年尾二",
  ],
  "hunan-heye-school yearly-registration": [
    "hand-in: teacher > school-check 六.1",
    "school-check: school > registration 六.1",
    "registration: training-school > confirmation (county-registration) 四.3",
    "confirmation: county-office > filing (county-confirmation) 六.1",
    "filing: city > end (city-report) 六.1",
  ],
  "hunan-heye-school end-of-cycle": [
    "submit: school > county-opinion 六.2",
    "county-opinion: county-office > city-confirms 六.2",
    "city-confirms: city > province-checks 六.2",
    "province-checks: centre > sign 六.2",
    "sign: city > end 六.2",
  ],
  "jining-school registration": [
    "review: credit-group > registration 四",
    "registration: registrar > publication (first-half) 四",
    "publication: research-office > end (public-notice) 五(三)",
  ],
  "linwei-2022 outbound-approval": [
    "apply: school > decide-short, decide-long (outbound-papers) 第二十六条",
    "decide-short: centre > end 第二十八条",
    "decide-long: leader-in-charge > end (outbound-papers-back) 第二十八条",
  ],
  "linwei-2022 certificate": [
    "assess: organiser > list 第二十一条",
    "list: organiser > issue 第二十三条",
    "issue: centre > end 第二十三条",
  ],
  "linwei-2022 places": [
    "quota: centre > recommend 第十八条",
    "recommend: school > confirm 第十八条",
    "confirm: centre > end 第十八条",
  ],
  "xx-school-2026 recognition": [
    "filing: teacher > application 三(一).3",
    "application: teacher > first-check 二(二).1",
    "first-check: guidance-group > review, application 二(二).1",
    "review: review-group > ledger, refused 二(二).2",
    "refused: review-group > end 二(二).2",
    "ledger: review-group > publicity 二(二).2",
    "publicity: publicity-group > archive, objection (publicity) 二(二).3",
    "objection: publicity-group > archive 二(二).3",
    "archive: archive-group > end 二(二).4",
  ],
  "zhejiang-2012 self-chosen-courses": [
    "declare: institution > review 三.4(申报审核)",
    "review: bureau > first-round 三.4(申报审核)",
    "first-round: teacher > first-adjustment 三.4",
    "first-adjustment: bureau > second-round 三.4(首轮)",
    "second-round: teacher > second-adjustment 三.4",
    "second-adjustment: bureau > results 三.4(二轮)",
    "results: institution > end 三.4",
  ],
  "zhejiang-2012 school-based": ["report: school > file 三.5", "file: bureau > end 三.5"],
  "zhejiang-2012 mandated-supplements": [
    "enter: institution > confirm, review 三.6(补录)",
    "confirm: first-level-account > review 三.6(补录)",
    "review: bureau > results 三.6(补录)",
    "results: institution > end 三.6(补录)",
  ],
  "zhejiang-2012 national-training": [
    "set: province > enter 三.6(国培)",
    "enter: bureau > lock 三.6(国培)",
    "lock: province > end 三.6(国培)",
  ],
  "zhejiang-2012 provincial-backbone": [
    "set: province > select, declare 三.6(省级骨干)",
    "select: bureau > choose 三.6(省级骨干)",
    "declare: institution > choose 三.6(省级骨干)",
    "choose: teacher > end 三.6(省级骨干)",
  ],
};

/** Deadlines: who must keep it, and by which article. */
const DEADLINES: readonly string[] = [
  "dazheng-2018 yearly-plan: teacher 四.2",
  "dazheng-2018 term-reflection: teacher 四.2",
  "dazheng-2018 term-test: school 四.4",
  "gansu-2013 staff-form: bureau 通知",
  "gansu-2013 back-registration: bureau 通知",
  "haimen-jiangsu plan: administrator 年初, from month 1",
  "haimen-jiangsu plan-result: administrator 年初三",
  "haimen-jiangsu year-end: administrator 年尾, from month 11",
  "hainan-shiyan joint-preparation: lesson-group 一.2",
  "hainan-shiyan subject-research: subject-group 一.2",
  "hainan-shiyan paper: teacher 二.4",
  "hainan-shiyan yearly-plan: teacher 二.4",
  "hunan-heye-school hand-in-spring: teacher 六.1",
  "hunan-heye-school school-report-spring: school 六.1",
  "hunan-heye-school hand-in-autumn: teacher 六.1",
  "hunan-heye-school school-report-autumn: school 六.1",
  "hunan-heye-school county-registration: training-school 四.3",
  "hunan-heye-school county-confirmation: county-office 六.1",
  "hunan-heye-school city-report: city 六.1, from month 2",
  "jining-school first-half: registrar 四",
  "jining-school second-half: registrar 四",
  "jining-school public-notice: research-office 五(三), from month 2",
  "linwei-2022 yearly-plans: bureau-offices 第十五条",
  "linwei-2022 outbound-papers: school 第二十八条",
  "linwei-2022 outbound-papers-back: school 第二十八条, earliest",
  "linwei-2022 training-summary: organiser 第二十条",
  "linwei-2022 training-archive: organiser 第三十七条",
  "nenan-center lecture: school 二.1(1)",
  "voc-rules teaching-plan: teacher 二(一)",
  "xx-primary-72 half-year-statistics: school 五.1",
  "xx-primary-72 yearly-notice: school 五.1",
  "xx-school-2026 publicity: publicity-group 二(二).3, earliest",
  "zhejiang-2012 institution-qualification: bureau 三.3",
  "zhejiang-2012 national-projects: province 三.6(国培)",
  "zhongzhang-mingde weekly-study: school 制度.2",
  "zhongzhang-mingde papers: school 制度.5",
  "zhongzhang-mingde contest: school 制度.6",
];

/** Tables of approval: their article, the hours of a day off, the days of notice. */
const ROUTES: readonly string[] = [
  "linwei-2022 leave: 第二十二条, 8 hours a day",
  "linwei-2022 outbound: 第二十七条, 7 days of notice by 第二十八条",
  "school-measures outbound: 三.1",
  "voc-rules leave: 二(三)",
];

/** Shares and limits, and their article. */
const CALCULATIONS: readonly string[] = [
  "linwei-2022 absence: 第二十一条",
  "linwei-2022 excellent-trainees: 第二十一条",
  "linwei-2022 course-development-budget: 第三十三条",
  "linwei-2022 management-budget: 第三十三条",
  "linwei-2022 school-training-budget: 第三十四条",
  "zhejiang-2012 class-enlargement: 三.4(首轮)",
  "zhejiang-2012 first-round-cancelling: 三.4(首轮)",
  "zhejiang-2012 second-round-cancelling: 三.4(二轮)",
];

const files = catalogue.ids.map((id) => catalogue.document(id).file);

/** The steps of every workflow, in the words of the table above. */
function stepsSaid() {
  const said = files.flatMap((file) =>
    file.workflows.map((workflow) => {
      const steps = workflow.steps.map((step, index) => {
        const following = workflow.steps[index + 1]?.id ?? "end";
        const next = step.next ? step.next.join(", ") || "end" : following;
        const deadline = step.deadline ? ` (${step.deadline})` : "";
        return `${step.id}: ${step.by} > ${next}${deadline} ${step.cite ?? workflow.cite}`;
      });
      return [`${file.id} ${workflow.id}`, steps] as const;
    }),
  );
  return Object.fromEntries(said);
}

describe("the texts and the policies agree", () => {
  it("on who takes which step, and what follows", () => {
    expect(stepsSaid()).toEqual(WORKFLOWS);
  });

  it("on who must keep which deadline", () => {
    const said = files.flatMap(({ id, deadlines }) =>
      deadlines.map((each) => {
        const on = each.on?.steps[0]?.value;
        const months = typeof on === "object" ? on.firstMonth : undefined;
        const more = [
          months && `from month ${months}`,
          each.within?.is === "earliest" && "earliest",
        ];
        return [`${id} ${each.id}: ${each.who} ${each.cite}`, ...more].filter(Boolean).join(", ");
      }),
    );
    expect(said.sort()).toEqual([...DEADLINES].sort());
  });

  it("on the article of each table of approval, and on notice", () => {
    const said = files.flatMap(({ id, routes }) =>
      routes.map(({ id: route, cite, "hours-in-day": hours, notice }) => {
        const day = hours !== undefined && `${hours} hours a day`;
        const ahead = notice && `${notice.days} days of notice by ${notice.cite}`;
        return [`${id} ${route}: ${cite}`, day, ahead].filter(Boolean).join(", ");
      }),
    );
    expect(said).toEqual(ROUTES);
  });

  it("on the article of each share and limit", () => {
    const said = files.flatMap(({ id, calculations }) =>
      calculations.map((rule) => `${id} ${rule.id}: ${rule.cite}`),
    );
    expect(said).toEqual(CALCULATIONS);
  });
});
