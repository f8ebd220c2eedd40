import { beforeEach, describe, expect, it } from "vitest";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

const orders = () => chat.store.digestOrders.all();

/** Lets a teacher have so many hours more. */
async function train(teacher: string, hours: number, date = "2026-03-05"): Promise<void> {
  const record = {
    id: `${teacher}-${date}`,
    date: parseDay(date),
    activity: "training",
    level: "county",
    hours,
  } as const;
  const written = { key: record.id, by: "C001", at: "2026-03-09T00:00:00.000Z", via: "sheet" };
  await chat.store.log.append([
    RECORD_SUBMITTED.entry(teacher, { record, origin: "sheet" }, written),
  ]);
}

const block = (voice: Voice, kind: string) =>
  voice.reply().blocks.find((each) => each.kind === kind);

describe("asking for today's digest", () => {
  it.each([
    ["C001", "/日报", "今天示例县 2 所学校 9 人里还有 6 人没修够"],
    ["T007", "今天的日报", "今天青禾学校 7 人里还有 6 人没修够"],
    ["T006", "发我日报", "今天语文组 4 人里还有 3 人没修够"],
    ["C001", "青禾学校今天的日报", "今天青禾学校 7 人里还有 6 人没修够"],
    ["T007", "/digest", "Today 6 of 7 people at 青禾学校 are still short"],
    ["T007", "send me the digest now", "Today 6 of 7 people at 青禾学校 are still short"],
  ])("%s: %s", async (id, said, first) => {
    const voice = chat.person(id);
    const { intent } = await voice.says(said);
    expect(intent).toBe("digest");
    expect(voice.heard().split("\n")[0]).toBe(first);
    expect(voice.heard().split("\n").length).toBeLessThanOrEqual(5);
    expect(chat.errors).toEqual([]);
  });

  it("counts by school, names five at most with the next step, and lays everything in a workbook", async () => {
    const zhou = chat.person("C001");
    await zhou.says("/日报");
    const [, help, notes, articles] = zhou.heard().split("\n");
    expect(help).toBe(
      "最需要帮助：张晓燕（数学组）差 30 学分；张小艳（语文组）差 30 学分；陈静（语文组）差 30 学分；刘洋（青禾学校）差 30 学分；李娜（数学组）差 13 学分",
    );
    expect(notes).toContain(
      "人没有绑定账号，收不到提醒；2 人所在的单位没有选政策，或者政策没有规定数量，没有算",
    );
    expect(articles).toContain("三.1");
    expect(block(zhou, "table")).toMatchObject({
      columns: ["单位", "人数", "没修够"],
      rows: [
        ["青禾学校", "7", "6"],
        ["新桥小学", "1", "0"],
        ["示例县", "1", "0"],
      ],
    });
    expect(block(zhou, "picture")).toMatchObject({
      name: "示例县 日报 2026-03-10.png",
      title: "今天示例县 2 所学校 9 人里还有 6 人没修够",
      parts: [{ kind: "chart", unit: "人", bars: [{ label: "青禾学校", value: 6 }] }],
    });
    expect(block(zhou, "list")).toMatchObject({
      items: expect.arrayContaining([
        expect.stringContaining("李娜（数学组）差 13 学分；最省的补法"),
      ]),
    });
    expect(block(zhou, "file")).toMatchObject({
      name: "示例县 日报 2026-03-10.xlsx",
      sheets: [{ title: "各单位" }, { title: "还没修够的人", rows: { length: 6 } }],
    });
    const looks = await chat.store.accessLog.list();
    expect(looks.map(({ by, why }) => `${by} ${why}`)).toEqual(Array(6).fill("C001 digest"));
  });

  it("counts again what changed since it was counted, and nothing else", async () => {
    const liu = chat.person("T007");
    await liu.says("/日报");
    const before = await chat.store.unitCounts.on(
      ["qinghe-maths", "qinghe-chinese"],
      parseDay("2026-03-10"),
    );
    await train("T003", 40);
    await liu.says("/日报");
    expect(liu.heard()).toContain("还有 5 人没修够");
    const after = await chat.store.unitCounts.on(
      ["qinghe-maths", "qinghe-chinese"],
      parseDay("2026-03-10"),
    );
    expect(after.get("qinghe-chinese")).toBe(before.get("qinghe-chinese"));
    expect(after.get("qinghe-maths")?.done).toEqual(["T003"]);
  });

  it("is refused politely to who has no role, and shows nothing", async () => {
    const wang = chat.person("T001");
    for (const said of ["/日报", "今天的日报", "/日报 8:30", "每天早上八点给我发日报"]) {
      await wang.says(said);
      expect(wang.heard()).toMatch(/^日报是给教研组长、学校和上级管理人员的\n/);
    }
    expect(await orders()).toEqual([]);
    expect(await chat.store.accessLog.list()).toEqual([]);
  });

  it("is answered to the asker alone in a group", async () => {
    const zhou = chat.person("C001").in("group");
    await zhou.says("今天的日报");
    expect(zhou.reply().private).toBe(true);
    expect(zhou.overheard()).toBe("已私下回复提问的老师。");
  });
});

