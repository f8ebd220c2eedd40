import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { XUEFEN } from "../support/built-program.ts";
import { ROSTER, useCommandLine } from "../support/command-line.ts";
import { environment, startProgram } from "../support/program.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

/** Lends a program a terminal of its own, where the machine has it in this form. */
const LENDER = "/usr/bin/script";
const HAS_TERMINAL = process.platform === "linux" && existsSync(LENDER);

/** The words that run a program in a terminal, or through pipes where there is none. */
function inTerminal(words: readonly string[]): readonly string[] {
  const quoted = words.map((word) => `'${word}'`).join(" ");
  return HAS_TERMINAL ? [LENDER, "-qec", quoted, "/dev/null"] : words;
}

describe("chat", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const env = () => environment(line.at("data"), { TERM: "xterm" });
  const importRoster = async () =>
    line.json("import", "roster", await line.write("r.csv", ROSTER), "--policy", "bailu-county");

  it("talks in a terminal until Ctrl-C, or until the input ends", async () => {
    await importRoster();
    const words = [
      ...XUEFEN,
      "chat",
      "--policies",
      SAMPLE_POLICIES,
      "--as",
      "T001",
      "--at",
      "2026-03-10",
    ];
    const { child, ended } = startProgram(inTerminal(words), env());
    child.stdin.write(HAS_TERMINAL ? "/查\r" : "/查\n");
    let shown = "";
    child.stdout.on("data", (piece) => {
      if (shown.includes("[1] ")) return;
      shown += piece;
      if (!shown.includes("[1] ")) return;
      if (HAS_TERMINAL) child.stdin.write("\u0003");
      else child.stdin.end();
    });
    const { status, out } = await ended;
    expect(status).toBe(0);
    expect(out).toContain("0/");
    expect(out).not.toContain("Error");
  });

  it("answers what is piped into it", async () => {
    await importRoster();
    const words = [
      ...XUEFEN,
      "chat",
      "--policies",
      SAMPLE_POLICIES,
      "--as",
      "T001",
      "--in",
      "group",
      "--at",
      "2026-03-10",
    ];
    const { child, ended } = startProgram(words, env());
    child.stdin.end("/记 3月8日 校本研修 6学时\n确认\n");
    const { status, out, err } = await ended;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("已记下");
    expect(await line.json("ledger", "verify")).toEqual({ entries: 1 });
  });

  it("refuses somebody who is not known", async () => {
    const { status, out, err } = await line.call(
      "chat",
      "--policies",
      SAMPLE_POLICIES,
      "--as",
      "T001",
    );
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain('nobody called "T001"');
  });
});
