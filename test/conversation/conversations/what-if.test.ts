import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

describe("what a training would give", () => {
  it.each([
    // said, worth, the year before and after
    ["如果我再参加市级面授16学时能算多少", "16 学分", "18 → 34"],
    ["/如果 县级 面授 8学时", "8 学分", "18 → 26"],
    ["如果我去省里讲课6学时能算几分", "30 学分", "18 → 48"],
    ["再做校本研修30学时能加多少分", "14", "18 → 32"],
    ["What would 16 hours of city training give me?", "16 credits", "18 → 34"],
    ["/what-if county in-person 8h", "8 credits", "18 → 26"],
  ])("is told before it is taken: %s", async (said, worth, year) => {
    const { intent } = await wang.says(said);
    expect(intent).toBe("what-counts");
    expect(wang.heard()).toContain(worth);
    expect(wang.heard()).toContain(year);
  });

  it("is 0 with a reason and an article where it counts nothing", async () => {
    await wang.says("如果我参加校长培训40学时能算几分");
    expect(wang.heard()).toMatch(/(?:算|计|能算) 0/);
    expect(wang.reply().citations).toContainEqual({ policy: "qinghe-school", article: "四.5" });
  });

  it.each([
    ["/what-if county-level training 16 hours", "county-level training, 16 hours: 16 credits"],
    ["/what-if city-level in-person 16h", "city-level in-person training, 16 hours: 16 credits"],
  ])("reads as English: %s", async (said, lead) => {
    await wang.says(said);
    expect(wang.heard()).toContain(lead);
  });

  it("refuses an amount that is none, rather than taking another for granted", async () => {
    await wang.says("/如果 县级 培训 -8学时");
    expect(wang.heard()).toBe("“-8学时”不能记：要大于 0，一次最多 1000");
  });

  it("refuses an amount that nobody can have, as where it is recorded", async () => {
    const { intent } = await wang.says("如果我再上5000学时");
    expect(intent).toBe("what-counts");
    expect(wang.heard()).toBe("5000太多了，一次最多记 1000");
  });

  it("asks for what the policy counts by where something else was told", async () => {
    await wang.says("参加两天县级培训能算多少");
    const [lead, ask] = wang.heard().split("\n");
    expect(lead).toBe("县级培训 2 天：还算不出来，这里按学时、学分算，不按天算");
    expect(ask).toBe("证明上写了多少学时？说了就能算");
    expect(wang.reply().citations).toEqual([{ policy: "qinghe-school", article: "四.1" }]);
    const { intent } = await wang.says("16学时");
    expect(intent).toBe("what-counts");
    expect(wang.heard()).toContain("18 → 34");
  });

  it("asks the same in English, and of somebody whom the roster does not have", async () => {
    const stranger = chat.stranger("bailu-county", "lark:1");
    await stranger.says("what would two days of county training give");
    expect(stranger.heard().split("\n")[0]).toMatch(/this policy counts hours, credits, not days/);
    await stranger.says("16 hours");
    expect(stranger.heard().split("\n")[0]).toContain("16 credits");
  });

  it("goes on with another amount, and with nothing that says more", async () => {
    await wang.says("/如果 县级 面授 8学时");
    await wang.says("12个学时");
    expect(wang.heard()).toContain("18 → 30");
    const { intent } = await wang.says("昨天校本研修6学时 记一下");
    expect(intent).toBe("record");
  });

  it("says that a full basket takes no more", async () => {
    await wang.says("昨天校本研修14学时 记一下");
    await wang.says("确认");
    await wang.says("如果再做校本8学时能算多少");
    expect(wang.heard()).toMatch(/0/);
    expect(wang.heard()).toMatch(/20/);
    expect(wang.reply().citations).toContainEqual({ policy: "qinghe-school", article: "四.3" });
  });

  it("is told by the hour where no amount was, and counted once it is", async () => {
    await wang.says("国培算学分吗");
    expect(wang.heard()).toMatch(/^国家级培训：每 1 学时计 1 学分\n证明上写了多少学时？/);
    expect(wang.heard()).not.toContain("→");
    await wang.says("16学时");
    expect(wang.heard()).toContain("18 → 34");
    await wang.says("How many credits does city-level training give?");
    expect(wang.heard()).toMatch(/^city-level training: 1 credit for every 1 hour\nHow many hours/);
  });

  it.each([
    // said, together, each
    [
      "如果参加市级培训10学时，加上校本研修5学时，够了吗",
      "2 项加起来能算 15 学分",
      "2. 校本研修 5 学时：能算 5 学分",
    ],
    [
      "If I do 10 hours of city training plus 5 hours at school, where would that leave me?",
      "These 2 together can count 15 credits",
      "1. city-level training, 10 hours: 10 credits",
    ],
  ])("adds several up: %s", async (said, together, each) => {
    for (const voice of [wang, wang.in("group")]) {
      const { intent } = await voice.says(said);
      expect(intent).toBe("what-counts");
      expect(voice.reply().private).toBe(true);
      expect(voice.heard()).toContain(together);
      expect(voice.heard()).toContain("18 → 33");
      expect(voice.heard()).toContain(each);
    }
    expect(await chat.store.records.of("T001")).toHaveLength(4);
  });

  it("counts only what there is room for where several fill a basket", async () => {
    await wang.says("如果校本研修10学时，再加上校本研修10学时，能算多少");
    expect(wang.heard()).toMatch(/^2 项加起来能算 14 学分/);
    expect(wang.heard()).toContain("18 → 32");
  });

  it("is worth what another policy gives, where that is named", async () => {
    await wang.says("按白鹭的办法，市级面授10学时能算几分");
    expect(wang.heard()).toMatch(/20 学分/);
    expect(wang.heard()).not.toMatch(/18 →/);
    expect(wang.reply().citations).toContainEqual({ policy: "bailu-county", article: "第七条" });
  });

  it("changes nothing", async () => {
    await wang.says("如果我再参加市级面授16学时能算多少");
    expect(wang.effects()).toEqual([]);
    await wang.says("我今年还差多少");
    expect(wang.heard()).toMatch(/12 学分（18\/30）/);
  });
});

describe("what is still to be done", () => {
  it("is a plan that closes the year", async () => {
    const { intent } = await wang.says("我该补点什么课才够");
    expect(intent).toBe("plan");
    expect(wang.heard()).toMatch(/2026年/);
    expect(wang.heard()).toMatch(/三\.1/);
  });

  it("is told in English", async () => {
    await wang.says("/plan");
    expect(wang.heard()).toMatch(/hours/);
  });
});

describe("two trainings that are said without a pause", () => {
  it.each(["要是上8学时网课又上6学时面授能算多少", "8学时网课加6学时面授能算多少"])(
    "each have their own way of learning: %s",
    async (said) => {
      await wang.says(said);
      expect(wang.heard()).toMatch(/1\. 远程培训 8 学时：.*\n2\. 集中培训 6 学时：/);
    },
  );
});
