import { describe, expect, it } from "vitest";
import { previewRecords } from "../../../../src/app/records/preview-records.ts";
import { askFieldReply } from "../../../../src/conversation/questions/record/ask-field-reply.ts";
import { draftReply } from "../../../../src/conversation/questions/record/draft-reply.ts";
import {
  cancelledReply,
  noDraftReply,
  nothingToUndoReply,
  savedReply,
  undoNextReply,
  undoneReply,
  whichDraftReply,
} from "../../../../src/conversation/questions/record/record-replies.ts";
import { recordsReply } from "../../../../src/conversation/questions/records/reply.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../../src/domain/training-record.ts";
import { blocksOf, caseOf, details, en, firstLines, zh } from "../../../support/told.ts";

const today = parseDay("2013-10-01");
const COUNTY = { activity: "training", level: "county", mode: "in-person" } as const;
const draft = { id: "0123456789ab", revision: 2 };
const cancel = { command: "cancel", args: "0123456789ab.2" };

const some = caseOf("qinghe-school", today, [{ ...COUNTY, date: "2013-05-01", hours: 22 }]);
const lesson: TrainingRecord = {
  ...COUNTY,
  id: "d1-1",
  date: parseDay("2013-09-06"),
  hours: 16,
  title: "作文教学培训",
};
const second: TrainingRecord = { ...COUNTY, id: "d1-2", date: parseDay("2013-09-13"), hours: 4 };

describe("a draft read back", () => {
  const items = previewRecords(some.policy, some.facts, [lesson], today);
  const reply = draftReply({ localizer: zh, policy: some.policy, items, draft });

  it("shows title, day with weekday, amount, level and mode", () => {
    expect(firstLines(reply)[0]).toBe(
      "要记的是：《作文教学培训》 · 2013年9月6日（周五） · 16 学时 · 县级 · 集中 · 培训",
    );
  });

  it("shows what it is worth and what it moves, before it is saved", () => {
    expect(firstLines(reply)[1]).toBe(
      "能算 16 学分，计入2013年；2013年 22 → 38（要求 30，够了）；2011–2015 周期 22 → 38（要求 200，还差 162）",
    );
  });

  it("says how to answer and where it stands in the policy", () => {
    expect(firstLines(reply)[2]).toContain("回复“保存”或“取消”");
    expect(firstLines(reply)[3]).toMatch(/^依据：四\.1/);
  });

  it("has buttons to save it, to change it and to drop it", () => {
    expect(blocksOf(reply, "actions")[0]?.actions).toEqual([
      { label: "保存", run: { command: "confirm", args: cancel.args }, style: "primary" },
      { label: "修改", run: { ask: "record.edit", item: { draft: cancel.args } } },
      { label: "取消", run: cancel },
    ]);
  });

  it("warns of a record that looks the same", () => {
    const again = { ...second, date: parseDay("2013-05-01"), hours: 22 };
    const twice = previewRecords(some.policy, some.facts, [again], today);
    const warned = draftReply({ localizer: zh, policy: some.policy, items: twice, draft });
    expect(firstLines(warned)[0]).toBe(
      "已有一条很像的，已经算过了：2013年5月1日（周三） · 22 学时 · 县级 · 集中 · 培训；再存就是两条",
    );
    expect(firstLines(warned).length).toBeLessThanOrEqual(5);
  });

  it("reads several back one by one and adds up what they move", () => {
    const both = previewRecords(some.policy, some.facts, [lesson, second], today);
    const told = draftReply({ localizer: en, policy: some.policy, items: both, draft });
    expect(firstLines(told)[0]).toBe("2 to be recorded; they are saved only when you confirm");
    expect(firstLines(told)[1]).toContain("2013 22 → 42 (30 required, enough)");
    expect(details(told)).toEqual([
      "1. “作文教学培训” · Friday, 6 September 2013 · 16 hours · county level · in person · training: 16 credits, in 2013",
      "2. Friday, 13 September 2013 · 4 hours · county level · in person · training: 4 credits, in 2013",
    ]);
  });

  it("says that there is nothing where there is nothing", () => {
    const told = draftReply({ localizer: zh, policy: some.policy, items: [], draft });
    expect(told.text).toBe("现在没有等着确认的记录");
  });

  it("says that the draft before it was not saved", () => {
    const told = draftReply({ localizer: zh, policy: some.policy, items, draft, replaced: true });
    expect(firstLines(told)[2]).toMatch(/^前一条没有保存。/);
  });
});

