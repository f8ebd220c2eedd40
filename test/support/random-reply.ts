import fc from "fast-check";
import type { Action, Block, FormField, QuestionRun, Reply } from "../../src/wording/reply.ts";

/** What people type to be more than text, and what only looks like it. */
const HOSTILE = [
  "<at id=all></at>",
  "<at id=ou_1></at> 看这里",
  "&lt;at id=all&gt;",
  "&#60;at id=all&#62;",
  "[点我](https://example.com)",
  "https://example.com/a?b=c",
  "<a href='https://example.com'></a>",
  "<link url='https://example.com'>好</link>",
  "![图](img_v2_1)",
  "**粗** __粗__ *斜* ~~删~~ `代码`",
  "</font><font color='red'>红</font>",
  "# 标题\n- 一\n1. 二\n> 三\n---\n```\n四",
  "| a | b |\n| - | - |",
  ":OK: {{变量}} $x$ $$x$$",
  '"tag":"at"',
  "😀👩‍👩‍👧‍👦🇨🇳\u202e\u200b\ud800",
  "1. 3.5 12/30",
];

/** A text that somebody may have typed, of any length up to `most`. */
export function hostileText(most: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom(...HOSTILE), weight: 3 },
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("县级培训", "18/360 学分", "。", "；", " ", "\n", "1234567.89"),
  );
  return fc
    .tuple(fc.array(piece, { maxLength: 12 }), fc.oneof(fc.constant(1), fc.nat(most / 20)))
    .map(([pieces, times]) => pieces.join("").repeat(times).slice(0, most));
}

const short = hostileText(60);
const long = hostileText(9000);

const slots = fc.record({ title: short, year: short, hours: fc.nat(2000) }, { requiredKeys: [] });
const question: fc.Arbitrary<QuestionRun> = fc.record(
  { ask: fc.string({ maxLength: 60 }), slots, about: short, text: hostileText(2000) },
  { requiredKeys: ["ask"] },
);
const command = fc.record(
  { command: fc.string({ maxLength: 30 }), args: hostileText(2000) },
  { requiredKeys: ["command"] },
);
const action: fc.Arbitrary<Action> = fc.record(
  {
    label: hostileText(200),
    run: fc.oneof(question, command, fc.record({ url: fc.webUrl() })),
    style: fc.constantFrom("primary", "danger"),
  },
  { requiredKeys: ["label", "run"] },
);

const figure = fc.double({ min: 0, max: 1e6, noNaN: true });
const field: fc.Arbitrary<FormField> = fc.record(
  {
    name: fc.constantFrom("kind", "level", "date", "hours", "title"),
    label: short,
    type: fc.constantFrom("text", "day", "number", "choice"),
    options: fc.array(fc.record({ value: short, label: short }), { maxLength: 40 }),
    value: fc.oneof(hostileText(400), fc.constant("2026-03-05")),
  },
  { requiredKeys: ["name", "label", "type"] },
);

/** Few of something as a rule, now and then very many. */
const some = <T>(arbitrary: fc.Arbitrary<T>, most: number) =>
  fc.oneof(
    { arbitrary: fc.array(arbitrary, { maxLength: 6 }), weight: 4 },
    fc
      .tuple(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), fc.nat(most))
      .map(([few, count]) =>
        Array.from({ length: count }, (_, index) => few[index % few.length] as T),
      ),
  );

const table = fc.nat(7).chain((width) =>
  fc.record({
    kind: fc.constant("table" as const),
    caption: short,
    columns: fc.array(short, { minLength: width, maxLength: width }),
    rows: some(fc.array(short, { minLength: width, maxLength: width }), 500),
  }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant("lead" as const),
    text: fc.oneof(short, long),
    tone: fc.constantFrom("good" as const, "short" as const, "plain" as const),
  }),
  fc.record({ kind: fc.constant("text" as const), text: long }),
  fc.record({
    kind: fc.constant("facts" as const),
    rows: some(fc.record({ label: short, value: hostileText(300) }), 60),
  }),
  fc.record({
    kind: fc.constant("progress" as const),
    label: short,
    counted: figure,
    required: figure,
    text: short,
  }),
  table,
  fc.record({
    kind: fc.constant("chart" as const),
    title: short,
    unit: short,
    bars: some(
      fc.record(
        { label: short, value: figure, target: figure },
        { requiredKeys: ["label", "value"] },
      ),
      200,
    ),
  }),
  fc.record({ kind: fc.constant("list" as const), items: some(hostileText(300), 200) }),
  fc.record({
    kind: fc.constant("citation" as const),
    article: short,
    policy: short,
    title: short,
    summary: fc.oneof(short, long),
  }),
  fc.record({ kind: fc.constant("actions" as const), actions: some(action, 100) }),
  fc.record({ kind: fc.constant("file" as const), name: short, sheets: fc.constant([]) }),
  fc.record({ kind: fc.constant("document" as const), name: short, stored: short }),
  fc.record({ kind: fc.constant("image" as const), name: short, stored: short, alt: short }),
  fc.record({
    ...{ kind: fc.constant("picture" as const), name: short, alt: short, title: short },
    ...{ note: short, parts: fc.constant([]), notes: fc.array(short, { maxLength: 2 }) },
  }),
  fc.record({
    kind: fc.constant("form" as const),
    fields: fc.array(field, { maxLength: 8 }),
    submit: fc.record({ label: short, run: question }),
  }),
);

/** Any answer that the types allow, mostly such as nobody would ever get. */
export const randomReply: fc.Arbitrary<Reply> = fc.record({
  text: long,
  language: fc.constantFrom("zh-CN", "en"),
  private: fc.boolean(),
  blocks: fc.oneof(
    { arbitrary: fc.array(block, { maxLength: 8 }), weight: 4 },
    fc.array(block, { maxLength: 80 }),
  ),
  citations: fc.constant([]),
});
