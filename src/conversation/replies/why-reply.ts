import type { CapLine, RecordStanding } from "../../domain/standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { appraised, type Facts } from "../../policy/evaluate.ts";
import type { Reply } from "../reply.ts";
import { anyArticle } from "./any-article.ts";
import {
  type Aside,
  adjustmentAsides,
  cutAsides,
  cutsOf,
  pendingAsides,
  together,
} from "./aside-wording.ts";
import { capsInView } from "./caps-in-view.ts";
import { composeReply } from "./compose-reply.ts";
import { type Focus, recordsInView, type View, viewOf } from "./focus-view.ts";
import { amount, scopeName, sum, windowName } from "./formatting.ts";
import { cutText, gapText, metText, type Telling } from "./line-wording.ts";
import { lineText, type RecordLine, recordLines, recordsTable } from "./record-lines.ts";
import { nextQuestions } from "./reply-actions.ts";
import { readingText, recordRules } from "./silent-wording.ts";
import type { StandingAnswer } from "./standing-reply.ts";
import { countedOf } from "./worth-wording.ts";

export interface WhyAnswer extends Omit<StandingAnswer, "focus"> {
  /** What the standing was made from. */
  readonly facts: Facts;
  readonly focus?:
    | (Focus & { /** The id of one record. */ readonly record?: string | undefined })
    | undefined;
}

/** The records that a question is about: one, those of a basket, or all in the window. */
function recordsAsked({ policy, standing, facts, focus = {} }: WhyAnswer, view: View) {
  if (focus.record) return standing.records.filter(({ id }) => id === focus.record);
  const inView = recordsInView(standing, view);
  const { basket } = focus;
  if (basket === undefined) return inView;
  const byId = new Map(facts.records.map((record) => [record.id, record]));
  const isIn = (record: TrainingRecord) =>
    appraised(policy, facts.teacher, record, standing.asOf).baskets.includes(basket);
  return inView.filter(({ id }) => {
    const record = byId.get(id);
    return record !== undefined && isIn(record);
  });
}

/** A basket that only the cycle asks for or caps is explained by the records of the cycle. */
function windowOf(answer: WhyAnswer): View {
  const { policy, standing, focus = {} } = answer;
  const view = viewOf(standing, focus);
  if (!focus.basket || view.main) return view;
  const caps = capsInView(policy, standing, view, focus.basket);
  const isCycle = caps.length > 0 && caps.every(({ window }) => window === "cycle");
  return isCycle ? { ...view, window: "cycle" } : view;
}

function cutsAsked({ standing, focus = {} }: WhyAnswer, records: readonly RecordStanding[]) {
  const cuts = cutsOf(standing, records);
  return focus.basket ? cuts.filter(({ scope }) => scope === focus.basket) : cuts;
}

/** What counts in the window: of a basket what its records give, else the total. */
function totalOf(
  { focus = {} }: WhyAnswer,
  view: View,
  records: readonly RecordStanding[],
): number {
  const isCycle = view.window === "cycle";
  if (focus.basket) {
    return sum(records.map((record) => (isCycle ? record.countedInCycle : countedOf(record))));
  }
  return (isCycle ? view.cycle?.total : view.year?.total) ?? 0;
}

function placeText({ voice, policy }: Telling, { focus = {} }: WhyAnswer, view: View): string {
  const label = (view.window === "cycle" ? view.cycle : view.year)?.label;
  const window = label ? windowName(voice, view.window, label) : "";
  if (!focus.basket) return window;
  const basket = scopeName(voice, policy, focus.basket);
  return window ? voice.say("lines.basket-in", { basket, window }) : basket;
}

function leadText(
  telling: Telling,
  answer: WhyAnswer,
  view: View,
  records: readonly RecordStanding[],
  cut: CapLine | undefined,
): string {
  const { voice, unit } = telling;
  const place = placeText(telling, answer, view);
  if (records.length === 0) return voice.say("why.no-records", { place });
  if (cut && answer.focus?.basket) return cutText(telling, cut);
  const params = { place, total: amount(voice, totalOf(answer, view, records), unit) };
  return cut
    ? voice.say("why.total-cut", { ...params, cut: cutText(telling, cut) })
    : voice.say("why.total", { ...params, count: records.length });
}

/** The requirement the number is held against, and what leave or surplus did to it. */
function requirementAside(telling: Telling, { main }: View): Aside | undefined {
  if (!main) return undefined;
  const text = main.missing > 0 ? gapText(telling, main) : metText(telling, main);
  return together(telling.voice, [
    { text, articles: [main.article] },
    ...adjustmentAsides(telling, main),
  ]);
}

function uncountedAside(telling: Telling, records: readonly RecordStanding[]): Aside | undefined {
  const uncounted = records.filter((record) => countedOf(record) === 0);
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
  const telling = { voice, policy, unit: standing.policy.unit, asOf: standing.asOf };
  const view = windowOf(answer);
  const records = recordsAsked(answer, view);
  const lines = recordLines(voice, policy, records, facts.records);
  const [only] = lines;
  if (focus.record && only) return whyOne(answer, only);
  const [cut, ...cuts] = cutsAsked(answer, records);
  const asides = [
    together(voice, [...cutAsides(telling, cuts), ...pendingAsides(telling, records)]),
    requirementAside(telling, view),
    uncountedAside(telling, records),
  ].filter((aside) => aside !== undefined);
  const articles = [
    ...(cut ? [cut.article] : []),
    ...asides.flatMap((aside) => aside.articles),
    ...lines.flatMap((line) => line.articles),
  ];
  return composeReply(voice, {
    lead: leadText(telling, answer, view, records, cut),
    whose,
    lines: asides.map(({ text }) => text),
    blocks: lines.length > 0 ? [recordsTable(voice, placeText(telling, answer, view), lines)] : [],
    details: lines.map((line) => lineText(voice, line)),
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(voice, policy, recordRules(policy, records)),
    policy,
    actions: nextQuestions(voice, ["plan", "standing"], focus, whose?.name),
    personal: true,
  });
}
