import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat } from "../../support/chat.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

async function ask(id: string, text: string) {
  const voice = chat.person(id);
  const { intent } = await voice.says(text);
  expect(intent).toBe("digest");
  return voice;
}

describe("asking who is short", () => {
  it.each([
    // who, said, first line, first named
    [
      "T006",
      "我们组谁不够",
      "语文组（4 人）：3 人还没修够",
      "张小艳 差 30 学分；陈静 差 30 学分；王芳 差 12 学分",
    ],
    [
      "T006",
      "who in my group has not finished",
      "语文组 (4 people): 3 still short",
      "张小艳 needs 30 credits",
    ],
    ["T007", "全校还有谁没修够", "青禾学校（7 人）：6 人还没修够", "张晓燕 差 30 学分"],
    ["T007", "没修够的有哪些人", "青禾学校（7 人）：6 人还没修够", "张晓燕 差 30 学分"],
    [
      "T007",
      "数学组谁还没修够",
      "数学组（2 人）：2 人还没修够",
      "张晓燕 差 30 学分；李娜 差 13 学分",
    ],
    ["C001", "全县多少人没达标", "示例县（9 人）：6 人还没修够", "张晓燕 差 30 学分"],
    ["C001", "青禾学校谁没修够", "青禾学校（7 人）：6 人还没修够", "张晓燕 差 30 学分"],
  ])("%s: %s", async (id, said, first, named) => {
    const voice = await ask(id, said);
    const [lead = ""] = voice.heard().split("\n");
    expect(lead.startsWith(first)).toBe(true);
    expect(lead).toContain(named);
    expect(voice.reply().citations).toEqual([{ policy: "qinghe-school", article: "三.1" }]);
  });

  it.each([
    ["只看数学组", /^数学组（2 人）：2 人还没修够：张晓燕/],
    ["那语文组呢", /^语文组（4 人）：3 人还没修够/],
    ["just the maths group", /^数学组 \(2 people\): 2 still short/],
  ])("goes on with the same in one group: %s", async (said, first) => {
    const liu = await ask("T007", "今年还有谁没到30的,列一下");
    await liu.says(said);
    expect(liu.heard()).toMatch(first);
  });

  it.each([
    ["我们学校完成率多少", /^青禾学校（7 人）：1 人修够（14%），6 人还没修够/],
    [
      "what percentage of our teachers is done",
      /^青禾学校 \(7 people\): 1 done \(14%\), 6 still short/,
    ],
    ["我们组谁修得最多", /^这里不排名次，也不算平均\n/],
    ["全校平均多少学分", /^这里不排名次，也不算平均\n/],
  ])("tells the share of those who are done, and ranks nobody: %s", async (said, first) => {
    const liu = chat.person("T007");
    await liu.says(said);
    expect(liu.heard()).toMatch(first);
  });

  it("reaches no further than the role: a group leader who asks of the school gets the group", async () => {
    const chen = await ask("T006", "全校谁没修够");
    expect(chen.heard()).toMatch(/^语文组/);
    expect(chen.heard()).not.toContain("李娜");
  });

  it("is refused to who has no role, whatever unit is named", async () => {
    for (const said of ["我们组谁不够", "语文组谁没修够", "who is still short"]) {
      const wang = await ask("T001", said);
      expect(wang.heard()).toMatch(
        /只有教研组长、学校和上级的管理人员能|shown only to group leaders/,
      );
      expect(wang.heard()).not.toMatch(/\d/);
    }
    expect(await chat.store.accessLog.list()).toEqual([]);
  });

  it("is answered to the asker alone in a group", async () => {
    const chen = chat.person("T006").in("group");
    await chen.says("我们组谁不够");
    expect(chen.reply().private).toBe(true);
    expect(chen.overheard()).toBe("已私下回复提问的老师。");
  });

  it("notes a look at each who is named, but the asker", async () => {
    await ask("T006", "我们组谁不够");
    const looks = await chat.store.accessLog.list();
    expect(looks.map(({ by, whom }) => [by, whom])).toEqual([
      ["T006", "T005"],
      ["T006", "T001"],
    ]);
  });

  it("says how many are not counted because no policy holds for them", async () => {
    const zhou = await ask("C001", "全县谁没修够");
    expect(zhou.heard()).toContain("另有 2 人所在的单位没有选政策");
  });

  it("says that nobody is short where all have enough", async () => {
    const teacher = { id: "T002", name: "李建国", stage: "primary" as const };
    await chat.store.roster.put({
      units: [{ id: "qinghe-art", name: "美术组", kind: "group", parent: "qinghe" }],
      people: [{ teacher, unit: "qinghe-art", grants: [] }],
    });
    const liu = await ask("T007", "美术组谁没修够");
    expect(liu.heard()).toBe("美术组（1 人）都修够了");
  });

  it("says of nobody that they have enough where no policy counts for anybody", async () => {
    const zhou = await ask("C001", "新桥小学谁没修够");
    expect(zhou.heard().split("\n")).toEqual([
      "新桥小学（1 人）：没有能算的人",
      expect.stringContaining("1 人所在的单位没有选政策"),
    ]);
  });

  it("names twenty at most, who lacks most first, and counts the rest", async () => {
    const people = Array.from({ length: 25 }, (_, index) => ({
      teacher: { id: `N${100 + index}`, name: `新${index}`, stage: "primary" as const },
      unit: "qinghe-maths",
      grants: [],
    }));
    await chat.store.roster.put({ units: [], people });
    const liu = await ask("T007", "数学组谁没修够");
    const [first, rest] = liu.heard().split("\n");
    expect(first).toBe("数学组（27 人）：27 人还没修够");
    expect(rest).toBe("差得最多的列在下面，另有 7 人也没修够，全部名单在附件里");
    expect(liu.heard().match(/差 \d+ 学分/g)).toHaveLength(20);
    expect(liu.heard()).not.toContain("李娜");
    const [file, ...more] = liu.reply().blocks.filter((block) => block.kind === "file");
    expect(more).toEqual([]);
    expect(file?.name).toBe("数学组 还没修够的人.xlsx");
    expect(file?.sheets[0]?.columns.join(" ")).toBe("工号 姓名 差在哪一项 还差 计入 要求 计量单位");
    expect(file?.sheets[0]?.rows).toHaveLength(27);
    expect(file?.sheets[0]?.rows.at(-1)).toEqual(["T003", "李娜", "合计", 13, 17, 30, "学分"]);
    expect(await chat.store.accessLog.list()).toHaveLength(27);
  });

  it("asks for a school or group where there are too many to go through", async () => {
    const people = Array.from({ length: 3_001 }, (_, index) => ({
      teacher: { id: `N${10_000 + index}`, name: "新", stage: "primary" as const },
      unit: "qinghe",
      grants: [],
    }));
    await chat.store.roster.put({ units: [], people });
    const zhou = await ask("C001", "全县谁没修够");
    expect(zhou.heard().split("\n")).toEqual([
      "示例县有 3010 人，太多了，这里一次列不完",
      "请写上学校或者教研组的名字再问，比如“语文组谁没修够”",
    ]);
  });

  it.each([
    ["没修够的会被通报吗", "article"],
    ["谁修够了", "digest"],
    ["给没修够的老师发个通知", "broadcast"],
  ])("is not what is asked by %s", async (said, intent) => {
    const liu = chat.person("T007");
    expect((await liu.says(said)).intent).toBe(intent);
    expect(liu.heard()).not.toMatch(/人还没修够/);
  });
});
