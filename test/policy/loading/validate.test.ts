import { describe, expect, it } from "vitest";
import { complaintAbout } from "../../support/small-policy.ts";

const REQUIRE = `
  require:
    - { id: annual, of: total, per: year, at-least: 30, cite: 三 }
    - { id: annual-online, of: online, per: year, at-least: 10, cite: 三 }
    - { id: cycle-total, of: total, per: cycle, at-least: 120, cite: 三 }
  cycle: { years: 5, first: 2011 }
`;

describe("a policy", () => {
  it.each([
    // clauses, what is said
    [
      "award: [{ id: a, when: {}, worth: { credits: 1 }, to: [online, onlin], cite: 一 }]",
      "key award.0.to: baskets has no onlin; did you mean online?",
    ],
    [
      "require: [{ id: a, of: onlin, per: year, at-least: 3, cite: 一 }]",
      "key require.0.of: baskets has no onlin; did you mean online?",
    ],
    [
      "tracks: [{ id: a, of: inductio, starts: hired-on, years: 3, at-least: 9, cite: 一 }]",
      "key tracks.0.of: baskets has no inductio; did you mean induction?",
    ],
    [
      "thresholds: [{ id: a, of: totl, per: year, at: 9, effect: { zh: 优, en: good }, cite: 一 }]",
      "key thresholds.0.of: baskets has no totl; did you mean total?",
    ],
    [
      "caps: [{ id: a, on: zzzzzzzzz, per: year, at: 9, cite: 一 }]",
      "key caps.0.on: baskets has no zzzzzzzzz",
    ],
    [
      "baskets: { it: { title: { zh: 信息, en: IT }, when: { themes: it } } }\naward: []\ncaps: [{ id: a, on: it, per: year, at: 9, cite: 一 }]",
      "key caps.0.on: basket it is filled by a condition; cap one that awards fill",
    ],
    [
      "exclude: [{ id: a, when: {}, cite: 一 }]\npending: [{ id: a, when: {}, cite: 一 }]",
      "key pending.0.id: exclude has a rule a already",
    ],
    [
      "exclude: [{ id: a, when: {}, cite: 一 }, { id: a, when: {}, cite: 一 }]",
      "key exclude.1.id: exclude has a rule a already",
    ],
    [
      "caps: [{ id: a, on: total, per: cycle, at: 9, cite: 一 }]",
      "key caps.0.per: this policy has no cycle",
    ],
    [
      "caps: [{ id: a, on: total, per: school-year, at: 9, cite: 一 }]",
      "key caps.0.per: this policy has no school-year",
    ],
    [
      "require: [{ id: a, of: total, per: cycle, at-least: 9, cite: 一 }]",
      "key require.0.per: this policy has no cycle",
    ],
    [
      "duplicates: [{ id: a, among: {}, same: [], within: cycle, keep: first, cite: 一 }]",
      "key duplicates.0.within: this policy has no cycle",
    ],
    [
      "award: [{ id: a, when: {}, worth: { credits: 1 }, books: cycle, cite: 一 }]",
      "key award.0.books: this policy has no cycle",
    ],
    [
      "award: [{ id: a, when: {}, worth: { credits: 1 }, books: track, cite: 一 }]",
      "key award.0.books: this policy has no track",
    ],
    [
      "require: [{ id: a, of: total, per: year, at-least: { 2011-01-01: 9, 2012-02-01: 8 }, cite: 一 }]",
      "key require.0.at-least: changes on 2012-02-01, but a year starts on 01-01; use such a day",
    ],
    [
      "thresholds: [{ id: a, of: total, per: year, at: { 2012-09-01: 9 }, effect: { zh: 优, en: good }, cite: 一 }]",
      "key thresholds.0.at: changes on 2012-09-01, but a year starts on 01-01",
    ],
    [
      'year: { starts: "09-01", cite: 零 }\ncaps: [{ id: a, on: total, per: year, at: { 2012-01-01: 9 }, cite: 一 }]',
      "key caps.0.at: changes on 2012-01-01, but a year starts on 09-01",
    ],
    ['year: { starts: "01-01", cite: 九 }', "key year.cite: articles has no 九"],
    [
      "exclude: [{ id: a, when: {}, cite: 第七 }]\narticles: { 零: { summary: { zh: 条, en: a } }, 第七条: { summary: { zh: 条, en: a } } }\naward: []",
      "key exclude.0.cite: articles has no 第七; did you mean 第七条?",
    ],
    [
      "exclude: [{ id: a, when: {}, cite: constructor }]",
      "key exclude.0.cite: articles has no constructor",
    ],
  ])("with %j is refused: %s", (clauses, words) => {
    expect(complaintAbout(clauses)).toContain(words);
  });

  it.each([
    // clauses beside requirements, what is said
    [
      "offset: [{ id: a, surplus-of: annual, fills: annual-online, cite: 一 }, { id: b, surplus-of: annual, fills: annual-online, cite: 一 }]",
      "key offset.1.surplus-of: its surplus is given away already",
    ],
    [
      "offset: [{ id: a, surplus-of: annual, fills: annual-online, cite: 一 }, { id: b, surplus-of: annual-online, fills: annual, cite: 一 }]",
      "key offset.0.surplus-of: what is filled by surplus has none of its own to give",
    ],
    [
      "offset: [{ id: a, surplus-of: annual, fills: annual, cite: 一 }]",
      "key offset.0.surplus-of: what is filled by surplus has none of its own to give",
    ],
    [
      "offset: [{ id: a, surplus-of: anual, fills: annual-online, cite: 一 }]",
      "key offset.0.surplus-of: require has no rule anual; did you mean annual?",
    ],
    [
      "offset: [{ id: a, surplus-of: annual, fills: zzzzzzzzzzzzzzz, cite: 一 }]",
      "key offset.0.fills: require has no rule zzzzzzzzzzzzzzz",
    ],
    [
      "offset: [{ id: a, surplus-of: annual, fills: cycle-total, cite: 一 }]",
      "key offset.0.fills: both must be per year or both per cycle",
    ],
    [
      "reduce: [{ id: a, for: leave, per: full-semester, months-apart: 6, by: 3, lowers: [annual, total], cite: 一 }]",
      "key reduce.0.lowers: require has no rule total",
    ],
  ])("with %j is refused for what it refers to: %s", (clauses, words) => {
    expect(complaintAbout(`${REQUIRE}\n  ${clauses}`)).toContain(words);
  });

  it.each([
    // clauses, why
    [
      "require: [{ id: a, of: total, per: year, at-least: 9, cite: 一 }, { id: b, of: total, per: year, at-least: 8, only-for: { teacher: { stage: primary } }, cite: 一 }]",
      "two requirements may ask different things of different teachers",
    ],
    [
      "require: [{ id: a, of: total, per: year, at-least: 9, cite: 一 }, { id: b, of: online, per: year, at-least: 8, cite: 一 }]",
      "two requirements may speak of different baskets",
    ],
    [
      "caps: [{ id: a, on: total, per: record, at: { 2012-05-05: 9 }, cite: 一 }]",
      "a cap per record may change on any day",
    ],
    [
      'school-year: { starts: "09-01" }\ncaps: [{ id: a, on: online, per: school-year, at: { 2012-09-01: 9 }, cite: 一 }]',
      "a cap per school year changes with the school year",
    ],
    [
      "award: [{ id: a, when: {}, worth: { credits: { 2012-05-05: 1, 2013-06-06: 2 } }, cite: 一 }]",
      "a rate may change on any day",
    ],
  ])("with %j loads: %s", (clauses, _why) => {
    expect(complaintAbout(clauses)).toBe("loads");
  });

  it("may not ask two things of the same teachers", () => {
    const each = "of: total, per: year, only-for: { teacher: { stage: primary } }, cite: 一";
    const clauses = `require: [{ id: a, at-least: 9, ${each} }, { id: b, at-least: 8, ${each} }]`;
    expect(complaintAbout(clauses)).toContain("key require.1.id: a limits total per year already");
  });
});
