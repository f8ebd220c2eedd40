import { describe, expect, it } from "vitest";
import { renderCard } from "../../../../src/channels/lark/cards/render-card.ts";
import type { Action, Block, Reply } from "../../../../src/wording/reply.ts";
import { builtInWording } from "../../../support/built-in-wording.ts";
import { componentsOfTag, faultsOf } from "../../../support/card-schema.ts";

const LEAD = { kind: "lead", text: "还差 12 学分", tone: "short" } as const;
const TEXT = { kind: "text", text: "到 12月31日" } as const;

function replyOf(blocks: readonly Block[], text = "还差 12 学分\n到 12月31日"): Reply {
  return { text, language: "zh-CN", private: true, blocks, citations: [] };
}

function cardOf(blocks: readonly Block[], text?: string) {
  const card = renderCard(builtInWording().in("zh-CN"), replyOf(blocks, text), { account: "ou_1" });
  expect(faultsOf(card)).toEqual([]);
  return card;
}

/** Every text of a card's body that is not on a button. */
const textsOf = (card: ReturnType<typeof cardOf>) =>
  card.body.elements.flatMap((element) =>
    [...componentsOfTag(element, "markdown"), ...componentsOfTag(element, "plain_text")].map(
      ({ content }) => content,
    ),
  );

const tableOf = (rows: number): Block => ({
  kind: "table",
  caption: "记录",
  columns: ["姓名", "项目", "学分"],
  rows: Array.from({ length: rows }, (_, index) => [
    `教师${index + 1}`,
    "校本研修与课堂教学评价专题培训",
    String(index / 2),
  ]),
});

const page = (number: number): Action => ({
  label: `第 ${number} 页`,
  run: { ask: "records.list", slots: { year: String(2000 + number) } },
});

describe("the title of a card", () => {
  it.each([
    ["good", "green", "已达到"],
    ["short", "orange", "还有缺口"],
    ["plain", "blue", "学分助手"],
  ] as const)(
    "has the colour of the tone %s, and its word where the lead is too long",
    (tone, template, word) => {
      const title = (text: string) => cardOf([{ kind: "lead", text, tone }, TEXT]).header;
      expect(title("还差 12 学分")).toMatchObject({ template, title: { content: "还差 12 学分" } });
      expect(title("长".repeat(81))).toMatchObject({ template, title: { content: word } });
    },
  );

  it("leaves a long lead to the body: in bold as a headline, or as it is where it is a text", () => {
    const bodyOf = (tone: "good" | "plain") =>
      textsOf(cardOf([{ kind: "lead", text: "长".repeat(81), tone }, TEXT]))[0];
    expect(bodyOf("good")).toBe(`**${"长".repeat(81)}**`);
    expect(bodyOf("plain")).toBe("长".repeat(81));
  });

  it("is no lead that would stand over nothing", () => {
    const card = cardOf([LEAD]);
    expect(card.header.title.content).toBe("还有缺口");
    expect(textsOf(card)).toEqual(["**还差 12 学分**"]);
  });

  it("stands over the text where the reply has no parts", () => {
    const card = cardOf([]);
    expect(card.header).toMatchObject({ title: { content: "学分助手" }, template: "blue" });
    expect(textsOf(card)).toEqual(["还差 12 学分\n到 12月31日"]);
  });
});

