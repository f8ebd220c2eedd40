import { describe, expect, it } from "vitest";
import { isFailure } from "../../../src/domain/failure.ts";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";

const FILES = {
  "policy.yaml": `id: small
title: 小
source: { document: x, last-checked: "2026-01-01" }
unit: credit
unit-word: 积分
year: { starts: "01-01", cite: 一 }
award:
  - { id: training, title: 培训, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }
thresholds:
  - { id: praise, of: total, per: year, at: 20, effect: 不足20不能评优, cite: 一 }
`,
  "procedures.yaml": `parties:
  office: { title: 教导处 }
routes:
  - id: leave
    title: 请假
    requires: [假条, { zh: 医院证明, cite: 一 }]
    cite: 一
    rows: [{ id: any, approver: office }]
`,
  "articles.yaml": `articles:
  一: { summary: 一学时一分。, questions: [一学时几分] }
  二: { summary: 都算。 }
`,
  "answers.yaml": `answers:
  - { id: rate, cite: 一, say: 一学时一分, questions: [一学时几分, what is an hour worth] }
  - { id: both, cite: [一, 二], say: 都算, questions: [都算吗] }
  - { id: transfer, silent: true, say: 没有写, questions: [调走怎么办] }
  - { id: late, silent: true, cite: 二, say: 没有写逾期, questions: [交晚了怎么办] }
`,
  "interpretations.yaml": `interpretations:
  - { topic: 病假, cite: 一, reading: 不减 }
  - { topic: 产假, cite: 一, reading: 减半 }
`,
  "examples.yaml": `examples:
  - name: 10学时10分
    on: "2026-12-31"
    records: [{ date: "2026-03-01", activity: training, hours: 10 }]
    expect: { years: [{ label: "2026", total: 10 }] }
`,
  "words.yaml": `thresholds:
  praise: [评优, 优秀]
parties:
  office: [教务处]
routes:
  leave: [请假, 请…天]
`,
  "en.yaml": `title: Small
unit-word: { en: point, en-many: points }
award:
  training: { title: Training }
routes:
  leave: { requires: { 假条: a note, 医院证明: a doctor's note } }
interpretations:
  产假: { topic: Maternity leave, reading: half }
answers:
  rate: { say: 1 point an hour }
`,
};

type Name = keyof typeof FILES;

/** A policy of these files, some of them written otherwise; one that is \`undefined\` is left out. */
function openFolder(changes: Readonly<Record<string, string | undefined>> = {}) {
  const files = Object.entries({ ...FILES, ...changes }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, { file: `small/${name}`, text }] as const],
  );
  const { "policy.yaml": main, ...beside } = Object.fromEntries(files);
  const policies = main ? [{ ...main, beside }] : [];
  return openCatalogue({ policies, digest: (text) => String(text.length) });
}

