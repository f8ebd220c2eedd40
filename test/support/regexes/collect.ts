import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/** A pattern, and where the program has it from. */
export interface FoundPattern {
  readonly source: string;
  readonly flags: string;
  /** A file and a line, or the line that puts it together. */
  readonly where: string;
}

interface Sources {
  readonly literals: readonly FoundPattern[];
  /** Where patterns are put together: `new RegExp(…)`. */
  readonly made: readonly string[];
}

const LITERAL = /^\/(.*)\/([a-z]*)$/s;
const SOURCE = /\.tsx?$/;

/** Every pattern that is written in the sources of a folder, and every place that puts one together. */
export function patternsIn(folder: string): Sources {
  const literals: FoundPattern[] = [];
  const made: string[] = [];
  for (const file of filesIn(folder)) {
    const source = ts.createSourceFile(
      file,
      readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const whereIs = (node: ts.Node) =>
      `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, pattern = "", flags = ""] = LITERAL.exec(node.text) ?? [];
        literals.push({ source: pattern, flags, where: whereIs(node) });
      }
      if (isMaking(node)) made.push(whereIs(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, made };
}

/** Whether it is `new RegExp(…)`, or `RegExp(…)`, which is the same. */
function isMaking(node: ts.Node): boolean {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === "RegExp"
  );
}

/** The paths of all sources of a folder, as they are named from where the tests run. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => relative(".", join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * Notes every pattern that the sources of a folder put together from now on. It must start before
 * any of them is imported, for many patterns are put together when a file is loaded.
 */
export function notePatterns(folder: string): {
  readonly found: () => readonly FoundPattern[];
  readonly stop: () => void;
} {
  const found = new Map<string, FoundPattern>();
  const Native = globalThis.RegExp;
  const note = (made: RegExp): RegExp => {
    const where = callerIn(folder);
    const { source, flags } = made;
    if (where !== undefined) found.set(`${where} ${flags} ${source}`, { source, flags, where });
    return made;
  };
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, args: [string, string]) => note(new target(...args)),
    apply: (target, _, args: [string, string]) => note(target(...args)),
  });
  return {
    found: () => [...found.values()],
    stop: () => {
      globalThis.RegExp = Native;
    },
  };
}

/** The file and line that asked for a pattern, where it lies in the folder. */
function callerIn(folder: string): string | undefined {
  const { stack = "" } = new Error();
  const frames = stack.split("\n").slice(1);
  const caller = frames.find((frame) => !frame.includes("/support/regexes/"));
  const start = caller?.indexOf(`/${folder}/`) ?? -1;
  const [, where] = /^\/(.*?:\d+)/.exec(caller?.slice(start) ?? "") ?? [];
  return start < 0 ? undefined : where;
}
