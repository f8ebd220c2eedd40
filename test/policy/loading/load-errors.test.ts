import { describe, expect, it } from "vitest";
import { Failure } from "../../../src/domain/failure.ts";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";

const HEAD = `id: small
title: { zh: 小, en: Small }
source: { document: x, last-checked: "2026-01-01" }
unit: credit
year: { starts: "01-01", cite: "1" }
cycle: { years: 5, first: 2011 }
baskets:
  school-based: { title: { zh: 校本, en: School-based } }
  online: { title: { zh: 远程, en: Online } }
articles:
  "1": { summary: { zh: 一, en: one } }
award:
  - { id: training, when: { activity: training }, worth: { credits: 1, per: hour }, to: [online], cite: "1" }
  - { id: school, when: { activity: school-based }, worth: { credits: 1, per: hour }, to: [school-based, online], cite: "1" }
`;

/** What loading says of a policy with these lines added, or of these files. */
function complaint(...texts: string[]): string {
  const [first = "", ...others] = texts;
  try {
    openCatalogue({
      policies: [
        { file: "small.yaml", text: first },
        ...others.map((text, index) => ({ file: `other-${index}.yaml`, text })),
      ],
      digest: (text) => String(text.length),
    }).policy("small");
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return "loads";
}

describe("a policy file", () => {
  it("loads when it is right", () => {
    expect(complaint(HEAD)).toBe("loads");
  });

  it.each([
    // added, what the message must say
    ["capz: []", "line 15, key capz: there is no such key here; did you mean caps?"],
    [
      "caps:\n  - { id: a, on: online, per: year, att: 3, cite: '1' }",
      "line 16, key caps.0.att: there is no such key here; did you mean at?",
    ],
    [
      "caps:\n  - { id: a, on: online, per: year, at: -1, cite: '1' }",
      "line 16, key caps.0.at: write an amount such as 30, 0.25 or 1/3",
    ],
    [
      "options:\n  - { id: a, title: { zh: 一, en: one }, in: hours, record: { activity: trainin } }",
      "line 16, key options.0.record.activity: must be one of training,",
    ],
    [
      "options:\n  - id: a\n    title: { zh: 一, en: one }\n    in: hours\n    record: { activity: training, modus: online }",
      "line 19, key options.0.record.modus: there is no such key here; did you mean mode?",
    ],
    [
      "options:\n  - { id: a, title: { zh: 一, en: one }, in: hours, record: { activity: training, date: '2026-01-01' } }",
      "line 16, key options.0.record.date: there is no such key here",
    ],
    [
      "caps:\n  - { id: a, on: onlin, per: year, at: 3, cite: '1' }",
      "baskets has no onlin; did you mean online?",
    ],
    [
      "caps:\n  - { id: a, on: online, per: year, at: 3, cite: '9' }",
      "line 16, key caps.0.cite: articles has no 9",
    ],
    [
      "caps:\n  - { id: a, on: online, per: school-year, at: 3, cite: '1' }",
      "this policy has no school-year",
    ],
    [
      "caps:\n  - { id: a, on: online, per: year, at: { 2023-02-29: 3 }, cite: '1' }",
      "write a day such as 2011-01-01",
    ],
    [
      "caps:\n  - { id: a, on: online, per: year, at: { 2011-01-01: 3, 2012-06-01: 4 }, cite: '1' }",
      "changes on 2012-06-01, but a year starts on 01-01",
    ],
    [
      "caps:\n  - { id: a, on: online, per: year, at: 3, cite: '1' }\n  - { id: b, on: online, per: year, at: 4, cite: '1' }",
      "a limits online per year already",
    ],
    [
      "caps:\n  - { id: training, on: online, per: year, at: 3, cite: '1' }",
      "award has a rule training already",
    ],
    [
      "caps:\n  - { id: a, on: school-based, per: cycle, at: 3, cite: '1' }\n  - { id: b, on: online, per: year, at: 4, cite: '1' }",
      "caps a and b cut across each other",
    ],
    [
      "exclude:\n  - { id: a, when: { levell: county }, cite: '1' }",
      "there is no such key here; did you mean level?",
    ],
    [
      "exclude:\n  - { id: a, when: { level: region }, cite: '1' }",
      "write one of school, county, city, province, nation",
    ],
    [
      "exclude:\n  - { id: a, when: { kind: lecturing }, cite: '1' }",
      "there is no kind called lecturing",
    ],
    [
      "reduce:\n  - { id: a, for: leave, per: full-semester, months-apart: 6, by: 30, lowers: [total], cite: '1' }",
      "require has no rule total",
    ],
    ["extends: nowhere", "there is no policy nowhere"],
    ["extends: small", "policies extend each other in a circle: small → small"],
    ["id: small", "line 15, key id: stands here twice; keep one"],
    [
      "exclude:\n  - { id: a, id: b, when: {}, cite: '1' }",
      "line 16, key exclude.0.id: stands here twice; keep one",
    ],
    ["kinds: [", "line 16, key (file): a brace or bracket is not closed"],
    ["? [a, b]\n: 1", "line 15, key (file): write a plain name before each colon"],
    ["? \n: 1", "line 15, key (file): write a plain name before each colon"],
    ["caps: &a []\nbonus: *a", "line 16, key bonus: *a points at another place"],
    ["---\nid: other", "line 15, key (file): begins a second document"],
    [
      'examples:\n  - { name: a, on: "2023-02-29", expect: {} }',
      'line 16, key examples.0.on: write a day in quotes, such as "2013-11-28"',
    ],
    [
      'examples:\n  - name: a\n    on: "2023-02-28"\n    records:\n      - { activity: training, date: "2023-02-29" }\n    expect: {}',
      "line 19, key examples.0.records.0.date: must be a day of the calendar such as 2013-07-20",
    ],
  ])("with %j is refused: %s", (added, words) => {
    const message = complaint(`${HEAD}${added}\n`);
    expect(message).toContain("small.yaml");
    expect(message).toContain(words);
  });

  it("is refused when another has its id", () => {
    expect(complaint(HEAD, HEAD)).toContain('small.yaml has the id "small" too');
  });

  it.each([
    // added, what the message must say
    [`# ${"x".repeat(10_000_000)}`, "line 1, key (file): write fewer than 500000 characters"],
    [`aliases: [${"a,".repeat(500_000)}]`, "line 1, key (file): write fewer than 500000"],
    [`aliases: [${"a".repeat(400_000)}]`, "line 15, key aliases.0: write at most 40000 characters"],
    [`caps: ${"[".repeat(60)}${"]".repeat(60)}`, "is nested more than 40 levels deep"],
    [`caps: ${"[".repeat(10_000)}`, "line 15, key (file): is nested more than 40 levels deep"],
    [
      `exclude: [{ id: a, cite: "1", when: ${"{ not: ".repeat(500)}{}${"}".repeat(500)} }]`,
      "is nested more than 40 levels deep",
    ],
  ])("is refused when it would exhaust whoever reads it (%#)", (added, words) => {
    expect(complaint(HEAD + added)).toContain(words);
  });

  it("of very many keys is refused in the time it takes to read it", () => {
    const keys = Array.from({ length: 15_000 }, (_, index) => `k${index}: 1`);
    expect(complaint(HEAD + keys.join("\n"))).toContain("key k0: there is no such key here");
  });

  it.each(["", "- a", "just words", "null"])("is refused when it holds only %j", (text) => {
    const catalogue = () =>
      openCatalogue({ policies: [{ file: "x.yaml", text }], digest: String }).policy("x.yaml");
    expect(catalogue).toThrow(Failure);
  });
});

describe("a policy that extends another", () => {
  const child = (rules: string) => `id: small
title: { zh: 子, en: Child }
source: { document: y, last-checked: "2026-01-01" }
extends: parent
articles: {}
${rules}
`;
  const parent = HEAD.replace("id: small", "id: parent");

  it("takes over what it does not change", () => {
    expect(complaint(child(""), parent)).toBe("loads");
  });

  it("may not give a rule a name of its parent without saying that it replaces it", () => {
    const rule = `award: [{ id: training, when: {}, worth: { credits: 2 }, cite: "1" }]`;
    expect(complaint(child(rule), parent)).toContain("write supersedes: [training] to replace it");
  });

  it("may not replace what its parent does not have", () => {
    const rule = `award: [{ id: own, supersedes: [trainin], when: {}, worth: { credits: 2 }, cite: "1" }]`;
    expect(complaint(child(rule), parent)).toContain(
      "has no award rule trainin; did you mean training?",
    );
  });

  it.each([
    // what the extended policy adds, what the message must say
    ["kinds: [", "other-0.yaml, line 16"],
    ["capz: []", "other-0.yaml, line 15, key capz: there is no such key here"],
    [
      "caps:\n  - { id: a, on: onlin, per: year, at: 1, cite: '1' }",
      "other-0.yaml, line 16, key caps.0.on: baskets has no onlin; did you mean online?",
    ],
    [
      "exclude:\n  - { id: a, when: { kind: lecturing }, cite: '1' }",
      "other-0.yaml, line 16, key exclude.0: there is no kind called lecturing",
    ],
  ])("is refused where that has %j, and names its file: %s", (added, words) => {
    expect(complaint(child(""), `${parent}${added}\n`)).toContain(words);
  });

  it("is refused where they extend each other in a circle", () => {
    const other = child("").replace("id: small", "id: parent").replace("parent\na", "small\na");
    expect(complaint(child(""), other)).toContain(
      "small.yaml, line 4, key extends: policies extend each other in a circle: small → parent → small",
    );
  });

  it("is refused where very many extend one another", () => {
    const link = (id: string, parentId: string) =>
      child("")
        .replace("id: small", `id: ${id}`)
        .replace("extends: parent", `extends: ${parentId}`);
    const chain = Array.from({ length: 1000 }, (_, index) => link(`p${index}`, `p${index + 1}`));
    expect(complaint(link("small", "p0"), ...chain)).toContain(
      "small.yaml, line 4, key extends: more than 8 policies extend one another",
    );
  });
});
