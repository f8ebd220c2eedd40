import { readdir, stat, watch } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { connectSqlite } from "../../src/store/sqlite/sqlite-connection.ts";
import { runXuefen, XUEFEN } from "../support/built-program.ts";
import { csv, expectSentences, ROSTER, useCommandLine } from "../support/command-line.ts";
import { environment, startProgram } from "../support/program.ts";
import { SAMPLE_POLICIES, SCHOOL_POLICY } from "../support/sample-policies.ts";

const SAMPLE = ["--policies", SAMPLE_POLICIES];
const AT = ["--at", "2026-03-10"];

/** A shell that runs `xuefen` as `"$@"` in the middle of a script. */
const shell = (script: string, ...args: readonly string[]) => [
  "bash",
  "-c",
  script,
  "bash",
  ...XUEFEN,
  ...args,
];

/** What an import prints beside its outcome: nothing, or that it waits for another. */
const MAY_WAIT = /^(xuefen: another import .* waiting until it has finished\n)?$/;

describe("the program", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const env = () => environment(line.at("data"));
  const inShell = async (script: string, ...args: readonly string[]) => {
    const { child, ended } = startProgram(shell(script, ...args), env());
    child.stdin.end();
    return ended;
  };
  const people = (count: number) =>
    line.write(
      "many.csv",
      csv(
        "工号,姓名,学校,学段",
        ...Array.from({ length: count }, (_, index) => `P${index},老师,第一小学,小学`),
      ),
    );

  it("prints one document on stdout, and reads standard input", async () => {
    const { child, ended } = startProgram(
      [...XUEFEN, "evaluate", SCHOOL_POLICY, ...SAMPLE, "--input", "-", "--json"],
      env(),
    );
    child.stdin.write('{"teacher":');
    child.stdin.end('{"id":"T001"}}');
    const { status, out, err } = await ended;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ policy: { id: SCHOOL_POLICY } });
  });

  it("understands what a school taught it, whatever was learned when it was built", async () => {
    const asked = async () => {
      const { out } = await runXuefen(env(), "understand", "嘎嘎嘎嘎", "--explain", "--json");
      return JSON.parse(out);
    };
    expect(await asked()).not.toMatchObject({ question: "plan.next" });
    await line.write("data/examples/zh-CN/taught.yaml", "plan.next: 嘎嘎嘎嘎\n");
    expect(await asked()).toMatchObject({ question: "plan.next", confidence: 1 });
  });

  it("ends quietly where nobody reads what it prints", async () => {
    const script = 'set -o pipefail; "$@" | true';
    const { status, err } = await inShell(script, "policy", "show", SCHOOL_POLICY, ...SAMPLE);
    expect({ status, err }).toEqual({ status: 0, err: "" });
  });

  it("says so where what it prints cannot be written", async () => {
    const { status, err } = await inShell('"$@" > /dev/full', "policy", "list");
    expect(status).toBe(1);
    expect(err).toBe("xuefen: what it prints cannot be written (ENOSPC); make room\n");
  });

  it.each([
    [2, ["evalute"]],
    [1, ["policy", "show", "none"]],
  ])("ends with status %i and one sentence for %j", async (status, args) => {
    const ended = await runXuefen(env(), ...args);
    expect({ status: ended.status, out: ended.out }).toEqual({ status, out: "" });
    expectSentences(ended.err);
    expect(ended.err.trimEnd()).not.toContain("\n");
  });

  it("says what the disk did and how far it came, and goes on from there once there is room", async () => {
    const file = await people(3000);
    const { status, out, err } = await inShell(
      "trap '' XFSZ; ulimit -f 1000; exec \"$@\"",
      "import",
      "roster",
      file,
      "--json",
    );
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expectSentences(err);
    expect(err).toMatch(
      /stopped after \d+ of 3000 rows to write \(the database \S+ failed .*SQLITE_\w+: /,
    );
    expect(err).toContain("import the same sheet again");
    expect((await line.call("ask", "/查", "--as", "P0")).status).toBe(0);
    expect(await line.refusal(1, "ask", "/查", "--as", "P2999")).toContain("nobody called");
    expect(await line.json("import", "roster", file)).toMatchObject({ accepted: 3000 });
    expect((await line.call("ask", "/查", "--as", "P2999")).status).toBe(0);
  });

  it("goes on answering though the disk is full, and says that it is", async () => {
    await line.json(
      "import",
      "roster",
      await line.write("r.csv", ROSTER),
      "--policy",
      SCHOOL_POLICY,
    );
    const chat = shell(
      "trap '' XFSZ; ulimit -f 40; exec \"$@\"",
      "chat",
      "--as",
      "T001",
      ...SAMPLE,
    );
    const { child, ended } = startProgram(chat, env());
    child.stdin.end("/查\n".repeat(20));
    const { status, out, err } = await ended;
    expect(status).toBe(0);
    expect(out.match(/0\/30/g)).toHaveLength(20);
    expectSentences(err);
    expect(err).toMatch(/failed (while it was saving )?\(SQLITE_/);
  });

  it("leaves nothing of a key that could not be written", async () => {
    const limited = "trap '' XFSZ; ulimit -f 0; exec \"$@\"";
    const { status, err } = await inShell(limited, "ledger", "verify", "--db", "sqlite::memory:");
    expect(status).toBe(1);
    expect(err).toMatch(/secret\.key cannot be made \(EFBIG\); see that its folder .* has room/);
    expect(await readdir(line.at("data"))).toEqual([]);
  });

  it("keeps its data folder to itself", async () => {
    await runXuefen(env(), "ledger", "verify");
    const { out } = await inShell(`stat -c %a '${line.at("data")}'; true`);
    expect(out.trim()).toBe("700");
  });

  it("lets two import different sheets at once", async () => {
    const files = await Promise.all(
      ["A", "B"].map((name) =>
        line.write(
          `${name}.csv`,
          csv(
            "工号,姓名,学校,学段",
            ...Array.from({ length: 500 }, (_, index) => `${name}${index},老师,第一小学,小学`),
          ),
        ),
      ),
    );
    const imports = await Promise.all(
      files.map((file) =>
        runXuefen(env(), "import", "roster", file, "--policy", SCHOOL_POLICY, ...SAMPLE, "--json"),
      ),
    );
    for (const { status, out, err } of imports) {
      expect({ status, err }).toEqual({
        status: 0,
        err: expect.stringMatching(MAY_WAIT),
      });
      expect(JSON.parse(out)).toEqual({ read: 500, accepted: 500, rejected: [] });
    }
    for (const who of ["A0", "A499", "B0", "B499"]) {
      expect((await line.call("ask", "/查", "--as", who)).out).toContain("青禾学校");
    }
  });

  it("records a draft once that is confirmed twice at the same time", async () => {
    await line.json(
      "import",
      "roster",
      await line.write("r.csv", ROSTER),
      "--policy",
      SCHOOL_POLICY,
    );
    await line.json("ask", "/记 2026-03-08 校本研修 6学时", "--as", "T001", ...AT);
    const confirm = ["ask", "确认", "--as", "T001", ...AT, ...SAMPLE, "--json"];
    const answers = await Promise.all([runXuefen(env(), ...confirm), runXuefen(env(), ...confirm)]);
    expect(answers.map(({ status, err }) => ({ status, err }))).toEqual([
      { status: 0, err: "" },
      { status: 0, err: "" },
    ]);
    expect(await line.json("ledger", "verify")).toEqual({ entries: 1 });
  });

  it("has imported all or nothing when it is killed", async () => {
    await line.json("import", "roster", await people(500), "--policy", SCHOOL_POLICY);
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `P${index % 500},课程${index},培训,2,2026-02-${10 + (index % 19)}`,
    );
    const file = await line.write(
      "records.csv",
      csv("工号,项目名称,培训类别,学时,结束日期", ...rows),
    );
    const { child, ended } = startProgram(
      [...XUEFEN, "import", "records", file, ...AT, "--json"],
      env(),
    );
    await grown(line.at("data"), "xuefen.sqlite-wal");
    child.kill("SIGKILL");
    expect((await ended).status).toBeNull();
    const { entries } = (await line.json("ledger", "verify")) as { entries: number };
    expect([0, 10_000]).toContain(entries);
    await letTurnsEnd(line.at("data/xuefen.sqlite"));
    const again = await line.json("import", "records", file, ...AT);
    expect(again).toEqual({ read: 10_000, accepted: 10_000, rejected: [] });
    expect(await line.json("ledger", "verify")).toEqual({ entries: 10_000 });
  });
});

/** Makes it half a minute later, as far as the database can tell: the turn of a killed import has ended. */
async function letTurnsEnd(file: string): Promise<void> {
  const connection = await connectSqlite(file, "write");
  await connection.all("update leases set kept = '2013-12-01T08:00:00.000Z'");
  await connection.close();
}

/** Resolves once something was written to a file of the folder. */
async function grown(folder: string, file: string): Promise<void> {
  for await (const _ of watch(folder)) {
    const { size } = (await stat(join(folder, file)).catch(() => undefined)) ?? { size: 0 };
    if (size > 0) return;
  }
}
