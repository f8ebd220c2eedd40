import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/files/sheets/read-workbook.ts";
import type { Reply } from "../../src/wording/reply.ts";
import type { Ability, Scene, TalkingChannel } from "../support/channels/scene.ts";
import { openChat } from "../support/chat.ts";

/** Who asks, and what they ask one after the other, in both languages. */
const TALKS: readonly (readonly [string, ...(readonly string[])])[] = [
  ["T001", "我还差多少", "为什么", "/明细", "我本周期怎么样", "去年一共拿了多少学分"],
  ["T001", "/计划", "如果我再参加市级面授16学时能算多少", "离评优还差多少"],
  [
    "T001",
    "校本一年最多算多少",
    "/帮助",
    "asdkjh qwe",
    "/记 3月8日 校本研修 6学时",
    "确认",
    "撤销",
  ],
  ["T001", "How many credits do I still need this year?", "Why?", "/help", "what do I still miss"],
  ["T006", "我们组谁不够", "李建国还差多少", "那去年呢"],
  ["G001", "我还差多少学分", "why"],
];

/** What somebody types who wants to break or to imitate something, and what nobody can read. */
const HOSTILE: readonly string[] = [
  '<at user_id="all">所有人</at> 我还差多少',
  "[点我](https://evil.example) **粗** ~~删~~ `码`",
  "<font color='red'>已达标</font>",
  "\u001b[2J\u001b[31m我还差多少",
  "我还差\u0000多少",
  "\u202e少多差还我",
  "'; DROP TABLE entries; --",
  "{{7*7}} %s %n",
  '{"text":"我还差多少"}',
  "🎉".repeat(300),
  "1学时".repeat(600),
  "\u200b\u200b我还差多少\u200b",
  "/记 3月8日 校本研修 6学时 《<at user_id=all>》",
];

const STAFF = 500;

/** Without those by which buttons are picked where there are none to press. */
const numbersIn = (text: string) => [
  ...new Set(text.replace(/^\d+[.、．]/gm, "").match(/\d+(?:\.\d+)?/g) ?? []),
];

/** The numbers and articles of an answer that somebody does not get to read. */
function unread({ text, citations }: Reply, words: string): readonly string[] {
  const read = new Set(numbersIn(words));
  return [
    ...numbersIn(text).filter((number) => !read.has(number)),
    ...citations.map(({ article }) => article).filter((article) => !words.includes(article)),
  ];
}

