import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Action, Reply } from "../reply.ts";
import { numbered } from "./choices.ts";
import { composeReply } from "./compose-reply.ts";
import { bilingual, clauses } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** An article of a policy, by its number. */
export interface ArticleOf {
  readonly policy: PolicyDocument;
  readonly article: string;
}

export interface ArticleAnswer {
  readonly voice: Voice;
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
function neighbours({ voice, policy, near = [] }: ArticleAnswer): Action[] {
  return near.slice(0, MOST_NEIGHBOURS).map(({ policy: of, article }) => {
    const title = of.file.articles[article]?.title;
    const name = of.id === policy.id ? "" : ` ${of.file.aliases[0] ?? of.id}`;
    return {
      label: title ? `${article} ${bilingual(voice, title)}` : article,
      says: `${voice.say("actions.article-says")}${name} ${article}`,
    };
  });
}

function notFound(answer: ArticleAnswer): Reply {
  const { voice, policy } = answer;
  const incomplete = policy.file.source.incomplete;
  const contact = answer.contact ?? voice.say("common.contact");
  const actions = neighbours(answer);
  return composeReply(voice, {
    lead: voice.say("article.not-found", { policy: bilingual(voice, policy.file.title), contact }),
    lines: [
      incomplete && bilingual(voice, incomplete),
      actions.length > 0 ? voice.say("article.near") : undefined,
    ],
    details: numbered(actions),
    actions,
  });
}

/** What the policy says, in our own words, with the number of the article. */
export function articleReply(answer: ArticleAnswer): Reply {
  const { voice, policy, found, sure = true } = answer;
  const told = found.flatMap((article) => {
    const text = policy.file.articles[article];
    return text ? [{ article, gist: bilingual(voice, text.summary) }] : [];
  });
  const [best, ...more] = told;
  if (!best) return notFound(answer);
  const actions = neighbours(answer);
  const others = numbered(actions);
  return composeReply(voice, {
    lead: sure ? voice.say("article.told", best) : voice.say("article.perhaps", best),
    lines: [
      ...more.map((each) => voice.say("article.told", each)),
      sure || others.length === 0
        ? undefined
        : voice.say("article.or", { others: clauses(voice, others) }),
    ],
    articles: told.map(({ article }) => article),
    policy,
    actions,
  });
}
