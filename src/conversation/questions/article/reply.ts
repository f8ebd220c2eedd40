import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { numbered } from "../../../wording/choices.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
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

/** Buttons to articles nearby; one of another policy is asked for by that policy's name. */
function neighbours({ localizer, policy, near = [] }: ArticleAnswer): Action[] {
  return near.slice(0, MOST_NEIGHBOURS).map(({ policy: of, article }) => {
    const title = of.articles[article]?.title;
    const name = of.id === policy.id ? "" : ` ${of.aliases[0] ?? of.id}`;
    return {
      label: title ? `${article} ${bilingual(localizer, title)}` : article,
      says: `${localizer.t("actions.article-says")}${name} ${article}`,
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
    return text ? [{ article, gist: bilingual(localizer, text.summary) }] : [];
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