describe("a part of a card", () => {
  it("of a sixth table is told in lines", () => {
    const card = cardOf([LEAD, ...Array.from({ length: 6 }, () => tableOf(2))]);
    expect(componentsOfTag(card, "table")).toHaveLength(5);
    expect(textsOf(card).at(-1)).toBe(
      "**记录**\n<font color='grey'>姓名 · 项目 · 学分</font>\n- 教师1 · 校本研修与课堂教学评价专题培训 · 0\n- 教师2 · 校本研修与课堂教学评价专题培训 · 0.5",
    );
  });

  it("of a sixth chart is told in lines", () => {
    const bars = [
      { label: "2026年", value: 18.123456, target: 30 },
      { label: "2027年", value: 34 },
    ];
    const chart = { kind: "chart", title: "周期", unit: "学分", bars } as const;
    const card = cardOf([LEAD, ...Array.from({ length: 6 }, () => chart)]);
    expect(componentsOfTag(card, "chart")).toHaveLength(5);
    expect(textsOf(card).at(-1)).toBe(
      "**周期（学分）**\n- 2026年：18.1235（要求 30）\n- 2027年：34",
    );
  });

  it("has facts in pairs, each label over its value", () => {
    const rows = ["姓名", "单位", "周期"].map((label) => ({ label, value: `${label}：甲` }));
    const card = cardOf([LEAD, { kind: "facts", rows }]);
    expect(componentsOfTag(card, "column_set").map(({ columns }) => columns)).toMatchObject([
      [{ width: "weighted" }, { width: "weighted" }],
      [{ width: "weighted" }],
    ]);
    expect(textsOf(card)[0]).toBe("<font color='grey'>姓名</font>\n姓名：甲");
  });

  it.each([
    [0, 30, "0%", ""],
    [29.99, 30, "99%", "█".repeat(19)],
    [30, 30, "100%", "█".repeat(20)],
    [60, 30, "100%", "█".repeat(20)],
    [0, 0, "100%", "█".repeat(20)],
  ])("has a bar that is full only where %d of %d is enough", (counted, required, percent, bar) => {
    const card = cardOf([
      LEAD,
      { kind: "progress", label: "合计", counted, required, text: "学分" },
    ]);
    const [content] = textsOf(card);
    expect(content).toContain(`>${percent}<`);
    expect(String(content).match(/█/g)?.join("") ?? "").toBe(bar);
  });

  it("tells a short summary under its article, without folding it away", () => {
    const card = cardOf([
      LEAD,
      { kind: "citation", article: "三.1", policy: "p", title: "办法", summary: "每年30学分。" },
    ]);
    expect(card.body.elements).toEqual([
      {
        tag: "markdown",
        content:
          "<font color='grey'>依据</font> **三.1** <font color='grey'>办法</font>\n<font color='grey'>每年30学分。</font>",
        text_size: "notation",
      },
    ]);
  });

  it("folds away no summary that consists of blanks", () => {
    const summary = " ".repeat(61);
    const card = cardOf([
      LEAD,
      { kind: "citation", article: "三.1", policy: "p", title: "办法", summary },
    ]);
    expect(faultsOf(card)).toEqual([]);
  });

  it("names a file and a picture that come apart", () => {
    const card = cardOf([
      LEAD,
      { kind: "document", name: "证书1.pdf", stored: "f1" },
      { kind: "image", name: "证书2.jpg", stored: "f2", alt: "新课标的证书" },
    ]);
    expect(textsOf(card)).toEqual([
      "附件“证书1.pdf”另发一条消息",
      "图片“新课标的证书”另发一条消息",
    ]);
  });

  it("opens a page where a button has an address", () => {
    const card = cardOf([
      LEAD,
      { kind: "actions", actions: [{ label: "看原文", run: { url: "https://example.com/a" } }] },
    ]);
    expect(componentsOfTag(card, "button")[0]?.behaviors).toEqual([
      { type: "open_url", default_url: "https://example.com/a" },
    ]);
  });

  it("has what a form knows already, and leaves out what its field cannot have", () => {
    const known = (type: "text" | "day" | "choice", value: string) => {
      const options = [
        { value: "county", label: "县级" },
        { value: "city", label: "市级" },
      ];
      const submit = { label: "填好了", run: { ask: "record.new" } };
      const fields = [{ name: "x", label: "甲", type, options, value }];
      const card = cardOf([LEAD, { kind: "form", fields, submit }]);
      const tags = { text: "input", day: "date_picker", choice: "select_static" };
      return componentsOfTag(card, tags[type])[0];
    };
    expect(known("text", "作文教学")).toMatchObject({ default_value: "作文教学" });
    expect(known("text", "长".repeat(301))).not.toHaveProperty("default_value");
    expect(known("day", "2026-03-05")).toMatchObject({ initial_date: "2026-03-05" });
    expect(known("day", "上周五")).not.toHaveProperty("initial_date");
    expect(known("choice", "city")).toMatchObject({ initial_index: 2 });
    expect(known("choice", "国家")).not.toHaveProperty("initial_index");
  });
});

