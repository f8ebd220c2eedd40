import { chmod, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ROSTER, useCommandLine } from "../support/command-line.ts";
import { type LarkPlatform, startLarkPlatform } from "../support/lark-platform/lark-platform.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const EXAMPLES = fileURLToPath(new URL("../../docs/example-policies", import.meta.url));

interface Check {
  readonly check: string;
  readonly status: string;
  readonly detail: string;
  readonly fix: string;
}

const IDS = [
  ...["database", "key", "redis", "lark.credentials", "lark.scopes", "lark.events"],
  ...["wechat", "model", "clock", "calendar", "fonts", "policies"],
];

describe("xuefen doctor", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const keyFile = () => line.at("data/secret.key");

  async function examine(...args: string[]): Promise<Map<string, Check>> {
    const { out } = await line.call("doctor", "--json", ...args);
    const checks = JSON.parse(out) as Check[];
    expect(checks.map(({ check }) => check)).toEqual(IDS);
    for (const { status, detail, fix } of checks) {
      expect(detail).not.toBe("");
      expect(fix === "").toBe(status === "ok" || status === "off");
    }
    return new Map(checks.map((check) => [check.check, check]));
  }
  const importRoster = async (roster = ROSTER) =>
    line.json("import", "roster", await line.write("r.csv", roster), "--policy", "qinghe-school");

  it("finds a new school well, and says what is not used", async () => {
    await importRoster();
    const { status, out } = await line.call("doctor", "--at", new Date().toISOString());
    expect(status).toBe(0);
    expect(out).toMatch(/^正常 {2}database {10}能打开、能写入；结构到 \d{4}-/);
    expect(out).toContain("不用  wechat");
    expect(out).toMatch(/正常 {2}policies/);
    const english = await line.call("doctor", "--lang", "en");
    expect(english.out).toMatch(/^ok {4}database/);
    expect(english.out).not.toMatch(/\p{Script=Han}/u);
  });

  it("opens what the key has sealed, and warns where others can read it", async () => {
    await importRoster(
      ROSTER.replace("班主任", "班主任,手机").replace("教师,否", "教师,否,13800000001"),
    );
    expect((await examine()).get("key")).toMatchObject({
      status: "ok",
      detail: expect.stringContaining("1 人"),
    });
    await chmod(keyFile(), 0o644);
    expect((await examine()).get("key")).toMatchObject({
      status: "warn",
      fix: `chmod 600 ${keyFile()}`,
    });
  });

  it("goes on where the database cannot be opened", async () => {
    await importRoster();
    await rm(keyFile());
    await writeFile(keyFile(), "ab".repeat(32), { mode: 0o600 });
    const { status, err, out } = await line.call("doctor", "--json");
    expect(status).toBe(1);
    expect(err).toContain("database");
    const checks = new Map((JSON.parse(out) as Check[]).map((each) => [each.check, each]));
    expect(checks.get("database")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("the database was filled with another key"),
    });
    expect(checks.get("policies")?.status).toBe("ok");
    const refused = await examine("--db", "postgres://nobody@127.0.0.1:1/none");
    expect(refused.get("database")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("ECONNREFUSED"),
    });
    await rm(keyFile());
    expect((await examine()).get("key")?.status).toBe("fail");
  });

  it("notices a ledger whose end is not as this program left it", async () => {
    await importRoster();
    const { default: sqlite } = await import("sqlite3");
    const database = new sqlite.Database(line.at("data/xuefen.sqlite"));
    await new Promise<void>((resolve, reject) =>
      database.run("update table_proofs set count = 7 where name = 'entries'", (error) =>
        error ? reject(error) : resolve(),
      ),
    );
    await new Promise((resolve) => database.close(resolve));
    expect((await examine()).get("database")?.status).toBe("fail");
  });

  it("tells a clock that is off from one that is wrong", async () => {
    await importRoster();
    const clockIn = async (seconds: number) => {
      const at = new Date(Date.now() + seconds * 1000).toISOString();
      return (await examine("--at", at)).get("clock");
    };
    expect(await clockIn(5)).toMatchObject({ status: "ok" });
    expect(await clockIn(-90)).toMatchObject({
      status: "warn",
      detail: expect.stringMatching(/9\d 秒|89 秒/),
    });
    expect(await clockIn(900)).toMatchObject({ status: "fail" });
  });

  it("warns where the holidays of this year, or in December of the next, are not known", async () => {
    const calendarAt = async (day: string) =>
      (await examine("--policies", SAMPLE_POLICIES, "--at", day)).get("calendar");
    expect((await calendarAt("2025-06-01"))?.status).toBe("ok");
    expect((await calendarAt("2199-06-01"))?.status).toBe("warn");
    expect((await calendarAt("2026-11-30"))?.status).toBe("ok");
    expect(await calendarAt("2026-12-01")).toMatchObject({
      status: "warn",
      detail: expect.stringContaining("2027"),
    });
  });

  it("names a policy that does not load, and a unit whose policy is not there", async () => {
    await importRoster();
    await line.write("policies/broken/policy.yaml", "id: broken\ntitle: 5\n");
    const broken = (await examine("--policies", line.at("policies"))).get("policies");
    expect(broken).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("policy.yaml"),
    });
    const astray = (await examine("--policies", EXAMPLES)).get("policies");
    expect(astray).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("第一小学 (qinghe-school)"),
    });
  });
});

