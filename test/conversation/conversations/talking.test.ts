import { beforeEach, describe, expect, it } from "vitest";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

describe("what is no question", () => {
  it.each([
    // said, question, heard
    ["谢谢啦", "chat.thanks", /^不客气$/],
    ["thanks a lot", "chat.thanks", /^You are welcome$/],
    ["你真笨", "chat.insult", /^对不起，.*学校的继教管理员$/],
    ["you are useless", "chat.insult", /^I am sorry .*training administrator$/],
    ["帮我写一份教案", "chat.off-topic", /^这个我不会，我只管培训学分：/],
    ["write a lesson plan for me", "chat.off-topic", /^That is beyond me: /],
  ])("is answered in one sentence: %s", async (said, question, heard) => {
    const outcome = await wang.says(said);
    expect(outcome).toMatchObject({
      question,
      intent: QUESTIONS.find(question)?.topic,
      effects: [],
    });
    expect(wang.heard()).toMatch(heard);
    expect(wang.heard().split("\n")).toHaveLength(1);
    expect(wang.reply().citations).toEqual([]);
  });

  it.each(["谢谢", "你真笨", "帮我写一份教案"])(
    "leaves what was talked about as it was: %s",
    async (said) => {
      await wang.says("校本够了吗");
      await wang.says(said);
      expect((await wang.says("为什么")).intent).toBe("why");
      expect(wang.heard()).toMatch(/校本/);
    },
  );

  it.each(["谢谢，我还差多少学分", "傻子，我还差多少学分"])(
    "does not keep a question from its answer: %s",
    async (said) => {
      expect((await wang.says(said)).intent).toBe("standing");
      expect(wang.heard()).toMatch(/18\/30/);
    },
  );
});

describe("who sees somebody's figures", () => {
  it.each([
    ["谁能看到我的学分", /教研组长、学校管理员.*每次查看都有记录\n其他同事查不到/],
    ["校长看得到我的记录吗", /教研组长、学校管理员/],
    ["who can see my credits", /group leader.*every look is noted\nOther colleagues cannot/],
  ])("is answered with the roles, and no figure: %s", async (said, heard) => {
    expect((await wang.says(said)).question).toBe("account.who-sees");
    expect(wang.heard()).toMatch(heard);
    expect(wang.heard()).not.toMatch(/\d/);
    expect(await chat.store.accessLog.list()).toEqual([]);
  });
});

describe("one record that is meant by what it states", () => {
  it.each([
    ["10月18日那次36学时怎么只算了20", /^2025年10月18日 校本研修：36 学时折 36 学分；.*没算 16/],
    ["1月20日那12学时算了多少", /^2026年1月20日 《作文教学》：12 学时折 12 学分/],
  ])("is explained alone: %s", async (said, heard) => {
    expect((await wang.says(said)).question).toBe("why.record");
    expect(wang.heard()).toMatch(heard);
    expect(wang.reply().private).toBe(true);
  });
});
