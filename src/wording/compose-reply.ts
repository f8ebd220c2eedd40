import { type PolicyDocument, quotesChineseOnly } from "../policy/engine/policy-document.ts";
import { bilingual, listed } from "./formatting.ts";
import type { Localizer } from "./messages.ts";
import type { Action, Block, Reply } from "./reply.ts";

/** Whose figures an answer shows, where they are not the asker's. */
export interface SubjectLabel {
  readonly id: string;
  readonly name: string;
  /** Where they work, to tell people of one name apart. */
  readonly place?: string | undefined;
}

/** What one answer is made of, before it is a reply. */
export interface ReplyParts {
  readonly lead: string;
  readonly tone?: "good" | "short" | "plain";
  readonly whose?: SubjectLabel | undefined;
  /** Lines after the lead, most important first: only the first {@link MOST_LINES} are told. */
  readonly lines?: readonly (string | undefined)[];
  /** What a channel that can draw shows in place of the lines. */
  readonly drawn?: readonly Block[];
  /** What a channel that can draw shows between the lines and the articles. */
  readonly blocks?: readonly Block[];
  /** Everything else, one line each, after an empty line. */
  readonly details?: readonly string[];
  /** The articles the answer rests on, most important first; repeated ones are dropped. */
  readonly articles?: readonly string[];
  /** A reading of a silent text, said at the end of the articles' line. */
  readonly reading?: string | undefined;
  readonly policy?: PolicyDocument | undefined;
  readonly actions?: readonly Action[];
  /** Whether it shows somebody's figures. */
  readonly personal?: boolean;
}

/** With the lead before and the articles after them, an answer has five lines. */
export const MOST_LINES = 3;

function articleLine(
  localizer: Localizer,
  articles: readonly string[],
  policy: PolicyDocument,
  reading: string | undefined,
): string {
  const line = localizer.t("common.articles", {
    articles: listed(localizer, articles),
    policy: bilingual(localizer, policy.title),
  });
  return reading === undefined ? line : line + localizer.t("common.stop") + reading;
}

/** Where it stands; what it says only where none of the lines has said it in full. */
function citationBlocks(
  localizer: Localizer,
  articles: readonly string[],
  policy: PolicyDocument,
  lines: readonly string[],
): Block[] {
  const title = bilingual(localizer, policy.title);
  return articles.map((article) => {
    const text = policy.articles[article]?.summary;
    const summary = text ? bilingual(localizer, text) : "";
    const told = lines.some((line) => line.includes(summary));
    return { kind: "citation", article, policy: policy.id, title, summary: told ? "" : summary };
  });
}

function named(localizer: Localizer, lead: string, whose: SubjectLabel | undefined): string {
  if (!whose) return lead;
  const { name, place } = whose;
  const who = place ? localizer.t("common.person-at", { name, place }) : name;
  return localizer.t("common.about-person", { who, lead });
}

/** Says to somebody who asked in English that a text of the policy is there in Chinese only. */
function chineseOnly(
  localizer: Localizer,
  policy: PolicyDocument | undefined,
  said: string,
): string[] {
  const isTold = policy && localizer.language === "en" && quotesChineseOnly(policy, said);
  return isTold ? [localizer.t("common.chinese-only")] : [];
}

/** A reply with a line after its answer, such as a remark on who asked. */
export function withRemark(reply: Reply, text: string): Reply {
  const { blocks } = reply;
  const buttons = blocks.findIndex(({ kind }) => kind === "actions");
  const place = buttons === -1 ? blocks.length : buttons;
  const line: Block = { kind: "text", text };
  return {
    ...reply,
    text: `${reply.text}\n${text}`,
    blocks: blocks.length === 0 ? blocks : blocks.toSpliced(place, 0, line),
  };
}

/** Puts an answer together, as text and as blocks, so that both say the same. */
export function composeReply(localizer: Localizer, parts: ReplyParts): Reply {
  const { details = [], policy, actions = [], personal = false } = parts;
  const lead = named(localizer, parts.lead, parts.whose);
  const lines = (parts.lines ?? []).filter((line) => line !== undefined).slice(0, MOST_LINES);
  const articles = [...new Set(parts.articles)].filter((article) => article !== "");
  const cited =
    policy && articles.length > 0 ? [articleLine(localizer, articles, policy, parts.reading)] : [];
  const remark = chineseOnly(localizer, policy, [lead, ...lines, ...cited, ...details].join("\n"));
  const last = [...cited, ...remark].join(localizer.t("common.stop"));
  const first = [lead, ...lines, ...(last === "" ? [] : [last])].join("\n");
  const blocks: Block[] = [
    { kind: "lead", text: lead, tone: parts.tone ?? "plain" },
    ...(parts.drawn ?? lines.map((line): Block => ({ kind: "text", text: line }))),
    ...(parts.blocks ?? []),
    ...(policy ? citationBlocks(localizer, articles, policy, [lead, ...lines]) : []),
    ...(parts.reading ? [{ kind: "text", text: parts.reading } as const] : []),
    ...remark.map((text): Block => ({ kind: "text", text })),
    ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
  ];
  return {
    text: details.length > 0 ? `${first}\n\n${details.join("\n")}` : first,
    language: localizer.language,
    private: personal,
    blocks,
    citations: policy ? articles.map((article) => ({ policy: policy.id, article })) : [],
  };
}
