import { beforeEach, describe, expect, it } from "vitest";
import { planReminders } from "../../src/app/outreach/plan-reminders.ts";
import { parseDay } from "../../src/domain/day.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { readSheet } from "../../src/files/sheets/read-sheet.ts";
import { openStore } from "../../src/store/open-store.ts";
import { csv, ROSTER, useCommandLine } from "../support/command-line.ts";
import { planning } from "../support/outreach.ts";
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
      ...["T002", "T001", "T003"].map((to) => ({
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

  it("lists digests, and that there is no account to send them to", async () => {
    await line.json("ask", "/日报 周一 8:30", "--as", "T003", ...AT);
    const days = ["2026-06-12", "2026-06-16"] as const;
    expect(await preview(...days, "--of", "T003")).toContainEqual({
      at: "2026-06-15T00:30:00.000Z",
      to: "T003",
      kind: "digest",
      reason: "每周一 08:30 的日报（第一小学）",
      article: null,
      reachable: false,
    });
    const { out } = await line.call(
      "reminders",
      "preview",
      "--from",
      days[0],
      "--to",
      days[1],
      ...AT,
    );
    expect(out).toContain(
      "2026年6月15日（周一） 08:30  T003  (没有绑定账号，发不到)\n  每周一 08:30 的日报",
    );
  });

  it("says in the digest, not in a message besides, what those below have not done", async () => {
    const over = async () =>
      (
        (await preview("2026-06-22", "2026-06-22", "--of", "T003", "--explain")) as {
          readonly kind: string;
          readonly held?: string;
        }[]
      ).map(({ kind, held }) => held ?? kind);
    expect(await over()).toEqual(["deadline"]);
    await line.json("ask", "/日报 8:30", "--as", "T003", ...AT);
    expect(await over()).toEqual(["in-digest", "digest"]);
  });

  it("lists the reminders that somebody set, and why one does not come", async () => {
    for (const said of ["6月12日下午3点提醒我交结业证", "确认"]) {
      await line.json("ask", said, "--as", "T001", ...AT);
    }
    const own = async () =>
      (await preview("2026-06-12", "2026-06-12", "--of", "T001", "--explain")) as object[];
    expect(await own()).toContainEqual({
      at: "2026-06-12T07:00:00.000Z",
      to: "T001",
      kind: "reminder",
      reason: "自己定的提醒：交结业证",
      article: null,
      reachable: false,
    });
    expect(await preview("2026-06-12", "2026-06-12", "--of", "T002")).not.toContainEqual(
      expect.objectContaining({ kind: "reminder" }),
    );
    expect(await preview("2026-06-13", "2026-06-20", "--of", "T001")).not.toContainEqual(
      expect.objectContaining({ kind: "reminder" }),
    );
    await line.json("ask", "/静音", "--as", "T001", ...AT);
    expect(await own()).toContainEqual(
      expect.objectContaining({ kind: "reminder", day: "2026-06-12", article: null }),
    );
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
      expect.stringMatching(/^其中 1 人没有绑定账号，收不到；/),
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

describe("xuefen deliveries", () => {
  const line = useCommandLine(SAMPLE_POLICIES);

  it("lists what was sent without being asked for, or is to be", async () => {
    const roster = await line.write("roster.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", "qinghe-school");
    await line.json("accounts", "bind", "lark", "ou_1", "T001", ...AT);
    const url = `sqlite:${line.at("data/xuefen.sqlite")}`;
    const store = await openStore({ url, keyFile: line.at("data/secret.key") }, ENTRY_KINDS);
    await planReminders(store, planning(), { day: parseDay("2026-06-12"), minute: 480 });
    const answer = { key: "answer:1", kind: "answer", person: "T001", content: {} };
    const [planned] = await store.outbox.list({});
    if (!planned) throw new Error("nothing is planned");
    await store.outbox.put([{ ...planned, ...answer }]);
    await store.close();
    const row = {
      id: "reminder:T001:2026-06-12",
      kind: "deadline",
      to: "T001",
      channel: "lark",
      dueAt: "2026-06-12T00:30:00.000Z",
      state: "planned",
      attempts: 0,
      sentAt: null,
      reason: null,
    };
    // Whom nobody can write to is listed too, with the reason.
    const unsent = ["T002", "T003"].map((to) => ({
      ...{ ...row, id: `reminder:${to}:2026-06-12:no-account`, to, channel: null },
      ...{ state: "dropped", reason: "no-account" },
    }));
    expect(await line.json("deliveries")).toEqual([row, ...unsent]);
    expect(await line.json("deliveries", "--to", "T001", "--since", "2026-06-12T08:30")).toEqual([
      row,
    ]);
    expect(await line.json("deliveries", "--since", "2026-06-13")).toEqual([]);
    expect(await line.json("deliveries", "--to", "T002")).toEqual(unsent.slice(0, 1));
    const { out } = await line.call("deliveries", "--to", "T001");
    expect(out).toBe("2026-06-12T00:30:00.000Z  deadline  T001  lark  planned\n");
  });

  it("sends one again that failed, and says why another is not", async () => {
    await line.json("import", "roster", await line.write("roster.csv", ROSTER));
    const url = `sqlite:${line.at("data/xuefen.sqlite")}`;
    const store = await openStore({ url, keyFile: line.at("data/secret.key") }, ENTRY_KINDS);
    const now = "2026-06-01T01:00:00.000Z";
    const [address, content] = [{ channel: "lark", to: { account: "ou_1" } }, {}];
    const due = { address, content, kind: "notice", dueAt: now, expiresAt: "2026-06-02" };
    const causes = { lost: "not-available", doubted: "in-doubt" } as const;
    await store.outbox.put(["lost", "doubted", "open"].map((key) => ({ ...due, key })));
    for (const [key, cause] of Object.entries(causes)) {
      await store.outbox.takeOne(key, { holder: "h", now, seconds: 9 });
      const outcome = { kind: "failed", problem: "no", cause } as const;
      await store.outbox.settle(key, { holder: "h", at: now, outcome });
    }
    await store.close();
    const retry = (id: string, at = AT) => ["deliveries", "retry", id, ...at] as const;
    expect(await line.refusal(1, ...retry("lost", ["--at", "2026-06-03"]))).toContain(
      "out of date",
    );
    expect(await line.json(...retry("lost"))).toEqual({ id: "lost", again: true });
    for (const id of ["lost", "open"]) {
      expect(await line.refusal(1, ...retry(id))).toContain("it has not failed");
    }
    expect(await line.refusal(1, ...retry("doubted"))).toContain("may have arrived");
    expect(await line.refusal(1, ...retry("none"))).toContain('no delivery "none"');
    expect(await line.refusal(2, "deliveries", "retry")).toContain("is missing");
    expect(await line.refusal(2, "deliveries", "send")).toContain('"deliveries send"');
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
