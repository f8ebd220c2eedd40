import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { Bilingual } from "../../../policy/terms/text.ts";
import { numbered } from "../../../wording/choices.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import { bilingual, clauses } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Action, Reply } from "../../../wording/reply.ts";

/** An article of a policy, by its number. */
export interface ArticleOf {
  readonly policy: PolicyDocument;
  readonly article: string;
}

/** What is told of a policy: a short answer, the sentences of an article, or all of one. */
export interface Told {
  readonly articles: readonly string[];
  readonly text: Bilingual;
  /** Whether the text answers by itself, without the number of the article before it. */
  readonly isShort: boolean;
}

export interface ArticleAnswer {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
  /** What answers the question, best first. Empty: nothing was found. */
  readonly told: readonly Told[];
  /** Articles nearby, offered as buttons; the first two are shown. */
  readonly near?: readonly ArticleOf[] | undefined;
  /** How sure it is that the best one answers. Default: surely. */
  readonly manner?: Manner | undefined;
  /** Whether the articles follow in full, after the answer. Default false. */
  readonly withArticles?: boolean | undefined;
  /** Whom to ask where nothing was found; default: whoever looks after training at the school. */
  readonly contact?: string | undefined;
}

const MOST_NEIGHBOURS = 2;

/** `perhaps` where another may have been meant, `nearest` where none seems to speak of just that. */
export type Manner = "surely" | "perhaps" | "nearest";

const WITH_ARTICLE = {
  surely: "article.told",
  perhaps: "article.perhaps",
  nearest: "article.nearest",
} as const;
const SHORT = { perhaps: "article.perhaps-short", nearest: "article.nearest-short" } as const;

/** Buttons to articles nearby. */
function neighbours({ localizer, near = [] }: ArticleAnswer): Action[] {
  return near.slice(0, MOST_NEIGHBOURS).map(({ policy: of, article }) => {
    const title = of.articles[article]?.title;
    return {
      label: title ? `${article} ${bilingual(localizer, title)}` : article,
      run: { ask: "article.search", slots: { policy: of.id }, text: article },
    };
  });
}

function notFound(answer: ArticleAnswer): Reply {
  const { localizer, policy } = answer;
  const incomplete = policy.source.incomplete;
  const contact = answer.contact ?? localizer.t("common.contact");
  const actions = neighbours(answer);
  return composeReply(localizer, {
    lead: localizer.t("article.not-found", {
      policy: bilingual(localizer, policy.title),
      contact,
    }),
    lines: [
      incomplete && bilingual(localizer, incomplete),
      actions.length > 0 ? localizer.t("article.near") : undefined,
    ],
    details: numbered(actions),
    actions,
  });
}

/** What the policy says, in our own words, with the number of the article. */
export function articleReply(answer: ArticleAnswer): Reply {
  const { localizer, policy, told, manner = "surely", withArticles = false } = answer;
  const [best, ...more] = told;
  if (!best) return notFound(answer);
  const actions = neighbours(answer);
  const others = numbered(actions);
  const textOf = ({ articles: [article = ""], text, isShort }: Told, how: Manner) => {
    const summary = bilingual(localizer, text);
    if (!isShort) return localizer.t(WITH_ARTICLE[how], { article, summary });
    return how === "surely" ? summary : localizer.t(SHORT[how], { summary });
  };
  return composeReply(localizer, {
    lead: textOf(best, manner),
    lines: [
      ...more.map((each) => textOf(each, "surely")),
      manner === "surely" || others.length === 0
        ? undefined
        : localizer.t("article.or", { others: clauses(localizer, others) }),
    ],
    details: withArticles ? fullTexts(answer) : [],
    articles: told.flatMap(({ articles }) => articles),
    policy,
    actions,
  });
}

/** The articles of the first answer as their summaries say them, for whoever wants to read on. */
function fullTexts({ localizer, policy, told }: ArticleAnswer): string[] {
  const articles = new Set(told.flatMap(({ articles: each }) => each.slice(0, 1)));
  return [...articles].flatMap((article) => {
    const text = policy.articles[article]?.summary;
    if (!text) return [];
    return [localizer.t("article.told", { article, summary: bilingual(localizer, text) })];
  });
}

/** What a policy is, to somebody who typed nothing but its name: what it demands, and what of it is missing. */
export function policyNamedReply(localizer: Localizer, policy: PolicyDocument): Reply {
  const { title, source, rules } = policy;
  const demands = [...rules.requirements, ...rules.tracks].flatMap((rule) =>
    rule.title ? [{ article: rule.cite, summary: bilingual(localizer, rule.title) }] : [],
  );
  const told = source.incomplete ? demands.slice(0, MOST_LINES - 1) : demands.slice(0, MOST_LINES);
  return composeReply(localizer, {
    lead: localizer.t("article.policy", {
      policy: bilingual(localizer, title),
      checked: source.lastChecked,
    }),
    lines: [
      ...told.map((each) => localizer.t("article.told", each)),
      source.incomplete && bilingual(localizer, source.incomplete),
    ],
    articles: told.map(({ article }) => article),
    policy,
  });
}
