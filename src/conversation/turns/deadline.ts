import { addDays } from "../../domain/day.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { dueBetween, dueFrom } from "../../policy/procedures/deadline.ts";
import type { DeadlineFile } from "../../policy/procedures/deadline-file.ts";
import { questionParts } from "../lookup/question-parts.ts";
import { telling, tokens } from "../lookup/tokens.ts";
import type { Slots } from "../message/meaning.ts";
import { normalise } from "../message/normalise.ts";
import { extractSlots } from "../message/slots.ts";
import {
  eventOf,
  namedDeadlines,
  nearestFirst,
  nextOf,
  type Span,
  spanAsked,
} from "../procedures/asked-deadlines.ts";
import { askedRoutes } from "../procedures/asked-routes.ts";
import { speaksOf } from "../procedures/called.ts";
import { deadlineReply, type Named, nothingDueReply } from "../replies/deadline-reply.ts";
import { approvalLines } from "../replies/route-reply.ts";
import { answerNotYet, findIn, PLAINLY, policyAskedAbout } from "./article.ts";
import { type Besides, besides, gistOf, WHEN, WHO } from "./besides.ts";
import type { Answer, Scene } from "./scene.ts";
import { withoutPolicy } from "./whom.ts";

const INTENT = "deadline";
/** Asks for whatever is due, not for one thing. */
const WHATEVER =
  /有什么|有哪些|什么要|哪些要|要交(?:什么|哪些)|最近|近期|下一个|接下来|日子|时间节点|\b(?:upcoming|next deadlines?|what is due|which (?:dates|deadlines)|deadlines|due dates?|dates)\b/iu;
/** Asks for a day in any way; what asks for none is not answered by one. */
const ASKS_WHEN = new RegExp(
  `${WHEN.source}|时间|日期|截止|之前|以前|前[要得]?[交报办登]|还来得及|逾期|过期|迟|补|没交|\\bdate`,
  "iu",
);
/** As many of the next ones are told. */
const NEXT = 3;
const YEAR_AHEAD = 366;

/** What is asked: what follows a command's word, else the message, after what it goes on from. */
function askedIn({ meaning, text, before }: Scene): string {
  const asked = meaning.command?.rest ?? text;
  return before ? `${before.question} ${asked}` : asked;
}

/** Whether weekends are counted is no question about a weekend's day. */
const WEEKEND = /周末|双休日?|星期[六日天]|周[六日]|weekends?/giu;

function slotsOfEvent({ meaning, text, context }: Scene): Slots {
  const without = text.replace(WEEKEND, "");
  const tellsDay = without === text || /\d/.test(text);
  return tellsDay ? meaning.slots : extractSlots(without, context);
}

/** The deadlines without a day of the calendar, on their day where the event was told. */
function relativeOf(scene: Scene, named: readonly DeadlineFile[]): Named[] {
  const { deps, turn } = scene;
  const slots = slotsOfEvent(scene);
  return named
    .filter(({ on }) => on === undefined)
    .map((deadline) => {
      const event = eventOf(deadline, slots, askedIn(scene), turn.today);
      const calendar = deps.catalogue.workingCalendar();
      const due = deadline.within && event && dueFrom(deadline.within, event, calendar);
      return { deadline, due };
    });
}

/** Who approves, where the same message asks for that too. */
function approvalsIn(scene: Scene, policy: PolicyDocument): Besides {
  const { voice, turn, meaning } = scene;
  const text = askedIn(scene);
  const asked = WHO.test(text) ? askedRoutes(policy.file, text, meaning.slots) : [];
  return approvalLines({ voice, policy, asked, today: turn.today });
}

/** What else the message asks: who approves, and what plainly stands in other articles. */
function elseAsked(scene: Scene, policy: PolicyDocument, named: readonly DeadlineFile[]): Besides {
  const approvals = approvalsIn(scene, policy);
  const isNamed = (sentence: string) => named.some(({ keywords }) => speaksOf(keywords, sentence));
  const more = besides(
    scene,
    policy,
    askedIn(scene),
    (sentence) =>
      (WHEN.test(sentence) && isNamed(sentence)) ||
      (WHO.test(sentence) && approvals.lines.length > 0),
  );
  return {
    lines: [...approvals.lines, ...more.lines],
    articles: [...approvals.articles, ...more.articles],
  };
}

