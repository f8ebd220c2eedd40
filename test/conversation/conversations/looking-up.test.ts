import { beforeEach, describe, expect, it } from "vitest";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";

let chat: Chat;
let wang: Voice;

beforeEach(async () => {
  chat = await openChat();
  wang = chat.person("T001");
});

/** The records that were listed, by what tells them apart. */
function listed(): string[] {
  const known = { 课堂评价: /课堂评价/, 作文教学: /作文教学/, 三十六: /36/, 三月二日: /3月2日/ };
  return Object.entries(known).flatMap(([name, shown]) => (shown.test(wang.heard()) ? [name] : []));
}

describe("looking records up", () => {
  it.each([
    ["查一下我3月份的培训记录", ["三月二日"]],
    ["查一下今年的记录", ["作文教学", "三月二日"]],
    ["/明细 去年", ["课堂评价", "三十六"]],
    ["/明细 校本", ["三十六", "三月二日"]],
    ["/明细 市级", ["作文教学"]],
    ["/明细 2025年 校本", ["三十六"]],
    ["把我所有的培训记录列出来", ["课堂评价", "作文教学", "三十六", "三月二日"]],
  ])("chooses by month, year, kind and level: %s", async (said, records) => {
    const { intent } = await wang.says(said);
    expect(intent).toBe("lookup");
    expect(listed()).toEqual(records);
  });

  it.each(["/明细", "为什么是这么多学分"])(
    "comes with a workbook where they are many: %s",
    async (said) => {
      const told = (count: number) =>
        Array.from({ length: count }, (_, index) => {
          const record = { id: `many-${index}`, date: parseDay("2026-02-01"), hours: 0.5 };
          const key = `many:${index}`;
          const by = { key, by: "sheet", at: "2026-03-05T08:00:00.000Z", via: "sheet:2026.xlsx" };
          const facts = { ...record, activity: "training", level: "county" } as const;
          return RECORD_SUBMITTED.entry("T005", { record: facts, origin: "sheet" }, by);
        });
      const zhang = chat.person("T005");
      await chat.store.log.append(told(60));
      await zhang.says(said);
      expect(zhang.reply().blocks.some(({ kind }) => kind === "file")).toBe(false);
      await chat.store.log.append(told(61));
      await zhang.says(said);
      const file = zhang.reply().blocks.find((block) => block.kind === "file");
      expect(file?.name).toBe("培训记录.xlsx");
      expect(file?.sheets[0]?.rows).toHaveLength(61);
      expect(file?.sheets[0]?.rows[0]?.slice(2, 4)).toEqual(["0.5 学时", 0.5]);
    },
  );

  it("says when there is none", async () => {
    await wang.says("/明细 2024年");
    expect(listed()).toEqual([]);
    expect(wang.heard()).toMatch(/没有|0 条/);
  });

  it("is answered in English", async () => {
    await wang.says("/records last year");
    expect(wang.heard()).toMatch(/课堂评价.*20 credits/);
  });
});

describe("a certificate that was lost", () => {
  it.each(["我那本培训登记证书搬家弄丢了", "I lost my training certificate"])(
    "is asked of the text, and lists no records: %s",
    async (said) => {
      const { intent } = await wang.says(said);
      expect(intent).toBe("article");
      expect(listed()).toEqual([]);
    },
  );
});
