import { describe, expect, it } from "vitest";
import { complaintAbout } from "../../support/small-policy.ts";

const NAMED = `
  kinds: { lecture: { role: lecturer } }
  measures: { half-day: [{ of: unit }] }
`;

describe("a condition that cannot be meant", () => {
  const refused = (when: string) =>
    complaintAbout(`${NAMED}\n  exclude: [{ id: struck, when: { ${when} }, cite: 三 }]`);

  it.each([
    // condition, what is said
    ["kind: lectures", "key exclude.0: there is no kind called lectures; did you mean lecture?"],
    ["not: { any: [{ kind: zzzzzzz }] }", "key exclude.0: there is no kind called zzzzzzz"],
    ["kind: constructor", "there is no kind called constructor"],
    [
      "measure: { half-days: stated }",
      "key exclude.0: there is no measure called half-days; did you mean half-day?",
    ],
    ["measure: { hours: stated }", "there is no measure called hours; did you mean hour?"],
    ["measure: { constructor: stated }", "there is no measure called constructor"],
    ["level: []", "key exclude.0.when.level"],
    ["accredited: maybe", "key exclude.0.when.accredited: write true, false or none"],
    ["hours: 3", "key exclude.0.when.hours: write none, stated or { at-least: 3 }"],
    [
      "hours: { atleast: 3 }",
      "when.hours.atleast: there is no such key here; did you mean at-least?",
    ],
    ["not: { levle: city }", "when.not.levle: there is no such key here; did you mean level?"],
    [
      "any: [{}, { levle: city }]",
      "when.any.1.levle: there is no such key here; did you mean level?",
    ],
    [
      "hours: [{ atleast: 3 }]",
      "when.hours.0.atleast: there is no such key here; did you mean at-least?",
    ],
    ["kind: 3", "key exclude.0.when.kind: write a text"],
    ["themes: art", "key exclude.0.when.themes: write one of it, ethics,"],
    [
      "posting: { sent-by: town }",
      "when.posting.sent-by: write one of school, county, city, province",
    ],
    ["teacher: { stage: middle }", "when.teacher.stage: write one of kindergarten, primary,"],
    ["teacher: { role: 3 }", "when.teacher.role: write a duty such as class-teacher"],
    ["programme: 3", "when.programme: write a word, none or stated"],
  ])("%s is refused: %s", (when, words) => {
    expect(refused(when)).toContain(words);
  });

  it.each([
    // kinds, what is said
    ["a: { kind: a }", "key kinds.a: the kind a is defined by way of itself"],
    ["a: { kind: b }, b: { not: { kind: a } }", "the kind a is defined by way of itself"],
    [
      "a: { kind: lectrue }, lecture: {}",
      "key kinds.a: there is no kind called lectrue; did you mean lecture?",
    ],
  ])("the kinds %s are refused, though no rule uses them: %s", (kinds, words) => {
    expect(complaintAbout(`kinds: { ${kinds} }`)).toContain(words);
  });
});