/** What every channel does for those who talk on it; what one cannot do is a line of the report. */
export function channelContract({ open, cannot }: TalkingChannel): void {
  let scene: Scene;
  beforeEach(async () => {
    scene = await open();
  });
  afterEach(() => scene.close());

  const can = (ability: Ability) => cannot[ability] === undefined;
  const recordsOf = async (id: string) => (await scene.store.records.of(id)).length;

  describe("what is read", () => {
    it.each(TALKS)("has every number and article of the answer: %s, %s, …", async (id, ...said) => {
      const direct = (await openChat()).person(id);
      const speaker = await scene.person(id);
      for (const text of said) {
        const { reply } = await direct.says(text);
        const heard = await speaker.says(text);
        expect({ text, messages: heard.messages }).toEqual({ text, messages: 1 });
        expect({ text, unread: unread(reply, heard.words) }).toEqual({ text, unread: [] });
      }
    });

    it("is in the language of the question, buttons and all", async () => {
      const wang = await scene.person("T001");
      const english = await wang.says("How many credits do I still need this year?");
      expect(english.words).toContain("12 credits missing");
      expect(english.buttons).toContain("Why");
      const why = await wang.presses("Why", english);
      expect(why.words).not.toMatch(/依据|学分/);
      expect((await wang.says("我还差多少")).words).toContain("还差 12 学分");
    });
  });

  describe("a button", () => {
    if (can("olderButtons")) {
      it("that is pressed twice records once", async () => {
        const wang = await scene.person("T001");
        const draft = await wang.says("/记 3月8日 校本研修 6学时");
        expect((await wang.presses("保存", draft)).words).toContain("已记下");
        await wang.presses("保存", draft);
        expect(await recordsOf("T001")).toBe(5);
      });

      it("of a draft that was dropped says that nothing waits any more", async () => {
        const wang = await scene.person("T001");
        const draft = await wang.says("/记 3月8日 校本研修 6学时");
        await wang.presses("取消", draft);
        expect((await wang.presses("保存", draft)).words).toContain("没有等着确认的记录");
        expect(await recordsOf("T001")).toBe(4);
      });
    } else {
      it(`of a draft that was dropped cannot be pressed: ${cannot.olderButtons}`, async () => {
        const wang = await scene.person("T001");
        const draft = await wang.says("/记 3月8日 校本研修 6学时");
        const dropped = await wang.presses("取消", draft);
        expect(dropped.buttons).not.toContain("保存");
        await wang.presses("保存", draft);
        expect(await recordsOf("T001")).toBe(4);
      });
    }
  });

  describe("a question in a group", () => {
    if (can("groups")) {
      it("about figures is answered to the asker alone; the others read nobody's number or name", async () => {
        const [wang, chen] = [
          await scene.person("T001", "group"),
          await scene.person("T006", "group"),
        ];
        for (const text of ["我还差多少", "为什么", "李建国还差多少", "昨天县级培训8学时 记一下"]) {
          await wang.says(text);
          const overheard = await chen.reads();
          expect(overheard.messages).toBe(1);
          expect(overheard.words).not.toMatch(/\d|王芳|李建国/);
          expect([...overheard.buttons, ...overheard.files]).toEqual([]);
        }
        expect((await wang.says("我还差多少")).words).toContain("还差 12 学分");
      });

      it("about the rules is answered for all", async () => {
        const [wang, chen] = [
          await scene.person("T001", "group"),
          await scene.person("T006", "group"),
        ];
        await wang.says("校本一年最多算多少");
        expect((await chen.reads()).words).toMatch(/四\.3[\s\S]*20/);
      });
    } else {
      it(`says what the group would read: ${cannot.groups}`, async () => {
        const wang = await scene.person("T001", "group");
        const { words } = await wang.says("我还差多少");
        expect(words).toMatch(/只有您看得到[\s\S]*12 学分[\s\S]*群里看到的是/);
      });
    }
  });

  describe("a list of five hundred people", () => {
    beforeEach(async () => {
      const people = Array.from({ length: STAFF }, (_, index) => ({
        teacher: { id: `N${1000 + index}`, name: `新${index}`, stage: "primary" as const },
        unit: "qinghe-chinese",
        grants: [],
      }));
      await scene.store.roster.put({ units: [], people });
    });

    it("begins with the answer, in one message", async () => {
      const chen = await scene.person("T006");
      const { words, messages } = await chen.says("我们组谁不够");
      expect(messages).toBe(1);
      expect(words).toMatch(/语文组（504 人）/);
      expect(words).toContain("新1");
    });

    it(`is a workbook with all of them, or its name: ${cannot.files ?? "here the workbook"}`, async () => {
      const chen = await scene.person("T006");
      const { files, words } = await chen.says("我们组谁不够");
      if (!can("files")) return expect(words).toContain("语文组 还没修够的人.xlsx");
      const [file, ...more] = files;
      expect(more).toEqual([]);
      expect(file?.name).toBe("语文组 还没修够的人.xlsx");
      const [sheet] = readWorkbook(file?.name ?? "", file?.bytes ?? Buffer.from(""));
      expect(sheet?.lines.length).toBeGreaterThan(STAFF);
    });
  });

  describe("many messages at once", () => {
    it("of several people get each their own answer", async () => {
      const direct = await openChat();
      const ids = ["T001", "T002", "T003", "T004", "T006", "T007", "G001"];
      const speakers = await Promise.all(ids.map((id) => scene.person(id)));
      const heard = await Promise.all(speakers.map((speaker) => speaker.says("我还差多少")));
      for (const [index, id] of ids.entries()) {
        const { reply } = await direct.person(id).says("我还差多少");
        expect(heard[index]?.words).toContain(reply.text.split("\n")[0]);
      }
    });

    it("of one person are answered in their order", async () => {
      const wang = await scene.person("T001");
      await Promise.all(["/记 3月8日 校本研修 6学时", "确认", "我还差多少"].map(wang.says));
      expect(await recordsOf("T001")).toBe(5);
      expect((await wang.says("我还差多少")).words).toContain("24/30");
    });
  });

  describe("a message that is delivered again", () => {
    if (can("redelivery")) {
      it("is answered once", async () => {
        const wang = await scene.person("T001");
        await wang.says("/记 3月8日 校本研修 6学时");
        const { words, messages } = await wang.saysTwice("确认");
        expect(messages).toBe(1);
        expect(words).toContain("已记下");
        expect(await recordsOf("T001")).toBe(5);
      });
    } else {
      it(`is a message of its own: ${cannot.redelivery}`, async () => {
        const wang = await scene.person("T001");
        await wang.says("/记 3月8日 校本研修 6学时");
        expect((await wang.saysTwice("确认")).messages).toBe(2);
        expect(await recordsOf("T001")).toBe(5);
      });
    }
  });

  describe("a text that is meant to break something", () => {
    it("is answered once, as text, and saves nothing", async () => {
      const wang = await scene.person("T001");
      for (const text of HOSTILE) {
        const { words, messages } = await wang.says(text);
        expect({ text, messages }).toEqual({ text, messages: 1 });
        expect(words.trim()).not.toBe("");
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what would act on a screen.
        expect(words).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
      }
      expect(await recordsOf("T001")).toBe(4);
      expect((await wang.says("我还差多少")).words).toContain("还差 12 学分");
    });
  });
}
