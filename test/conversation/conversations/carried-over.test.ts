import { beforeEach, describe, expect, it } from "vitest";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";
import { OTHER_POLICY } from "../../support/sample-policies.ts";

let chat: Chat;
/** Somebody of the county whose rules carry surplus over. */
let ma: Voice;

beforeEach(async () => {
  chat = await openChat();
  ma = chat.person("G001");
  // 175 of the 150 that its cycle asks for; of the 25 that are over, 20 are carried.
  const record = {
    id: "last-cycle",
    date: parseDay("2024-05-01"),
    activity: "training",
    level: "county",
    hours: 175,
  } as const;
  const sheet = { key: "last", by: "sheet", at: "2026-03-05T08:00:00.000Z", via: "sheet" };
  await chat.store.log.append([RECORD_SUBMITTED.entry("G001", { origin: "sheet", record }, sheet)]);
});

describe("what was carried over", () => {
  it.each(["我结转了多少分", "上个周期结转过来多少", "有没有结转过来的学分"])(
    "is told first, with its article and where that leaves the requirement: %s",
    async (said) => {
      const { intent, reply } = await ma.says(said);
      expect(intent).toBe("standing");
      const [lead, line] = reply.text.split("\n");
      expect(lead).toBe("2026–2030 周期里有2021-2025结转来的 20 学分（第四条）");
      expect(line).toMatch(/^2026–2030 周期还差 110 学分（40\/150）/);
      expect(reply.citations).toContainEqual({ policy: OTHER_POLICY, article: "第四条" });
      expect(reply.private).toBe(true);
    },
  );

  it("is told in English", async () => {
    const { reply } = await ma.says("How many credits were carried over?");
    expect(reply.text).toMatch(/20 credits/);
    expect(reply.citations).toContainEqual({ policy: OTHER_POLICY, article: "第四条" });
  });

  it("is said to be nothing where nothing was left over", async () => {
    await chat.store.roster.setPolicy("qinghe", OTHER_POLICY);
    const li = chat.person("T003");
    await li.says("我结转了多少分");
    expect(li.heard()).toMatch(/^2026–2030 周期里没有结转来的\n/);
  });

  it("leaves the rule itself to its article", async () => {
    const { reply } = await ma.says("最多能结转多少分");
    expect(reply.text).toMatch(/^第四条：.*可以结转到下一个周期，最多20。/);
    const { reply: next } = await ma.says("多出来的能不能转到下个周期");
    expect(next.citations).toEqual([{ policy: OTHER_POLICY, article: "第四条" }]);
  });

  it.each(["结转能用几个周期", "结转的学分管多久", "how long can surplus be carried over"])(
    "is no amount where it is asked how long it may be: %s",
    async (said) => {
      const { question, reply } = await ma.says(said);
      expect(question).toBe("carry-over.rule");
      expect(reply.citations).toEqual([{ policy: OTHER_POLICY, article: "第四条" }]);
      expect(reply.private).toBe(false);
    },
  );

  it.each([
    "去年的能补到今年吗",
    "去年的学分能算到今年吗",
    "我去年多修的能不能用到今年",
    "我结转了多少分",
    "can last year's credits count this year",
  ])("is no question after a standing where nothing is carried over: %s", async (said) => {
    const wang = chat.person("T001");
    await wang.says(said);
    expect(wang.heard()).toMatch(
      /没有写多出来的可以结转|does not say that surplus may be carried over/,
    );
  });

  it.each([
    "去年一共拿了多少学分",
    "去年12月的培训算多少",
    "昨天的培训有多少能算到今年",
    "今年还差多少",
  ])("is not heard in %s", async (said) => {
    const wang = chat.person("T001");
    await wang.says(said);
    expect(wang.heard()).not.toContain("结转");
  });

  it("is answered from the rule that allows it, however it is put", async () => {
    const { reply } = await ma.says("上个周期多的能算到这个周期吗");
    expect(reply.citations).toEqual([{ policy: OTHER_POLICY, article: "第四条" }]);
  });

  it("is said not to be written where the policy carries nothing over", async () => {
    const wang = chat.person("T001");
    expect((await wang.says("多出来的能结转到明年吗")).intent).toBe("article");
    expect(wang.heard()).toMatch(/^《青禾学校教师培训学分办法》没有写多出来的可以结转/);
  });
});