describe("a card that would be too large", () => {
  it("shows the first twenty rows and how many there are besides", () => {
    const card = cardOf([LEAD, tableOf(500), TEXT]);
    expect(componentsOfTag(card, "table")[0]?.rows).toHaveLength(20);
    expect(textsOf(card)).toEqual([
      "**记录**",
      "共 500 行，这里列出前 20 行，还有 480 行没有显示",
      "到 12月31日",
    ]);
  });

  it("shows all rows as long as there is room for them", () => {
    const card = cardOf([LEAD, tableOf(120), TEXT]);
    expect(componentsOfTag(card, "table")[0]?.rows).toHaveLength(120);
    expect(textsOf(card)).toEqual(["**记录**", "到 12月31日"]);
  });

  it("shows fewer rows where twenty are too much as well", () => {
    const row = Array.from({ length: 7 }, () => "评".repeat(200));
    const card = cardOf([
      LEAD,
      { kind: "table", caption: "记录", columns: row, rows: Array.from({ length: 30 }, () => row) },
    ]);
    const [table] = componentsOfTag(card, "table");
    expect(table?.rows).toHaveLength(10);
    expect(textsOf(card).at(-1)).toBe("共 30 行，这里列出前 10 行，还有 20 行没有显示");
  });

  it("shows the first twenty lines of a list", () => {
    const items = Array.from({ length: 200 }, (_, index) => `${index + 1} ${"评".repeat(60)}`);
    const [list, left] = textsOf(cardOf([LEAD, { kind: "list", items }]));
    expect(String(list).split("\n")).toHaveLength(20);
    expect(left).toBe("共 200 条，这里列出前 20 条，还有 180 条没有显示");
  });

  it("cuts a text after a sentence and says how much is left out", () => {
    const text = "每年至少30学分。".repeat(2000);
    const [shown, left] = textsOf(cardOf([LEAD, { kind: "text", text }]));
    expect(shown).toMatch(/^(?:每年至少30学分。){400,600}…$/);
    const rest = text.length - (String(shown).length - 1);
    expect(left).toBe(`文字太长，还有 ${rest} 个字没有显示`);
  });

  it("keeps twenty of a hundred buttons, each whole, also under 500 rows", () => {
    const actions = Array.from({ length: 100 }, (_, index) => page(index + 1));
    const card = cardOf([LEAD, tableOf(500), { kind: "actions", actions }]);
    const labels = componentsOfTag(card, "button").map(({ behaviors }) => behaviors);
    expect(labels).toEqual(
      actions
        .slice(0, 20)
        .map(({ label, run }) => [{ type: "callback", value: { v: 1, for: "ou_1", label, run } }]),
    );
    expect(componentsOfTag(card, "table")[0]?.rows).toHaveLength(20);
    expect(textsOf(card).at(-1)).toBe("共 100 个按钮，这里有 20 个，还有 80 个没有显示");
  });

  it("leaves out whole parts at the end rather than be refused, and says how many", () => {
    const card = cardOf([LEAD, ...Array.from({ length: 300 }, () => TEXT)]);
    const shown = textsOf(card).filter((text) => text === TEXT.text).length;
    expect(shown).toBeGreaterThan(50);
    expect(textsOf(card).at(-1)).toBe(`内容太多，还有 ${300 - shown} 部分没有显示`);
  });

  it("stays within 30 KB too where each letter takes several bytes of a request", () => {
    const items = Array.from({ length: 80 }, () => '"\\'.repeat(50));
    const [list] = textsOf(cardOf([LEAD, { kind: "list", items }]));
    expect(String(list).split("\n")).toHaveLength(20);
  });
});
