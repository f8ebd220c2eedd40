import type { Slots } from "./meaning.ts";
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
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

const SEPARATOR = /[,、;。:!?\s]+|还有|另外|以及|然后|再就是|\b(?:and|plus)\b/gu;
/** So many records can be told at once and still be checked by whoever told them. */
export const MOST_RECORDS = 30;
/** A day, its amounts and a sum: more marks than this make more records than can be told. */
const MOST_MARKS = 4 * MOST_RECORDS;
/** What an amount is of stands no farther behind it. */
const FAR = 60;
const CLAUSE_END = /[,、;。:!?]|还有|另外|以及/u;
const OF_ALL = /(?:都|全|均|both|all)(?:是|在|为)?[^,、;。]{0,8}$/u;
const SAID_OF_ALL = /(?:都|全|均|both|all)(?:是|在|为)?([^,、;。]{1,20})$/u;
const EACH = /^\s?(?:各|均|都|分别|each)/u;

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
  const plain = fixTypos(text, vocabulary);
  const marks = findMarks(plain, context);
  const parts = divide(plain, marks.slice(0, MOST_MARKS), vocabulary).slice(0, MOST_RECORDS + 1);
  if (parts.length < 2) return [extractSlots(plain, context)];
  const read = (start: number, end?: number) => extractSlots(plain.slice(start, end), context);
  const records = parts.map(({ start, end }) => read(start, end));
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
  return distribute(plain, parts, whole);
}

/** A level or a way of learning is taken over only by who names neither that nor an activity. */
function inherited(shared: Slots, record: Slots): Slots {
  if (!saysWhat(record)) return shared;
  return record.activity === undefined && shared.activity !== undefined
    ? { activity: shared.activity }
    : {};
}

/** 3月1日、8日各2课时 are two records; 3月份:4日… is one, and 3月份 only says when. */
function distribute(plain: string, parts: readonly Part[], records: readonly Slots[]): Slots[] {
  return records.flatMap((record, index) => {
    const [next, part] = [records[index + 1], parts[index + 1]];
    if (next === undefined || parts[index]?.marks.some(({ kind }) => kind !== "day"))
      return [record];
    if (record.date === undefined) return saysWhat(record) ? [record] : [];
    const each = EACH.test(plain.slice(part?.marks[0]?.end));
    const { date: _date, from: _from, to: _to, ...others } = next;
    return [each ? { ...others, ...record } : record];
  });
}

function findMarks(plain: string, context: SlotContext): Mark[] {
  const { dates, amounts } = locate(plain, context);
  const days = dates.filter(({ value }) => value.from !== undefined || value.date !== undefined);
  return [
    ...days.map(({ start, end }) => ({ start, end, kind: "day", total: false })),
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
  const between = plain.slice(before.end, mark.start);
  const clauses = [0, ...[...between.matchAll(SEPARATOR)].map((cut) => cut.index + cut[0].length)];
  if (mark.kind === "day" && marks[0]?.kind === "day") {
    return clauses.length > 1 ? before.end + (clauses.at(-1) ?? 0) : mark.start;
  }
  const described = clauses.find((start, index) =>
    saysWhat(readWords(between.slice(start, clauses[index + 1]), vocabulary)),
  );
  if (described !== undefined) return before.end + described;
  if (mark.kind === "day") return mark.start;
  const after = plain.slice(mark.end, mark.end + FAR).split(CLAUSE_END)[0] ?? "";
  return saysWhat(readWords(after, vocabulary)) ? before.end + (clauses.at(-1) ?? 0) : undefined;
}

function saysWhat({ activity, level, mode }: Slots): boolean {
  return (activity ?? level ?? mode) !== undefined;
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
