import type { WeighedRecord } from "../../../app/records/preview-records.ts";
import type { Standing } from "../../../domain/standing.ts";
import type { Measure, TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import type { MeasuresCounted } from "../../../policy/engine/measures-counted.ts";
import type { WhatIf } from "../../../policy/engine/what-if.ts";
import { type Change, changeBetween } from "../../../wording/change-wording.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import {
  amount,
  clauses,
  day,
  number,
  sum,
  unitOf,
  windowName,
} from "../../../wording/formatting.ts";
import { gapText, placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { countedOf } from "../../../wording/record-verdict.ts";
import {
  measureNames,
  measuresStated,
  recordBrief,
  statedText,
} from "../../../wording/record-wording.ts";
import type { Reply } from "../../../wording/reply.ts";
import { readingText, recordRules } from "../../../wording/silent-wording.ts";
import { type Worth, worthOf } from "../../../wording/worth-wording.ts";
import { anyArticle } from "../../replies/fallback-article.ts";
import { isDoor, type Target } from "../standing/targets.ts";

export interface WhatIfAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  /** The record that was asked about. */
  readonly record: TrainingRecord;
  readonly whatIf: WhatIf;
  /** No day was said; the record has the one that it is imagined on. */
  readonly isDayAssumed?: boolean | undefined;
  /** No amount was said; the record states one of this. */
  readonly oneOf?: Measure | undefined;
  /** Whether twice as much would be worth twice as much. */
  readonly isByUnit?: boolean | undefined;
  /** False for an asker without records of their own: then nothing is said of a standing. Default true. */
  readonly personal?: boolean | undefined;
  /** It was to be recorded, but its day lies ahead. */
  readonly later?: boolean | undefined;
  readonly whose?: SubjectLabel | undefined;
  readonly verdict?: Verdict | undefined;
  /** What else was asked: further lines and the articles they rest on. */
  readonly besides?: { readonly lines: readonly string[]; readonly articles: readonly string[] };
}

/** What trainings are asked to be enough for. */
export interface Verdict {
  /** The amounts, as they would stand. */
  readonly targets: readonly Target[];
  /** Whether it is asked how much there would be then, rather than whether that is enough. */
  readonly total?: boolean;
}

/** What {@link uncountedReply} tells. */
export interface Uncounted {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly record: TrainingRecord;
  /** By what the policy counts such a record instead. */
  readonly counted: MeasuresCounted;
  readonly personal: boolean;
  readonly whose?: SubjectLabel | undefined;
}

/** The policy does not count by what was stated: says by what it does, and asks for that. */
export function uncountedReply(answer: Uncounted): Reply {
  const { localizer, policy, record, counted, personal, whose } = answer;
  const { measures, articles } = counted;
  return composeReply(localizer, {
    lead: localizer.t("what-if.uncounted", {
      record: recordBrief(localizer, record),
      counted: measureNames(localizer, measures),
      stated: measureNames(localizer, measuresStated(record)),
    }),
    tone: "short",
    whose,
    lines: [measures[0] && askAmount(localizer, measures[0])],
    articles,
    policy,
    personal,
  });
}

/** How many moved lines are told; a record moves its year, its cycle and seldom more. */
const MOST_CHANGES = 3;

function assumedText(localizer: Localizer, { date }: TrainingRecord): string {
  return localizer.t("what-if.assumed", { facts: day(localizer, date) });
}

function askAmount(localizer: Localizer, measure: Measure): string {
  return localizer.t("what-if.ask-amount", { measure: measureNames(localizer, [measure]) });
}

function changeText(telling: Telling, { texts }: Change): string | undefined {
  return texts.length > 0 ? clauses(telling.localizer, texts.slice(0, MOST_CHANGES)) : undefined;
}

/** Whether trainings would do for one amount, as a yes or a no with the numbers. */
function verdictOn(
  telling: Telling,
  target: Target,
  before: Standing,
  { total = false }: Verdict,
): string {
  const { localizer, unit } = telling;
  const told = (line: Pick<Target, "counted" | "missing">, of: number) => ({
    counted: amount(localizer, line.counted, unit),
    of: number(of),
    missing: number(line.missing),
  });
  if (isDoor(target)) {
    const when = windowName(localizer, "year", target.label);
    const params = { ...told(target, target.at), when };
    return localizer.t(target.reached ? "what-if.reached" : "what-if.not-reached", params);
  }
  const params = { ...told(target, target.required), when: placeName(telling, target) };
  const old = before.requirements.find(
    ({ id, label }) => id === target.id && label === target.label,
  );
  const isMoved = old?.counted !== target.counted;
  if (target.status === "short") {
    return localizer.t("what-if.over", { line: gapText(telling, target) });
  }
  if (total || (!isMoved && target.missing <= 0)) {
    const enough = localizer.t(
      target.missing > 0 ? "what-if.then-missing" : "what-if.then-enough",
      {
        missing: params.missing,
      },
    );
    return localizer.t(isMoved ? "what-if.total" : "what-if.same-total", { ...params, enough });
  }
  return localizer.t(target.missing > 0 ? "what-if.not-enough" : "what-if.enough", params);
}

/** Whether trainings would do for all that is asked. */
function verdictTexts(
  telling: Telling,
  verdict: Verdict | undefined,
  before: Standing,
): readonly string[] {
  if (!verdict) return [];
  return verdict.targets.map((target) => verdictOn(telling, target, before, verdict));
}

