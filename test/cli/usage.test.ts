import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES, SCHOOL_POLICY } from "../support/sample-policies.ts";

const SAMPLE = ["--policies", SAMPLE_POLICIES];
const COMMANDS = ["serve", "ask", "chat", "evaluate", "understand", "import", "policy", "ledger"];

describe("the command line", () => {
  const line = useCommandLine();

  it.each([[], ["help"], ["--help"], ["-h"]])("lists every command for %j", async (...args) => {
    const { status, out, err } = await line.call(...args);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    for (const command of COMMANDS) expect(out).toContain(`  xuefen ${command}`);
  });

  it.each(COMMANDS)("says how %s is called", async (command) => {
    const asked = await Promise.all([
      line.call(command, "--help"),
      line.call(command, "-h"),
      line.call("help", command),
    ]);
    for (const { status, out } of asked) {
      expect(status).toBe(0);
      expect(out).toMatch(new RegExp(`^xuefen ${command}\\b`));
    }
  });

  it("says its version", async () => {
    expect(await line.call("--version")).toMatchObject({ status: 0, out: `${manifest.version}\n` });
  });

  it.each([
    [["evalute"], 'no command "evalute"; did you mean evaluate?'],
    [["help", "polcy"], 'no command "polcy"; did you mean policy?'],
    [["--json"], 'no command "--json"'],
    [[""], 'no command ""'],
    [["constructor"], 'no command "constructor"'],
    [["serve", "now"], '"now" is a word too many'],
    [["chat", "hello", "--as", "T001"], '"hello" is a word too many'],
    [["understand", "how", "much"], '"much" is a word too many; a text of several words'],
    [["understand", "-5 学时"], "before a text that begins with a dash, write --"],
    [["policy", "list", "--jsn"], "no option --jsn, perhaps --json is meant"],
    [["policy", "list", "--constructor"], "no option --constructor"],
    [["policy", "list", "--json=yes"], "--json has no value"],
    [["policy", "list", "--policies"], "--policies needs a value"],
    [["policy", "list", "--policies", "--json"], "--policies needs a value"],
    [["policy", "list", "--policies="], "--policies needs a value"],
    [["ask", "x", "--as", "T001", "--db="], "--db needs a value"],
    [["ask", "x", "--as", "T001", "--db", "mysql://u:secret@h/x"], "--db must be sqlite:<file>"],
    [["policy", "list", "--at", "yesterday"], "--at yesterday is neither a day"],
    [["policy", "list", "--at", "2026-02-30"], "--at 2026-02-30 is neither a day"],
    [["evaluate"], "the policy's id is missing; use: xuefen evaluate <policy-id>"],
    [["understand"], "the text is missing"],
    [["ask", "--as", "T001"], "the text is missing"],
    [["ask", "/查"], "say who speaks with --as"],
    [["chat"], "say who speaks with --as"],
    [["ask", "/查", "--as", "T001", "--in", "space"], "--in must be private or group, not space"],
    [["evaluate", "x", "--input", "-", "--lang", "zh"], "--lang must be zh-CN or en, not zh"],
    [["import"], "what to import is missing"],
    [["import", "roster"], "the file is missing"],
    [["import", "rooster", "a.csv"], '"rooster" cannot be imported'],
    [["policy"], "what to do is missing"],
    [["policy", "praise"], 'there is no "policy praise"'],
    [["policy", "list", "gansu"], 'there is no "policy list gansu"'],
    [["policy", "show"], "the policy's id is missing"],
    [["policy", "check", "a", "--all"], "not both"],
    [["ledger"], "what to do is missing"],
    [["ledger", "verfy"], 'there is no "ledger verfy"'],
  ])("refuses %j as wrong usage", async (args, words) => {
    const { status, out, err } = await line.call(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(words);
    expect(err.trimEnd()).not.toContain("\n");
    expect(err).not.toContain("secret");
  });

  it("takes a text that begins with a dash after --", async () => {
    expect(await line.json("understand", "--", "-记5学时")).toMatchObject({ slots: { hours: 5 } });
  });

  it("shows a stack and the cause only with --debug", async () => {
    const call = ["evaluate", SCHOOL_POLICY, ...SAMPLE, "--input", line.at("none.json")];
    const [plain, debug] = [await line.call(...call), await line.call(...call, "--debug")];
    expect(plain.err.trimEnd()).not.toContain("\n");
    expect(debug.status).toBe(1);
    expect(debug.err.startsWith(plain.err)).toBe(true);
    expect(debug.err).toMatch(/\n\s+at /);
    expect(debug.err).toContain("ENOENT");
  });
});

describe("the settings", () => {
  const line = useCommandLine();
  const wrong = {
    PORT: "80800",
    DATABASE_URL: "mysql://u:secret@h/x",
    XUEFEN_TZ: "Mars",
    HOST: " ",
  };

  it("are refused all at once, by name", async () => {
    line.env = wrong;
    const err = await line.refusal(1, "serve");
    for (const key of ["PORT", "DATABASE_URL", "XUEFEN_TZ"]) expect(err).toContain(key);
    expect(err).not.toContain("secret");
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("for database and network are no concern of what needs neither", async () => {
    line.env = { ...wrong, XUEFEN_TZ: "Asia/Shanghai" };
    expect((await line.call("policy", "list")).status).toBe(0);
    expect((await line.call("understand", "你好")).status).toBe(0);
    expect((await line.call("ledger", "verify")).status).toBe(1);
  });

  it.each([
    ["/sys/xuefen", "the data folder /sys/xuefen cannot be used"],
    ["/proc/nope/deep", "the data folder /proc/nope/deep cannot be used (ENOENT)"],
    ["afile", "cannot be used (EEXIST); set XUEFEN_DATA"],
    ["afile/below", "cannot be used (ENOTDIR); set XUEFEN_DATA"],
  ])("refuse %s as a data folder", async (folder, words) => {
    await line.write("afile", "not a folder");
    line.env = { XUEFEN_DATA: folder.startsWith("/") ? folder : line.at(folder) };
    expect(await line.refusal(1, "ledger", "verify")).toContain(words);
  });

  it("refuse a data folder in which the program may not write", async () => {
    line.env = { XUEFEN_DATA: "/sys/kernel" };
    const inside = await line.refusal(1, "ledger", "verify");
    expect(inside).toContain("sqlite:/sys/kernel/xuefen.sqlite cannot be opened");
    const outside = `sqlite:${line.at("x.sqlite")}`;
    const keyOnly = await line.refusal(1, "ledger", "verify", "--db", outside);
    expect(keyOnly).toContain("the key file /sys/kernel/secret.key cannot be made");
  });

  it("decide which day it is", async () => {
    const input = await line.write("t.json", '{"teacher":{"id":"T001"}}');
    const dayIn = async (zone: string) => {
      line.env = { XUEFEN_TZ: zone };
      const call = [SCHOOL_POLICY, ...SAMPLE, "--input", input, "--at", "2026-03-09T20:00:00Z"];
      return ((await line.json("evaluate", ...call)) as { asOf: string }).asOf;
    };
    expect(await dayIn("Asia/Shanghai")).toBe("2026-03-10");
    expect(await dayIn("America/New_York")).toBe("2026-03-09");
  });
});
