import { addDays } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { dueBetween, dueFrom } from "../../../policy/procedures/deadline.ts";
import type { DeadlineFile } from "../../../policy/procedures/deadline-file.ts";
import { questionParts } from "../../articles/question-parts.ts";
import { telling, tokens } from "../../articles/tokens.ts";
import type { Context } from "../../context.ts";
import type { Cues } from "../../message/cues.ts";
import { speaksOf } from "../../message/keywords.ts";
import type { Slots } from "../../message/meaning.ts";
import { extractSlots } from "../../message/slots.ts";
import { type Answer, question } from "../../question.ts";
import { withoutPolicy } from "../../subject.ts";
import { type Besides, besides, saidIn } from "../article/besides.ts";
import { PLAINLY } from "../article/question.ts";
import { askedRoutes } from "../route/match-routes.ts";
import { approvalLines } from "../route/reply.ts";
import { answerUnsupported } from "../unsupported/unsupported.ts";
import {
  eventOf,
  namedDeadlines,
  nearestFirst,
  nextOf,
  type Span,
  spanAsked,
} from "./match-deadlines.ts";
import { deadlineReply, type Named, nothingDueReply } from "./reply.ts";

/** Answers by when something must be done, from the policy's table; else from its articles. */
export const deadlineNext = question({
  id: "deadline.next",
  topic: "deadline",
  about: "procedure",
  offered: "if-likely",
  commands: ["deadlines"],
  followUp: true,
  answer: answerDeadline,
});

/** The same where it is asked how long before something, and not who approves it. */
export const deadlineBefore = question({
  id: "deadline.before",
  topic: "deadline",
  about: "procedure",
  cues: { all: ["asks-how-long-before"], none: ["names-who"] },
  acts: true,
  followUp: true,
  answer: answerDeadline,
});

async function answerDeadline(context: Context): Promise<Answer> {
  const policy = context.policy();
  if (!policy) return withoutPolicy(context);
  return fromTable(context, policy) ?? answerUnsupported(context, "deadline");
}

/** As many of the next ones are told. */
const NEXT = 3;
const YEAR_AHEAD = 366;

/** What is asked: what follows a command's word, else the message, after what it goes on from. */
function askedIn({ message, before }: Context): string {
  const asked = message.command?.rest ?? message.text;
  return before ? `${before.text} ${asked}` : asked;
}

/** Whether weekends are counted is no question about a weekend's day. */
const WEEKEND = /周末|双休日?|星期[六日天]|周[六日]|weekends?/giu;

function slotsOfEvent({ message, reading }: Context): Slots {
  const { text } = message;
  const without = text.replace(WEEKEND, "");
  const tellsDay = without === text || /\d/.test(text);
  return tellsDay ? message.slots : extractSlots(without, reading);
}

/** The deadlines without a day of the calendar, on their day where the event was told. */
function relativeOf(context: Context, named: readonly DeadlineFile[]): Named[] {
  const { deps, today } = context;
  const slots = slotsOfEvent(context);
  return named
    .filter(({ on }) => on === undefined)
    .map((deadline) => {
      const event = eventOf(deadline, slots, askedIn(context), today);
      const calendar = deps.catalogue.workingCalendar();
      const due = deadline.within && event && dueFrom(deadline.within, event, calendar);
      return { deadline, due };
    });
}

/** Who approves, where the same message asks for that too. */
function approvalsIn(context: Context, policy: PolicyDocument): Besides {
  const { localizer, today, message, cues } = context;
  const text = askedIn(context);
  const asked = cues.shows("asks-who", text) ? askedRoutes(policy, text, message.slots) : [];
  return approvalLines({ localizer, policy, asked, today });
}

/** What else the message asks: who approves, and what plainly stands in other articles. */
function elseAsked(
  context: Context,
  policy: PolicyDocument,
  named: readonly DeadlineFile[],
): Besides {
  const approvals = approvalsIn(context, policy);
  const isNamed = (sentence: string) => named.some(({ keywords }) => speaksOf(keywords, sentence));
  const more = besides(
    context,
    policy,
    askedIn(context),
    (sentence) =>
      (context.cues.shows("asks-when", sentence) && isNamed(sentence)) ||
      (context.cues.shows("asks-who", sentence) && approvals.lines.length > 0),
  );
  return {
    lines: [...approvals.lines, ...more.lines],
    articles: [...approvals.articles, ...more.articles],
  };
}

/** The parts of the message that ask something else than when and who, where it has several. */
function askedBesides(context: Context): readonly string[] {
  const parts = questionParts(askedIn(context));
  const { cues } = context;
  const isOther = (part: string) => !cues.shows("asks-when", part) && !cues.shows("asks-who", part);
  return parts.length > 1 ? parts.filter(isOther) : [];
}

/** The article of a deadline that says more than its day: which months it may be done in. */
function ofMonths({ on, cite }: DeadlineFile): string[] {
  const days = on?.steps.map(({ value }) => value) ?? [];
  const isRange = days.some((day) => typeof day === "object" && day.firstMonth < day.lastMonth);
  return isRange ? [cite] : [];
}

/** So much of a question must be in the words of a deadline for its line to answer the question. */
const ABOUT = 0.4;