describe("xuefen doctor in Feishu", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  let platform: LarkPlatform;
  beforeEach(async () => {
    platform = await startLarkPlatform();
    const { appId, appSecret, base } = platform;
    line.env = { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: base };
    const roster = await line.write("r.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", "qinghe-school");
  });
  afterEach(() => platform.stop());

  const find = async (check: string) => {
    const { out } = await line.call("doctor", "--json");
    return (JSON.parse(out) as Check[]).find((each) => each.check === check);
  };

  it("finds an app well that has every permission", async () => {
    expect(await find("lark.credentials")).toMatchObject({ status: "ok" });
    expect(await find("lark.scopes")).toMatchObject({ status: "ok" });
    expect(await find("lark.events")).toMatchObject({ status: "warn" });
    expect(await find("clock")).toMatchObject({ status: "ok" });
    expect(platform.sent()).toEqual([]);
    expect(platform.connections()).toEqual([]);
  });

  it("says when an event last came in, and how long ago that is", async () => {
    const store = await openStore(
      { url: `sqlite:${line.at("data/xuefen.sqlite")}`, keyFile: line.at("data/secret.key") },
      ENTRY_KINDS,
    );
    await store.inbox.put({
      ...{ channel: "lark", ids: ["event:1"], speaker: "ou_1", content: {} },
      at: "2026-03-10T02:00:00.000Z",
    });
    await store.close();
    const eventsAt = async (at: string) => {
      const { out } = await line.call("doctor", "--json", "--at", at);
      return (JSON.parse(out) as Check[]).find(({ check }) => check === "lark.events");
    };
    expect(await eventsAt("2026-03-10T13:00:00+08:00")).toMatchObject({
      status: "ok",
      detail: "可以建立长连接；最近一次收到事件是 2026-03-10 10:00:00（3小时前）",
    });
    expect((await eventsAt("2026-03-20T10:00:00+08:00"))?.detail).toContain("10天前");
  });

  it("names what is missing, what does not work without it, and where it is granted", async () => {
    platform.scopes.delete("contact:user.phone:readonly");
    const link = (scopes: string) =>
      `${platform.base}/app/${platform.appId}/auth?q=${scopes}&op_from=openapi&token_type=tenant`;
    expect(await find("lark.scopes")).toEqual({
      check: "lark.scopes",
      status: "warn",
      detail: "缺少 contact:user.phone:readonly，不能按通讯录认人",
      fix: `打开 ${link("contact:user.phone:readonly")} 开通，再发布一个新版本`,
    });
    platform.scopes.delete("im:message:send_as_bot");
    expect(await find("lark.scopes")).toMatchObject({
      status: "fail",
      fix: expect.stringContaining(link("im:message:send_as_bot,contact:user.phone:readonly")),
    });
    line.env = { ...line.env, LARK_RECOGNISE: "off" };
    platform.scopes.add("im:message:send_as_bot");
    expect(await find("lark.scopes")).toMatchObject({ status: "ok" });
  });

  it.each<[string, Parameters<LarkPlatform["fail"]>[1], string]>([
    ["is down", { status: 503, body: "unavailable" }, "503"],
    ["is asked too often", { status: 429, body: { code: 99991400, msg: "limit" } }, "99991400"],
    ["breaks off", "resets", "飞书没有给出结果"],
    ["does not answer", "hangs", "timeout"],
  ])("says so where the platform %s", async (_, fault, problem) => {
    platform.fail(/tenant_access_token|ws.endpoint/, fault, 2);
    const { status, out } = await line.call("doctor", "--json");
    expect(status).toBe(1);
    const checks = new Map((JSON.parse(out) as Check[]).map((each) => [each.check, each]));
    expect(checks.get("lark.credentials")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining(problem),
    });
    expect(checks.get("lark.events")?.status).toBe("fail");
    expect(checks.get("database")?.status).toBe("ok");
  });

  it("says that the secret is wrong", async () => {
    line.env = { ...line.env, LARK_APP_SECRET: "wrong" };
    expect(await find("lark.credentials")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("10014"),
    });
    expect(await find("lark.scopes")).toMatchObject({ status: "warn" });
  });

  it("is content with a webhook whose settings are complete", async () => {
    const webhook = { LARK_MODE: "webhook", LARK_ENCRYPT_KEY: "k", LARK_VERIFICATION_TOKEN: "t" };
    line.env = { ...line.env, ...webhook };
    platform.fail(/ws.endpoint/, "resets", 9);
    expect(await find("lark.events")).toMatchObject({
      status: "warn",
      fix: expect.stringContaining("/channels/lark/events"),
    });
  });
});
