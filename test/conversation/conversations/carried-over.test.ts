import { beforeEach, describe, expect, it } from "vitest";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { createArticleSearch } from "../../../src/conversation/articles/search-articles.ts";
import { createConversation } from "../../../src/conversation/converse.ts";
import type { TurnResult } from "../../../src/conversation/turn.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";
import { builtInMaterial, builtInUnderstanding } from "../../support/built-in-understanding.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { openChat } from "../../support/chat.ts";
import { asPolicy, exampleFiles } from "../../support/example-policies.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

const catalogue = openCatalogue({
  policies: [asPolicy(exampleFiles("example-points"))],
  digest: (text) => String(text.length),
});

let says: (text: string, person?: string) => Promise<TurnResult>;

beforeEach(async () => {
  const store = createMemoryStore();
  const person = (id: string, name: string) => ({
    teacher: { id, name, hiredOn: parseDay("2010-09-01") },
    unit: "school",
    grants: [],
  });
  await store.roster.put({
    units: [{ id: "school", name: "学校", kind: "school", policy: "example-points" }],
    people: [person("P001", "王芳"), person("P002", "李娜")],
  });
  await store.log.append([
    RECORD_SUBMITTED.entry(
      "P001",
      {
        origin: "sheet",
        record: { id: "r1", date: parseDay("2022-03-01"), activity: "training", hours: 95 },
      },
      { key: "1", by: "sheet", at: "2024-03-05T08:00:00.000Z", via: "sheet" },
    ),
    RECORD_SUBMITTED.entry(
      "P001",
      {
        origin: "sheet",
        record: { id: "r2", date: parseDay("2023-03-01"), activity: "training", hours: 30 },
      },
      { key: "2", by: "sheet", at: "2024-03-05T08:00:00.000Z", via: "sheet" },
    ),
  ]);
  const conversation = createConversation({
    store,
    catalogue,
    understanding: builtInUnderstanding(),
    commands: builtInMaterial().commands,
    wording: builtInWording(),
    articles: createArticleSearch(builtInMaterial().cues),
    onError: (error) => {
      throw error;
    },
  });
  says = (text, id = "P001") =>
    conversation.say({
      speaker: { person: id },
      id: text,
      body: { kind: "text", text },
      place: "private",
      room: "web",
      at: "2024-05-01T08:00:00.000Z",
      today: parseDay("2024-05-01"),
      via: "web",
    });
});

describe("what was carried over", () => {
  it.each(["我结转了多少分", "上个周期结转过来多少", "有没有结转过来的学分"])(
    "is told first, with its article and where that leaves the requirement: %s",
    async (said) => {
      const { intent, reply } = await says(said);
      expect(intent).toBe("standing");
      const [lead, line] = reply.text.split("\n");
      expect(lead).toBe("2024–2025 周期里有2022-2023结转来的 25 积分（第八条）");
      expect(line).toMatch(/^2024–2025 周期还差 75 积分（25\/100）/);
      expect(reply.citations).toContainEqual({ policy: "example-points", article: "第八条" });
      expect(reply.private).toBe(true);
    },
  );

  it("is told in English", async () => {
    const { reply } = await says("How many credits were carried over?");
    expect(reply.text).toMatch(/25/);
    expect(reply.citations).toContainEqual({ policy: "example-points", article: "第八条" });
  });

  it("is said to be nothing where nothing was left over", async () => {
    const { reply } = await says("我结转了多少分", "P002");
    expect(reply.text).toMatch(/^2024–2025 周期里没有结转来的\n/);
  });

  it("leaves the rule itself to its article", async () => {
    const { reply } = await says("最多能结转多少分");
    expect(reply.text).toMatch(/^第八条：多的结转两个周期，最多60。/);
    const { reply: next } = await says("多出来的能不能转到下个周期");
    expect(next.citations).toEqual([{ policy: "example-points", article: "第八条" }]);
  });

  it.each([
    "结转几年",
    "结转能用几个周期",
    "结转的学分管多久",
    "how long can surplus be carried over",
  ])("is no amount where it is asked how long it may be: %s", async (said) => {
    const { question, reply } = await says(said);
    expect(question).toBe("carry-over.rule");
    expect(reply.citations).toEqual([{ policy: "example-points", article: "第八条" }]);
    expect(reply.private).toBe(false);
  });

  it.each([
    "去年的能补到今年吗",
    "去年的学分能算到今年吗",
    "我去年多修的能不能用到今年",
    "我结转了多少分",
    "can last year's credits count this year",
  ])("is no question after a standing where nothing is carried over: %s", async (said) => {
    const wang = (await openChat()).person("T001");
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
    const wang = (await openChat()).person("T001");
    await wang.says(said);
    expect(wang.heard()).not.toContain("结转");
  });

  it("is answered from the rule that allows it, however it is put", async () => {
    const { reply } = await says("上个周期多的能算到这个周期吗");
    expect(reply.citations).toEqual([{ policy: "example-points", article: "第八条" }]);
  });

  it("is said not to be written where the policy carries nothing over", async () => {
    const wang = (await openChat()).person("T001");
    expect((await wang.says("多出来的能结转到明年吗")).intent).toBe("article");
    expect(wang.heard()).toMatch(
      /^《荷叶中心校教师培训学分登记管理实施办法》没有写多出来的可以结转/,
    );
    const asker = (await openChat()).stranger("gansu-2013");
    await asker.says("校本多出来的能不能挪到下一年");
    expect(asker.reply().citations).toEqual([{ policy: "gansu-2013", article: "第六条" }]);
  });
});
