import {
  type Aside,
  adjustmentAsides,
  cutAsides,
  pendingAsides,
  together,
} from "../../../wording/aside-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, unitOf } from "../../../wording/formatting.ts";
import { cutText, gapText, metText, type Telling } from "../../../wording/line-wording.ts";
import {
  lineText,
  type RecordLine,
  recordLines,
  recordsBlocks,
} from "../../../wording/record-lines.ts";
import { countedOf } from "../../../wording/record-verdict.ts";
import type { Reply } from "../../../wording/reply.ts";
import { readingText, recordRules } from "../../../wording/silent-wording.ts";
import { anyArticle } from "../../replies/fallback-article.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import type { View } from "../standing/focus-view.ts";
import { type WhyAnswer, type WhyView, whyView } from "./why-view.ts";

function leadText(telling: Telling, isBasket: boolean, why: WhyView): string {
  const { localizer, unit } = telling;
  const { records, place } = why;
  const [cap] = why.cuts;
  if (records.length === 0) return localizer.t("why.no-records", { place });
  const cut = cap && cutText(telling, cap);
  if (cut && isBasket) return cut;
  const params = { place, total: amount(localizer, why.total, unit) };
  return cut
    ? localizer.t("why.total-cut", { ...params, cut })
    : localizer.t("why.total", { ...params, count: records.length });
}

/** The requirement the number is held against, and what leave or surplus did to it. */
function requirementAside(telling: Telling, { main }: View): Aside | undefined {
  if (!main) return undefined;
  const text = main.missing > 0 ? gapText(telling, main) : metText(telling, main);
  return together(telling.localizer, [
    { text: telling.localizer.t("why.requirement", { line: text }), articles: [main.article] },
    ...adjustmentAsides(telling, main),
  ]);
}

function uncountedAside(telling: Telling, why: WhyView): Aside | undefined {
  const uncounted = why.records.filter((record) => countedOf(record, why.view.window) === 0);
  if (uncounted.length === 0) return undefined;
  return { text: telling.localizer.t("why.uncounted", { count: uncounted.length }), articles: [] };
}

function whyOne(answer: WhyAnswer, line: RecordLine): Reply {
  const { localizer, policy, whose } = answer;
  return composeReply(localizer, {
    lead: lineText(localizer, line),
    whose,
    blocks: recordsBlocks(localizer, line.name, [line]),
    articles: line.articles.length > 0 ? line.articles : [anyArticle(policy)],
    policy,
    actions: nextQuestions(localizer, ["standing", "records"], {}, whose),
    personal: true,
  });
}

/** Why a number is what it is: every record that counted or was cut, with its reason and article. */
export function whyReply(answer: WhyAnswer): Reply {
  const { localizer, policy, standing, facts, whose, focus = {} } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const why = whyView(telling, answer);
  const lines = recordLines(localizer, policy, why.records, facts.records, why.view.window);
  const [only] = lines;
  if (focus.record && only) return whyOne(answer, only);
  const asides = [
    together(localizer, [
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
  return composeReply(localizer, {
    lead: leadText(telling, focus.basket !== undefined, why),
    whose,
    lines: asides.map(({ text }) => text),
    blocks: recordsBlocks(localizer, why.place, lines),
    details: lines.map((line) => lineText(localizer, line)),
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(localizer, policy, recordRules(localizer, policy, why.records)),
    policy,
    actions: nextQuestions(localizer, ["plan", "standing"], focus, whose),
    personal: true,
  });
}
