import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";
import { numbersOnlyShown } from "../../support/numbers-in.ts";

let chat: Chat;
beforeEach(async () => {
  chat = await openChat();
});

function pictureOf(voice: Voice) {
  const { blocks, text } = voice.reply();
  const [picture, ...more] = blocks.filter((block) => block.kind === "picture");
  expect(more).toEqual([]);
  if (!picture) throw new Error(`there is no picture in: ${text}`);
  expect(numbersOnlyShown(picture.parts, text)).toEqual([]);
  return picture;
}

describe("asking for a picture", () => {
  it("draws what is there of each requirement, with whose it is, of which day and by which article", async () => {
    const wang = chat.person("T001");
    await wang.says("把我的学分画成图");
    expect(wang.heard()).toContain("还差 12 学分（18/30）");
    const picture = pictureOf(wang);
    expect(picture).toMatchObject({
      name: "王芳的学分完成情况 2026-03-10.png",
      title: "王芳的学分完成情况",
      note: "截至 2026年3月10日",
    });
    expect(picture.parts[0]).toMatchObject({ kind: "progress", counted: 18, required: 30 });
    expect(picture.notes.join()).toContain("三.1");
    const kinds = wang.reply().blocks.map(({ kind }) => kind);
    expect(kinds).not.toContain("progress");
    expect(kinds).toContain("citation");
  });

  it("goes on to another year", async () => {
    const wang = chat.person("T001");
    await wang.says("画一下我今年的学分");
    await wang.says("那去年呢");
    expect(pictureOf(wang).parts[0]).toMatchObject({ label: "2025年", counted: 40 });
  });

  it("draws year by year what was got, the empty years too", async () => {
    const wang = chat.person("T001");
    await wang.says("/记 2022年3月8日 县级集中培训 32学时");
    await wang.says("确认");
    await wang.says("draw my credits by year");
    const [part] = pictureOf(wang).parts;
    expect(part?.kind === "chart" && part.bars).toEqual([
      { label: "2022", value: 32, target: 30 },
      { label: "2023", value: 0, target: 30 },
      { label: "2024", value: 0, target: 30 },
      { label: "2025", value: 40, target: 30 },
      { label: "2026", value: 18, target: 30 },
    ]);
  });

  it("is of somebody else only for whose role reaches them", async () => {
    const chen = chat.person("T006");
    await chen.says("把王芳的学分画成图");
    expect(pictureOf(chen).title).toBe("王芳的学分完成情况");
    const wang = chat.person("T001");
    await wang.says("把李建国的学分画成图");
    expect(wang.heard()).toMatch(/^查不到/);
    expect(wang.reply().blocks.map(({ kind }) => kind)).not.toContain("picture");
  });

  it("is for the asker alone in a group", async () => {
    const liu = chat.person("T007").in("group");
    for (const said of ["把我的学分画成图", "画个历年学分的图", "画一张全校差多少的分布图"]) {
      await liu.says(said);
      expect(liu.reply().private).toBe(true);
      expect(liu.overheard()).toBe("已私下回复提问的老师。");
    }
  });
});

describe("the shortfalls of a unit as a picture", () => {
  it("count people and name nobody", async () => {
    const liu = chat.person("T007");
    await liu.says("画一张全校差多少的分布图");
    expect(liu.heard()).toMatch(/^青禾学校（7 人）：6 人还没修够\n/);
    const picture = pictureOf(liu);
    const [part] = picture.parts;
    const bars = part?.kind === "chart" ? part.bars : [];
    expect(bars.map(({ value }) => value).reduce((sum, value) => sum + value, 0)).toBe(7);
    expect(bars[0]).toEqual({ label: "不缺", value: 1 });
    expect(bars.find(({ label }) => label === "10～15")?.value).toBe(2);
    expect(JSON.stringify(picture)).not.toMatch(/王芳|张晓燕|李娜/);
    expect(liu.reply().citations).toEqual([{ policy: "qinghe-school", article: "三.1" }]);
  });

  it("are of a group leader's group, and of nobody for whoever has no role", async () => {
    const chen = chat.person("T006");
    await chen.says("/图 我们组");
    expect(pictureOf(chen).title).toBe("语文组各差多少");
    const wang = chat.person("T001");
    await wang.says("画一张全校差多少的分布图");
    expect(wang.heard()).not.toMatch(/\d/);
  });
});