function complaintAbout(changes: Readonly<Record<string, string | undefined>>): string {
  try {
    openFolder(changes).policy("small");
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
  return "loads";
}

/** A file with something written otherwise. */
const mistaken = (name: Name, written: string, wrong: string) => ({
  [name]: FILES[name].replace(written, wrong),
});

describe("a policy in several files", () => {
  const { file } = openFolder().policy("small");

  it("is the sum of them", () => {
    expect(Object.keys(file.articles)).toEqual(["一", "二"]);
    expect(file.examples.map(({ name }) => name)).toEqual(["10学时10分"]);
    expect(file.interpretations.map(({ topic }) => topic.zh)).toEqual(["病假", "产假"]);
    expect(file.answers.map(({ id }) => id)).toEqual(["rate", "both", "transfer", "late"]);
  });

  it("has short answers that name articles, or say that the text is silent", () => {
    expect(file.answers.map(({ cite, silent }) => ({ cite, silent }))).toEqual([
      { cite: ["一"] },
      { cite: ["一", "二"] },
      { cite: [], silent: true },
      { cite: ["二"], silent: true },
    ]);
  });

  it("has the words by which people ask", () => {
    expect(file.thresholds[0]?.keywords).toEqual(["评优", "优秀"]);
    expect(file.parties.office?.keywords).toEqual(["教务处"]);
    expect(file.routes[0]?.keywords).toEqual(["请假", "请…天"]);
  });

  it("has the English that is written, and Chinese where there is none", () => {
    expect(file.title).toEqual({ zh: "小", en: "Small" });
    expect(file["unit-word"]).toEqual({ zh: "积分", en: "point", "en-many": "points" });
    expect(file.award[0]?.title).toEqual({ zh: "培训", en: "Training" });
    expect(file.thresholds[0]?.effect).toEqual({ zh: "不足20不能评优", en: "不足20不能评优" });
    expect(file.routes[0]?.requires).toEqual([
      { zh: "假条", en: "a note" },
      { zh: "医院证明", en: "a doctor's note", cite: "一" },
    ]);
    expect(file.interpretations.map(({ topic }) => topic.en)).toEqual(["病假", "Maternity leave"]);
    expect(file.answers.slice(0, 2).map(({ say }) => say)).toEqual([
      { zh: "一学时一分", en: "1 point an hour" },
      { zh: "都算", en: "都算" },
    ]);
  });

  it("loads without a word of English", () => {
    const chinese = openFolder({ "en.yaml": undefined }).policy("small").file;
    expect(chinese.title).toEqual({ zh: "小", en: "小" });
    expect(chinese["unit-word"]).toEqual({ zh: "积分", en: "积分", "en-many": "积分" });
  });

  it("has another version when any of its files changes", () => {
    const version = (changes: Record<string, string>) =>
      openCatalogue({
        policies: [
          {
            file: "policy.yaml",
            text: FILES["policy.yaml"],
            beside: Object.fromEntries(
              Object.entries({ ...FILES, ...changes })
                .filter(([name]) => name !== "policy.yaml")
                .map(([name, text]) => [name, { file: name, text }]),
            ),
          },
        ],
        digest: (text) => text,
      }).document("small").version;
    expect(version({})).toBe(version({}));
    expect(version(mistaken("articles.yaml", "一学时一分", "一学时1分"))).not.toBe(version({}));
  });

  it.each([
    [
      mistaken("policy.yaml", "at: 20", "att: 20"),
      "small/policy.yaml, line 10, key thresholds.0.att: there is no such key here; did you mean at?",
    ],
    [
      mistaken("procedures.yaml", "approver: office", "approver: ofice"),
      "small/procedures.yaml, line 8, key routes.0.rows.0.approver: parties has no ofice; did you mean office?",
    ],
    [
      mistaken("interpretations.yaml", "产假, cite: 一", "产假, cite: 三"),
      "small/interpretations.yaml, line 3, key interpretations.1.cite: articles has no 三",
    ],
    [
      mistaken("examples.yaml", "total: 10", "total: 11"),
      'small/examples.yaml, line 2, example "10学时10分": expected years 2026: total 11, but the rules give years 2026: total 10',
    ],
    [
      mistaken("examples.yaml", "hours: 10", "hour: 10"),
      "small/examples.yaml, line 4, key examples.0.records.0.hour: there is no such key; did you mean hours?",
    ],
    [
      mistaken("articles.yaml", "summary", "sumary"),
      "small/articles.yaml, line 2, key articles.一.sumary: there is no such key here; did you mean summary?",
    ],
    [
      mistaken("answers.yaml", "cite: [一, 二]", "cite: [一, 三]"),
      "small/answers.yaml, line 3, key answers.1.cite: articles has no 三",
    ],
    [
      mistaken("answers.yaml", "silent: true, say", "say"),
      "small/answers.yaml, line 4, key answers.2.cite: name the article, or write silent: true where the text does not say it",
    ],
    [
      mistaken("answers.yaml", "silent: true, say", "silent: false, say"),
      "small/answers.yaml, line 4, key answers.2.silent: write true",
    ],
    [
      mistaken("answers.yaml", "id: late", "id: rate"),
      "small/answers.yaml, line 5, key answers.3.id: answers has rate already",
    ],
    [
      mistaken("answers.yaml", "questions: [都算吗]", "questions: []"),
      "small/answers.yaml, line 3, key answers.1.questions: write at least one",
    ],
    [
      mistaken("answers.yaml", "say: 都算, ", ""),
      "small/answers.yaml, line 3, key answers.1.say: is missing",
    ],
    [
      { "answers.yaml": "articles: {}" },
      "small/answers.yaml, line 1, key articles: does not belong in this file; write it in articles.yaml",
    ],
    [
      mistaken("en.yaml", "rate: { say", "rat: { say"),
      "small/en.yaml, line 10, key answers.rat: the other files of the policy have no such place; did you mean rate?",
    ],
    [{ "articles.yaml": "articles: [" }, "small/articles.yaml, line 1"],
    [{ "articles.yaml": "- 一" }, "small/articles.yaml, line 1, key (file): write keys and values"],
    [
      { "articles.yaml": `${FILES["articles.yaml"]}caps: []\n` },
      "small/articles.yaml, line 4, key caps: does not belong in this file; write it in policy.yaml",
    ],
    [
      { "interpretations.yaml": "examples: []" },
      "small/interpretations.yaml, line 1, key examples: does not belong in this file; write it in examples.yaml",
    ],
    [
      { "policy.yaml": `${FILES["policy.yaml"]}examples: []\n` },
      "small/examples.yaml, line 1, key examples: stands in policy.yaml too; keep one",
    ],
    [
      mistaken("words.yaml", "praise", "prais"),
      "small/words.yaml, line 2, key thresholds.prais: the other files of the policy have no such place; did you mean praise?",
    ],
    [
      mistaken("words.yaml", "[教务处]", "教务处"),
      "small/words.yaml, line 4, key parties.office: the policy has nothing here to which this could be added",
    ],
    [
      mistaken("words.yaml", "[教务处]", "[5]"),
      "small/words.yaml, line 4, key parties.office.keywords.0: write a text",
    ],
    [
      mistaken("words.yaml", "routes:\n  leave: [请假, 请…天]\n", ""),
      "small/procedures.yaml, line 4, key routes.0.keywords: is missing",
    ],
    [
      mistaken("en.yaml", "{ title: Training }", "{ titel: Training }"),
      "small/en.yaml, line 4, key award.training.titel: the other files of the policy have no such place; did you mean title?",
    ],
    [
      mistaken("en.yaml", "title: Small", "title: [Small]"),
      "small/en.yaml, line 1, key title: write the English text",
    ],
    [
      mistaken("en.yaml", "title: Small", "unit: credits"),
      "small/en.yaml, line 1, key unit: the policy has nothing here to which this could be added",
    ],
    [
      { "example.yaml": "" },
      "small/example.yaml, line 1, key (file): name this file examples.yaml",
    ],
  ])("is refused where %j, with the file and the line: %s", (changes, says) => {
    expect(complaintAbout(changes)).toContain(says);
  });

  it("leaves files alone that have nothing to do with it", () => {
    expect(complaintAbout({ "notes-of-mine.yaml": "unrelated: 1" })).toBe("loads");
  });

  it("may have empty files", () => {
    expect(complaintAbout({ "interpretations.yaml": "", "en.yaml": "# later\n" })).toBe("loads");
  });
});

describe("rules that are tried out alone", () => {
  it("have the other files of the policy that they replace", () => {
    const { "policy.yaml": text, ...others } = FILES;
    const beside = Object.fromEntries(
      Object.entries(others).map(([name, each]) => [name, { file: `small/${name}`, text: each }]),
    );
    const catalogue = openCatalogue({
      policies: [{ file: "small/policy.yaml", text, beside }],
      changed: [{ file: "draft.yaml", text: text.replace("at: 20", "at: 30") }],
      digest: String,
    });
    const { file } = catalogue.policy("small");
    expect(file.thresholds[0]).toMatchObject({ keywords: ["评优", "优秀"] });
    expect(file.title.en).toBe("Small");
    expect(Object.keys(file.articles)).toEqual(["一", "二"]);
  });
});
