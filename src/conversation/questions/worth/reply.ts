import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import type { MeasuresCounted } from "../../../policy/engine/measures-counted.ts";
import type { WhatIf } from "../../../policy/engine/what-if.ts";
import { type Change, changeBetween } from "../../../wording/change-wording.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { clauses, day, listed, measured, unitOf } from "../../../wording/formatting.ts";
import type { Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { measureNames, measuresStated, recordBrief } from "../../../wording/record-wording.ts";
import type { Reply } from "../../../wording/reply.ts";
import { readingText, recordRules } from "../../../wording/silent-wording.ts";
import { worthOf } from "../../../wording/worth-wording.ts";
import { anyArticle } from "../../replies/fallback-article.ts";

export interface WhatIfAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  /** The record that was asked about. */
  readonly record: TrainingRecord;
  readonly whatIf: WhatIf;
  /** What the asker did not say; the record holds what was assumed instead. */
  readonly assumed?: readonly ("date" | "hours")[] | undefined;
  /** False for an asker without records of their own: then nothing is said of a standing. Default true. */
  readonly personal?: boolean | undefined;
  /** It was to be recorded, but its day lies ahead. */
  readonly later?: boolean | undefined;
  readonly whose?: SubjectLabel | undefined;
  /** What else was asked: further lines and the articles they rest on. */
  readonly besides?: { readonly lines: readonly string[]; readonly articles: readonly string[] };
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
    lines: [
      localizer.t("what-if.ask-amount", { measure: measureNames(localizer, measures.slice(0, 1)) }),
    ],
    articles,
    policy,
    personal,
  });
}

/** How many moved lines are told; a record moves its year, its cycle and seldom more. */
const MOST_CHANGES = 3;

function assumedText({ localizer, record, assumed = [] }: WhatIfAnswer): string | undefined {
  if (assumed.length === 0) return undefined;
  const facts = {
    date: day(localizer, record.date),
    hours: measured(localizer, record.hours ?? 0, "hour"),
  };
  return localizer.t("what-if.assumed", {
    facts: listed(
      localizer,
      assumed.map((each) => facts[each]),
    ),
  });
}

function changeText(telling: Telling, { texts }: Change): string | undefined {
  return texts.length > 0 ? clauses(telling.localizer, texts.slice(0, MOST_CHANGES)) : undefined;
}

/** What one more record would give, where it lands, and why it gives less than it states. */
export function whatIfReply(answer: WhatIfAnswer): Reply {
  const { localizer, policy, record, whatIf, personal = true, later = false, whose } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: whatIf.after.asOf };
  const worth = worthOf(telling, whatIf.record);
  const change = changeBetween(telling, whatIf);
  const shown = personal ? change.lines.slice(0, MOST_CHANGES) : [];
  const { besides } = answer;
  const articles = [
    ...worth.articles,
    ...shown.map(({ article }) => article),
    ...(besides?.articles ?? []),
  ];
  return composeReply(localizer, {
    lead: localizer.t("what-if.lead", {
      record: recordBrief(localizer, record),
      worth: worth.text,
    }),
    tone: worth.isNothing ? "short" : "plain",
    whose,
    lines: [
      personal ? changeText(telling, change) : undefined,
      assumedText(answer),
      later ? localizer.t("what-if.later", { day: day(localizer, record.date) }) : undefined,
      ...(besides?.lines ?? []),
    ],
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(localizer, policy, recordRules(localizer, policy, [whatIf.record])),
    policy,
    personal,
  });
}