/** Whether a part of the message asks something else than when and who. */
function asksMore(scene: Scene): boolean {
  const parts = questionParts(normalise(askedIn(scene)));
  return parts.length > 1 && parts.some((part) => !WHEN.test(part) && !WHO.test(part));
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
function isAboutIt({ what, keywords }: DeadlineFile, text: string): boolean {
  const own = new Set(tokens([what.zh, what.en, ...keywords].join(" ")));
  const said = tokens(telling(text.replace(new RegExp(WHEN, "giu"), " ")));
  return said.filter((token) => own.has(token)).length >= said.length * ABOUT;
}

/** What is told already, and whether no day is among it. */
interface Telling {
  readonly named: readonly DeadlineFile[];
  readonly told: readonly string[];
  readonly isRule: boolean;
}

/**
 * What the articles say besides: that of the deadline itself, where more is asked than its day or
 * where it is no single day, and the one that answers the whole message, unless it was told.
 */
function furtherArticles(
  scene: Scene,
  policy: PolicyDocument,
  { named, told, isRule }: Telling,
): Besides {
  const [first] = named;
  const isMore = asksMore(scene);
  const own = isMore && first ? [first.cite] : named.flatMap(ofMonths);
  const { best, sure } = findIn(scene, policy);
  const found = sure && (isMore || isRule) ? best.slice(0, 1) : [];
  const isAbout = named.some((deadline) => isAboutIt(deadline, askedIn(scene)));
  const articles = [
    ...new Set([...own, ...found.filter((each) => !(isAbout && told.includes(each)))]),
  ];
  const lines = articles.flatMap((article) => gistOf(scene, policy, article).lines);
  return { lines, articles };
}

/** The deadlines that are spoken of: their next days, or their days from the event told. */
function tellNamed(scene: Scene, policy: PolicyDocument, named: readonly DeadlineFile[]): Answer {
  const { voice, turn } = scene;
  const relative = relativeOf(scene, named);
  const counted = relative.filter(({ due }) => due !== undefined);
  const more = elseAsked(scene, policy, named);
  const told = [...named.map(({ cite }) => cite), ...more.articles];
  const isRule = counted.length === 0 && relative.length === named.length;
  const further = furtherArticles(scene, policy, { named, told, isRule });
  const reply = deadlineReply({
    voice,
    policy,
    today: turn.today,
    named: relative,
    dated:
      counted.length > 0 ? [] : nearestFirst(nextOf(named, turn.today), askedIn(scene), turn.today),
    besides: {
      lines: [...more.lines, ...further.lines],
      articles: [...more.articles, ...further.articles],
    },
  });
  return { reply, intent: INTENT, question: askedIn(scene) };
}

/** Whatever is due in the days asked about, or next; where nothing is, what comes then. */
function tellSpan(
  scene: Scene,
  policy: PolicyDocument,
  { span, of: deadlines }: { readonly span?: Span; readonly of: readonly DeadlineFile[] },
): Answer {
  const { voice, turn } = scene;
  const { today } = turn;
  const upcoming = dueBetween(deadlines, today, addDays(today, YEAR_AHEAD)).slice(0, NEXT);
  const due = span ? dueBetween(deadlines, span.from, span.to) : upcoming;
  const told = { voice, policy, today, named: [], span };
  const reply =
    due.length > 0
      ? deadlineReply({ ...told, dated: due })
      : nothingDueReply({ ...told, dated: upcoming });
  return { reply, intent: INTENT };
}

/** Whatever there is, where nothing in particular is asked for. */
function tellAll(scene: Scene, policy: PolicyDocument): Answer | undefined {
  const { deadlines } = policy.file;
  if (deadlines.some(({ on }) => on !== undefined))
    return tellSpan(scene, policy, { of: deadlines });
  return deadlines.length > 0 ? tellNamed(scene, policy, deadlines) : undefined;
}

function fromTable(scene: Scene, policy: PolicyDocument): Answer | undefined {
  const { meaning, turn } = scene;
  const { deadlines } = policy.file;
  const text = askedIn(scene);
  const span = spanAsked(meaning.slots, text, turn.today);
  const named = namedDeadlines(policy.file, text);
  const due = span ? dueBetween(deadlines, span.from, span.to) : [];
  const isWhatever = text === "" || WHATEVER.test(text);
  if (!isWhatever && isElsewhere(scene, policy, { named, span })) return undefined;
  const isNamed = due.some(({ deadline }) => named.includes(deadline));
  const isDated = deadlines.some(({ on }) => on !== undefined);
  if (span && isDated && (named.length === 0 || isWhatever || isNamed)) {
    return tellSpan(scene, policy, { span, of: isNamed && !isWhatever ? named : deadlines });
  }
  if (named.length > 0) return tellNamed(scene, policy, named);
  const isTold = text !== "" && findIn(scene, policy).coverage >= PLAINLY;
  return isWhatever && !isTold ? tellAll(scene, policy) : undefined;
}

/**
 * Whether a message asks for no day that is in the table though it sounds like it: it speaks of
 * nothing there and plainly of an article, or it does not ask when at all.
 */
function isElsewhere(
  scene: Scene,
  policy: PolicyDocument,
  { named, span }: { readonly named: readonly DeadlineFile[]; readonly span: Span | undefined },
): boolean {
  const { sure, coverage } = findIn(scene, policy);
  if (!sure || coverage < PLAINLY || scene.before) return false;
  return named.length === 0 ? span !== undefined : !ASKS_WHEN.test(askedIn(scene));
}

/** Answers by when something must be done, from the policy's table; else from its articles. */
export async function answerDeadline(scene: Scene): Promise<Answer> {
  const policy = await policyAskedAbout(scene);
  if (!policy) return withoutPolicy(scene);
  return fromTable(scene, policy) ?? answerNotYet(INTENT)(scene);
}
