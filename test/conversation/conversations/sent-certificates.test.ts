import { beforeEach, describe, expect, it } from "vitest";
import { openFile } from "../../../src/app/files/open-file.ts";
import { type Chat, openChat, sentFile, type Voice } from "../../support/chat.ts";

const JPEG = Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.from("photo")]);
const PDF = Buffer.from("%PDF-1.7 certificate");
const photo = sentFile("IMG_0001.jpg", JPEG);

let chat: Chat;
let wang: Voice;
beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

const evidenceOf = async (id: string) =>
  (await chat.store.records.of(id)).flatMap(({ record, evidence = [] }) =>
    evidence.map(({ mediaType, file }) => ({ on: record.date, mediaType, file })),
  );
const blocksOf = (voice: Voice, kind: string) =>
  voice.reply().blocks.filter((block) => block.kind === kind);
const labels = (voice: Voice) =>
  voice
    .reply()
    .blocks.flatMap((block) =>
      block.kind === "actions" ? block.actions.map(({ label }) => label) : [],
    );
const AT = "2026-03-10T05:00:00.000Z";

describe("a certificate", () => {
  it("that is sent while a record waits for its yes is saved with it", async () => {
    await wang.says("/记 3月8日 校本研修 6学时");
    await wang.sends([photo]);
    expect(wang.heard()).toMatch(/^证书收到了，等您确认后和这条记录一起保存：.*校本研修/);
    expect(await evidenceOf("T001")).toEqual([]);
    await wang.says("确认");
    expect(wang.heard()).toContain("发来的 1 份证书一起保存了");
    expect(wang.effects().map(({ kind }) => kind)).toEqual([
      "record.submitted",
      "evidence.attached",
    ]);
    expect(await evidenceOf("T001")).toMatchObject([{ on: "2026-03-08", mediaType: "image/jpeg" }]);
  });

  it("that comes with the words of a record is saved with it", async () => {
    await wang.sends([photo], "3月8日 校本研修 6学时");
    expect(wang.heard()).toMatch(/^要记的是：2026年3月8日.*\n(?:.*\n)*证书收到了，确认后一起保存$/);
    await wang.says("确认");
    expect(wang.heard()).toContain("发来的 1 份证书一起保存了");
    expect(await evidenceOf("T001")).toMatchObject([{ on: "2026-03-08" }]);
  });

  it("that comes with other words is taken, and the words are asked for again", async () => {
    await wang.sends([photo], "老师您好");
    const lines = wang.heard().split("\n");
    expect(lines[0]).toMatch(/^证书收到了，是哪一条记录的？/);
    expect(lines.at(-1)).toBe("附言没有读，请单独再发一次");
  });

  it("may be sent before the last particulars, and the yes on the older card still counts", async () => {
    await wang.says("/记 3月8日 校本研修 6学时");
    const confirm = wang.button("保存");
    await wang.sends([photo]);
    await wang.says(confirm);
    expect(wang.heard()).toMatch(/^已记下/);
    expect(await evidenceOf("T001")).toHaveLength(1);
  });

  it("goes with the draft that is dropped", async () => {
    await wang.says("/记 3月8日 校本研修 6学时");
    await wang.sends([photo]);
    await wang.says("取消");
    await wang.says("/记 3月9日 校本研修 2学时");
    await wang.says("确认");
    expect(await evidenceOf("T001")).toEqual([]);
  });

  it("that is sent just after a record was saved becomes that record's", async () => {
    await wang.says("/记 3月8日 校本研修 6学时");
    await wang.says("确认");
    await wang.sends([photo]);
    expect(wang.heard()).toMatch(/^已作为证书保存：2026年3月8日.*校本研修/);
    expect(await evidenceOf("T001")).toMatchObject([{ on: "2026-03-08" }]);
  });

  it("is asked about where it may belong to several, and goes to the one that is picked", async () => {
    await wang.sends([photo]);
    expect(wang.heard()).toMatch(/^证书收到了，是哪一条记录的？/);
    expect(labels(wang)).toEqual([
      "2026年3月2日的校本研修",
      "2026年1月20日的《作文教学》",
      "2025年10月18日的校本研修",
      "2025年4月12日的《课堂评价》",
      "都不是，删掉",
    ]);
    chat.restart();
    await wang.says("2");
    expect(wang.heard()).toMatch(/^已作为证书保存：2026年1月20日/);
    expect(await evidenceOf("T001")).toMatchObject([{ on: "2026-01-20" }]);
  });

  it("of one of several drafted records is asked about", async () => {
    await wang.says("/记 3月8日 校本研修 6学时；3月9日 校本研修 2学时");
    await wang.sends([photo]);
    await wang.says("2");
    expect(wang.heard()).toMatch(/^证书收到了，等您确认后和这条记录一起保存：2026年3月9日/);
    await wang.says("确认");
    expect(await evidenceOf("T001")).toMatchObject([{ on: "2026-03-09" }]);
  });

  it("of none of the records is deleted", async () => {
    await wang.sends([photo]);
    const pick = wang.button("2026年3月2日的校本研修");
    await wang.says(wang.button("都不是，删掉"));
    expect(wang.heard()).toBe("没有保存，发来的文件已经删掉了");
    await wang.says(pick);
    expect(wang.heard()).toBe("文件已经过期或删掉了，请再发一次");
    expect(await evidenceOf("T001")).toEqual([]);
  });

  it("may be taken from a record that it does not belong to, and given to another or deleted", async () => {
    await wang.says("/记 3月8日 校本研修 6学时");
    await wang.says("确认");
    await wang.sends([photo]);
    const wrong = wang.button("不是这条的");
    await wang.says(wrong);
    expect(labels(wang)).toEqual([
      "2026年3月2日的校本研修",
      "2026年1月20日的《作文教学》",
      "2025年10月18日的校本研修",
      "2025年4月12日的《课堂评价》",
      "都不是，删掉",
    ]);
    expect(await evidenceOf("T001")).toEqual([]);
    await wang.says(wang.button("2026年1月20日的《作文教学》"));
    const [attached] = await evidenceOf("T001");
    expect(attached?.on).toBe("2026-01-20");
    await wang.says(wrong);
    expect(wang.heard()).toBe("这份证书已经不在这条记录里了");
    await wang.says("/证书 作文教学");
    await wang.says(wang.button("不是这条的"));
    await wang.says(wang.button("都不是，删掉"));
    expect(await evidenceOf("T001")).toEqual([]);
    expect(await chat.store.files.find(attached?.file ?? "", AT)).toBeUndefined();
  });

  it("may be given back to the record that it was taken from", async () => {
    for (let times = 0; times < 2; times += 1) {
      await wang.sends([photo]);
      await wang.says(wang.button("2026年3月2日的校本研修"));
      expect(wang.heard()).toMatch(/^已作为证书保存/);
      await wang.says(wang.button("不是这条的"));
    }
    expect(await evidenceOf("T001")).toEqual([]);
  });

  it("waits for a day", async () => {
    await wang.sends([photo]);
    const pick = wang.button("2026年3月2日的校本研修");
    chat.today("2026-03-11");
    await wang.says(pick);
    expect(wang.heard()).toBe("文件已经过期或删掉了，请再发一次");
    expect(await evidenceOf("T001")).toEqual([]);
  });

  it("is saved once, however often and under whatever name it is sent", async () => {
    for (const name of ["IMG_0001.jpg", "证书.png"]) {
      await wang.sends([sentFile(name, JPEG)]);
      await wang.says(wang.button("2026年3月2日的校本研修"));
    }
    expect(wang.heard()).toMatch(/^这份证书早已保存，没有重复：2026年3月2日/);
    expect(await evidenceOf("T001")).toHaveLength(1);
  });

  it("is known by its content, whatever its name says", async () => {
    await wang.sends([sentFile("证书.jpg", Buffer.from("MZ program"))]);
    expect(wang.heard()).toMatch(/^这里只收证书的照片或 PDF/);
    await wang.sends([sentFile("证书.xlsx", PDF)]);
    await wang.says(wang.button("2026年3月2日的校本研修"));
    expect(await evidenceOf("T001")).toMatchObject([{ mediaType: "application/pdf" }]);
  });

  it("of two who send one in the same group goes to each their own", async () => {
    const li = chat.person("T002").in("group");
    const wangThere = wang.in("group");
    await Promise.all([wangThere.sends([photo]), li.sends([sentFile("a.pdf", PDF)])]);
    expect(wangThere.overheard()).toBe("已私下回复提问的老师。");
    await wangThere.says("1");
    await li.says("1");
    expect(await evidenceOf("T001")).toMatchObject([{ mediaType: "image/jpeg" }]);
    expect(await evidenceOf("T002")).toMatchObject([{ mediaType: "application/pdf" }]);
  });

  it("cannot be put on somebody else's record by a forged button", async () => {
    await wang.sends([photo]);
    const { run } = wang.button("2026年3月2日的校本研修");
    const li = chat.person("T002");
    await li.says({ label: "x", run });
    expect(li.heard()).toBe("这条记录已经不在了，证书没有保存；请再发一次");
    if ("ask" in run) await li.says({ label: "x", run: { ...run, record: "sheet-5" } });
    expect(li.heard()).toBe("文件已经过期或删掉了，请再发一次");
    expect(await evidenceOf("T002")).toEqual([]);
  });

  it("is one of at most ten of a record", async () => {
    for (let number = 1; number <= 11; number += 1) {
      await wang.sends([sentFile("a.pdf", Buffer.from(`%PDF-1.7 ${number}`))]);
      await wang.says(wang.button("2026年3月2日的校本研修"));
    }
    expect(wang.heard()).toBe("一条记录最多 10 份证书，这份没有保存：2026年3月2日的校本研修");
    expect(await evidenceOf("T001")).toHaveLength(10);
  });

  it("without any record to belong to is not kept", async () => {
    const zhang = chat.person("T004");
    await zhang.sends([photo]);
    expect(zhang.heard()).toMatch(/^还没有培训记录可以配这份证书/);
  });

  it("changes no figures, and stays with a record that is taken back", async () => {
    await wang.says("我还差多少");
    const before = wang.heard();
    await wang.says("/记 3月8日 校本研修 6学时");
    await wang.says("确认");
    await wang.sends([photo]);
    await wang.says("撤销");
    await wang.says("我还差多少");
    expect(wang.heard()).toBe(before);
    const entries = await chat.store.log.entriesOf({ kind: "teacher", id: "T001" });
    const attached = entries.find(({ kind }) => kind === "evidence.attached");
    const { file } = (attached?.body ?? { file: "" }) as { file: string };
    expect((await chat.store.files.find(file, AT))?.bytes).toEqual(JPEG);
  });
});