describe("a question about a draft", () => {
  it("asks for one thing and reads back what is known", () => {
    const reply = askFieldReply({
      localizer: zh,
      missing: "date",
      known: { ...COUNTY, hours: 18 },
    });
    expect(firstLines(reply)).toEqual([
      "是哪一天？比如：3月6日，或者上周五",
      "已知：18 学时 · 县级 · 集中 · 培训",
    ]);
  });

  it("draft which of several it is about", () => {
    const reply = askFieldReply({ localizer: zh, missing: "amount", place: { index: 2, of: 3 } });
    expect(firstLines(reply)[0]).toMatch(/^第 2 条（共 3 条）：证明上写了多少/);
  });

  it("offers the usual kinds of training as words", () => {
    const reply = askFieldReply({
      localizer: en,
      missing: "activity",
      draft: { cancel, fill: (slots) => ({ ask: "record.change", slots: { ...slots } }) },
    });
    const [block] = blocksOf(reply, "actions");
    expect(block?.actions.map(({ label }) => label)).toEqual([
      "training",
      "school-based",
      "online course",
      "lecture",
      "other",
      "Cancel",
    ]);
    expect(block?.actions[2]?.run).toEqual({
      ask: "record.change",
      slots: { activity: "training", mode: "online" },
    });
  });

  it.each([
    [{ field: "date", said: "2013-12-01", wrong: "future" }, "2013年12月1日还没到，做完了再记"],
    [
      { field: "date", said: "1950-12-01", wrong: "too-early" },
      "1950年12月1日太早了，请再看一下日期",
    ],
    [{ field: "hours", said: 5000, wrong: "too-much", most: 1000 }, "5000太多了，一次最多记 1000"],
    [{ field: "hours", said: 1.23456, wrong: "too-fine" }, "1.23456的小数太多，最多四位"],
  ] as const)("draft what is wrong with %o", (problem, sentence) => {
    const reply = askFieldReply({ localizer: zh, missing: "date", problem });
    expect(firstLines(reply)).toContain(sentence);
  });
});

describe("what was saved", () => {
  const after = caseOf("qinghe-school", today, [
    { ...COUNTY, date: "2013-05-01", hours: 22 },
    { ...lesson },
  ]);

  it("is read back with the new standing and its article", () => {
    const reply = savedReply({ localizer: zh, ...after, records: [lesson], draft: "d1" });
    const [lead, now, articles] = firstLines(reply);
    expect(lead).toMatch(/^已记下：《作文教学培训》/);
    expect(now).toBe("现在：够了：2013年 38 学分（要求 30）");
    expect(articles).toMatch(/^依据：三\.1/);
    expect(blocksOf(reply, "actions")[0]?.actions[0]?.run).toEqual({ command: "undo", args: "d1" });
  });

  it("is counted where there are several, and listed below", () => {
    const reply = savedReply({ localizer: zh, ...after, records: [lesson, second], draft: "d1" });
    expect(firstLines(reply)[0]).toBe("已记下 2 条");
    expect(details(reply)).toHaveLength(2);
  });

  it("is not said to be saved twice", () => {
    const reply = savedReply({
      localizer: zh,
      ...after,
      records: [lesson],
      before: "confirmed",
      draft: "d1",
    });
    expect(firstLines(reply)[0]).toMatch(/^早已记下，没有重复保存：/);
    const both = savedReply({
      localizer: en,
      ...after,
      records: [lesson, second],
      before: "confirmed",
      draft: "d1",
    });
    expect(firstLines(both)[0]).toBe("These 2 were already recorded, not saved twice");
  });
});