/** What a record would give in one sentence; of one of which no amount was said, what each unit gives. */
function leadText(answer: WhatIfAnswer, worth: Worth): string {
  const { localizer, policy, record, whatIf, oneOf, isByUnit } = answer;
  if (oneOf === undefined) {
    return localizer.t("what-if.lead", {
      record: recordBrief(localizer, record),
      worth: worth.text,
    });
  }
  const { [oneOf]: _, ...bare } = record;
  const named = recordBrief(localizer, bare);
  if (worth.isNothing) return localizer.t("what-if.lead", { record: named, worth: worth.text });
  if (!isByUnit) return localizer.t("what-if.depends", { record: named });
  return localizer.t("what-if.by-unit", {
    record: named,
    one: statedText(localizer, { [oneOf]: 1 }),
    worth: amount(localizer, whatIf.record.converted, unitOf(policy)),
  });
}

/** What one more record would give, where it lands, and why it gives less than it states. */
export function whatIfReply(answer: WhatIfAnswer): Reply {
  const { localizer, policy, record, whatIf, personal = true, whose } = answer;
  const { besides, oneOf, isDayAssumed = false } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: whatIf.after.asOf };
  const worth = worthOf(telling, whatIf.record);
  const change = changeBetween(telling, whatIf, [whatIf.record]);
  const isWhole = oneOf === undefined;
  const shown = personal && isWhole ? change.lines.slice(0, MOST_CHANGES) : [];
  const articles = [
    ...worth.articles,
    ...shown.map(({ article }) => article),
    ...(besides?.articles ?? []),
  ];
  const { lead, lines, reading } = tellingOf(telling, answer, worth);
  return composeReply(localizer, {
    lead,
    tone: worth.isNothing ? "short" : "plain",
    whose,
    lines: [
      ...lines,
      personal && isWhole ? changeText(telling, change) : undefined,
      isDayAssumed && isWhole ? assumedText(localizer, record) : undefined,
      oneOf && !worth.isNothing ? askAmount(localizer, oneOf) : undefined,
      ...(besides?.lines ?? []),
    ],
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading,
    policy,
    personal,
  });
}

/** What goes first: that it lies ahead, or whether it would do, where that was asked; else what it gives. */
function tellingOf(telling: Telling, answer: WhatIfAnswer, worth: Worth) {
  const { localizer, policy, record, whatIf, personal = true, later = false, oneOf } = answer;
  const reading = readingText(localizer, policy, recordRules(localizer, policy, [whatIf.record]));
  const given = leadText(answer, worth);
  const ahead = localizer.t("what-if.later", { day: day(localizer, record.date) });
  const isAsked = personal && oneOf === undefined;
  const [verdict, ...further] = isAsked ? verdictTexts(telling, answer.verdict, whatIf.before) : [];
  const lead = verdict ?? (later ? ahead : given);
  // Of a nothing that is only read into a silence, the silence is what answers.
  const isReadAsNothing = worth.isNothing && reading !== undefined && lead === given;
  if (isReadAsNothing) return { lead: reading, lines: [given], reading: undefined };
  const others = [given, ...(later ? [ahead] : [])].filter((line) => line !== lead);
  return { lead, lines: [...further, ...others], reading };
}

/** What several trainings would give together. */
export interface SeveralWhatIf {
  readonly localizer: Localizer;
  readonly policy: Policy;
  /** Weighed one after the other. */
  readonly items: readonly WeighedRecord[];
  readonly isDayAssumed: boolean;
  readonly personal: boolean;
  readonly whose?: SubjectLabel | undefined;
  readonly verdict?: Verdict | undefined;
}

/** What several trainings would give together, and what each of them counts then. */
export function severalWhatIfReply(answer: SeveralWhatIf): Reply {
  const { localizer, policy, items, isDayAssumed, personal, whose } = answer;
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) throw new Error("there is nothing to weigh");
  const { after } = last.whatIf;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: after.asOf };
  const change = changeBetween(telling, { before: first.whatIf.before, after });
  // A later one may take the room of an earlier one: only the last standing says what each counts.
  const results = items.map(
    ({ record, whatIf }) => after.records.find(({ id }) => id === record.id) ?? whatIf.record,
  );
  const worths = results.map((result) => worthOf(telling, result));
  const details = items.map(({ record }, index) =>
    localizer.t("draft.item", {
      number: index + 1,
      record: recordBrief(localizer, record),
      worth: worths[index]?.text ?? "",
    }),
  );
  const counted = sum(results.map((result) => countedOf(result)));
  const shown = personal ? change.lines.slice(0, MOST_CHANGES) : [];
  const together = localizer.t("what-if.several", {
    count: items.length,
    worth: amount(localizer, counted, unitOf(policy)),
  });
  const [verdict, ...further] = personal
    ? verdictTexts(telling, answer.verdict, first.whatIf.before)
    : [];
  return composeReply(localizer, {
    lead: verdict ?? together,
    tone: counted > 0 ? "plain" : "short",
    whose,
    lines: [
      ...further,
      verdict && together,
      personal ? changeText(telling, change) : undefined,
      isDayAssumed ? assumedText(localizer, last.record) : undefined,
    ],
    details,
    blocks: [{ kind: "list", items: details }],
    articles: [
      ...worths.flatMap(({ articles }) => articles),
      ...shown.map(({ article }) => article),
    ],
    reading: readingText(localizer, policy, recordRules(localizer, policy, results)),
    policy,
    personal,
  });
}
