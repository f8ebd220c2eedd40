import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

const entries = async () => (await chat.store.log.verify()).entries;

describe("what was not done", () => {
  it.each([
    ["没去成，别给我登", "好的，没有记任何培训"],
    ["我没参加", "好的，没有记任何培训"],
    ["上周那个培训我没去成 别给我登", "好的，没有记任何培训"],
    ["昨天的县级培训8学时我没参加成", "好的，没有记任何培训"],
    ["I didn't go, please don't record it", "All right, nothing was recorded"],
  ])("is no record, in private and in a group: %s", async (said, heard) => {
    const before = await entries();
    for (const voice of [wang, wang.in("group")]) {
      await voice.says(said);
      expect(voice.heard()).toBe(heard);
      await voice.says("确认");
      expect(voice.effects()).toEqual([]);
    }
    expect(await entries()).toBe(before);
  });

  it("drops the draft that waits", async () => {
    await wang.says("昨天县级培训8学时 记一下");
    await wang.says("没去成，别给我登");
    expect(wang.heard()).toMatch(/^没有保存：2026年3月9日/);
    await wang.says("确认");
    expect(wang.effects()).toEqual([]);
  });

  it("is left out where another one is told, and said to be", async () => {
    await wang.says("3月4日没去成，3月5日参加了县级培训8学时，帮我记一下");
    expect(wang.heard()).toMatch(/^要记的是：2026年3月5日/);
    expect(wang.heard()).toContain("没用上：3月4日没去成");
    await wang.says("确认");
    expect(wang.effects()).toHaveLength(1);
  });

  it("names what was recorded of that time before, and leaves it", async () => {
    await wang.says("/记 昨天 县级 培训 8学时");
    await wang.says("确认");
    await wang.says("昨天那个培训我没去成");
    expect(wang.heard()).toMatch(/没有记任何培训\n那段时间里记过的一条还在：2026年3月9日/);
    expect(wang.effects()).toEqual([]);
    await wang.says(wang.button("撤销"));
    expect(wang.effects()).toMatchObject([{ kind: "record.reversed" }]);
  });

  it.each(["没参加怎么办", "没参加培训扣分吗"])("is still asked about: %s", async (said) => {
    const { question } = await wang.says(said);
    expect(question).not.toBe("record.declined");
  });
});

describe("what somebody remembers", () => {
  it.each([
    ["去年不是上了32学时吗", /^2025年共 2 条记录/, "您说的是 32 学时，记录里一共 56 学时"],
    ["去年我不是修了56学时吗", /^2025年共 2 条记录/, "记录里正是 56 学时"],
    [
      "Didn't I do 32 hours last year?",
      /^2025 2 on record/,
      "You said 32 hours; the records state 56 hours in all",
    ],
  ])("is answered from the records of that year: %s", async (said, lead, compared) => {
    const { intent } = await wang.says(said);
    expect(intent).toBe("lookup");
    expect(wang.heard()).toMatch(lead);
    expect(wang.heard()).toContain(compared);
    expect(wang.heard()).not.toContain("→");
    await wang.says("确认");
    expect(wang.effects()).toEqual([]);
  });

  it("is never a what-if where it asks whether it was in vain", async () => {
    const { intent } = await wang.says("白上了吗");
    expect(intent).toBe("why");
    expect(wang.heard()).toMatch(/2026年计入 18 学分/);
  });
});

describe("what a report says beside a record", () => {
  it.each([
    ["昨天县级培训8学时，问卷没做，帮我记一下", "没用上：问卷没做"],
    [
      "county training yesterday, 8 hours, the questionnaire is not done, please record it",
      "Not used: the questionnaire is not done",
    ],
  ])("is read back as not used: %s", async (said, unused) => {
    await wang.says(said);
    expect(wang.heard()).toContain(unused);
  });

  it.each(["昨天县级培训8学时，帮我记一下", "你好，我昨天参加了县级培训，8学时，谢谢"])(
    "is nothing where all was used: %s",
    async (said) => {
      await wang.says(said);
      expect(wang.heard()).toMatch(/^要记的是/);
      expect(wang.heard()).not.toContain("没用上");
    },
  );
});