/** Whether a deadline answers a question, rather than only sharing a word with it. */
function isAboutIt({ what, keywords }: DeadlineFile, text: string, cues: Cues): boolean {
  const own = new Set(tokens([what.zh, what.en, ...keywords].join(" ")));
  const said = tokens(telling(cues.without("asks-when", text)));
  return said.filter((token) => own.has(token)).length >= said.length * ABOUT;
}

/** What is told already, and whether no day is among it. */
interface Told {
  readonly named: readonly DeadlineFile[];
  readonly told: readonly string[];
  readonly isRule: boolean;
}

/**
 * What the articles say besides: that of the deadline itself, where more is asked than its day or
 * where it is no single day, and the one that answers the whole message, unless it was told.
 */
function furtherArticles(
  context: Context,
  policy: PolicyDocument,
  { named, told, isRule }: Told,
): Besides {
  const [first] = named;
  const more = askedBesides(context).join(",");
  const isMore = more !== "";
  const own = isMore && first ? [first.cite] : named.flatMap(ofMonths);
  const { best, sure } = context.articles();
  const found = sure && (isMore || isRule) ? best.slice(0, 1) : [];
  const isAbout = named.some((deadline) => isAboutIt(deadline, askedIn(context), context.cues));
  const articles = [
    ...new Set([...own, ...found.filter((each) => !(isAbout && told.includes(each)))]),
  ];
  const lines = articles.flatMap(
    (article) => saidIn(context, policy, article, isMore ? more : context.message.text).lines,
  );
  return { lines, articles };
}

/** The deadlines that are spoken of: their next days, or their days from the event told. */
function tellNamed(
  context: Context,
  policy: PolicyDocument,
  named: readonly DeadlineFile[],
): Answer {
  const { localizer, today } = context;
  const relative = relativeOf(context, named);
  const counted = relative.filter(({ due }) => due !== undefined);
  const more = elseAsked(context, policy, named);
  const told = [...named.map(({ cite }) => cite), ...more.articles];
  const isRule = counted.length === 0 && relative.length === named.length;
  const further = furtherArticles(context, policy, { named, told, isRule });
  const reply = deadlineReply({
    localizer,
    policy,
    today,
    named: relative,
    dated: counted.length > 0 ? [] : nearestFirst(nextOf(named, today), askedIn(context), today),
    besides: {
      lines: [...more.lines, ...further.lines],
      articles: [...more.articles, ...further.articles],
    },
  });
  return { reply, thread: { text: askedIn(context) } };
}

/** Whatever is due in the days asked about, or next; where nothing is, what comes then. */
function tellSpan(
  context: Context,
  policy: PolicyDocument,
  { span, of: deadlines }: { readonly span?: Span; readonly of: readonly DeadlineFile[] },
): Answer {
  const { localizer, today } = context;
  const upcoming = dueBetween(deadlines, today, addDays(today, YEAR_AHEAD)).slice(0, NEXT);
  const due = span ? dueBetween(deadlines, span.from, span.to) : upcoming;
  const told = { localizer, policy, today, named: [], span };
  const reply =
    due.length > 0
      ? deadlineReply({ ...told, dated: due })
      : nothingDueReply({ ...told, dated: upcoming });
  return { reply };
}

/** Whatever there is, where nothing in particular is asked for. */
function tellAll(context: Context, policy: PolicyDocument): Answer | undefined {
  const { deadlines } = policy;
  if (deadlines.some(({ on }) => on !== undefined))
    return tellSpan(context, policy, { of: deadlines });
  return deadlines.length > 0 ? tellNamed(context, policy, deadlines) : undefined;
}

function fromTable(context: Context, policy: PolicyDocument): Answer | undefined {
  const { message, today, cues } = context;
  const { deadlines } = policy;
  const text = askedIn(context);
  const span = spanAsked(message.slots, text, today);
  const named = namedDeadlines(policy, text);
  const due = span ? dueBetween(deadlines, span.from, span.to) : [];
  const isWhatever = text === "" || cues.shows("asks-what-is-due", text);
  if (!isWhatever && isElsewhere(context, { named, span })) return undefined;
  const isNamed = due.some(({ deadline }) => named.includes(deadline));
  const isDated = deadlines.some(({ on }) => on !== undefined);
  if (span && isDated && (named.length === 0 || isWhatever || isNamed)) {
    return tellSpan(context, policy, { span, of: isNamed && !isWhatever ? named : deadlines });
  }
  if (named.length > 0) return tellNamed(context, policy, named);
  const isTold = text !== "" && !context.message.command && context.articles().coverage >= PLAINLY;
  return isWhatever && !isTold ? tellAll(context, policy) : undefined;
}

/**
 * Whether a message asks for no day that is in the table though it sounds like it: it speaks of
 * nothing there and plainly of an article, or it does not ask when at all.
 */
function isElsewhere(
  context: Context,
  { named, span }: { readonly named: readonly DeadlineFile[]; readonly span: Span | undefined },
): boolean {
  const { sure, coverage } = context.articles();
  if (!sure || coverage < PLAINLY || context.before || context.message.command) return false;
  return named.length === 0
    ? span !== undefined
    : !context.cues.shows("asks-day", askedIn(context));
}
