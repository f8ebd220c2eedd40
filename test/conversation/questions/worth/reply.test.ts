import { describe, expect, it } from "vitest";
import { whatIfReply } from "../../../../src/conversation/questions/worth/reply.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import type { TrainingRecord } from "../../../../src/domain/training-record.ts";
import { whatIf } from "../../../../src/policy/engine/what-if.ts";
import { blocksOf, type Case, caseOf, en, firstLines, zh } from "../../../support/told.ts";

const asOf = parseDay("2013-10-01");
const SCHOOL_BASED = { activity: "school-based", level: "school" } as const;

function toCome(facts: Partial<TrainingRecord>): TrainingRecord {
  return { id: "if", date: asOf, activity: "training", ...facts };
}

function asked({ policy, facts }: Case, record: TrainingRecord) {
  return { policy, record, whatIf: whatIf(policy, facts, record, asOf) };
}

describe("what a training would give", () => {
  const some = caseOf("qinghe-school", asOf, [{ ...SCHOOL_BASED, date: "2013-05-01", hours: 12 }]);

  it("says what was understood, what it gives and where it lands", () => {
    const record = toCome({ level: "county", mode: "in-person", hours: 16 });
    const reply = whatIfReply({ localizer: zh, ...asked(some, record) });
    const [lead, effect] = firstLines(reply);
    expect(lead).toBe("县级集中培训 16 学时：能算 16 学分，计入2013年");
    expect(effect).toContain(
      "2013年 12 → 28（要求 30，还差 2）；2011–2015 周期 12 → 28（要求 200，还差 172）",
    );
  });

  it("says why it gives less than it states", () => {
    const reply = whatIfReply({
      localizer: zh,
      ...asked(some, toCome({ ...SCHOOL_BASED, hours: 16 })),
    });
    const [lead, effect] = firstLines(reply);
    expect(lead).toBe(
      "校级校本研修 16 学时：折 16 学分，能算 8 学分，计入2013年；2013年校本研修每年最多算 20，没算 8",
    );
    expect(effect).toContain("2013年 12 → 20（要求 30，还差 10）");
    expect(reply.citations[0]?.article).toBe("四.3");
  });

  it("speaks of the record that counts instead without its id", () => {
    const lecture = { activity: "training", role: "lecturer", level: "county", host: "programme" };
    const given = caseOf("qinghe-school", asOf, [
      { ...lecture, date: "2013-05-01", hours: 6, content: "课堂评价" },
    ]);
    const again = toCome({ ...given.facts.records[0], id: "if", date: asOf, hours: 2 });
    const [lead] = firstLines(whatIfReply({ localizer: zh, ...asked(given, again) }));
    expect(lead).toContain("算 0 学分。与已有的一条记录重复，只算一次");
    const [english] = firstLines(whatIfReply({ localizer: en, ...asked(given, again) }));
    expect(english).toContain("the same content as a record that already exists, counted once");
  });

  it("says why it gives nothing", () => {
    const full = caseOf("qinghe-school", asOf, [
      { ...SCHOOL_BASED, date: "2013-05-01", hours: 36 },
    ]);
    const record = toCome({ ...SCHOOL_BASED, hours: 16 });
    const reply = whatIfReply({ localizer: zh, ...asked(full, record) });
    expect(firstLines(reply)[0]).toBe(
      "校级校本研修 16 学时：算 0 学分。2013年校本研修每年最多算 20，没算 16",
    );
    expect(blocksOf(reply, "lead")[0]?.tone).toBe("short");
    const english = whatIfReply({ localizer: en, ...asked(full, record) });
    expect(firstLines(english)[0]).toContain("0 credits. School-based training at most 20 a year");
  });

  it("says what a rule that gives nothing is about", () => {
    const bailu = caseOf("bailu-county", asOf, []);
    const record = toCome({ mode: "online", hours: 30 });
    const reply = whatIfReply({ localizer: zh, ...asked(bailu, record) });
    const [silence, nothing] = firstLines(reply);
    expect(silence).toMatch(/^第十条 没写清：网络培训的折算标准；/);
    expect(nothing).toBe("远程培训 30 学时：算 0 学分。网络培训（标准在断开之后）计 0 学分");
  });

  it("says by the article of the scope that an activity is not named", () => {
    const bailu = caseOf("bailu-county", asOf, []);
    const record = toCome({ activity: "self-study", hours: 9 });
    const reply = whatIfReply({ localizer: zh, ...asked(bailu, record) });
    expect(firstLines(reply)[0]).toBe(
      "自学 9 学时：算 0 学分。第五条没有列出的活动（论文、自学、支教等）计 0 学分",
    );
    expect(reply.citations).toContainEqual({ policy: "bailu-county", article: "第五条" });
  });

  it("says on which day it was imagined", () => {
    const record = toCome({ level: "county", hours: 16 });
    const reply = whatIfReply({ localizer: zh, ...asked(some, record), isDayAssumed: true });
    expect(firstLines(reply)).toContain("没说明的，先按2013年10月1日算");
  });

  it("says what each unit gives where no amount was told, and asks for it", () => {
    const record = toCome({ level: "county", hours: 1 });
    const of = { ...asked(some, record), oneOf: "hours", isByUnit: true } as const;
    const [lead, ask] = firstLines(whatIfReply({ localizer: zh, ...of }));
    expect(lead).toBe("县级培训：每 1 学时计 1 学分");
    expect(ask).toBe("证明上写了多少学时？说了就能算");
    const [english] = firstLines(whatIfReply({ localizer: en, ...of }));
    expect(english).toBe("county-level training: 1 credit for every 1 hour");
    const [stepped] = firstLines(whatIfReply({ localizer: zh, ...of, isByUnit: false }));
    expect(stepped).toBe("县级培训：算多少要看证明上写了多少");
  });

  it("says first that a day lies ahead", () => {
    const record = toCome({ level: "county", hours: 8, date: parseDay("2013-11-02") });
    const reply = whatIfReply({ localizer: zh, ...asked(some, record), later: true });
    const [lead, worth] = firstLines(reply);
    expect(lead).toBe("2013年11月2日还没到，现在不能记，做完了再记");
    expect(worth).toBe("县级培训 8 学时：能算 8 学分，计入2013年");
  });

  it("speaks of no standing to somebody of whom nothing is known", () => {
    const nobody = caseOf("qinghe-school", asOf, []);
    const record = toCome({ role: "lecturer", level: "province", host: "programme", hours: 6 });
    const reply = whatIfReply({ localizer: zh, ...asked(nobody, record), personal: false });
    const [lead, next] = firstLines(reply);
    expect(lead).toBe("省级讲课 6 学时：能算 30 学分，计入2013年");
    expect(next).toMatch(/^依据：四\.4（/);
    expect(reply.private).toBe(false);
  });

  it("says what goes to the cycle alone", () => {
    const bailu = caseOf("bailu-county", asOf, []);
    const reply = whatIfReply({
      localizer: zh,
      ...asked(bailu, toCome({ activity: "public-course" })),
    });
    expect(firstLines(reply)[0]).toBe("公修课：能算 10 学分，计入2011–2015 周期");
  });
});
