import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Document, isSeq, parse, parseDocument, YAMLSeq } from "yaml";
import { Failure } from "../domain/failure.ts";
import type { Reason, Standing } from "../domain/standing.ts";
import { layOut } from "../files/policies/lay-out.ts";
import { examplesFile } from "../files/policies/read-policies.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { evaluate } from "../policy/engine/evaluate.ts";
import { readFacts } from "../policy/loading/facts.ts";
import type { Localizer } from "../wording/messages.ts";
import { type Call, type Command, misused, text } from "./command.ts";
import { dayAsked, nameOf, readInput } from "./facts-input.ts";

/** Stands where somebody has yet to write what the example shows. */
const NAMELESS = "（写上这个算例说明什么）";
const FACTS = 'facts such as date: "2026-03-01", activity: training, hours: 10';

type Facts = Readonly<Record<string, unknown>>;

/** A case as an example writes it. */
interface Case {
  readonly teacher?: Facts;
  readonly records: readonly Facts[];
}

function lineFacts(line: string, number: number): Facts {
  const refuse = (cause?: unknown) =>
    new Failure(
      "input/unreadable",
      { source: `line ${number}`, key: "(whole)", expected: `must be ${FACTS}` },
      { cause },
    );
  let facts: unknown;
  try {
    facts = parse(`{ ${line} }`);
  } catch (cause) {
    throw refuse(cause);
  }
  const isFacts =
    typeof facts === "object" && facts !== null && !Object.values(facts).includes(null);
  if (!isFacts) throw refuse();
  return facts as Facts;
}

/** A case typed line by line: a record each, and the teacher in a line that begins with `teacher:`. */
function typedCase(typed: string): Case {
  const lines = typed
    .split("\n")
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== "");
  const records: Facts[] = [];
  let teacher: Facts | undefined;
  for (const { line, number } of lines) {
    const [, about] = /^teacher:(.*)$/.exec(line) ?? [];
    if (about === undefined) records.push(lineFacts(line, number));
    else teacher = lineFacts(about.replace(/^\s*\{(.*)\}\s*$/, "$1"), number);
  }
  return teacher ? { teacher, records } : { records };
}

async function readCase(call: Call): Promise<Case> {
  const source = text(call.values, "input");
  if (source === undefined) {
    if (call.console.watched) {
      call.console.err(`Type a record a line, as ${FACTS}; end with Ctrl-D.\n`);
    }
    return typedCase(await call.console.stdin());
  }
  const { teacher = {}, records = [] } = (await readInput(call, source)) as Partial<Case>;
  readFacts({ teacher: { id: "example", ...teacher }, records }, nameOf(source));
  const { id: _id, name: _name, ...about } = teacher;
  return Object.keys(about).length > 0 ? { teacher: about, records } : { records };
}

const reasonOf = (reason: Reason) => ({
  code: reason.code,
  ...("rule" in reason && { rule: reason.rule }),
  article: reason.article,
});

/** The figures of a standing, with their articles, as an example expects them. */
function expected(standing: Standing) {
  const { records, years, cycles, requirements, thresholds, caps } = standing;
  const lists = {
    records: records.map(({ reasons, ...record }) => ({
      ...record,
      reasons: reasons.map(reasonOf),
    })),
    years: years.map(({ label, total }) => ({ label, total })),
    cycles: cycles.map(({ label, total }) => ({ label, total })),
    requirements: requirements.map(
      ({ id, label, required, counted, missing, status, article }) => ({
        ...{ id, label, required, counted, missing, status, article },
      }),
    ),
    thresholds: thresholds.map(({ id, label, at, counted, missing, article }) => ({
      ...{ id, label, at, counted, missing, article },
    })),
    caps: caps
      .filter(({ before }) => before > 0)
      .map(({ id, label, limit, before, counted, lost, article }) => ({
        ...{ id, label, limit, before, counted, lost, article },
      })),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/** An example leaves out the ids that its records have anyway: r1, r2, and so on. */
function withoutUsualIds(records: readonly Facts[]): Facts[] {
  return records.map(({ id, ...record }, index) =>
    id === undefined || id === `r${index + 1}` ? record : { id, ...record },
  );
}

/** Adds an example to the file where a policy has its examples. */
function append(file: string, example: { readonly name: string }, command: Command): void {
  const document = existsSync(file) ? parseDocument(readFileSync(file, "utf8")) : new Document({});
  if (!document.has("examples")) document.set("examples", new YAMLSeq());
  const list = document.get("examples");
  if (!isSeq(list)) throw misused(command, `examples in ${file} is no list`);
  const isThere = (list.toJSON() as { name?: unknown }[]).some(({ name }) => name === example.name);
  if (isThere) throw misused(command, `${file} has an example ${example.name} already`);
  list.add(document.createNode(example));
  writeFileSync(file, layOut(document));
}

/**
 * `xuefen policy example`: writes an example of a policy from a case, with the figures that the
 * rules give now. Whether they are right is for whoever reads it to say.
 */
export async function printExample(
  call: Call,
  command: Command,
  policy: Policy,
  localizer: Localizer,
): Promise<void> {
  const name = text(call.values, "name");
  if (call.values.append && name === undefined) {
    throw misused(command, "--append needs --name, which says what the example shows");
  }
  const on = dayAsked(call, command);
  const { teacher, records } = await readCase(call);
  const named = records.map((record, index) => ({ id: `r${index + 1}`, ...record }));
  const facts = readFacts({ teacher: { id: "example", ...teacher }, records: named }, "the case");
  const example = {
    name: name ?? NAMELESS,
    on,
    ...(teacher && { teacher }),
    records: withoutUsualIds(records),
    expect: expected(evaluate(policy, facts, on)),
  };
  if (!call.values.append) {
    call.console.out(layOut(new Document({ examples: [example] })));
    return;
  }
  const file = examplesFile(call.common.policies, policy.id);
  append(file, example, command);
  call.console.out(`${localizer.t("policy.example-added", { name: example.name, file })}\n`);
}