describe("saying when the digest comes", () => {
  it.each([
    ["/日报 8:30", "好，每个工作日 08:30 发示例县的日报", 510, []],
    ["/日报 每天早上八点", "好，每个工作日 08:00 发示例县的日报", 480, []],
    ["每天早上八点给我发日报", "好，每个工作日 08:00 发示例县的日报", 480, []],
    ["/日报 周一 7:45", "好，每周一 07:45 发示例县的日报", 465, [1]],
    ["每周一和周四下午4点半给我发日报", "好，每周一、周四 16:30 发示例县的日报", 990, [1, 4]],
    ["订阅日报", "好，每个工作日 08:00 发示例县的日报", 480, []],
    [
      "send me the digest every day at 8:30 am",
      "The digest of 示例县 will come every working day at 08:30",
      510,
      [],
    ],
    ["/digest Monday 9:00", "The digest of 示例县 will come every Monday at 09:00", 540, [1]],
  ])("%s", async (said, first, minute, weekdays) => {
    const zhou = chat.person("C001");
    await zhou.says(said);
    expect(zhou.heard().split("\n")[0]).toBe(first);
    const language = first.startsWith("好") ? "zh-CN" : "en";
    const whose = { person: "C001" };
    expect(await orders()).toMatchObject([{ whose, minute, weekdays, language, by: "C001" }]);
  });

  it("changes the time and keeps the days, and stops it", async () => {
    const zhou = chat.person("C001");
    await zhou.says("/日报 周一 8:00");
    await zhou.says("日报改到九点");
    expect(await orders()).toMatchObject([{ minute: 540, weekdays: [1] }]);
    await zhou.says(zhou.button("停日报"));
    expect(zhou.heard()).toBe("好，不再发日报；想看随时说“日报”");
    expect(await orders()).toEqual([]);
    for (const said of ["别发日报了", "/日报 停", "stop the digest"]) {
      await zhou.says("/日报 8:00");
      await zhou.says(said);
      expect(await orders(), said).toEqual([]);
    }
    await zhou.says("/日报 停");
    expect(zhou.heard()).toBe("本来就没有定日报");
  });

  it.each([
    ["/日报 23:00", "日报只在 06:00 到 22:00 之间发，请换个时间"],
    ["/日报 每月1号", "日报只能每个工作日发，或者每周的哪几天发"],
    ["/日报 明年", "没看懂什么时候发日报"],
  ])("says what is wrong with %s, and changes nothing", async (said, first) => {
    const zhou = chat.person("C001");
    await zhou.says(said);
    expect(zhou.heard().split("\n")[0]).toBe(first);
    expect(await orders()).toEqual([]);
  });
});

describe("the commands that only a role permits", () => {
  it.each([
    ["T001", "/帮助", { digest: false, broadcast: false }],
    ["T006", "/帮助", { digest: true, broadcast: true }],
    ["C001", "/help", { digest: true, broadcast: true }],
  ])("are listed to %s where they may use them", async (id, said, listed) => {
    const voice = chat.person(id);
    await voice.says(said);
    const help = JSON.stringify(voice.reply().blocks);
    expect(help).toMatch(/\/(查|standing)/);
    expect({
      digest: /\/(日报|digest)/.test(help),
      broadcast: /\/(群发|broadcast)/.test(help),
    }).toEqual(listed);
  });
});
