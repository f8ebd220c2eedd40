import type { StoredFile } from "../../src/app/files/ports.ts";
import type { Conversation, IncomingMessage } from "../../src/conversation/turn.ts";
import type { Block, Reply } from "../../src/wording/reply.ts";
import { SCHOOL_POLICY } from "./sample-policies.ts";

const citation = (article: string, summary: string): Block => ({
  kind: "citation",
  article,
  policy: SCHOOL_POLICY,
  title: "青禾学校教师培训学分办法",
  summary,
});

/** The picture that an answer shows: four red dots. */
export const PICTURE: StoredFile = {
  id: "picture",
  owner: "T001",
  name: "IMG_0001.png",
  mediaType: "image/png",
  bytes: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4z8DwnwGMgRQAH+4D/dJQfRoAAAAASUVORK5CYII=",
    "base64",
  ),
};

/** Answers that between them hold every kind of block, by what was said. */
const SCRIPT: Readonly<Record<string, Omit<Reply, "citations">>> = {
  "我今年还差多少学时？": {
    language: "zh-CN",
    private: true,
    publicNote: "已把结果私下发给这位老师。",
    text: "还差 8 学分（22/30），到 2026-12-31。\n校本 18/20，另有 4 学分来自县级培训。\n依据 三.1。回“为什么”看逐条，回“/计划”看怎么补。",
    blocks: [
      { kind: "lead", tone: "short", text: "还差 8 学分，22/30，到 12 月 31 日" },
      { kind: "progress", label: "2026 年合计", counted: 22, required: 30, text: "22 / 30 学分" },
      {
        kind: "facts",
        rows: [
          { label: "其中校本", value: "18 学分，还能计 2" },
          { label: "最省的补法", value: "县级培训 2 天，16 学时" },
        ],
      },
      citation("三.1", "每年不少于 30 学分，按完成日期计入当年。"),
      {
        kind: "actions",
        actions: [
          { label: "怎么补", run: { command: "plan" }, style: "primary" },
          { label: "为什么", run: { command: "why" } },
        ],
      },
    ],
  },
  为什么: {
    language: "zh-CN",
    private: true,
    publicNote: "已把结果私下发给这位老师。",
    text: "计入的 3 条：校本研修 18、县级培训 4、学科讲座 0（重复）。依据 四.1、四.3。",
    blocks: [
      { kind: "lead", tone: "plain", text: "计入 2 条，1 条因重复没有计入" },
      {
        kind: "table",
        caption: "2026 年的记录",
        columns: ["日期", "项目", "级别", "折算", "计入", "依据"],
        rows: [
          ["2026-03-12", "校本研修：单元整体教学设计", "校级", "18", "18", "四.3"],
          ["2026-05-20", "县级教师信息素养集中培训", "县级", "4", "4", "四.1"],
          ["2026-05-20", "学科讲座（与上一条内容相同）", "县级", "2", "0", "四.4"],
        ],
      },
      { kind: "list", items: ["同一内容一年只计一次，取高的一条", "校本一年最多计 20 学分"] },
      citation("四.4", "同一内容在一年里重复讲授的，只计最高的一次。".repeat(6)),
      {
        kind: "actions",
        actions: [{ label: "提出异议", run: { ask: "objection" }, style: "danger" }],
      },
    ],
  },
  "/计划": {
    language: "zh-CN",
    private: true,
    publicNote: "已把结果私下发给这位老师。",
    text: "再参加 8 学时县级培训即可达标。各类已有：校本 18（上限 20），集中 4，远程 0。依据 四.1。",
    blocks: [
      { kind: "lead", tone: "good", text: "再参加 1 天县级培训就够了" },
      {
        kind: "chart",
        title: "各类已有学分",
        unit: "学分",
        bars: [
          { label: "校本研修", value: 18, target: 20 },
          { label: "集中培训", value: 4, target: 4 },
          { label: "远程培训", value: 0, target: 6.5 },
          { label: "其他", value: 2.25 },
        ],
      },
      { kind: "text", text: "县级培训每学时计 1 学分，不受校本上限影响。" },
      citation("四.1", "参加培训每学时计 1 学分。"),
    ],
  },
  "/帮助": {
    language: "zh-CN",
    private: false,
    text: "可以问：还差多少、为什么、/计划、/记。",
    blocks: [
      { kind: "lead", tone: "plain", text: "可以直接问，也可以用命令" },
      { kind: "list", items: ["还差多少学分？", "/记 3月12日 县级培训 16学时", "/计划", "为什么"] },
      { kind: "actions", actions: [{ label: "我还差多少", run: { command: "standing" } }] },
    ],
  },
  把我的学分画成图: {
    language: "zh-CN",
    private: true,
    publicNote: "已把结果私下发给这位老师。",
    text: "还差 8 学分（22/30），到 2026-12-31。",
    blocks: [
      { kind: "lead", tone: "short", text: "还差 8 学分（22/30），到 2026-12-31" },
      {
        ...{ kind: "picture", name: "王芳的学分.png", alt: "王芳的学分的图", title: "王芳的学分" },
        note: "截至 2026年11月22日",
        parts: [
          { kind: "progress", label: "2026年", counted: 22, required: 30, text: "22/30 学分" },
        ],
        notes: [],
      },
    ],
  },
  谁没修够: {
    language: "zh-CN",
    private: true,
    publicNote: "已把结果私下发给这位老师。",
    text: "数学组（27 人）：27 人还没修够，全部名单在附件里。",
    blocks: [
      { kind: "lead", tone: "short", text: "数学组（27 人）：27 人还没修够" },
      {
        kind: "file",
        name: "数学组 还没修够的人.xlsx",
        sheets: [{ title: "名单", columns: ["工号", "还差"], rows: [["T002", 12.5]] }],
      },
    ],
  },
  看看我的证书: {
    language: "zh-CN",
    private: true,
    text: "2026年3月2日的校本研修：2 份证书",
    blocks: [
      { kind: "lead", tone: "plain", text: "2026年3月2日的校本研修：2 份证书" },
      { kind: "image", name: "证书1.jpg", stored: PICTURE.id, alt: "2026年3月2日的校本研修的证书" },
      { kind: "document", name: "证书2.pdf", stored: "gone" },
    ],
  },
  "/静音": { language: "zh-CN", private: true, text: "好，今天不再提醒您。", blocks: [] },
  "How many hours am I short this year?": {
    language: "en",
    private: true,
    publicNote: "The answer went to this teacher in private.",
    text: "8 credits are missing (22/30) until 31 December 2026. Article 三.1.",
    blocks: [
      { kind: "lead", tone: "short", text: "8 credits missing, 22 of 30, until 31 December" },
      { kind: "progress", label: "2026 in all", counted: 22, required: 30, text: "22 of 30" },
      citation("三.1", "At least 30 credits a year, by the day of completion."),
      {
        kind: "actions",
        actions: [{ label: "Why?", run: { command: "why", args: "en" }, style: "primary" }],
      },
    ],
  },
  "Why?": {
    language: "en",
    private: true,
    publicNote: "The answer went to this teacher in private.",
    text: "The talk was given before, and counts once. Article 四.4.",
    blocks: [
      { kind: "lead", tone: "plain", text: "The talk was given before, and counts once" },
      {
        kind: "table",
        caption: "Records of 2026",
        columns: ["Date", "Training", "Level", "Converted", "Counted", "Article"],
        rows: [
          ["2026-03-12", "Planning whole units", "School", "18", "18", "四.3"],
          ["2026-05-20", "Talk on a subject (as before)", "County", "2", "0", "四.4"],
        ],
      },
      citation(
        "四.4",
        "The same content taught twice in one year counts once, at its highest; what is left counts nothing.",
      ),
    ],
  },
};

