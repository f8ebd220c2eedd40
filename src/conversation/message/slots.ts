import type { Day } from "../../domain/day.ts";
import { type Amount, type AmountKind, readAmounts } from "./amounts.ts";
import { type DateMention, readDates } from "./dates.ts";
import { aheadOf, cover, type Found } from "./found.ts";
import type { Slots } from "./meaning.ts";
import { looksLikeName, readPerson } from "./person.ts";
import { readPolicy, readPolicyIds } from "./policy-names.ts";
import { readContent, readLecturedOn, readPlainTitle, readQuotedTitles } from "./titles.ts";
import { fixTypos } from "./typos.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readWords } from "./words.ts";

/** What the reader of a message must know besides the message. */
export interface SlotContext {
  /** The day it was said. */
  readonly today: Day;
  /** Names that people use for a policy, each with the policy's id. */
  readonly policyAliases?: ReadonlyMap<string, string>;
  /** The words that it is read by. */
  readonly vocabulary: Vocabulary;
}

/** The places in a message that one reading has found, and what is left for the others. */
export interface Located {
  readonly titles: readonly Found<string>[];
  /** Policies that are written by their ids. */
  readonly ids: readonly Found<string>[];
  readonly dates: readonly Found<DateMention>[];
  readonly amounts: readonly Found<Amount>[];
  /** The message, as long as before, without titles, ids of policies and days. */
  readonly undated: string;
  /** The same without amounts. */
  readonly rest: string;
}

/**
 * Reads a message in normal form: titles, ids, days, then amounts, each out of what is left.
 *
 * @param known the days, where they were read with more of the message around them
 */
export function locate(
  plain: string,
  context: SlotContext,
  known?: readonly Found<DateMention>[],
): Located {
  const { today, vocabulary, policyAliases = new Map() } = context;
  const titles = readQuotedTitles(plain);
  const untitled = cover(plain, titles);
  const ids = readPolicyIds(untitled, policyAliases);
  const unnamed = cover(untitled, ids);
  const dates = known ?? readDates(unnamed, today, vocabulary);
  const undated = cover(unnamed, dates);
  const amounts = readAmounts(undated);
  return { titles, ids, dates, amounts, undated, rest: cover(undated, amounts) };
}

const TODAY = /^今|^today/iu;

/**
 * The particulars that a message states, read without any guess at what it wants.
 *
 * What was not said is absent, and so is what was said in two ways that disagree: the caller asks.
 */
export function extractSlots(text: string, context: SlotContext): Slots {
  const read = alreadyRead.get(context);
  if (read?.text === text) return read.slots;
  const slots = readSlots(text, context);
  alreadyRead.set(context, { text, slots });
  return slots;
}

/** Whoever may answer a message reads it anew; the same text at the same moment says the same. */
const alreadyRead = new WeakMap<SlotContext, { readonly text: string; readonly slots: Slots }>();

function readSlots(text: string, context: SlotContext): Slots {
  const plain = fixTypos(text, context.vocabulary);
  return slotsOf(plain, locate(plain, context), context);
}

/** The particulars of what was located in a message without slips. */
export function slotsOf(plain: string, located: Located, context: SlotContext): Slots {
  const { vocabulary, policyAliases = new Map() } = context;
  const { titles, ids, dates, amounts, undated, rest } = located;
  const mentions = meant(dates, plain, vocabulary);
  const words = { ...readWords(plain, vocabulary), ...readWords(rest, vocabulary) };
  const lecturedOn =
    words.role === "lecturer" ? readLecturedOn(plain, titles, vocabulary) : undefined;
  return compact({
    ...daySlots(mentions),
    ...amountSlots(ofStudy(amounts, plain, words.activity), plain, vocabulary),
    ...words,
    title: titles[0]?.value ?? readPlainTitle(rest, vocabulary),
    content: readContent(rest, vocabulary) ?? lecturedOn,
    person: readPerson(undated, vocabulary),
    policy: readPolicy(rest, policyAliases, { vocabulary, ids }),
  });
}

/** Whether a text is somebody's name and nothing else: 周三 and 校本 are something else that a message may state. */
export function isName(text: string, context: SlotContext): boolean {
  const isElse = Object.keys(extractSlots(text, context)).length > 0;
  return !isElse && looksLikeName(text, context.vocabulary);
}

/**
 * Among several days, neither the day of the message nor that of the certificate is meant; never the
 * time at which somebody came to the school: 去年刚来的,现在差多少.
 */
function meant(
  dates: readonly Found<DateMention>[],
  plain: string,
  { notTheDay, arrival }: Vocabulary,
): DateMention[] {
  const asked = dates.filter(
    ({ start, end }) =>
      !arrival.after.test(plain.slice(end)) && !arrival.before.test(aheadOf(plain, start)),
  );
  const others = asked.filter(
    ({ start, end }) =>
      !TODAY.test(plain.slice(start, end)) && !notTheDay.test(aheadOf(plain, start)),
  );
  const enough = others.some(({ value }) => value.date !== undefined);
  return (enough ? others : asked).map(({ value }) => value);
}

