import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

const lines = () => wang.heard().split("\n");

describe("the own standing under another policy", () => {
  it("is told first, then that it only compares and converts nothing, then the article", async () => {
    const { intent, reply } = await wang.says("按白鹭的办法我够吗");
    expect(intent).toBe("standing");
    expect(lines()[0]).toMatch(/^按《白鹭县.+》算，还差 3 学分（27\/30）/);
    expect(lines().at(-2)).toMatch(/只是对照，实际按《青禾.+》算；两边的学分各算各的，不互相折算/);
    expect(lines().at(-1)).toMatch(/^依据：第四条（白鹭/);
    expect(lines().length).toBeLessThanOrEqual(5);
    expect(reply.citations.map(({ policy }) => policy)).not.toContain("qinghe-school");
  });

  it.each([
    "如果按白鹭的办法呢",
    "换成白鹭的办法我够不够",
    "按白鹭的政策我还差多少",
    "what if I were under the Bailu policy",
    "would I have enough under Bailu's rules?",
  ])("is told for: %s", async (text) => {
    await wang.says(text);
    expect(lines()[0]).toContain("27/30");
  });

  it.each(["我还差多少", "我该补什么", "查一下我去年的学分"])(
    "is told as a follow-up of: %s",
    async (before) => {
      await wang.says(before);
      const { intent } = await wang.says("那按白鹭的办法呢");
      expect(intent).toBe("standing");
      expect(lines()[0]).toMatch(/^按《白鹭/);
    },
  );

  it("goes on to its article, to another year, and back to what holds", async () => {
    await wang.says("按白鹭的办法我够吗");
    const { intent } = await wang.says("为什么");
    expect(intent).toBe("why");
    expect(wang.heard()).toMatch(/^第四条：/);
    await wang.says("那去年呢");
    expect(lines()[0]).toMatch(/^按《白鹭.+2025年/);
    await wang.says(wang.button("看学分"));
    expect(lines()[0]).toMatch(/^还差 12 学分（18\/30）/);
  });

  it("says in what each counts where that differs", async () => {
    await wang.says("按云梯的办法我够吗");
    expect(wang.heard()).toMatch(/只是对照.+这里计学时，那里计学分，两者不互相折算/);
    await wang.says("What if I were under the Yunti rules?");
    expect(wang.heard()).toMatch(/counts hours, that one credits, and they are never converted/);
  });

  it("keeps to the part that is asked about", async () => {
    await wang.says("按白鹭的办法我校本还差多少");
    expect(wang.heard()).toMatch(/^按《白鹭.+校本/);
    await wang.says("我校本够了吗");
    await wang.says("那按白鹭的呢");
    expect(wang.heard()).toMatch(/^按《白鹭.+校本/);
  });

  it("is not told where what the policies say is talked about", async () => {
    await wang.says("白鹭的办法规定什么");
    const { intent } = await wang.says("如果按星野的办法呢");
    expect(intent).toBe("article");
    expect(wang.heard()).not.toContain("对照");
  });

  it("is one sentence where that policy sets no credits", async () => {
    await wang.says("按松果的办法我够吗");
    expect(lines()).toHaveLength(1);
    expect(wang.heard()).toContain("没有规定学分");
  });

  it("is the plain standing where the policy named is one's own", async () => {
    await wang.says("按青禾的办法我够吗");
    expect(lines()[0]).toMatch(/^还差 12 学分（18\/30）/);
    expect(wang.heard()).not.toContain("对照");
  });

  it("is for the asker alone", async () => {
    const grouped = wang.in("group");
    const { reply } = await grouped.says("按白鹭的办法我够吗");
    expect(reply.private).toBe(true);
    expect(grouped.overheard()).not.toMatch(/27|30/);
  });

  it("leaves questions about that policy's text as they are", async () => {
    const { intent } = await wang.says("白鹭每年要多少学分");
    expect(intent).toBe("article");
    await wang.says("按白鹭的办法，市级16学时算多少");
    expect(wang.heard()).toContain("32 学分");
  });
});

describe("somebody else's standing under another policy", () => {
  it("is told to whoever may see it, and noted", async () => {
    const leader = chat.person("T006");
    await leader.says("按白鹭的办法王芳够吗");
    expect(leader.heard()).toMatch(/^王芳.*：按《白鹭/);
    const looks = await chat.store.accessLog.list();
    expect(looks.map(({ by, whom }) => [by, whom])).toEqual([["T006", "T001"]]);
  });

  it("is kept from everybody else", async () => {
    await wang.says("按白鹭的办法李建国还差多少");
    expect(wang.heard()).not.toContain("白鹭");
    expect(await chat.store.accessLog.list()).toEqual([]);
  });
});