const NOT_UNDERSTOOD: Omit<Reply, "citations"> = {
  language: "zh-CN",
  private: false,
  text: "您是想：1 查还差多少；2 看计划；3 看帮助。",
  blocks: [
    { kind: "lead", tone: "plain", text: "您是想：" },
    {
      kind: "actions",
      actions: [
        { label: "查还差多少", run: { command: "standing" } },
        { label: "看计划", run: { command: "plan" } },
        { label: "看帮助", run: { command: "help" } },
      ],
    },
  ],
};

/** What the buttons of the script ask, by what stands on them. */
const BUTTONS: Readonly<Record<string, string>> = {
  怎么补: "/计划",
  看计划: "/计划",
  看帮助: "/帮助",
  我还差多少: "我今年还差多少学时？",
  查还差多少: "我今年还差多少学时？",
};

/** The words that were typed, or what stands on the button that was pressed. */
export function sentIn({ body }: IncomingMessage): string {
  return body.kind === "action" ? body.label : (body.text ?? "");
}

/** What the scripted conversation cannot answer at all. */
export const BREAKS = "出错";

/** A conversation that keeps to a script, and remembers each turn it was given. */
export function scriptedConversation(): Conversation & {
  readonly turns: readonly IncomingMessage[];
} {
  const turns: IncomingMessage[] = [];
  return {
    turns,
    async say(turn) {
      turns.push(turn);
      const sent = sentIn(turn);
      if (sent === BREAKS) throw new Error("the script breaks here");
      const reply = SCRIPT[BUTTONS[sent] ?? sent] ?? NOT_UNDERSTOOD;
      const citations = reply.blocks.flatMap((block) =>
        block.kind === "citation" ? [{ policy: block.policy, article: block.article }] : [],
      );
      return {
        intent: "standing",
        reply: { ...reply, citations },
        effects: [],
        interpretations: [],
      };
    },
  };
}
