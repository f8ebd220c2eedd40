import { CHINESE_FIGURES } from "../../domain/chinese-number.ts";
import { addDays, type Day, dayNumber } from "../../domain/day.ts";
import type { DateMention } from "./dates.ts";
import type { Found } from "./found.ts";
import type { Slots } from "./meaning.ts";
import { AMOUNTS } from "./record-from-slots.ts";
import { extractSlots, locate, type SlotContext } from "./slots.ts";
import { fixTypos } from "./typos.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readWords } from "./words.ts";

/** Where a message names a time or an amount. */
interface Mark {
  readonly start: number;
  readonly end: number;
  /** Two marks of one kind cannot belong to one record. */
  readonly kind: string;
  readonly total: boolean;
  /** When it is, as the whole message says it: after 上周四, 周五 is that of the same week. */
  readonly day?: DateMention;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

const SEPARATOR =
  /[,、;。:!?\s]+|还有|另外|以及|然后|再就是|加上|又(?=[上学去听修])|再(?=[上学去听修])|加(?=\d|$)|\b(?:and|plus)\b/gu;
/** What parts two records whatever stands around it. */
const BREAK =
  /[,、;。:!?]|还有|另外|以及|然后|再就是|加上|又(?=[上学去听修])|再(?=[上学去听修])|加(?=\d|$)|\b(?:and|plus)\b/u;
/** So many records can be told at once and still be checked by whoever told them. */
export const MOST_RECORDS = 30;
/** A day, its amounts and a sum: more marks than this make more records than can be told. */
const MOST_MARKS = 4 * MOST_RECORDS;
/** What an amount is of stands no farther behind it. */
const FAR = 60;
const CLAUSE_END = /[,、;。:!?]|还有|另外|以及/u;
const OF_ALL = /(?:都|全|均|both|all)(?:是|在|为)?[^,、;。]{0,8}$/u;
const SAID_OF_ALL = /(?:都|全|均|both|all)(?:是|在|为)?([^,、;。]{1,20})$/u;
/** Said of several days, each of which has the amount: 各6学时. */
const EACH = new RegExp(
  `各(?![种类级位个])|分别|^\\s?[均都]|[均都](?:是|为|有)?\\s?(?=[\\d${CHINESE_FIGURES}])|\\beach\\b`,
  "iu",
);
/** After an amount that each of several days has: 6 hours each. */
const EACH_BEHIND = / each(?=$|[\s,.;])/giu;
/** Between days that are listed. */
const LISTED = /[、,和与及跟&+]|\band\b/gu;
/** Between the first and the last day of a span. */
const RANGE = /[到至\-~—–―]|\b(?:to|until|till|through)\b/u;

/**
 * The records that one message states, in order; always at least one, perhaps without any slot.
 * Of a message that states more than {@link MOST_RECORDS}, one more than these.
 *
 * A new record begins where a second day or amount cannot belong to the one before. What opens the
 * message (昨天, 县里的培训:) holds for records that say nothing of the kind themselves, and so does
 * what is said of all (都是昨天的, 都是校本).
 */
export function splitRecords(text: string, context: SlotContext): readonly Slots[] {
  const read = alreadySplit.get(context);
  if (read?.text === text) return read.records;
  const records = readRecords(text, context);
  alreadySplit.set(context, { text, records });
  return records;
}

/** Several questions ask what records a message states; the same text at the same moment states the same. */
const alreadySplit = new WeakMap<
  SlotContext,
  { readonly text: string; readonly records: readonly Slots[] }
>();

function readRecords(text: string, context: SlotContext): Slots[] {
  const { vocabulary } = context;
  const written = fixTypos(text, vocabulary);
  const plain = withoutEach(written, context);
  const marks = findMarks(plain, context);
  const parts = divide(plain, marks.slice(0, MOST_MARKS), vocabulary).slice(0, MOST_RECORDS + 1);
  if (parts.length < 2) return onEachDay(written, parts, [extractSlots(plain, context)]);
  const read = (start: number, end?: number) => extractSlots(plain.slice(start, end), context);
  const records = parts.map((part) => ({ ...read(part.start, part.end), ...dayOf(part) }));
  const opening = read(0, marks[0]?.start);
  const ofAll = readWords(SAID_OF_ALL.exec(plain)?.[1] ?? "", vocabulary);
  const shared = { ...wordsOf(opening), ...wordsOf(ofAll) };
  const days = sharedDays(plain, parts, records);
  const whole = records.map((record) => ({
    ...(opening.person === undefined ? {} : { person: opening.person }),
    ...inherited(shared, record),
    ...(record.date === undefined && record.from === undefined ? days : {}),
    ...record,
  }));
  return distribute(written, parts, whole);
}

/** 6 hours each is an amount only where there are several days, each of which has it. */
function withoutEach(plain: string, context: SlotContext): string {
  if (!EACH_BEHIND.test(plain)) return plain;
  const { dates } = locate(plain, context);
  const isSeveral = dates.length > 1 || dates.some((date) => listedDays(date, plain).length > 0);
  return isSeveral ? plain.replace(EACH_BEHIND, (each) => " ".repeat(each.length)) : plain;
}

/** The day of a part that names only one. */
function dayOf({ marks }: Part): Pick<Slots, "date" | "from" | "to"> {
  const [day, ...others] = marks.flatMap(({ day }) => day ?? []);
  if (day?.date === undefined || others.length > 0) return {};
  const { date, from, to } = day;
  return { date, ...(from && { from }), ...(to && { to }) };
}

/** The days of a mention that lists them: 19日和20日; none where it is one day or a span. */
function listedDays({ start, end, value }: Found<DateMention>, plain: string): readonly Day[] {
  const { from, to } = value;
  const said = plain.slice(start, end);
  const joints = said.match(LISTED)?.length ?? 0;
  if (!from || !to || value.grain !== "day" || joints === 0 || RANGE.test(said)) return [];
  const count = dayNumber(to) - dayNumber(from) + 1;
  if (count === joints + 1)
    return Array.from({ length: count }, (_, index) => addDays(from, index));
  return [];
}

/** 11月19日和20日各6学时 are two records, while 11月19日和20日6学时 is one that took two days. */
function onEachDay(plain: string, parts: readonly Part[], records: readonly Slots[]): Slots[] {
  return records.flatMap((record, index) => {
    const part = parts[index];
    const mark = part?.marks.find(({ day }) => day !== undefined);
    if (!part || !mark?.day || !EACH.test(plain.slice(mark.end, part.end))) return [record];
    const days = listedDays({ ...mark, value: mark.day }, plain);
    const { date: _date, from: _from, to: _to, ...others } = record;
    return days.length > 0 ? days.map((date) => ({ ...others, date })) : [record];
  });
}

/** A level or a way of learning is taken over only by who names neither that nor an activity. */
function inherited(shared: Slots, record: Slots): Slots {
  if (!saysWhat(record)) return shared;
  return record.activity === undefined && shared.activity !== undefined
    ? { activity: shared.activity }
    : {};
}

/**
 * 3月1日、8日各2课时 are two records; 3月份:4日… is one, and 3月份 only says when. Without 各 it is not
 * known how much belongs to the first: it takes over only what was done.
 */
function distribute(plain: string, parts: readonly Part[], records: readonly Slots[]): Slots[] {
  const whole: { readonly record: Slots; readonly part: Part }[] = [];
  for (const [index, part] of [...parts.entries()].reverse()) {
    const [record = {}, next] = [records[index], whole[0]];
    const isOnlyDay = next !== undefined && part.marks.every(({ kind }) => kind === "day");
    if (!isOnlyDay) {
      whole.unshift({ record, part });
    } else if (record.date !== undefined || saysWhat(record)) {
      const { end } = next.part;
      const isEach = EACH.test(plain.slice(part.marks[0]?.end, end));
      whole.unshift({ record: filled(record, next.record, isEach), part: { ...part, end } });
    }
  }
  return onEachDay(
    plain,
    whole.map(({ part }) => part),
    whole.map(({ record }) => record),
  );
}

/** A record that states only its day, perhaps with what was done, with what is said of the next one. */
function filled(record: Slots, next: Slots, isEach: boolean): Slots {
  if (record.date === undefined) return record;
  const much = isEach ? amountsOf(next) : {};
  if (saysWhat(record)) return { ...much, ...record };
  const { date: _date, from: _from, to: _to, ...others } = next;
  return { ...(isEach ? others : wordsOf(others)), ...record };
}

function findMarks(plain: string, context: SlotContext): Mark[] {
  const { dates, amounts } = locate(plain, context);
  const days = dates.filter(({ value }) => value.from !== undefined || value.date !== undefined);
  return [
    ...days.map(({ start, end, value }) => ({
      ...{ start, end, kind: "day", total: false },
      ...(value.date !== undefined && { day: value }),
    })),
    ...amounts.map(({ start, end, value }) => ({ start, end, ...value })),
  ].sort((a, b) => a.start - b.start);
}

/** A sum after several records (共10学时) is nobody's own and ends the last of them. */
function divide(plain: string, marks: readonly Mark[], vocabulary: Vocabulary): Part[] {
  const parts: { start: number; marks: Mark[] }[] = [{ start: 0, marks: [] }];
  let end = plain.length;
  for (const mark of marks) {
    const part = parts.at(-1);
    const before = part?.marks.at(-1);
    const repeated = part?.marks.some(({ kind }) => kind === mark.kind);
    if (mark.total && repeated && before && parts.length > 1) {
      end = before.end;
      break;
    }
    const start =
      part && before && repeated ? boundary(plain, part.marks, mark, vocabulary) : undefined;
    if (start === undefined) part?.marks.push(mark);
    else parts.push({ start, marks: [mark] });
  }
  return parts.map((part, index) => ({ ...part, end: parts[index + 1]?.start ?? end }));
}

/**
 * Where the record of `mark` begins; nowhere if the mark has no words of its own (上午3学时,下午4学时).
 *
 * Where the record before began with its day, this one does so too; else it begins with the first
 * words after the mark before that say what it is.
 */
function boundary(
  plain: string,
  marks: readonly Mark[],
  mark: Mark,
  vocabulary: Vocabulary,
): number | undefined {
  const before = marks.at(-1) ?? mark;
  const from = before.end + ownWords(plain, marks, mark, vocabulary);
  const between = plain.slice(from, mark.start);
  const clauses = [0, ...[...between.matchAll(SEPARATOR)].map((cut) => cut.index + cut[0].length)];
  if (mark.kind === "day" && marks[0]?.kind === "day") {
    const words = wordsAhead(plain, marks[0], between, vocabulary);
    if (words !== undefined) return from + words;
    return clauses.length > 1 ? from + (clauses.at(-1) ?? 0) : mark.start;
  }
  const described = clauses.find((start, index) =>
    saysWhat(readWords(between.slice(start, clauses[index + 1]), vocabulary)),
  );
  if (described !== undefined) return from + described;
  if (mark.kind === "day") return mark.start;
  const after = plain.slice(mark.end, mark.end + FAR).split(CLAUSE_END)[0] ?? "";
  return saysWhat(readWords(after, vocabulary)) ? from + (clauses.at(-1) ?? 0) : undefined;
}

/** Where the words of a record begin that has them ahead of its day, as the record before has: `city training on …`. */
function wordsAhead(
  plain: string,
  first: Mark,
  between: string,
  vocabulary: Vocabulary,
): number | undefined {
  const ahead = plain.slice(Math.max(0, first.start - FAR), first.start);
  const words = between.split(BREAK).at(-1) ?? "";
  const isAhead = [ahead, words].every((part) => saysWhat(readWords(part, vocabulary)));
  return isAhead ? between.length - words.length : undefined;
}

/** How many characters after an amount say what it is of: 8学时县培,2课时校本, `8 hours of county training and …`. */
function ownWords(
  plain: string,
  marks: readonly Mark[],
  mark: Mark,
  vocabulary: Vocabulary,
): number {
  const [first, before] = [marks[0], marks.at(-1)];
  if (!first || !before || before.kind === "day") return 0;
  const between = plain.slice(before.end, mark.start);
  const cut = BREAK.exec(between);
  const ahead = plain.slice(first.kind === "day" ? first.end : 0, before.start);
  if (!cut || saysWhat(readWords(ahead, vocabulary))) return 0;
  return saysWhat(readWords(between.slice(0, cut.index), vocabulary)) ? cut.index : 0;
}

function saysWhat({ activity, level, mode }: Slots): boolean {
  return (activity ?? level ?? mode) !== undefined;
}

function amountsOf(slots: Slots): Slots {
  return Object.fromEntries(
    AMOUNTS.flatMap((amount) => (slots[amount] === undefined ? [] : [[amount, slots[amount]]])),
  );
}

function wordsOf({ activity, level, mode, themes }: Slots): Slots {
  const words = { activity, level, mode, themes };
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}

/** The only day of the message, if it opens it or is said to be that of all. */
function sharedDays(plain: string, parts: readonly Part[], records: readonly Slots[]): Slots {
  const days = parts.flatMap(({ marks }) => marks.filter(({ kind }) => kind === "day"));
  const [day] = days;
  if (day === undefined || days.length > 1) return {};
  const opens = parts[0]?.marks[0] === day;
  if (!opens && !OF_ALL.test(plain.slice(0, day.start))) return {};
  const owner = records[parts.findIndex(({ marks }) => marks.includes(day))];
  const span = { from: owner?.from, to: owner?.to, date: owner?.date };
  return Object.fromEntries(Object.entries(span).filter(([, value]) => value !== undefined));
}