function compact(slots: { readonly [K in keyof Slots]: Slots[K] | undefined }): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined));
}

/** Every year that a text names, in order: 今年呢,去年呢. */
export function yearsNamed(text: string, context: SlotContext): readonly string[] {
  const plain = fixTypos(text, context.vocabulary);
  const mentions = meant(locate(plain, context).dates, plain, context.vocabulary);
  return [...new Set(mentions.flatMap(wholeYears))];
}

/** Every cycle that a text names, in order, as a slot names one: by its label, `current` or `previous`. */
export function cyclesNamed(text: string, context: SlotContext): readonly string[] {
  const plain = fixTypos(text, context.vocabulary);
  const { dates } = locate(plain, context);
  return [...new Set(dates.flatMap(({ value }) => value.cycle ?? []))];
}

/** The year of a mention, or those that it lists: 去年和今年. */
function wholeYears({ year, from, to, grain }: DateMention): string[] {
  if (year !== undefined) return [year];
  const isWhole = grain === "period" && from?.endsWith("-01-01") && to?.endsWith("-12-31");
  if (!isWhole || from === undefined || to === undefined) return [];
  const first = Number(from.slice(0, 4));
  const count = Number(to.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.min(count, MOST_YEARS) }, (_, index) => String(first + index));
}

/** Nobody asks of more years one by one. */
const MOST_YEARS = 5;

type DaySlots = Pick<Slots, "date" | "from" | "to" | "year" | "cycle">;

/** A day outweighs the period it may lie in; of several different days none is meant. */
function daySlots(mentions: readonly DateMention[]): DaySlots {
  const cycle = one(mentions.filter((mention) => mention.cycle !== undefined));
  const days = mentions.filter(({ date }) => date !== undefined);
  const periods = mentions.filter(({ from, to, date }) => (from ?? to) && date === undefined);
  const named = one(days.length > 0 ? days : periods);
  const years = mentions.filter(({ year }) => year !== undefined);
  const alone = days.length === 0 && periods.length === 0 ? one(years) : undefined;
  const {
    grain: _,
    listed: _days,
    ...slots
  }: Partial<DateMention> = {
    ...{ ...cycle, ...alone, ...named },
  };
  return slots;
}

/** The mention that all of them repeat, if they do. */
function one(mentions: readonly DateMention[]): DateMention | undefined {
  const [first] = mentions;
  const same = mentions.every((mention) =>
    (["date", "from", "to", "year", "cycle"] as const).every(
      (key) => mention[key] === first?.[key],
    ),
  );
  return same ? first : undefined;
}

/** Credits that a training gave, and not those of a course of study. */
const GIVEN_CREDITS = /(?:[记计折算给]|折合|登记)(?:了|成|为|给我)?\s?$/u;

/** The credits of a degree's courses are its own, and not those that this is about: 读在职硕士,一共修24个学分. */
function ofStudy(
  amounts: readonly Found<Amount>[],
  text: string,
  activity: Slots["activity"],
): readonly Found<Amount>[] {
  if (activity !== "degree-study") return amounts;
  return amounts.map((each) =>
    each.value.kind === "credits" && !GIVEN_CREDITS.test(text.slice(0, each.start))
      ? { ...each, value: { ...each.value, kind: "courseCredits" } }
      : each,
  );
}

type AmountSlots = Partial<Record<AmountKind, number>>;

/** Credits that are asked about or aimed at are not stated: only those of something done are. */
function amountSlots(
  amounts: readonly Found<Amount>[],
  text: string,
  { questions, past }: Vocabulary,
): AmountSlots {
  const others = amounts.some(({ value }) => value.kind !== "credits");
  const recorded = !questions.test(text) && (others || past.test(text));
  const kinds: readonly AmountKind[] = [
    ...(["hours", "units", "days", "courses", "courseCredits", "credits"] as const),
  ];
  return Object.fromEntries(
    kinds
      .filter((kind) => kind !== "credits" || recorded)
      .flatMap((kind) => {
        const count = settle(
          amounts.map(({ value }) => value).filter((each) => each.kind === kind),
        );
        return count === undefined ? [] : [[kind, count]];
      }),
  );
}

/** Of several amounts of a kind the one called the sum counts; without a sum they must agree. */
function settle(amounts: readonly Amount[]): number | undefined {
  const sums = amounts.filter(({ total }) => total);
  const counts = new Set((sums.length > 0 ? sums : amounts).map(({ count }) => count));
  return counts.size === 1 ? [...counts][0] : undefined;
}
