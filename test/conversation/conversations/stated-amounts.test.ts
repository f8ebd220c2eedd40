import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, openSampleChat, type Voice } from "../../support/chat.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { smallCatalogue } from "../../support/small-policy.ts";

/** Demands of four parts and of their sum, and credits for whole months of leave. */
const BY_PARTS = smallCatalogue(`
  baskets:
    ethics: { title: { zh: 师德修养, en: Professional ethics } }
    subject: { title: { zh: 学科教学, en: Teaching of the subject } }
    student-management: { title: { zh: 学生管理, en: Managing students } }
    growth: { title: { zh: 专业成长, en: Professional growth } }
  award: [{ id: training, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 二 }]
  require:
    - { id: all, title: 合计, of: total, per: year, at-least: 64, cite: 一 }
    - { id: ethics, title: 师德, of: ethics, per: year, at-least: 6, cite: 一 }
    - { id: subject, title: 学科, of: subject, per: year, at-least: 28, cite: 一 }
    - { id: management, title: 管理, of: student-management, per: year, at-least: 10, cite: 一 }
    - { id: growth, title: 成长, of: growth, per: year, at-least: 20, cite: 一 }
  grant:
    - { id: months, title: { zh: 请假, en: Leave }, for: leave, credits: 6, per: whole-month, cite: 三 }
`);

let chat: Chat;
let stranger: Voice;

beforeEach(async () => {
  chat = await openSampleChat();
  stranger = (await openChat(createMemoryStore(), BY_PARTS)).stranger("small");
});

async function lines(voice: Voice, text: string): Promise<readonly string[]> {
  await voice.says(text);
  return voice.heard().split("\n");
}

describe("amounts that somebody states part by part", () => {
  it.each([
    ["师德6学科40学生管理8专业成长20，够了吗", /^还不够：2026年学生管理 8\/10，还差 2$/],
    [
      "师德修养5，学科教学30，学生管理12，专业成长20，这样达标了没",
      /^还不够：2026年师德修养 5\/6，还差 1$/,
    ],
    ["师德8 学科28 学生管理10，专业成长20 够了吗", /^够了：.*2026年 66\/64$/],
    [
      "6 hours of ethics, 40 of subject teaching and 8 of student management, is that enough",
      /^Not enough: Managing students \(2026\) 8\/10, 2 missing$/,
    ],
  ])("are compared with what is demanded of each, whoever asks: %s", async (said, first) => {
    const heard = await lines(stranger, said);
    expect(heard[0]).toMatch(first);
    expect(heard.at(-1)).toContain("一");
  });

  it("are no total where a part is left out, which is named", async () => {
    const heard = await lines(stranger, "师德8 学科28 够了吗");
    expect(heard[0]).toBe("这些够了：2026年师德修养 8/6；2026年学科教学 28/28");
    expect(heard[1]).toBe("没报的还要：2026年学生管理 10；2026年专业成长 20");
  });
});

describe("whole months of leave where a policy gives credits for them", () => {
  it.each([
    ["休了4个月病假能算多少学分", /^24 学分：/],
    ["休产假5个月给多少分", /^30 学分：/],
    ["how many credits do I get for 4 months of maternity leave", /^24 credits: /],
  ])("are worked out for anybody: %s", async (said, first) => {
    const heard = await lines(stranger, said);
    expect(heard[0]).toMatch(first);
    expect(heard.join("\n")).toContain("三");
  });
});

describe("the credits of a degree's courses", () => {
  it.each([
    "读数学教育的在职硕士，算对口吧，一共修24个课程学分，能顶多少培训学分",
    "我读了个教育硕士，专业对口，修了24个学分，能算几个培训学分",
  ])("are not those that a training gave: %s", async (said) => {
    expect((await lines(chat.person("T001"), said)).join("\n")).toMatch(/24 课程学分：.*120 学分/);
  });
});

describe("a year that was to be met", () => {
  it.each([
    [
      "T003",
      "去年我基本没出去培训，就暑假去了一趟县里，去年到底够了没",
      /^还没有：2025年差 10 学分/,
    ],
    ["T003", "去年到底够了没", /2025年.*20\/30|差 10/],
    ["T003", "did I meet 2025's requirement?", /10 credits short \(20\/30\)/],
    ["T001", "我2025年过72了吗", /^够了：2025年计入 84/],
  ])("is answered, and not only a record of it: %s %s", async (person, said, first) => {
    expect((await lines(chat.person(person), said))[0]).toMatch(first);
  });
});
