import { type Day, dayNumber } from "../../domain/day.ts";
import { MEASURES, type Measure, type TrainingRecord } from "../../domain/training-record.ts";
import type { Columns } from "./columns.ts";
import { readWhose, type WhoseRow } from "./person-columns.ts";
import { HOURS_A_DAY, readAmount } from "./read-amount.ts";
import { readDay } from "./read-day.ts";
import { type RowReader, readRow } from "./read-row.ts";
import { readText } from "./read-text.ts";
import { readWord } from "./read-word.ts";
import { RECORD_HEADINGS, type RecordColumn } from "./record-columns.ts";
import { readParticulars } from "./record-particulars.ts";
import type { Sheet } from "./sheet.ts";
import {
  LEVEL_WORDS,
  MODE_WORDS,
  OUTCOME_WORDS,
  TRAINING_KIND_WORDS,
  type TrainingKind,
  WITHOUT_HOURS,
} from "./words.ts";

/** What a row states of a training; who it belongs to comes apart. */
export type RecordFacts = Omit<TrainingRecord, "id">;

export interface RecordRow extends WhoseRow {
  readonly reader: RowReader<RecordColumn>;
  readonly certificate?: string | undefined;
  /** A fixed item as the sheet calls it; which one that is, the policy of the person says. */
  readonly programme?: string | undefined;
  /** Absent where a cell that it needs was refused. */
  readonly facts?: RecordFacts | undefined;
}

const readKind = readWord(TRAINING_KIND_WORDS);
const readLevel = readWord(LEVEL_WORDS);
const readMode = readWord(MODE_WORDS);
const readOutcome = readWord(OUTCOME_WORDS);

/** @param today no date may lie after it */
export function readRecordRow(
  row: Sheet["rows"][number],
  columns: Columns<RecordColumn>,
  today: Day,
): RecordRow {
  const reader = readRow(row, columns, RECORD_HEADINGS);
  const whose = readWhose(reader, columns, row.cells);
  const programme = reader.optional("programme", readText);
  return {
    reader,
    ...whose,
    certificate: reader.optional("certificate", readText),
    programme,
    facts: readFacts(reader, columns, today, programme !== undefined),
  };
}

function readFacts(
  reader: RowReader<RecordColumn>,
  columns: Columns<RecordColumn>,
  today: Day,
  isFixedItem: boolean,
): RecordFacts | undefined {
  const title = reader.required("title", readText);
  const kind = reader.required("kind", readKind);
  const amounts = readAmounts(reader, kind, isFixedItem);
  const { role, ...particulars } = readParticulars(reader);
  const stated = {
    role: role ?? kind?.role,
    level: reader.optional("level", readLevel) ?? kind?.level,
    mode: reader.optional("mode", readMode) ?? kind?.mode,
    ...amounts,
    organiser: reader.optional("organiser", readText),
    outcome: reader.optional("outcome", readOutcome),
    ...particulars,
  };
  const days = readDays(reader, columns, today);
  refuseTooManyHours(reader, { hours: stated.hours, days: amounts.days ?? days?.span });
  if (!title || !kind || !days) return undefined;
  const { span: _, ...dates } = days;
  return { ...dates, activity: kind.activity, title, ...withoutSilence(stated) };
}

/** @param days how many there were, where the row says so */
function refuseTooManyHours(
  reader: RowReader<RecordColumn>,
  { hours, days }: { hours?: number | undefined; days?: number | undefined },
): void {
  if (hours === undefined || days === undefined || days === 0) return;
  if (hours > HOURS_A_DAY * days) reader.refuse("hours", { code: "hours-beyond-days", days });
}

/** Hours are asked for where nothing else says how much there was. */
function readAmounts(
  reader: RowReader<RecordColumn>,
  kind: TrainingKind | undefined,
  isFixedItem: boolean,
): Partial<Record<Measure, number | undefined>> {
  const [hours, ...others] = MEASURES;
  const read = (measure: Measure) => reader.optional(measure, readAmount(measure));
  const refused = reader.rejections.length;
  const amounts = Object.fromEntries(others.map((measure) => [measure, read(measure)]));
  const isStated = Object.values(amounts).some((amount) => amount !== undefined);
  const isRefused = reader.rejections.length > refused;
  const needsNone = isFixedItem || (kind !== undefined && WITHOUT_HOURS.has(kind.activity));
  if (needsNone || isStated || isRefused) return { ...amounts, [hours]: read(hours) };
  return { [hours]: reader.required(hours, readAmount(hours)) };
}

/** The facts without those that the sheet says nothing of. */
function withoutSilence<T extends object>(facts: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

interface Dates extends Pick<RecordFacts, "date" | "from" | "certificateDate"> {
  /** How many days there are from the first to the last, where the first is stated. */
  readonly span?: number;
}

function readDays(
  reader: RowReader<RecordColumn>,
  columns: Columns<RecordColumn>,
  today: Day,
): Dates | undefined {
  const date = reader.required("to", readDay);
  const from = reader.optional("from", readDay);
  const certificateDate = reader.optional("certificateDate", readDay);
  const dated = { from, to: date, certificateDate };
  for (const [column, day] of Object.entries(dated) as [keyof typeof dated, Day | undefined][]) {
    if (day && day > today) reader.refuse(column, { code: "date-future", today });
  }
  if (!date) return undefined;
  refuseDisorder(reader, columns, { date, from, certificateDate });
  return {
    date,
    ...(from === undefined || from > date ? {} : { span: dayNumber(date) - dayNumber(from) + 1 }),
    ...(from === undefined || from === date ? {} : { from }),
    ...(certificateDate === undefined ? {} : { certificateDate }),
  };
}

function refuseDisorder(
  reader: RowReader<RecordColumn>,
  columns: Columns<RecordColumn>,
  { date, from, certificateDate }: Pick<RecordFacts, "date" | "from" | "certificateDate">,
): void {
  if (from && from > date) {
    const [earlier, later] = [columns.from ?? "", columns.to ?? ""];
    reader.refuse("from", { code: "date-order", earlier, later });
  }
  if (certificateDate && certificateDate < (from ?? date)) {
    const training = columns[from ? "from" : "to"] ?? "";
    reader.refuse("certificateDate", { code: "certificate-before-training", training });
  }
}
