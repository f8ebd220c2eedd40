import type { Reply } from "../reply.ts";
import { anyArticle } from "./any-article.ts";
import {
  type Aside,
  adjustmentAsides,
  cutAsides,
  pendingAsides,
  together,
} from "./aside-wording.ts";
import { composeReply } from "./compose-reply.ts";
import type { View } from "./focus-view.ts";
import { amount, unitOf } from "./formatting.ts";
import { cutText, gapText, metText, type Telling } from "./line-wording.ts";
import { lineText, type RecordLine, recordLines, recordsTable } from "./record-lines.ts";
import { countedOf } from "./record-verdict.ts";
import { nextQuestions } from "./reply-actions.ts";
import { readingText, recordRules } from "./silent-wording.ts";
import { type WhyAnswer, type WhyView, whyView } from "./why-view.ts";

function leadText(telling: Telling, isBasket: boolean, why: WhyView): string {
  const { voice, unit } = telling;
  const { records, place } = why;
  const [cap] = why.cuts;
  if (records.length === 0) return voice.say("why.no-records", { place });
  const cut = cap && cutText(telling, cap);
  if (cut && isBasket) return cut;
  const params = { place, total: amount(voice, why.total, unit) };
  return cut
    ? voice.say("why.total-cut", { ...params, cut })
    : voice.say("why.total", { ...params, count: records.length });
}

/** The requirement the number is held against, and what leave or surplus did to it. */
function requirementAside(telling: Telling, { main }: View): Aside | undefined {
  if (!main) return undefined;
  const text = main.missing > 0 ? gapText(telling, main) : metText(telling, main);
  return together(telling.voice, [
    { text: telling.voice.say("why.requirement", { line: text }), articles: [main.article] },
    ...adjustmentAsides(telling, main),
  ]);
}

function uncountedAside(telling: Telling, why: WhyView): Aside | undefined {
  const uncounted = why.records.filter((record) => countedOf(record, why.view.window) === 0);
  if (uncounted.length === 0) return undefined;
  return { text: telling.voice.say("why.uncounted", { count: uncounted.length }), articles: [] };
}

function whyOne(answer: WhyAnswer, line: RecordLine): Reply {
  const { voice, policy, whose } = answer;
  return composeReply(voice, {
    lead: lineText(voice, line),
    whose,
    blocks: [recordsTable(voice, line.name, [line])],
    articles: line.articles.length > 0 ? line.articles : [anyArticle(policy)],
    policy,
    actions: nextQuestions(voice, ["standing", "records"], {}, whose?.name),
    personal: true,
  });
}

/** Why a number is what it is: every record that counted or was cut, with its reason and article. */
export function whyReply(answer: WhyAnswer): Reply {
  const { voice, policy, standing, facts, whose, focus = {} } = answer;
  const telling = { voice, policy, unit: unitOf(policy), asOf: standing.asOf };
  const why = whyView(telling, answer);
  const lines = recordLines(voice, policy, why.records, facts.records, why.view.window);
  const [only] = lines;
  if (focus.record && only) return whyOne(answer, only);
  const asides = [
    together(voice, [
      ...cutAsides(telling, why.cuts.slice(1)),
      ...pendingAsides(telling, why.records),
    ]),
    requirementAside(telling, why.view),
    uncountedAside(telling, why),
  ].filter((aside) => aside !== undefined);
  const articles = [
    ...why.cuts.map(({ article }) => article),
    ...asides.flatMap((aside) => aside.articles),
    ...lines.flatMap((line) => line.articles),
  ];
  return composeReply(voice, {
    lead: leadText(telling, focus.basket !== undefined, why),
    whose,
    lines: asides.map(({ text }) => text),
    blocks: lines.length > 0 ? [recordsTable(voice, why.place, lines)] : [],
    details: lines.map((line) => lineText(voice, line)),
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(voice, policy, recordRules(voice, policy, why.records)),
    policy,
    actions: nextQuestions(voice, ["plan", "standing"], focus, whose?.name),
    personal: true,
  });
}
