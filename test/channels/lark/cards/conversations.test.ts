import { beforeEach, describe, expect, it } from "vitest";
import { readFilled, readPressed } from "../../../../src/channels/lark/cards/pressed.ts";
import { renderCard } from "../../../../src/channels/lark/cards/render-card.ts";
import { builtInMaterial } from "../../../support/built-in-understanding.ts";
import { builtInWording } from "../../../support/built-in-wording.ts";
import { componentsOfTag, faultsOf, type Node } from "../../../support/card-schema.ts";
import { type Chat, openRealChat, type Voice } from "../../../support/chat.ts";

const ACCOUNT = "ou_0123456789abcdef";

let chat: Chat;
beforeEach(async () => {
  chat = await openRealChat();
});

/** The card of the last answer, which the platform would take. */
function cardOf(voice: Voice) {
  const reply = voice.reply();
  const card = renderCard(builtInWording().in(reply.language), reply, { account: ACCOUNT });
  expect(faultsOf(card)).toEqual([]);
  return card;
}

/** The card of what somebody is answered in the end. */
async function asked(id: string, ...said: readonly string[]) {
  const voice = chat.person(id);
  for (const text of said) await voice.says(text);
  return { voice, card: cardOf(voice) };
}

/** Commands of which only those are told who may use them. */
const FOR_ROLES = ["digest", "broadcast"];

const contentsOf = (parts: readonly Node[]) => parts.map(({ content }) => content);

/** What stands on the buttons, and what each sends when it is pressed. */
function buttonsOf(card: object) {
  return componentsOfTag(card, "button").map(({ text, behaviors }) => {
    const [label] = contentsOf(componentsOfTag(text, "plain_text"));
    const [{ value }] = behaviors as [{ value: unknown }];
    return { label, pressed: readPressed(value) };
  });
}

describe("the card of a standing", () => {
  it("has what is missing as its title, in the colour of what is missing, and the whole in the list of chats", async () => {
    const { card } = await asked("T001", "我还差多少");
    expect(card.header).toEqual({
      title: { tag: "plain_text", content: "还差 12 学分（18/30），到 12月31日" },
      template: "orange",
    });
    expect(card.config).toEqual({
      update_multi: true,
      summary: { content: "还差 12 学分（18/30），到 12月31日" },
    });
  });

  it("draws a bar for each requirement, as long as what counts", async () => {
    const { card } = await asked("T001", "我还差多少");
    const bars = contentsOf(componentsOfTag(card, "markdown")).filter((content) =>
      String(content).includes("█"),
    );
    expect(bars).toEqual([
      `**2026年** 18&#47;30 学分 <font color='grey'>60%</font>\n<font color='blue'>${"█".repeat(12)}</font><font color='grey'>${"░".repeat(8)}</font>`,
      `**2026–2030 周期** 18&#47;360 学分 <font color='grey'>5%</font>\n<font color='blue'>█</font><font color='grey'>${"░".repeat(19)}</font>`,
    ]);
  });

  it("names the article it rests on, and folds away what that says", async () => {
    const { card } = await asked("T001", "我还差多少");
    const [panel] = componentsOfTag(card, "collapsible_panel");
    const [heading, summary] = contentsOf(componentsOfTag(panel, "markdown"));
    expect(heading).toBe(
      "<font color='grey'>依据</font> **三.1** <font color='grey'>荷叶中心校教师培训学分登记管理实施办法</font>",
    );
    expect(summary).toContain("每年至少30学分");
  });

  it("has buttons that bear for whom they are and do what the buttons of the answer do", async () => {
    const { voice, card } = await asked("T001", "我还差多少");
    const buttons = ["为什么", "怎么补", "明细"].map((label) => {
      const { run } = voice.button(label);
      return { label, pressed: { for: ACCOUNT, label, run } };
    });
    expect(buttonsOf(card)).toEqual(buttons);
  });

  it("of a cycle has its years as a table and as a chart with what is required", async () => {
    const { card } = await asked("T001", "我本周期怎么样");
    const [table] = componentsOfTag(card, "table");
    expect(table).toMatchObject({
      page_size: 10,
      columns: [
        { display_name: "年度", horizontal_align: "left" },
        { display_name: "计入", horizontal_align: "right" },
        { display_name: "要求", horizontal_align: "right" },
        { display_name: "情况", horizontal_align: "left" },
      ],
      rows: [{ c0: "2026年", c1: "18", c2: "30", c3: "还差 12" }],
    });
    const [chart] = componentsOfTag(card, "chart");
    expect(chart).toMatchObject({
      chart_spec: {
        title: { text: "2026–2030 周期（学分）" },
        data: {
          values: [
            { label: "2026年", kind: "已有", value: 18 },
            { label: "2026年", kind: "要求", value: 30 },
          ],
        },
      },
    });
  });

  it("is in the language of the answer throughout", async () => {
    const { card } = await asked("T001", "How many hours am I short this year?");
    expect(card.header.title.content).toBe("2026: 12 credits missing (18/30), by 31 December");
    expect(JSON.stringify(card.body)).toContain("<font color='grey'>Article</font>");
    expect(JSON.stringify(card.body)).not.toContain("依据");
  });
});

