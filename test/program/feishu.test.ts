import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { XUEFEN } from "../support/built-program.ts";
import { componentsOfTag } from "../support/card-schema.ts";
import { csv, RECORDS, ROSTER, useCommandLine } from "../support/command-line.ts";
import { type LarkPlatform, startLarkPlatform } from "../support/lark-platform/lark-platform.ts";
import type { Person } from "../support/lark-platform/world.ts";
import { wordsOf } from "../support/lark-school.ts";
import { environment, startProgram } from "../support/program.ts";
import { endRedisIn } from "../support/redis-server.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

type Started = ReturnType<typeof startProgram>;

const running: Started["child"][] = [];
let platform: LarkPlatform;
beforeEach(async () => {
  platform = await startLarkPlatform();
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await platform.stop();
});

describe("a program in Feishu", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  afterEach(() => endRedisIn(line.at("data")));

  /** Half a day away: the school's deadlines draw near in December, and a reminder is no answer. */
  function hoursFarOff(): string {
    const inShanghai = new Date().getUTCHours() + 8;
    const hour = String((inShanghai + 12) % 24).padStart(2, "0");
    return `${hour}:00-${hour}:59`;
  }

  /** Starts a program on the one database, and waits until it can be reached. */
  async function serve(): Promise<Started & { readonly url: string }> {
    const { appId, appSecret, base } = platform;
    const lark = { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: base };
    const env = environment(line.at("data"), {
      PORT: "0",
      // Short turns, so that what a killed one was answering is soon answered by another.
      XUEFEN_TURN_SECONDS: "3",
      XUEFEN_REMINDER_HOURS: hoursFarOff(),
      ...lark,
    });
    const words = [...XUEFEN, "serve", "--policies", SAMPLE_POLICIES];
    const count = platform.connections().length;
    const started = startProgram(words, env);
    running.push(started.child);
    let url = "";
    for await (const printed of createInterface({ input: started.child.stdout })) {
      url = /http:\S+/.exec(printed)?.[0] ?? "";
      if (url) break;
    }
    await platform.until(() => platform.connections().length > count);
    return { ...started, url };
  }

  async function school(): Promise<Person> {
    await line.json(
      "import",
      "roster",
      await line.write("r.csv", ROSTER),
      "--policy",
      "qinghe-school",
    );
    await line.json("import", "records", await line.write("records.csv", RECORDS));
    const wang = platform.addPerson({ name: "王芳" });
    await line.json("accounts", "bind", "lark", wang.openId, "T001");
    return wang;
  }

  it("answers every question once, however often it is killed and events come again", async () => {
    const wang = await school();
    const asked: string[] = [];
    const answers = () => platform.sent().filter(({ replyTo }) => asked.includes(replyTo ?? ""));
    for (let round = 0; round < 2; round += 1) {
      const program = await serve();
      for (let each = 0; each < 3; each += 1) {
        const { messageId, sending } = platform.say({
          from: wang,
          text: `我还差多少${"？".repeat(each)}`,
        });
        asked.push(messageId);
        await sending?.delivered;
      }
      program.child.kill("SIGKILL");
      await program.ended;
    }
    await serve();
    await platform.until(() => answers().length >= asked.length);
    for (const { payload } of platform.deliveries()) {
      await platform.deliverAgain(payload.header.event_id);
    }
    platform.say({ from: wang, text: "/帮助" });
    await platform.until(() => platform.sent().length > asked.length);
    expect(
      answers()
        .map(({ replyTo }) => replyTo)
        .sort(),
    ).toEqual([...asked].sort());
    expect(answers().every(({ content }) => wordsOf(content).includes("学分"))).toBe(true);
  });

  it("takes in a sheet once, however often it is killed meanwhile", async () => {
    await school();
    const zhou = platform.addPerson({ name: "周敏" });
    await line.json("accounts", "bind", "lark", zhou.openId, "T003");
    const more = csv(
      "工号,姓名,项目名称,培训类别,培训级别,学时,结束日期",
      "T001,王芳,新课标,培训,县级,8,2026-02-12",
    );
    let program = await serve();
    const killed = async () => {
      program.child.kill("SIGKILL");
      await program.ended;
      program = await serve();
    };
    platform.fail(/GET .*resources/, "hangs");
    const file = { name: "二月.csv", bytes: Buffer.from(more) };
    const { sending } = platform.say({ from: zhou, file });
    await sending?.delivered;
    await platform.until(() => platform.calls().some(({ path }) => path.includes("resources")));
    await killed();
    const [card, ...others] = await platform.until(
      () => platform.sent().length > 0 && platform.sent(),
    );
    expect(others).toEqual([]);
    expect(wordsOf(card?.content)).toContain("读到 1 行，都可以导入");
    const button = componentsOfTag(card?.content, "button")[0] as unknown as {
      readonly behaviors: readonly { readonly value: unknown }[];
    };
    const press = { by: zhou, message: card?.messageId ?? "", value: button.behaviors[0]?.value };
    await platform.press(press);
    await killed();
    await platform.until(() => platform.sent().length > 1);
    await platform.press(press);
    await platform.until(() => platform.sent().length > 2);
    const said = platform.sent().map(({ content }) => wordsOf(content));
    expect(said[2]).toContain("已经导入过了");
    const { reply } = (await line.json("ask", "/明细", "--as", "T001")) as {
      readonly reply: { readonly text: string };
    };
    expect(reply.text.split("\n").filter((each) => each.includes("新课标"))).toHaveLength(1);
  });

  it("shares what comes in with a second one on the same database", async () => {
    const wang = await school();
    const others = Array.from({ length: 20 }, (_, each) =>
      platform.addPerson({ name: `新${each}` }),
    );
    await serve();
    await serve();
    for (const from of [wang, ...others]) platform.say({ from, text: "/帮助" });
    await platform.until(() => platform.sent().length >= 21);
    const to = platform.sent().map((message) => message.to);
    expect(to.sort()).toEqual([wang, ...others].map(({ openId }) => openId).sort());
    const events = platform.connections().map((connection) => connection.events);
    expect(events.every((count) => count > 0)).toBe(true);
  });

  it("says how it stands, and is examined while it runs", async () => {
    const wang = await school();
    const { url } = await serve();
    platform.say({ from: wang, text: "/帮助" });
    await platform.until(() => platform.sent().length > 0);
    const health = await (await fetch(`${url}/healthz`)).json();
    expect(health).toMatchObject({
      status: "ok",
      channels: { lark: { connection: { state: "connected" }, lastEventAt: expect.any(String) } },
      clock: { state: "trusted" },
    });
    const { appId, appSecret, base } = platform;
    line.env = { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: base };
    const checks = (await line.json("doctor")) as { check: string; status: string }[];
    const statusOf = (name: string) => checks.find(({ check }) => check === name)?.status;
    expect(["database", "key", "lark.scopes", "lark.events"].map(statusOf)).toEqual(
      Array(4).fill("ok"),
    );
  });

  it("does not answer a real school from the made-up one, and goes on when there is a roster", async () => {
    const { appId, appSecret, base } = platform;
    const lark = { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: base };
    const env = environment(line.at("data"), { PORT: "0", ...lark });
    const { child, ended } = startProgram([...XUEFEN, "serve"], env);
    running.push(child);
    for await (const printed of createInterface({ input: child.stdout })) {
      if (printed.includes("xuefen import roster")) break;
    }
    child.kill("SIGTERM");
    await ended;
    expect(platform.calls()).toEqual([]);
    const wang = await school();
    await serve();
    platform.say({ from: wang, text: "/帮助" });
    await platform.until(() => platform.sent().length > 0);
  });
});
