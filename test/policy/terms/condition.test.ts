import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { factsOf, smallPolicy, standingUnder } from "../../support/small-policy.ts";

const NAMED = `
  kinds:
    lecture: { activity: training, role: lecturer }
    school-time: { any: [{ activity: school-based }, { activity: training, level: school }] }
    not-a-lecture: { not: { kind: lecture } }
    long-lecture: { kind: lecture, hours: { at-least: 4 } }
  measures:
    half-day: [{ of: unit }, { of: hour, times: 1/4 }, { of: day, times: 2 }]
    third: [{ of: hour, times: 1/3 }]
    span: [{ of: span }]
`;

/** Whether a condition holds for a record, told by a rule that strikes what it holds for. */
function holds(when: string, record: string, teacher = "", date = "2015-05-01"): boolean {
  const clauses = `${NAMED}\n  exclude: [{ id: struck, when: { ${when} }, cite: 三 }]`;
  const facts = [`date: ${date}, activity: training, ${record}`];
  const { records } = standingUnder(clauses, "2015-12-31", facts, teacher);
  return records[0]?.reasons.some(({ code }) => code === "excluded") ?? false;
}

describe("a condition", () => {
  it.each([
    // condition, record, holds, why
    ["", "", true, "nothing is asked"],
    ["level: county", "level: county", true, "the fact is the one asked for"],
    ["level: county", "level: city", false, "the fact is another"],
    ["level: county", "", false, "silence is no value"],
    ["level: [county, city]", "level: city", true, "any of a list will do"],
    ["level: [county, city]", "level: nation", false, "none of a list fits"],
    ["level: [county, city]", "", false, "silence is none of a list"],
    ["level: none", "", true, "silence is asked for"],
    ["level: none", "level: city", false, "silence is asked for and it is stated"],
    ["level: [none, city]", "", true, "silence or a value: silence"],
    ["level: [none, city]", "level: city", true, "silence or a value: the value"],
    ["level: [none, city]", "level: nation", false, "silence or a value: another value"],
    ["level: [none, city, county]", "", true, "silence or one of several: silence"],
    ["level: [none, city, county]", "level: nation", false, "silence or one of several: another"],
    ["level: stated", "level: nation", true, "any value is asked for"],
    ["level: stated", "", false, "any value is asked for and none is stated"],
    ["level: [stated, none]", "", true, "stated or not"],
    ["level: [city, stated]", "level: nation", true, "one value or any"],
    ["level: county, mode: online", "level: county, mode: online", true, "every key holds"],
    ["level: county, mode: online", "level: county", false, "one key does not hold"],
    [
      "level: county, mode: online, role: lecturer, host: school",
      "level: county, mode: online, role: lecturer",
      false,
      "the last of four does not",
    ],
    ["activity: training", "", true, "the activity"],
    ["activity: [degree-study, stated]", "", true, "any activity"],
    ["activity: degree-study", "", false, "another activity"],
    ["mode: live-online", "mode: live-online", true, "the mode"],
    ["role: lecturer", "role: lecturer", true, "the part taken"],
    ["host: programme", "host: programme", true, "the host"],
    ["place: other-county", "place: other-county", true, "the place"],
    ["outcome: excellent", "outcome: excellent", true, "the outcome"],
    ["questionnaire: pending", "questionnaire: pending", true, "the questionnaire"],
    ["programme: subject-training", "programme: subject-training", true, "the programme"],
    ["programme: subject-training", "programme: subject", false, "another programme"],
    ["organiser: 市教育局", "organiser: 市教育局", true, "the organiser"],
    ["accredited: false", "accredited: false", true, "a no"],
    ["accredited: false", "", false, "silence is no no"],
    ["accredited: [none, true]", "", true, "silence or yes"],
    ["verified: false", "verified: false", true, "not verified"],
    ["filed-in-advance: true", "filedInAdvance: true", true, "filed in advance"],
    ["diploma: true", "diploma: true", true, "a diploma"],
    ["matches-post: true", "matchesPost: true", true, "fits the post"],
    ["full-time: true", "fullTime: true", true, "full time"],
  ])("%s of %j is %s: %s", (when, record, expected, _why) => {
    expect(holds(when, record)).toBe(expected);
  });

  it.each([
    // condition, record, holds, why
    ["hours: { at-least: 3 }", "hours: 3", true, "just enough"],
    ["hours: { at-least: 3 }", "hours: 2.9999", false, "a ten-thousandth less"],
    ["hours: { at-least: 3 }", "", false, "silence reaches nothing"],
    ["hours: { less-than: 3 }", "hours: 2.9999", true, "just below"],
    ["hours: { less-than: 3 }", "hours: 3", false, "not below"],
    ["hours: { less-than: 3 }", "", false, "silence is not below anything"],
    ["hours: { at-least: 2, less-than: 3 }", "hours: 1", false, "below a range"],
    ["hours: { at-least: 2, less-than: 3 }", "hours: 2", true, "within a range"],
    ["hours: [{ less-than: 2 }, { at-least: 4 }]", "hours: 4", true, "one of two ranges"],
    ["hours: [{ less-than: 2 }, { at-least: 4 }]", "hours: 3", false, "between two ranges"],
    ["hours: none", "", true, "no hours"],
    ["hours: none", "hours: 0", false, "no hours, and nought is stated"],
    ["hours: stated", "hours: 0", true, "nought is stated"],
    ["hours: [none, { at-least: 4 }]", "", true, "none or many"],
    ["hours: { at-least: 1/3 }", "hours: 0.3334", true, "more than a third"],
    ["hours: { at-least: 1/3 }", "hours: 0.3333", false, "less than a third"],
    ["units: stated", "units: 1", true, "units"],
    ["days: stated", "days: 1", true, "days"],
    ["courses: stated", "courses: 1", true, "courses"],
    ["course-credits: stated", "courseCredits: 1", true, "course credits"],
    ["school-years: stated", "schoolYears: 1", true, "school years"],
    ["credits: stated", "credits: 1", true, "credits"],
    ["credits: stated", "courseCredits: 1", false, "course credits are not credits"],
  ])("on an amount %s of %j is %s: %s", (when, record, expected, _why) => {
    expect(holds(when, record)).toBe(expected);
  });

  it.each([
    // condition, record, holds, why
    [
      "measure: { half-day: { at-least: 3 } }",
      "units: 3, hours: 1",
      true,
      "the first way that is stated",
    ],
    [
      "measure: { half-day: { at-least: 3 } }",
      "units: 2, hours: 40",
      false,
      "though the second would do",
    ],
    ["measure: { half-day: { at-least: 3 } }", "hours: 12", true, "the second way"],
    ["measure: { half-day: { at-least: 3 } }", "days: 1", false, "the third way"],
    ["measure: { half-day: none }", "courses: 1", true, "no way is stated"],
    ["measure: { hour: { at-least: 3 } }", "hours: 3", true, "a measure that every policy has"],
    [
      "measure: { third: { at-least: 13/60 } }",
      "hours: 0.65",
      true,
      "a third of 0.65 is exactly 13/60",
    ],
    ["measure: { third: { less-than: 13/60 } }", "hours: 0.65", false, "and not below it"],
    [
      "measure: { span: { at-least: 61 } }",
      "from: 2015-03-02",
      true,
      "both ends of a span belong to it",
    ],
    ["measure: { span: { at-least: 62 } }", "from: 2015-03-02", false, "one day short"],
    ["measure: { span: stated }", "", false, "no first day, no span"],
    [
      "measure: { half-day: { at-least: 3 }, third: { at-least: 4 } }",
      "units: 3, hours: 9",
      false,
      "one of two measures",
    ],
  ])("on a measure %s of %j is %s: %s", (when, record, expected, _why) => {
    expect(holds(when, record)).toBe(expected);
  });

  it.each([
    // condition, record, holds, why
    ["kind: lecture", "role: lecturer", true, "a kind"],
    ["kind: lecture", "role: participant", false, "not of that kind"],
    ["kind: long-lecture", "role: lecturer, hours: 4", true, "a kind that uses a kind"],
    ["kind: long-lecture", "role: lecturer, hours: 3", false, "only the kind it uses"],
    ["kind: [long-lecture, school-time]", "level: school", true, "one of two kinds"],
    ["kind: [long-lecture, school-time]", "level: city", false, "neither kind"],
    ["kind: lecture, hours: stated", "role: lecturer", false, "a kind and more"],
    ["kind: not-a-lecture", "", true, "a kind that denies a kind"],
    ["not: { level: county }", "", true, "what is not stated is not that"],
    ["not: { level: county }", "level: county", false, "denied"],
    ["not: { not: { level: county } }", "level: county", true, "denied twice"],
    ["any: [{ level: county }, { mode: online }]", "mode: online", true, "the second branch"],
    ["any: [{ level: county }, { mode: online }]", "mode: in-person", false, "no branch"],
    [
      "any: [{ level: county }, { mode: online }], role: lecturer",
      "mode: online",
      false,
      "a branch and more",
    ],
    [
      "any: [{ activity: degree-study }, { kind: lecture }]",
      "role: lecturer",
      true,
      "branches of several activities",
    ],
    [
      "any: [{ activity: degree-study }, { hours: stated }]",
      "hours: 1",
      true,
      "a branch of any activity",
    ],
    [
      "activity: training, kind: school-time",
      "level: school",
      true,
      "an activity among those of a kind",
    ],
    [
      "activity: degree-study, kind: school-time",
      "level: school",
      false,
      "an activity that the kind has not",
    ],
    ["themes: it", "themes: [ethics, it]", true, "one of the themes"],
    ["themes: [it, safety]", "themes: [ethics]", false, "another theme"],
    ["themes: it", "", false, "no themes"],
  ])("with names and branches %s of %j is %s: %s", (when, record, expected, _why) => {
    expect(holds(when, record)).toBe(expected);
  });

  it.each([
    // condition, teacher, holds, why
    ["teacher: { stage: primary }", "stage: primary", true, "the stage"],
    ["teacher: { stage: [primary, special] }", "stage: vocational", false, "another stage"],
    ["teacher: { stage: primary }", "", false, "no stage is known"],
    ["teacher: { role: class-teacher }", "roles: [principal, class-teacher]", true, "a duty"],
    ["teacher: { role: class-teacher }", "roles: [principal]", false, "another duty"],
    [
      "teacher: { role: [class-teacher, principal] }",
      "roles: [principal]",
      true,
      "one of two duties",
    ],
    ["teacher: { role: class-teacher }", "", false, "no duty is known"],
    ["teacher: { stage: primary, role: class-teacher }", "stage: primary", false, "stage and duty"],
    [
      "teacher: { stage: primary, role: class-teacher }",
      "roles: [class-teacher]",
      false,
      "duty and stage",
    ],
  ])("on a teacher %s of %j is %s: %s", (when, teacher, expected, _why) => {
    expect(holds(when, "", teacher)).toBe(expected);
  });

  const exchange = "kind: exchange, from: 2015-03-01, to: 2015-05-01, sentBy: county";
  it.each([
    // condition, posting, record's date, holds, why
    ["posting: { kind: exchange }", exchange, "2015-03-01", true, "its first day"],
    ["posting: { kind: exchange }", exchange, "2015-02-28", false, "the day before"],
    ["posting: { kind: exchange }", exchange, "2015-05-01", true, "its last day"],
    ["posting: { kind: exchange }", exchange, "2015-05-02", false, "the day after"],
    [
      "posting: { kind: exchange }",
      "kind: exchange, from: 2015-03-01",
      "2015-12-01",
      true,
      "it has not ended",
    ],
    [
      "posting: { kind: exchange }",
      "kind: exchange, to: 2015-05-01",
      "2015-01-01",
      true,
      "nobody knows since when",
    ],
    ["posting: { kind: [exchange, secondment] }", exchange, "2015-04-01", true, "one of two kinds"],
    ["posting: { kind: secondment }", exchange, "2015-04-01", false, "another kind"],
    ["posting: { sent-by: county }", exchange, "2015-04-01", true, "sent by the county"],
    ["posting: { sent-by: [city, province] }", exchange, "2015-04-01", false, "sent by another"],
    [
      "posting: { towards: weaker }",
      "kind: exchange, towards: weaker",
      "2015-04-01",
      true,
      "to a weaker school",
    ],
    ["posting: { towards: weaker }", exchange, "2015-04-01", false, "nobody knows to what school"],
    ["posting: {}", "kind: secondment", "2015-04-01", true, "any posting, whenever"],
  ])("on a posting %s of %j on %s is %s: %s", (when, posting, date, expected, _why) => {
    expect(holds(when, "", `postings: [{ ${posting} }]`, date)).toBe(expected);
  });

  it("on a posting holds for nobody who has had none", () => {
    expect(holds("posting: {}", "")).toBe(false);
  });

  it("is asked of the activity that a record is read as", () => {
    const standing = standingUnder(
      `
      read-as: { principal-training: training }
      exclude: [{ id: struck, when: { activity: principal-training }, cite: 三 }]
      `,
      "2015-12-31",
      [{ date: "2015-05-01", activity: "principal-training", hours: 8 }],
    );
    expect(standing.records[0]).toMatchObject({ converted: 8, counted: 8 });
  });

  it("may use the kinds that all policies share, its own before them", () => {
    const shared = "kinds: { lecture: { role: lecturer }, long: { hours: { at-least: 10 } } }";
    const policy = smallPolicy(
      `
      kinds: { long: { hours: { at-least: 4 } } }
      exclude: [{ id: struck, when: { kind: lecture, not: { kind: long } }, cite: 三 }]
      `,
      shared,
    );
    const lecture = { date: "2015-05-01", activity: "training", role: "lecturer" };
    const facts = factsOf([
      { ...lecture, hours: 3 },
      { ...lecture, hours: 4 },
    ]);
    const { records } = evaluate(policy, facts, parseDay("2015-12-31"));
    expect(records.map(({ counted }) => counted)).toEqual([0, 4]);
  });
});