describe("the card of other answers", () => {
  it("to why has every record with its reason and article", async () => {
    const { card } = await asked("T001", "我还差多少", "为什么");
    expect(card.header.title.content).toBe("2026年计入 18 学分，来自 2 条记录");
    const [table] = componentsOfTag(card, "table");
    expect(table?.rows).toEqual([
      {
        c0: "2026年1月20日",
        c1: "《作文教学》",
        c2: "12 学时",
        c3: "12",
        c4: "12 学时折 12 学分",
        c5: "五.1",
      },
      {
        c0: "2026年3月2日",
        c1: "校本研修",
        c2: "6 学时",
        c3: "6",
        c4: "6 学时折 6 学分",
        c5: "五.3",
      },
    ]);
  });

  it("to a plan lists what to do, one item each", async () => {
    const { card } = await asked("T001", "/计划 本周期");
    expect(card.header.template).toBe("orange");
    const [list] = contentsOf(componentsOfTag(card, "markdown"));
    expect(String(list).split("\n")).toHaveLength(5);
    expect(list).toMatch(/^- 2026年 教育行政部门组织的远程培训 58 学时：得 58 学分/);
  });

  it("to a what-if is blue and says what would count", async () => {
    const { card } = await asked("T001", "参加县级培训 16 学时能算多少？");
    expect(card.header).toMatchObject({
      title: { content: "县级培训 16 学时：能算 16 学分，计入2026年" },
      template: "blue",
    });
    expect(contentsOf(componentsOfTag(card, "plain_text"))).toContain(
      "2026年 18 → 34（要求 30，够了）；2026–2030 周期 18 → 34（要求 360，还差 326）",
    );
  });

  it("from an article asked for by its number shows its long text as text, not as a title", async () => {
    const { card } = await asked("T001", "五.3");
    expect(card.header.title.content).toBe("学分助手");
    const [, text] = contentsOf(componentsOfTag(card, "plain_text"));
    expect(text).toMatch(/^五\.3：听课、教学比武.*县级及以上的教研、公开课不算校本。$/);
    expect(buttonsOf(card)).toEqual([]);
  });

  it("from a short answer has it as its title, and offers its article and a neighbour", async () => {
    const { card } = await asked("T001", "校本研修最多算多少分");
    expect(card.header.title.content).toMatch(/^30学分/);
    const [article, neighbour] = buttonsOf(card);
    expect(article?.label).toBe("五.3 校本研训：1学时1学分，一年30、五年120");
    expect(neighbour?.label).toMatch(/^[\p{Script=Han}.()\d]+ /u);
  });

  it("to a cry for help lists the commands as they are typed", async () => {
    const { card } = await asked("T001", "/帮助");
    const [list] = contentsOf(componentsOfTag(card, "markdown"));
    const others = builtInMaterial().commands.filter(({ word }) => FOR_ROLES.includes(word));
    expect(others).toHaveLength(FOR_ROLES.length);
    expect(String(list).split("\n")).toHaveLength(
      builtInMaterial().commands.length - FOR_ROLES.length,
    );
    expect(list).toMatch(/^- &#47;查 看有多少、还差多少，如：&#47;查 去年\n/);
  });

  it("to what was not understood offers the guesses, each with the sentence that it is asked of", async () => {
    const { card } = await asked("T001", "asdkjh qwe");
    const runs = buttonsOf(card).map(({ pressed }) => pressed?.run);
    expect(runs).toHaveLength(3);
    for (const run of runs) expect(run).toMatchObject({ text: "asdkjh qwe" });
  });
});

describe("the card of a record", () => {
  it("reads the draft back with buttons to save it, to change it and to drop it", async () => {
    const { card } = await asked("T001", "帮我登记：3月5日参加市级培训12学时，主题作文教学");
    expect(card.header.title.content).toBe(
      "要记的是：2026年3月5日（周四） · 12 学时 · 市级 · 培训",
    );
    const types = componentsOfTag(card, "button").map(({ type }) => type);
    expect(types).toEqual(["primary", "default", "default"]);
  });

  it("saves it when what the button sends is done", async () => {
    const { voice, card } = await asked("T001", "帮我登记：3月5日参加市级培训12学时，主题作文教学");
    const [confirm] = buttonsOf(card);
    if (!confirm?.pressed) throw new Error("no button was read");
    const { label, run } = confirm.pressed;
    await voice.presses({ kind: "action", label, run });
    expect(voice.effects()).toHaveLength(1);
    expect(cardOf(voice).header.template).toBe("green");
  });

  it("asks for its particulars in a form, which is sent by the names of its fields", async () => {
    const { voice, card } = await asked("T001", "我要登记一条培训记录");
    const [form] = componentsOfTag(card, "form");
    const [kind, level, ...others] = componentsOfTag(form, "select_static");
    expect(kind).toMatchObject({ name: "kind", placeholder: { content: "请选择" } });
    expect(level).toMatchObject({ name: "level" });
    expect(others).toEqual([]);
    expect(componentsOfTag(form, "date_picker")).toMatchObject([{ name: "date" }]);
    expect(componentsOfTag(form, "input")).toMatchObject([{ name: "hours" }, { name: "title" }]);
    expect(componentsOfTag(form, "button")).toMatchObject([
      { form_action_type: "submit", text: { content: "填好了" } },
    ]);
    const values = readFilled({
      kind: "training",
      level: "city",
      date: "2026-03-05 +0800",
      hours: "12",
      title: "",
    });
    await voice.fills(values ?? {});
    expect(voice.heard()).toContain("2026年3月5日（周四） · 12 学时 · 市级 · 培训");
  });
});

describe("the card of many people", () => {
  it("has those who lack most, page by page, and names the workbook that has everybody", async () => {
    const people = Array.from({ length: 25 }, (_, index) => ({
      teacher: { id: `N${100 + index}`, name: `新${index}`, stage: "primary" as const },
      unit: "qinghe-maths",
      grants: [],
    }));
    await chat.store.roster.put({ units: [], people });
    const { card } = await asked("T007", "数学组谁没修够");
    const [table] = componentsOfTag(card, "table");
    expect(table).toMatchObject({ page_size: 10 });
    expect(table?.rows).toHaveLength(20);
    expect(card.body.elements).toContainEqual({
      tag: "div",
      text: {
        tag: "plain_text",
        content: "附件“数学组 还没修够的人.xlsx”另发一条消息",
        text_size: "notation",
        text_color: "grey",
      },
    });
  });

  it("offers several of one name as buttons, each about another", async () => {
    const namesake = { id: "N100", name: "王芳", stage: "primary" as const };
    const people = [{ teacher: namesake, unit: "qinghe-maths", grants: [] }];
    await chat.store.roster.put({ units: [], people });
    const { card } = await asked("T007", "王芳还差多少学分");
    const runs = buttonsOf(card).map(({ pressed }) => pressed?.run);
    expect(runs).toHaveLength(2);
    for (const about of ["T001", "N100"]) {
      expect(runs).toContainEqual(expect.objectContaining({ about }));
    }
  });
});
