import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { run } from "../../src/cli/run.ts";

/** What a call printed, and its exit status. */
export interface Printed {
  readonly status: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

type Written = Readonly<Record<string, string>>;

/** A command line in a folder of its own, empty before every test. */
export interface CommandLine {
  /** Where files and data lie. */
  readonly at: (file: string) => string;
  /** Writes a file of the test's own; gives its path. */
  write(file: string, content: string | Uint8Array): Promise<string>;
  /** Calls `xuefen`; what fails must say so in sentences, without a stack. */
  call(...args: readonly string[]): Promise<Printed>;
  /** A call that must succeed; gives the one JSON document that it prints. */
  json(verb: string, ...args: readonly string[]): Promise<unknown>;
  /** A call that must not succeed; gives what it says on stderr. */
  refusal(status: 1 | 2, ...args: readonly string[]): Promise<string>;
  /** What the next calls read from standard input. */
  stdin: string;
  /** The environment of the next calls, besides the data folder. */
  env: Written;
  /** Whether somebody watches stderr. */
  watched: boolean;
}

const STACK = /\n\s+at .+:\d+/;

/** A failure is told in sentences that name the program, never by a stack. */
export function expectSentences(err: string): void {
  expect(err).toMatch(/^xuefen: \S[^\n]*\n/);
  expect(err).not.toMatch(STACK);
  expect(err).not.toContain("something unexpected");
}

async function callIn(
  line: CommandLine,
  given: readonly string[],
  policies: string | undefined,
): Promise<Printed> {
  const isSaid = policies === undefined || given.includes("--policies");
  const args = isSaid ? given : [...given, "--policies", policies];
  const printed = { out: "", err: "" };
  const console = {
    out: (text: string) => {
      printed.out += text;
    },
    err: (text: string) => {
      printed.err += text;
    },
    stdin: async () => line.stdin,
    watched: line.watched,
  };
  const status = await run(args, console, { XUEFEN_DATA: line.at("data"), ...line.env });
  if (status !== 0 && !args.includes("--debug")) expectSentences(printed.err);
  return { status, ...printed };
}

/**
 * Gives every test of the file or block a command line; use it inside tests only.
 *
 * @param policies the folder of policies of each call that names none; default: those that come with the program
 */
export function useCommandLine(policies?: string): CommandLine {
  let folder = "";
  const line: CommandLine = {
    stdin: "",
    env: {},
    watched: false,
    at: (file) => join(folder, file),
    async write(file, content) {
      const path = join(folder, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
    call: (...args) => callIn(line, args, policies),
    async json(verb, ...args) {
      const { status, out, err } = await callIn(line, [verb, "--json", ...args], policies);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      return JSON.parse(out);
    },
    async refusal(status, ...args) {
      const printed = await callIn(line, args, policies);
      expect(printed.status).toBe(status);
      return printed.err;
    },
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "xuefen-line-"));
    Object.assign(line, { stdin: "", env: {}, watched: false });
  });
  afterEach(() => rm(folder, { recursive: true }));
  return line;
}

/** A sheet of comma-separated lines, the first its headings. */
export function csv(...lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}

/** Three people of one school, one of each role that reaches differently. */
export const ROSTER = csv(
  "工号,姓名,学校,部门/教研组,学段,入职日期,角色,班主任",
  "T001,王芳,第一小学,语文组,小学,2013-09-01,教师,否",
  "T002,李建国,第一小学,语文组,小学,2014-09-01,教研组长,否",
  "T003,周敏,第一小学,,小学,2010-09-01,管理员,否",
);

/** Two trainings of these people, in February 2026. */
export const RECORDS = csv(
  "工号,姓名,项目名称,培训类别,培训级别,学时,结束日期",
  "T001,王芳,课堂评价,培训,县级,16,2026-02-10",
  "T002,李建国,作文教学,培训,市级,12,2026-02-11",
);
