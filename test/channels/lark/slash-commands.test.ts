import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOpenPlatform } from "../../../src/channels/lark/open-platform.ts";
import { registerSlashCommands } from "../../../src/channels/lark/slash-commands.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { type LarkPlatform, startLarkPlatform } from "../../support/lark-platform/lark-platform.ts";
import { type LarkSchool, MODES, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

const { commands } = builtInMaterial();
const PATH = /app_slash_commands/;

describe("registering the slash commands", () => {
  let platform: LarkPlatform;
  beforeEach(async () => {
    platform = await startLarkPlatform();
  });
  afterEach(() => platform.stop());

  const app = () =>
    createOpenPlatform({
      ...{ ...platform, domain: platform.base },
      ...{ mode: "websocket", recognise: "off" },
    });
  const register = () => registerSlashCommands(app(), commands);
  const registered = () => [...platform.slashCommands.commands.values()];
  const written = () =>
    platform.calls().filter(({ method, path }) => PATH.test(path) && method !== "GET");

  it("registers every command by its Chinese name, described in both languages", async () => {
    const { added, changed, refused } = await register();
    expect({ changed, refused }).toEqual({ changed: [], refused: [] });
    expect(registered().map(({ command }) => command)).toEqual(added);
    expect(registered()[0]).toMatchObject({
      command: "查",
      description: {
        default_value: "看有多少、还差多少",
        i18n: { zh_cn: "看有多少、还差多少", en_us: "see how much counts and what is missing" },
      },
    });
    expect(registered()).toHaveLength(commands.length);
  });

  it("writes only what differs, and leaves what others registered", async () => {
    await register();
    const all = platform.slashCommands.commands;
    const [first, second] = registered();
    all.set("cmd_other", {
      ...{ command_id: "cmd_other", command: "请假" },
      description: { default_value: "别的应用的命令" },
    });
    if (first) {
      const description = { default_value: "旧的说明", i18n: { ja_jp: "単位" } };
      all.set(first.command_id, { ...first, description });
    }
    all.delete(second?.command_id ?? "");
    const before = written().length;
    expect(await register()).toEqual({
      ...{ added: [second?.command], changed: [first?.command], refused: [] },
    });
    expect(written().length - before).toBe(2);
    expect(all.get("cmd_other")?.description.default_value).toBe("别的应用的命令");
    expect(all.get(first?.command_id ?? "")?.description.i18n).toMatchObject({
      ja_jp: "単位",
      en_us: expect.any(String),
    });
    await register();
    expect(written().length - before).toBe(2);
  });

  it.each<[string, Parameters<LarkPlatform["fail"]>[1]]>([
    ["is down", { status: 503, body: "" }],
    ["breaks off after the command was taken", "loses-answer"],
    ["is called too often", { status: 429, body: { code: 99991400, msg: "limit" } }],
  ])("registers the rest the next time where the platform %s", async (_, fault) => {
    platform.fail(/POST .*app_slash_commands/, fault);
    await expect(register()).rejects.toMatchObject({ trouble: { kind: "later" } });
    await register();
    expect(registered().map(({ command }) => command)).toEqual(
      commands.map(({ names }) => names["zh-CN"][0]),
    );
  });

  it("goes on with a new token where the old one expires", async () => {
    const bot = app();
    await registerSlashCommands(bot, commands.slice(0, 2));
    platform.expireTokens();
    expect((await registerSlashCommands(bot, commands)).added).toHaveLength(commands.length - 2);
  });

  it("reads every page of what is there", async () => {
    for (let each = 0; each < 60; each += 1) {
      const command = { command_id: `cmd_${each}`, command: `other-${each}` };
      platform.slashCommands.commands.set(command.command_id, {
        ...{ ...command, description: { default_value: "x" } },
      });
    }
    await register();
    const count = written().length;
    await register();
    expect(written()).toHaveLength(count);
  });

  it("registers the English name where the platform takes no Chinese one", async () => {
    platform.slashCommands.namePattern.now = /^[a-z-]+$/;
    const { added } = await register();
    expect(added).toContain("standing");
    expect(await register()).toEqual({ added: [], changed: [], refused: [] });
    platform.slashCommands.commands.clear();
    platform.slashCommands.namePattern.now = /^$/;
    expect((await register()).refused).toContain("standing");
  });
});

describe("a bot that starts", () => {
  let school: LarkSchool;
  afterEach(() => school.stop());
  const isRegistered = () => school.platform.slashCommands.commands.size === commands.length;

  it("has its commands registered, by one of several processes", async () => {
    school = await startLarkSchool("websocket");
    await school.platform.until(isRegistered);
    await school.another();
    const wang = await school.bound("T001", "王芳");
    school.platform.say({ from: wang, text: "/帮助" });
    await school.platform.until(() => school.platform.sent().length > 0);
    expect(
      school.platform.calls().filter(({ method, path }) => PATH.test(path) && method === "POST"),
    ).toHaveLength(commands.length);
  });

  it("goes on without them where the permission is missing", async () => {
    school = await startLarkSchool("websocket", {
      prepare: ({ scopes }) => scopes.delete("application:app_slash_command:write"),
    });
    const { platform } = school;
    await platform.until(() => platform.calls().some(({ path, code }) => PATH.test(path) && code));
    const wang = await school.bound("T001", "王芳");
    platform.say({ from: wang, text: "/查" });
    await platform.until(() => platform.sent().length > 0);
    expect(school.logged).toEqual([]);
    expect(platform.slashCommands.commands.size).toBe(0);
  });
});

describe.each(MODES)("the bot's menu, by %s", (mode) => {
  let school: LarkSchool;
  beforeEach(async () => {
    school = await startLarkSchool(mode);
  });
  afterEach(() => school.stop());

  const answerTo = async (key: string) => {
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    const count = platform.sent().length;
    platform.chooseFromMenu(wang, key);
    const sent = await platform.until(() => platform.sent().length > count && platform.sent());
    return { ...sent.at(-1), words: wordsOf(sent.at(-1)?.content), wang };
  };

  it("is answered in private as the command of its key", async () => {
    const { to, replyTo, words, wang } = await answerTo("standing");
    expect({ to, replyTo }).toEqual({ to: wang.openId, replyTo: undefined });
    expect(words).toContain("还差 12 学分");
    expect((await answerTo("查")).words).toContain("还差 12 学分");
    expect((await answerTo("plan")).words).not.toContain("没有");
  });

  it("says what a key of no command may mean", async () => {
    expect((await answerTo("standings")).words).toContain("您想问的是哪一个");
  });
});