describe("showing certificates", () => {
  const save = async (voice: Voice, number: string, bytes = JPEG) => {
    await voice.sends([sentFile("a", bytes)]);
    await voice.says(number);
  };

  it("shows the only one, as a picture with what is on it", async () => {
    await save(wang, "1");
    await wang.says("看一下我那条培训的证书");
    expect(wang.heard()).toBe("2026年3月2日的校本研修：1 份证书");
    expect(blocksOf(wang, "image")).toMatchObject([
      { name: "证书1.jpg", alt: "2026年3月2日的校本研修的证书" },
    ]);
  });

  it("gives a PDF as a file", async () => {
    await save(wang, "1", PDF);
    await wang.says("/证书");
    expect(blocksOf(wang, "document")).toMatchObject([{ name: "证书1.pdf" }]);
  });

  it("asks which one, or takes the one that is named", async () => {
    await save(wang, "1");
    await save(wang, "1");
    await wang.says("看看我的证书");
    expect(wang.heard()).toMatch(/^有证书的记录共 2 条，看哪一条？/);
    await wang.says("1");
    expect(wang.heard()).toBe("2026年3月2日的校本研修：1 份证书");
    await wang.says("看看作文教学那次的证书");
    expect(wang.heard()).toMatch(/^2026年1月20日.*作文教学.*：1 份证书$/);
    await wang.says("看看课堂评价那次的证书");
    expect(wang.heard()).toMatch(/^这条记录还没有证书：2025年4月12日/);
  });

  it("says how to send one where there is none", async () => {
    await wang.says("/证书");
    expect(wang.heard()).toBe("还没有保存过证书\n培训记下后，把证书的照片或 PDF 发给我就行");
  });

  it("is for whoever may see the figures, and each look is noted", async () => {
    await save(wang, "1");
    const head = chat.person("T006");
    await head.says("看看王芳的证书");
    expect(head.heard()).toMatch(/^王芳.*：2026年3月2日的校本研修：1 份证书$/);
    const [image] = blocksOf(head, "image");
    const file = image?.kind === "image" ? image.stored : "";
    // Being answered is a look; where a channel sends the picture at once, that is another.
    const before = (await chat.store.accessLog.list()).length;
    expect((await openFile(chat.store, { viewer: "T006", file, at: AT }))?.bytes).toEqual(JPEG);
    const look = { by: "T006", whom: "T001", why: "evidence" };
    const looks = Array.from({ length: before + 1 }, () => look);
    expect(await chat.store.accessLog.list()).toMatchObject(looks);
    const colleague = chat.person("T003");
    await colleague.says("看看王芳的证书");
    expect(blocksOf(colleague, "image")).toEqual([]);
    expect(await openFile(chat.store, { viewer: "T003", file, at: AT })).toBeUndefined();
    expect(await chat.store.accessLog.list()).toHaveLength(looks.length);
  });

  it("in a group happens in private", async () => {
    await save(wang, "1");
    const there = wang.in("group");
    await there.says("看看我的证书");
    expect(there.overheard()).toBe("已私下回复提问的老师。");
  });

  it("marks the records that have one in the list", async () => {
    await save(wang, "1");
    await wang.says("/明细 今年");
    const lines = wang.heard().split("\n");
    expect(lines.filter((line) => line.includes("（有证书）"))).toEqual([
      expect.stringMatching(/^2026年3月2日/),
    ]);
  });
});
