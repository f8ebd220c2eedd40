import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
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

export interface ArticleAnswer {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
  /** Articles of the policy that answer the question, best first: each is told in full. Empty: nothing was found. */
  readonly found: readonly string[];
  /** Articles nearby, offered as buttons; the first two are shown. */
  readonly near?: readonly ArticleOf[] | undefined;
  /** False where the best one may not be what was meant. Default true. */
  readonly sure?: boolean | undefined;
  /** Whom to ask where nothing was found; default: whoever looks after training at the school. */
  readonly contact?: string | undefined;
}

const MOST_NEIGHBOURS = 2;

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
  const { localizer, policy, found, sure = true } = answer;
  const told = found.flatMap((article) => {
    const text = policy.articles[article];
    return text ? [{ article, summary: bilingual(localizer, text.summary) }] : [];
  });
  const [best, ...more] = told;
  if (!best) return notFound(answer);
  const actions = neighbours(answer);
  const others = numbered(actions);
  return composeReply(localizer, {
    lead: sure ? localizer.t("article.told", best) : localizer.t("article.perhaps", best),
    lines: [
      ...more.map((each) => localizer.t("article.told", each)),
      sure || others.length === 0
        ? undefined
        : localizer.t("article.or", { others: clauses(localizer, others) }),
    ],
    articles: told.map(({ article }) => article),
    policy,
    actions,
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
