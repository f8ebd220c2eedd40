import type { Policy } from "../../policy/compile.ts";
import type { Action, Block, Reply } from "../reply.ts";
import { bilingualText } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** What one answer is made of, before it is a reply. */
export interface ReplyParts {
  readonly lead: string;
  readonly tone?: "good" | "short" | "plain";
  /** At most three lines after the lead; the line of articles comes after them. */
  readonly lines?: readonly string[];
  /** What a channel that can draw shows between the lines and the articles. */
  readonly blocks?: readonly Block[];
  /** Everything else, one line each, after an empty line. */
  readonly details?: readonly string[];
  /** The articles the answer rests on, most important first; repeated ones are dropped. */
  readonly articles?: readonly string[];
  readonly policy?: Policy;
  readonly actions?: readonly Action[];
  /** Whether it shows somebody's figures. */
  readonly personal?: boolean;
}

/** The line that names the articles and the policy they stand in. */
function articleLine(voice: Voice, articles: readonly string[], policy: Policy): string {
  return voice.say("common.articles", {
    articles: articles.join(voice.say("common.comma")),
    policy: bilingualText(voice, policy.file.title),
  });
}

function citationBlocks(voice: Voice, articles: readonly string[], policy: Policy): Block[] {
  return articles.map((article) => {
    const gist = policy.file.articles[article]?.gist;
    return {
      kind: "citation",
      article,
      policy: policy.id,
      gist: gist ? bilingualText(voice, gist) : "",
    };
  });
}

/** Puts an answer together, as text and as blocks, so that both say the same. */
export function composeReply(voice: Voice, parts: ReplyParts): Reply {
  const { lead, lines = [], details = [], policy, actions = [], personal = false } = parts;
  const articles = [...new Set(parts.articles)].filter((article) => article !== "");
  const cited = policy && articles.length > 0;
  const first = [lead, ...lines, ...(cited ? [articleLine(voice, articles, policy)] : [])];
  const text = [first.join("\n"), ...(details.length > 0 ? [details.join("\n")] : [])].join("\n\n");
  const blocks: Block[] = [
    { kind: "lead", text: lead, tone: parts.tone ?? "plain" },
    ...lines.map((line): Block => ({ kind: "text", text: line })),
    ...(parts.blocks ?? []),
    ...(cited ? citationBlocks(voice, articles, policy) : []),
    ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
  ];
  return {
    text,
    private: personal,
    ...(personal && { publicNote: voice.say("common.answered-privately") }),
    blocks,
    citations: policy ? articles.map((article) => ({ policy: policy.id, article })) : [],
  };
}
