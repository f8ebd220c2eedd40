import type { RecordResult } from "../../../domain/standing.ts";
import {
  type Aside,
  adjustmentAsides,
  cutAsides,
  pendingAsides,
  together,
} from "../../../wording/aside-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, unitOf } from "../../../wording/formatting.ts";
import {
  cutText,
  gapText,
  metText,
  placeName,
  type Telling,
} from "../../../wording/line-wording.ts";
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

/** Whether a record is worth other than what it states one to one. */
function isMultiplied({ reasons }: RecordResult): boolean {
  const converted = reasons.find(({ code }) => code === "converted");
  if (converted?.code !== "converted" || converted.stated === undefined) return false;
  return converted.amount > converted.stated.amount;
}

function isDiscounted({ reasons }: RecordResult): boolean {
  const converted = reasons.find(({ code }) => code === "converted");
  if (converted?.code !== "converted" || converted.stated === undefined) return false;
  return converted.amount < converted.stated.amount;
}

/** What is told first of one record: whether it was multiplied or counts less, where that was asked. */
function leadOfOne(
  { localizer, isMultipleAsked, isDiscountAsked, standing }: WhyAnswer,
  line: RecordLine,
): string {
  const text = lineText(localizer, line);
  const result = standing.records.find(({ id }) => id === line.id);
  if (result && isDiscountAsked) {
    const key = isDiscounted(result) ? "why.discounted" : "why.not-discounted";
    return localizer.t(key, { line: text });
  }
  if (!isMultipleAsked || !result) return text;
  const key = isMultiplied(result) ? "why.multiplied" : "why.not-multiplied";
  return localizer.t(key, { line: text });
}

/** The year that runs with its records, where the one record lies in another. */
function runningYear(answer: WhyAnswer, line: RecordLine) {
  const { localizer, policy, standing, facts } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const result = standing.records.find(({ id }) => id === line.id);
  const why = whyView(telling, { ...answer, focus: {} });
  const { year } = why.view;
  // 怎么才22,还有个30的呢: the total is what is asked of, and the record thought to be in it.
  const isTotalAsked = !answer.isMultipleAsked && answer.named?.includes(why.total);
  if (!isTotalAsked || !year || result?.year === year.label) return undefined;
  const lines = recordLines(localizer, policy, why.records, facts.records, why.view.window);
  return {
    text: leadText(telling, false, why),
    details: lines.map((each) => lineText(localizer, each)),
    articles: lines.flatMap(({ articles }) => articles),
  };
}

function whyOne(answer: WhyAnswer, line: RecordLine): Reply {
  const { localizer, policy, whose, besides } = answer;
  const running = runningYear(answer, line);
  return composeReply(localizer, {
    lead: leadOfOne(answer, line),
    whose,
    lines: [running?.text, ...(besides?.lines ?? [])],
    details: running?.details ?? [],
    blocks: recordsBlocks(localizer, line.name, [line]),
    articles:
      line.articles.length > 0
        ? [...line.articles, ...(besides?.articles ?? []), ...(running?.articles ?? [])]
        : [anyArticle(policy)],
    policy,
    actions: nextQuestions(localizer, ["standing", "records"], {}, whose),
    personal: true,
  });
}

/** Says of what an amount is that was named, where it is that of another line: of an induction, of another year. */
function elsewhereAside(telling: Telling, answer: WhyAnswer, why: WhyView): Aside | undefined {
  const { standing, named = [] } = answer;
  const { main } = why.view;
  const line = standing.requirements.find(
    ({ counted, ...each }) =>
      counted > 0 &&
      counted !== why.total &&
      counted !== main?.required &&
      named.includes(counted) &&
      (each.window === "track" || (each.window === "year" && each.label !== why.view.year?.label)),
  );
  if (!line) return undefined;
  const text = telling.localizer.t("why.elsewhere", {
    amount: amount(telling.localizer, line.counted, telling.unit),
    what: placeName(telling, line),
    place: why.place,
    article: line.article,
  });
  return { text, articles: [line.article] };
}

/** Why a number is what it is: every record that counted or was cut, with its reason and article. */
export function whyReply(answer: WhyAnswer): Reply {
  const { localizer, policy, standing, facts, whose, focus = {} } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const why = whyView(telling, answer);
  const lines = recordLines(localizer, policy, why.records, facts.records, why.view.window);
  const [only] = lines;
  if (focus.record && only) return whyOne(answer, only);
  const elsewhere = elsewhereAside(telling, answer, why);
  const told = leadText(telling, focus.basket !== undefined, why);
  const asides = [
    elsewhere && { text: told, articles: [] },
    together(localizer, [
      ...cutAsides(telling, why.cuts.slice(1)),
      ...pendingAsides(telling, why.records),
    ]),
    requirementAside(telling, why.view),
    uncountedAside(telling, why),
  ].filter((aside) => aside !== undefined);
  const articles = [
    ...(elsewhere?.articles ?? []),
    ...why.cuts.map(({ article }) => article),
    ...asides.flatMap((aside) => aside.articles),
    ...lines.flatMap((line) => line.articles),
  ];
  return composeReply(localizer, {
    lead: elsewhere?.text ?? told,
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
