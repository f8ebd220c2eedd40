import { beforeEach, describe, expect, it } from "vitest";
import { openChat, type Voice } from "../../support/chat.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { smallCatalogue } from "../../support/small-policy.ts";

/** A policy that sets credits, and shares and the form of a number beside them. */
const CATALOGUE = smallCatalogue(`
  calculations:
    - id: absence
      title: 缺席
      whole: { title: 总课时, in: lessons }
      part: { title: 缺席课时, in: lessons, keywords: [缺] }
      share: 10%
      over: 不发证书
      within: 没有超过
      cite: 三
      keywords: [缺了, 缺课]
  checks:
    certificate:
      title: 证书编号
      keywords: [证书编号]
      cite: 四
      parts: [{ id: organiser, title: 单位 }, { id: year, title: 年度, is: year }]
      joined-by: "-"
`);

let asker: Voice;

beforeEach(async () => {
  const store = createMemoryStore();
  const chat = await openChat(store, CATALOGUE);
  const school = { id: "qinghe", name: "青禾学校", kind: "school", policy: "small" } as const;
  await store.roster.put({ units: [school], people: [] });
  asker = chat.person("T001");
});

const SHARE = /缺席课时/;
const NUMBER = /能分成 2 部分/;

describe("words that read like a question of shares or of a number's form", () => {
  it.each([
    ["一共40课时缺了5课时还能拿证吗", SHARE],
    ["那40课时缺课5课时呢", SHARE],
    ["证书编号03-2022对吗", NUMBER],
  ])("are one where nothing else says what they are: %s", async (words, answer) => {
    await asker.says(words);
    expect(asker.heard()).toMatch(answer);
  });

  it.each(["我还差多少学分", "我再上16学时市级的能算多少", "一共40课时缺了4课时还能拿证吗"])(
    "are one about whoever they name, whatever was asked before: %s",
    async (before) => {
      await asker.says(before);
      await asker.says("那李建国40课时缺课5课时呢");
      expect(asker.heard()).toMatch(/^李建国：缺席课时 5\/40/);
      await asker.says("那王老师60课时缺课8课时呢");
      expect(asker.heard()).toMatch(/^王老师：缺席课时 8\/60/);
      await asker.says("那证书编号03-2022对吗");
      expect(asker.heard()).toMatch(NUMBER);
    },
  );

  it.each([
    ["/记 一共40课时缺了5课时还能拿证吗", SHARE],
    ["/查 一共40课时缺了5课时还能拿证吗", SHARE],
    ["/记 证书编号03-2022对吗", NUMBER],
    ["/查 证书编号03-2022对吗", NUMBER],
  ])("are what a command makes of them: %s", async (words, answer) => {
    const { intent } = await asker.says(words);
    expect(intent).not.toBe("article");
    expect(asker.heard()).not.toMatch(answer);
  });

  it("answer an open draft that asks for the hours", async () => {
    await asker.says("昨天参加了县级培训");
    await asker.says("总课时40课时，缺了5课时");
    expect(asker.heard()).toMatch(/^要记的是：.*40 学时/);
    expect(asker.heard()).not.toMatch(SHARE);
  });

  it("leave alone a draft that waits for a yes", async () => {
    await asker.says("昨天参加了县级培训16学时");
    await asker.says("不对，是40课时，缺课的不算");
    expect(asker.heard()).toMatch(/40 学时/);
    expect(asker.heard()).not.toMatch(SHARE);
  });
});
