import { beforeEach, describe, expect, it } from "vitest";
import { readSheet } from "../../src/files/sheets/read-sheet.ts";
import { csv, ROSTER, useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const AT = ["--at", "2026-06-01"];
const QUESTIONNAIRES = csv(
  "工号,项目名称,是否完成,截止日期",
  "T001,国培,否,2026-06-18",
  "T002,国培,是,2026-06-18",
);

describe("xuefen reminders preview", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  beforeEach(async () => {
    const roster = await line.write("roster.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", "qinghe-school");
    const sheet = await line.write("questionnaires.csv", QUESTIONNAIRES);
    const read = { read: 2, accepted: 2, rejected: [] };
    for (const _ of ["once", "again"]) {
      expect(await line.json("import", "questionnaires", sheet, ...AT)).toEqual(read);
    }
  });

  const preview = (from: string, to: string, ...more: readonly string[]) =>
    line.json("reminders", "preview", "--from", from, "--to", to, ...more, ...AT);

  it("says what would be sent, to whom, when and why", async () => {
    await line.json("accounts", "bind", "lark", "ou_1", "T001", ...AT);
    const days = ["2026-06-11", "2026-06-12"] as const;
    expect(await preview(...days)).toEqual([
      {
        at: "2026-06-11T00:30:00.000Z",
        to: "T001",
        kind: "questionnaire",
        reason: "还有 7 天，6月18日（周四）截止：填“国培”的问卷",
        article: null,
        text: "还有 7 天，6月18日（周四）截止：填“国培”的问卷",
        reachable: true,
      },
      ...["T001", "T002", "T003"].map((to) => ({
        at: "2026-06-12T00:30:00.000Z",
        to,
        kind: "deadline",
        reason: "还有 8 天，6月20日（周六）截止：上学期的结业证书、校本证明交教导处",
        article: "五.1",
        text: expect.stringContaining("依据：五.1"),
        reachable: to === "T001",
      })),
    ]);
    expect(await line.json("deliveries")).toEqual([]);
  });

  it("explains what would not be sent", async () => {
    const found = await preview("2026-06-13", "2026-06-13", "--of", "T002", "--explain");
    expect(found).toEqual([
      {
        day: "2026-06-13",
        to: "T002",
        kind: "deadline",
        held: "day-off",
        until: "2026-06-12",
        reason: expect.stringMatching(/；这天不上班，改到6月12日$/),
        article: "五.1",
      },
    ]);
  });

  it("is read by people in both languages", async () => {
    const days = ["--from", "2026-06-12", "--to", "2026-06-13", "--of", "T002", "--explain"];
    const { out } = await line.call("reminders", "preview", ...days, ...AT);
    expect(out.split("\n")).toEqual([
      "2026年6月12日（周五） 08:30  T002 李建国  (没有绑定账号，发不到)",
      "  还有 8 天，6月20日（周六）截止：上学期的结业证书、校本证明交教导处",
      "  依据：五.1（青禾学校教师培训学分办法）",
      expect.stringMatching(/^2026年6月13日（周六） {2}T002 李建国 {2}– {2}还有 7 天/),
      "",
    ]);
    const english = await line.call("reminders", "preview", ...days, "--lang", "en", ...AT);
    expect(english.out).toMatch(/^Friday, 12 June 2026 08:30 {2}T002 李建国 {2}\(no account/);
    const none = ["--from", "2026-03-10", "--to", "2026-03-10"];
    expect((await line.call("reminders", "preview", ...none, ...AT)).out).toBe(
      "这几天没有要提醒的\n",
    );
  });

  it("keeps to the hours that are set", async () => {
    line.env = { XUEFEN_REMINDER_HOURS: "15:00-16:00" };
    expect(await preview("2026-06-12", "2026-06-12", "--of", "T002")).toMatchObject([
      { at: "2026-06-12T07:00:00.000Z" },
    ]);
  });

  it("refuses in one sentence what cannot be asked", async () => {
    const days = ["--from", "2026-06-12", "--to", "2026-06-13"];
    expect(await line.refusal(1, "reminders", "preview", ...days, "--of", "T404")).toContain(
      "T404",
    );
    expect(await line.refusal(2, "reminders", "send")).toContain('"reminders send"');
    expect(await line.refusal(2, "reminders", "preview")).toContain("--from is missing");
    const reversed = ["--from", "2026-06-13", "--to", "2026-06-12"];
    expect(await line.refusal(2, "reminders", "preview", ...reversed)).toContain("later than");
    const long = ["--from", "2024-06-13", "--to", "2026-06-12"];
    expect(await line.refusal(2, "reminders", "preview", ...long)).toContain("400 days");
    expect(await line.refusal(2, "deliveries", "--since", "yesterday")).toContain("yesterday");
  });
});

describe("xuefen template", () => {
  const line = useCommandLine(SAMPLE_POLICIES);

  it("writes an empty sheet that can be imported", async () => {
    for (const kind of ["roster", "records", "circumstances", "questionnaires"]) {
      const file = line.at(`${kind}.xlsx`);
      await line.json("template", kind, "--out", file);
      const { headings, rows } = await readSheet(file);
      expect(headings).toContain("工号");
      expect(rows).toEqual([]);
      expect(await line.json("import", kind, file)).toEqual({ read: 0, accepted: 0, rejected: [] });
    }
  });

  it("writes over nothing, and refuses what it does not know", async () => {
    const file = await line.write("there.xlsx", "filled in");
    const refused = await line.refusal(1, "template", "questionnaires", "--out", file);
    expect(refused).toContain("there.xlsx cannot be written (EEXIST)");
    expect(await line.refusal(2, "template", "questionnaires")).toContain("--out is missing");
    expect(await line.refusal(2, "template", "salaries", "--out", file)).toContain('"salaries"');
  });
});
