import { beforeEach, describe, expect, it } from "vitest";
import { csv, useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const AT = ["--at", "2026-06-01T10:00"];
const ROSTER = csv(
  "工号,姓名,学校,部门/教研组,角色,班主任",
  "T001,王芳,青禾学校,语文组,,是",
  "T002,李建国,青禾学校,语文组,,否",
  "T003,李娜,青禾学校,数学组,,是",
  "T007,刘洋,青禾学校,,管理员,否",
);
const TEXT = "请本周五前把证书发我";

describe("xuefen broadcast", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  beforeEach(async () => {
    const roster = await line.write("roster.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", "qinghe-school");
    for (const id of ["T001", "T003", "T007"]) {
      await line.json("accounts", "bind", "lark", `ou_${id}`, id, ...AT);
    }
  });

  const broadcast = (to: string, as: string, ...more: readonly string[]) =>
    line.json("broadcast", TEXT, "--to", to, "--as", as, ...more, ...AT);

  it("says with --dry-run to whom it would go, and sends nothing", async () => {
    expect(await broadcast("语文组", "T007", "--dry-run")).toEqual({
      ...{ id: null, recipients: 2 },
      ...{ sample: ["T001", "T002"], needsSecond: false },
    });
    expect(await broadcast("没填问卷 国培", "T007", "--dry-run")).toMatchObject({ recipients: 0 });
    expect(await line.json("deliveries")).toEqual([]);
  });

  it("sends to everybody of an audience who has an account, in working hours", async () => {
    const sent = await broadcast("班主任", "lark:ou_T007");
    expect(sent).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{10}$/),
      ...{ recipients: 2, sample: ["T001", "T003"], needsSecond: false },
    });
    const { id } = sent as { id: string };
    const rows = await line.json("deliveries");
    expect(rows).toEqual(
      ["T001", "T003"].map((to) => ({
        ...{ id: `broadcast:${id}:${to}`, kind: "broadcast", to, channel: "lark" },
        ...{ dueAt: "2026-06-01T02:00:00.000Z", state: "planned", attempts: 0 },
        ...{ sentAt: null, reason: null },
      })),
    );
    const { out } = await line.call("broadcast", TEXT, "--to", "全校", "--as", "T007", ...AT);
    expect(out).toMatch(/^[0-9a-f]{10}: 4 people; among them .*1 of them have no bound account\n$/);
  });

  it("waits for a second person where it goes to more than the set number", async () => {
    line.env = { XUEFEN_BROADCAST_SECOND: "3" };
    expect(await broadcast("全校", "T007")).toMatchObject({ recipients: 4, needsSecond: true });
    expect(await broadcast("语文组", "T007")).toMatchObject({ needsSecond: false });
    expect(await line.json("deliveries")).toMatchObject([
      { to: "T001", state: "planned" },
      { to: "T002", state: "dropped", reason: "no-account" },
    ]);
  });

  it("refuses with one sentence what it cannot do, and sends nothing", async () => {
    const refusal = (to: string, as: string, said = TEXT) =>
      line.refusal(1, "broadcast", said, "--to", to, "--as", as, ...AT);
    expect(await refusal("全校", "T001")).toContain("T001 may not send to many");
    expect(await refusal("全校", "T404")).toContain("T404");
    expect(await refusal("语文祖", "T007")).toContain("did you mean 语文组?");
    expect(await refusal("没交证书的", "T007")).toContain('for whom "没交证书" is');
    expect(await refusal("全校", "T007", "长".repeat(1001))).toContain("1001 characters");
    for (const args of [
      ["--as", "T007"],
      ["--to", "全校"],
    ]) {
      expect(await line.refusal(2, "broadcast", TEXT, ...args)).toContain("is missing");
    }
    expect(await line.refusal(2, "broadcast", " ", "--to", "全校", "--as", "T007")).toContain(
      "empty",
    );
    expect(await line.json("deliveries")).toEqual([]);
  });
});
