import { beforeEach, describe, expect, it } from "vitest";
import { type Chat, openSampleChat } from "../../support/chat.ts";

let chat: Chat;

beforeEach(async () => {
  chat = await openSampleChat();
});

describe("a record on file of which something else is said", () => {
  it.each([
    [
      "1月那个省级远程的，其实我最后没考过，结业证没发，是不是就不能算了",
      /^那样的话算 0 学分，现在算的是 12 学分$/,
    ],
    ["我那次省级远程没拿到证，还能算吗", /^那样的话算 0 学分，现在算的是 12 学分$/],
    [
      "that online course in January, I never got the certificate, does it still count",
      /^Then it would count 0 credits; it counts 12 credits now$/,
    ],
  ])("is worked out as it would be then, and is not changed: %s", async (said, first) => {
    const li = chat.person("T003");
    const before = await chat.store.records.of("T003");
    const { effects } = await li.says(said);
    expect(li.heard().split("\n")[0]).toMatch(first);
    expect(li.heard()).toMatch(/记录没有改|was not changed/);
    expect(effects).toEqual([]);
    expect(await chat.store.records.of("T003")).toEqual(before);
  });

  it("says that it makes no difference where it makes none", async () => {
    const zhang = chat.person("T004");
    await zhang.says("要是1月那个40学时其实是省级的，多算分不");
    expect(zhang.heard()).toMatch(/^一样，那样也是算 40 学分\n/);
  });

  it.each([
    ["T005", "我那18学时是网上学的，会不会给我打个折", /^没有打折：.*《县级网络研修》/],
    ["T003", "does my online course count less?", /^It counts in full: .*“省级远程培训”/],
    ["T010", "支教那边1月听课的9学时给我翻倍没有", /^没有翻倍：.*《支教校听课》/],
  ])("is told as it is where it is so already: %s %s", async (person, said, first) => {
    const voice = chat.person(person);
    await voice.says(said);
    expect(voice.heard()).toMatch(first);
  });

  it.each(["如果我参加网络培训20学时会打折吗", "没考过的培训算学分吗"])(
    "is not meant by a question of any training: %s",
    async (said) => {
      const li = chat.person("T003");
      await li.says(said);
      expect(li.heard()).not.toMatch(/那样的话|没有打折/);
    },
  );
});

describe("a draft that waits", () => {
  it.each([
    ["哦日子也错了，是21号那个周六", /2026年11月21日（周六） · 6 学时/],
    ["级别也弄错了，是市里的", /市级 · 培训/],
    ["I got the hours wrong, it was 8", /8 hours/],
    ["学时写错了，是7", /7 学时/],
    ["其实是网上学的", /远程 · 培训/],
  ])("is set right, however that is said: %s", async (said, shown) => {
    const zhang = chat.person("T004");
    chat.today("2026-11-30");
    await zhang.says("上周六去县里听了一天班主任培训 6学时 帮我记一下");
    await zhang.says(said);
    expect(zhang.heard()).toMatch(shown);
    expect(zhang.heard()).toMatch(/保存|save/);
  });

  it("of a lecture takes whose training it was", async () => {
    const li = chat.person("T002");
    chat.today("2026-11-30");
    await li.says("11月20号被外县一所小学请去讲了2个小时，登一下");
    expect(li.heard()).toMatch(/能算 6 学分/);
    await li.says("更正下，那回是那个县的教育局办的县级培训班请我去讲的，不是学校请的");
    expect(li.heard()).toMatch(/能算 8 学分/);
  });

  it.each([
    ["10月12号那天我在咱学校给几个新来的讲了一小时怎么管班，也记上", /本校 · 讲课\n算 0 学分/],
    ["昨天在外县的县级培训班讲了2小时，记一下", /外县 · 县级 · 讲课/],
    [
      "add a 10-hour online course for homeroom teachers by the province, finished on 18 November",
      /class teacher/,
    ],
  ])("states what was told of it: %s", async (said, shown) => {
    const voice = chat.person("T004");
    chat.today("2026-11-30");
    await voice.says(said);
    expect(voice.heard()).toMatch(shown);
  });
});

describe("what counts nothing however much of it is stated", () => {
  it.each([
    ["我有篇论文登在省刊上了，给我登学分", /^记了也算 0：.*\n还是要记的话，是哪一天/],
    ["I published a paper, add it", /^It would count 0: .*\nTo have it recorded all the same/],
  ])("is said so before its particulars are asked for: %s", async (said, told) => {
    const li = chat.person("T002");
    await li.says(said);
    expect(li.heard()).toMatch(told);
    expect(li.reply().citations.length).toBeGreaterThan(0);
  });

  it.each(["给我登一个在职读研", "学校让我上了公开课，登一下", "上个月去县里培训了，记一下"])(
    "is not said of what may count once more is known: %s",
    async (said) => {
      const li = chat.person("T002");
      await li.says(said);
      expect(li.heard()).toMatch(/^(?:是哪一天|证明上写了多少)/);
    },
  );
});