describe("what was taken back", () => {
  it("is read back with the standing without it", () => {
    const reply = undoneReply({ localizer: zh, ...some, records: [lesson] });
    expect(firstLines(reply)[0]).toMatch(/^已撤销：《作文教学培训》/);
    expect(firstLines(reply)[1]).toBe("现在：还差 8 学分（22/30），到 12月31日");
  });

  it("is asked about before it is the second in a row", () => {
    const reply = undoNextReply(zh, lesson);
    expect(firstLines(reply)[0]).toMatch(/^要撤销的是这一条吗：《作文教学培训》/);
    expect(blocksOf(reply, "actions")[0]?.actions.map(({ run }) => run)).toEqual([
      { command: "undo", args: "d1-1" },
      { command: "cancel" },
    ]);
  });

  it("is nothing where nothing may be", () => {
    expect(nothingToUndoReply(zh).text).toBe("没有可以撤销的记录");
    expect(noDraftReply(en).text).toBe("There is nothing to confirm");
  });
});

describe("what was dropped", () => {
  it("is named", () => {
    expect(firstLines(cancelledReply(zh, [lesson]))[0]).toMatch(/^没有保存：《作文教学培训》/);
    expect(firstLines(cancelledReply(zh, [lesson, second]))[0]).toBe("这 2 条都没有保存");
    expect(cancelledReply(zh, []).text).toBe("没有撤销，记录都还在");
  });

  it("can be one of several that a correction is meant for", () => {
    const change = (index: number) => ({ ask: "record.change", text: String(index) });
    const reply = whichDraftReply(zh, [lesson, second], change);
    expect(details(reply)[1]).toMatch(/^2\. 2013年9月13日（周五）/);
    expect(blocksOf(reply, "actions")[0]?.actions[1]?.run).toEqual(change(1));
  });
});

describe("a list of records", () => {
  const many = caseOf("qinghe-school", "2013-12-31", [
    { ...COUNTY, date: "2013-05-01", hours: 22 },
    { activity: "school-based", date: "2013-06-01", hours: 36 },
    { ...COUNTY, date: "2012-05-01", hours: 9 },
  ]);
  const of2013 = many.facts.records.filter(({ date }) => date.startsWith("2013"));

  it("says how many there are and what they count", () => {
    const reply = recordsReply({
      localizer: zh,
      ...many,
      records: of2013,
      filter: { year: "2013" },
    });
    expect(firstLines(reply)[0]).toBe("2013年共 2 条记录，计入 42 学分");
    expect(details(reply)).toHaveLength(2);
    expect(blocksOf(reply, "table")[0]?.caption).toBe("2013年");
  });

  it("names what they were chosen by", () => {
    const reply = recordsReply({
      localizer: zh,
      ...many,
      records: [],
      filter: { from: parseDay("2013-07-01"), to: parseDay("2013-07-31"), level: "city" },
    });
    expect(reply.text).toBe("2013年7月1日至2013年7月31日 市级没有找到记录");
  });

  it("names the record to which another gives way, though it was not asked for", () => {
    const talk = { activity: "training", role: "lecturer", host: "school", place: "other-county" };
    const twice = caseOf("qinghe-school", "2013-12-31", [
      { ...talk, date: "2013-05-01", hours: 2, title: "甲", content: "课堂评价" },
      { ...talk, date: "2013-06-01", hours: 2, title: "乙", content: "课堂评价" },
    ]);
    const reply = recordsReply({ localizer: zh, ...twice, records: twice.facts.records.slice(1) });
    expect(details(reply)).toHaveLength(1);
    expect(details(reply)[0]).toContain("与2013年5月1日的《甲》重复");
  });

  it("is of all records where nothing was said", () => {
    const reply = recordsReply({ localizer: en, ...many, records: many.facts.records });
    expect(firstLines(reply)[0]).toBe("3 on record, 51 credits counted");
  });
});
