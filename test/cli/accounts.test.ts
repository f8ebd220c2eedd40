import { beforeEach, describe, expect, it } from "vitest";
import { RECORDS, ROSTER, useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const AT = ["--at", "2026-03-10T08:00:00+08:00"];

describe("xuefen accounts", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  beforeEach(async () => {
    const roster = await line.write("roster.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", "qinghe-school");
    const records = await line.write("records.csv", RECORDS);
    await line.json("import", "records", records, ...AT);
  });

  it("gives a code that is good for a day", async () => {
    expect(await line.json("accounts", "code", "T001", ...AT)).toEqual({
      person: "T001",
      code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
      expiresAt: "2026-03-11T00:00:00.000Z",
    });
    const { out } = await line.call("accounts", "code", "T001", ...AT);
    expect(out).toMatch(/send "\/绑定 [2-9A-HJ-NP-Z]{8}"/);
  });

  it("binds, lists and unbinds, and a bound account asks as its person", async () => {
    expect(await line.json("accounts", "list")).toEqual([]);
    await line.json("accounts", "bind", "lark", "ou_1", "T001", ...AT);
    expect(await line.json("accounts", "list")).toEqual([
      { channel: "lark", account: "ou_1", person: "T001", at: "2026-03-10T00:00:00.000Z" },
    ]);
    const { out } = await line.call("ask", "/查", "--as", "lark:ou_1", ...AT);
    expect(out).toContain("16/");
    await line.json("accounts", "unbind", "lark", "ou_1");
    expect(await line.json("accounts", "list")).toEqual([]);
  });

  it("refuses in one sentence what cannot be done", async () => {
    expect(await line.refusal(1, "accounts", "code", "T404")).toContain("T404");
    expect(await line.refusal(1, "accounts", "bind", "lark", "ou_1", "T404")).toContain("T404");
    expect(await line.refusal(1, "accounts", "unbind", "lark", "ou_9")).toContain("lark:ou_9");
    expect(await line.refusal(2, "accounts", "forget")).toContain('"accounts forget"');
    expect(await line.refusal(2, "accounts", "bind", "lark")).toContain("the account is missing");
  });
});
