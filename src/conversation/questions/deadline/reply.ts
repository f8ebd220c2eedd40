import type { Day } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { Due, DueFromEvent } from "../../../policy/procedures/deadline.ts";
import type { DeadlineFile } from "../../../policy/procedures/deadline-file.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import {
  type DeadlineTelling,
  dueText,
  fromEventText,
  nextText,
  readingText,
  ruleText,
  unknownYearTexts,
} from "../../../wording/deadline-wording.ts";
import { day } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";

/** A deadline that was asked about, with its day where the event is known. */
export interface Named {
  readonly deadline: DeadlineFile;
  readonly due?: DueFromEvent | undefined;
}

export interface DeadlineAnswer {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
  readonly today: Day;
  /** Days of the calendar, in the order in which they are told. */
  readonly dated: readonly Due[];
  /** What is counted from an event, or has no day. */
  readonly named: readonly Named[];
  /** The days asked about, where a list of them was asked for. */
  readonly span?: { readonly from: Day; readonly to: Day } | undefined;
  /** Further lines and the articles they rest on. */
  readonly besides?: { readonly lines: readonly string[]; readonly articles: readonly string[] };
}

function namedText(telling: DeadlineTelling, { deadline, due }: Named): string {
  const { within } = deadline;
  return within && due
    ? fromEventText(telling, deadline, within, due)
    : ruleText(telling, deadline);
}

/** What goes with the days: readings, and years whose holidays are not known. */
function remarks(telling: DeadlineTelling, named: readonly Named[]): string[] {
  return named.flatMap(({ deadline, due }) => [
    ...(due ? unknownYearTexts(telling, due) : []),
    ...[readingText(telling, deadline, due)].filter((text) => text !== undefined),
  ]);
}

function listLead(telling: DeadlineTelling, { span, dated }: DeadlineAnswer, texts: string[]) {
  const { localizer, today } = telling;
  const [first = "", ...others] = texts;
  if (!span || dated.length === 0) return undefined;
  if (others.length === 0) return first;
  const days = { from: day(localizer, span.from, today), to: day(localizer, span.to, today) };
  const count = dated.length;
  return localizer.t("deadline.some", { span: localizer.t("deadline.span", days), count, first });
}

/** What falls due: on which day, who must do what, by which article. */
export function deadlineReply(answer: DeadlineAnswer): Reply {
  const { localizer, policy, today, dated, named, besides } = answer;
  const telling = { localizer, parties: policy.parties, today };
  const days = dated.map((due) => (answer.span ? dueText : nextText)(telling, due));
  const texts = [...named.map((each) => namedText(telling, each)), ...days];
  const [first = "", ...more] = texts;
  const lead = listLead(telling, answer, texts) ?? first;
  const lines = [...more, ...remarks(telling, named), ...(besides?.lines ?? [])];
  const cited = [...named, ...dated].map(({ deadline }) => deadline.cite);
  return composeReply(localizer, {
    lead,
    lines,
    details: lines.slice(MOST_LINES),
    articles: [...cited, ...(besides?.articles ?? [])],
    policy,
  });
}

/** Says that nothing is due in a span, and what comes next. */
export function nothingDueReply({ localizer, policy, today, dated, span }: DeadlineAnswer): Reply {
  const telling = { localizer, parties: policy.parties, today };
  const [next] = dated;
  const days = span && {
    from: day(localizer, span.from, today),
    to: day(localizer, span.to, today),
  };
  return composeReply(localizer, {
    lead: localizer.t("deadline.none", { span: days ? localizer.t("deadline.span", days) : "" }),
    lines: [next && localizer.t("deadline.next", { due: dueText(telling, next) })],
    articles: next ? [next.deadline.cite] : [],
    policy,
  });
}
