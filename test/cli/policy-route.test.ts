import { describe, expect, it } from "vitest";
import { useCommandLine } from "../support/command-line.ts";

const POLICY = ["--policies", "docs/example-policies"];

describe("policy route", () => {
  const line = useCommandLine();
  const asked = (...args: readonly string[]) =>
    line.json("policy", "route", "example-school", ...POLICY, "--kind", "leave", ...args);

  it("says who approves, by which article, and what must be handed in", async () => {
    expect(await asked("--days", "3.5")).toEqual({
      approver: "校长",
      article: "第九条",
      requires: ["医院证明", "假条", "假条交到教导处：出发前 2 天交"],
      warnings: [],
    });
  });

  it("warns where the text says two things, with both sides and the reading", async () => {
    const { approver, warnings } = (await asked("--days", "1")) as Record<string, string[]>;
    expect(approver).toBe("教导处");
    expect(warnings).toEqual([
      "第九条 对“1 天”写了两处：“1 天以内”归教研组长；“1到3天”归教导处；这里按此理解：取更严的一处",
    ]);
  });

  it("speaks English where that is asked for", async () => {
    expect(await asked("--days", "1", "--lang", "en")).toMatchObject({
      approver: "the teaching office",
      warnings: [
        "第九条 says two different things about 1 day: “up to 1 day” goes to the head of the group; “1 to 3 days” goes to the teaching office; read here as: the stricter one",
      ],
    });
  });

  it.each(["principal", "校长", "headteacher"])("knows an applicant called %s", async (name) => {
    expect(await asked("--applicant", name)).toMatchObject({ approver: "校务会" });
  });

  it("takes a teacher for whom no row is apart", async () => {
    const some = await asked("--days", "2", "--applicant", "teacher");
    expect(some).toMatchObject({ approver: "教导处", warnings: [] });
  });

  it("prints for people too", async () => {
    const { out } = await line.call(
      ...["policy", "route", "example-school", ...POLICY, "--kind", "leave", "--days", "2"],
    );
    expect(out).toBe("教导处 [第九条]\n假条\n假条交到教导处：出发前 2 天交\n");
  });

  it.each([
    [
      ["--kind", "leave"],
      "--days is missing, and it depends on it (不到 1 天 教研组长; 1 天 教导处;",
    ],
    [["--days", "2"], "--kind is missing; it is one of leave"],
    [
      ["--kind", "leav", "--days", "2"],
      "has no route --kind leav; it has leave (did you mean leave?)",
    ],
    [["--kind", "leave", "--days", "two"], "--days two is not a number of days such as 0.5 or 3"],
    [["--kind", "leave", "--days", "0"], "--days 0 is not a number of days"],
    [["--kind", "leave", "--days", "1e9"], "--days 1e9 is not a number of days"],
    [
      ["--kind", "leave", "--days", "2", "--applicant", "chief"],
      "--applicant chief is not known here; it is one of teacher, principal",
    ],
  ])("refuses %j", async (args, problem) => {
    const said = await line.refusal(2, "policy", "route", "example-school", ...POLICY, ...args);
    expect(said).toContain(problem);
    expect(said).toContain("use: xuefen policy route");
  });

  it("says so where a policy names no approver at all", async () => {
    const said = await line.refusal(
      1,
      "policy",
      "route",
      "example-points",
      ...POLICY,
      "--kind",
      "leave",
    );
    expect(said).toContain("the policy example-points does not say who approves what");
  });
});
