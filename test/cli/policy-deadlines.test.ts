import { describe, expect, it } from "vitest";
import { useCommandLine } from "../support/command-line.ts";

const POLICY = ["--policies", "docs/example-policies"];

describe("policy deadlines", () => {
  const line = useCommandLine();
  const asked = (...args: readonly string[]) =>
    line.json("policy", "deadlines", "example-school", ...POLICY, ...args);

  it("lists what falls due, earliest first, and nothing that depends on an event", async () => {
    expect(await asked("--from", "2028-02-29", "--to", "2029-02-28")).toEqual([
      { id: "five-years", on: "2028-02-29", who: "office", what: "交五年总结", article: "第十条" },
      {
        id: "certificates",
        on: "2028-06-30",
        who: "teacher",
        what: "交培训证书",
        article: "第十条",
      },
      { id: "five-years", on: "2029-02-28", who: "office", what: "交五年总结", article: "第十条" },
    ]);
    expect(await asked("--from", "2028-07-01", "--to", "2028-12-31")).toEqual([]);
  });

  it("counts from an event, and says of which years it does not know the holidays", async () => {
    const found = (await asked("--event", "2026-12-30")) as Record<string, unknown>[];
    expect(found.map(({ id, on, holidaysUnknown }) => [id, on, holidaysUnknown])).toEqual([
      ["publicity", "2027-01-06", [2027]],
      ["report", "2027-01-06", []],
    ]);
  });

  it("speaks English where that is asked for", async () => {
    expect(await asked("--from", "2026-06-30", "--to", "2026-06-30", "--lang", "en")).toEqual([
      {
        id: "certificates",
        on: "2026-06-30",
        who: "teacher",
        what: "hand in the certificates",
        article: "第十条",
      },
    ]);
  });

  it.each([
    // asked, told
    [
      ["example-school", "--from", "2026-07-01", "--to", "2026-12-31"],
      "2026年7月1日到2026年12月31日没有要办的\n",
    ],
    [["example-points", "--event", "2026-12-30"], "没有按事件日期起算的期限\n"],
  ])("says so where nothing is due: %j", async (words, told) => {
    const { out, status } = await line.call("policy", "deadlines", ...words, ...POLICY);
    expect({ out, status }).toEqual({ out: told, status: 0 });
  });

  it("prints for people too", async () => {
    const { out } = await line.call(
      ...["policy", "deadlines", "example-school", ...POLICY],
      ...["--from", "2026-06-30", "--to", "2026-06-30"],
    );
    expect(out).toBe("2026-06-30  teacher  交培训证书 [第十条]\n");
  });

  it("warns people too, once, where the holidays of a year are not known", async () => {
    const { out } = await line.call(
      ...["policy", "deadlines", "example-school", ...POLICY],
      ...["--event", "2026-12-30", "--lang", "en"],
    );
    expect(out).toMatch(
      /^2027-01-06 .*\n2027-01-06 .*\nThe public holidays of 2027 have not been entered yet; [^\n]*\n$/,
    );
  });

  it.each([
    [["--from", "2026-01-01"], "--to is missing"],
    [["--to", "2026-01-01"], "--from is missing"],
    [["--from", "2026-02-30", "--to", "2026-03-01"], "--from 2026-02-30 is not a day such as"],
    [["--from", "2026-03-02", "--to", "2026-03-01"], "--from 2026-03-02 is later than --to"],
    [["--event", "soon"], "--event soon is not a day such as 2026-06-15"],
  ])("refuses %j", async (args, problem) => {
    const said = await line.refusal(2, "policy", "deadlines", "example-school", ...POLICY, ...args);
    expect(said).toContain(problem);
  });
});
