import { describe, expect, it } from "vitest";
import { noSuchAmount } from "../../../src/conversation/questions/record/no-such-amount.ts";

describe("an amount that nothing can be recorded with", () => {
  it.each([
    // said, as it is written there, what it counts
    ["昨天 县级 培训 -8学时", "-8学时", "hours"],
    ["昨天 县级 培训 −1.5 小时", "−1.5 小时", "hours"],
    ["昨天 县级 培训 0学时", "0学时", "hours"],
    ["昨天 县级 培训 0.0学时", "0.0学时", "hours"],
    ["昨天 县级 培训 1e9学时", "1e9学时", "hours"],
    ["昨天 校本 0 单元", "0 单元", "units"],
    ["外出 -2天", "-2天", "days"],
    ["yesterday county-level training -8 hours", "-8 hours", "hours"],
    ["昨天 县级 培训 负8学时", "负8学时", "hours"],
    ["-3", "-3", "hours"],
    ["0", "0", "hours"],
  ])("is found in %s", (text, said, field) => {
    expect(noSuchAmount(text)).toMatchObject({ said, field, wrong: "no-amount" });
  });

  it.each([
    "昨天 县级 培训 8学时",
    "昨天 县级培训-8学时",
    "昨天 县级 培训 2-3学时",
    "昨天 县级 培训 0.5学时",
    "昨天 县级 培训 10学时",
    "昨天 县级 培训 1.0学时",
    "昨天 县级 培训",
    "3",
  ])("is not found in %s", (text) => {
    expect(noSuchAmount(text)).toBeUndefined();
  });
});
