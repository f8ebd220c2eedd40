import type { Day } from "../../domain/day.ts";
import type { LedgerRecord } from "../records/ports.ts";
import type { ReadyRow } from "./accepted-rows.ts";
import { HOURS_A_DAY } from "./read-amount.ts";
import { RECORD_HEADINGS } from "./record-columns.ts";
import type { Remark } from "./remark.ts";

/** Where only the last day is stated, a training may have lasted; a week has no more hours. */
const HOURS_A_WEEK = 7 * HOURS_A_DAY;

type Stated = ReadyRow["record"];

/** Whether a record was of one day, as far as it says, and where somebody had to be present. */
const isOfOneDay = ({ from, days, mode, hours }: Stated) =>
  from === undefined &&
  days === undefined &&
  hours !== undefined &&
  (mode ?? "in-person") === "in-person";

/**
 * Asks about hours of one teacher that do not fit into the day they are stated for. They count all
 * the same.
 *
 * @param left what stands and is not replaced by one of the rows
 */
export function remarkImplausibleHours(
  ready: readonly ReadyRow[],
  left: readonly LedgerRecord[],
): readonly Remark[] {
  const ofOneDay = ready.filter(({ record }) => isOfOneDay(record));
  const isLonger = (than: number) => (each: ReadyRow) => (each.record.hours ?? 0) > than;
  const long = ofOneDay.filter(isLonger(HOURS_A_WEEK));
  const short = ofOneDay.filter((each) => !isLonger(HOURS_A_DAY)(each));
  const days = new Set(short.map(({ record }) => record.date));
  return [
    ...long.map(({ row, record: { hours = 0 } }) => {
      const remarked = { code: "hours-without-first-day", hours: String(hours) } as const;
      return { rows: [row.reader.row], column: COLUMN, remarked };
    }),
    ...[...days].flatMap((date) => {
      const rows = short.filter(({ record }) => record.date === date);
      const remark = remarkOverfull(date, rows, left);
      return remark ? [remark] : [];
    }),
  ];
}

function remarkOverfull(
  date: Day,
  rows: readonly ReadyRow[],
  left: readonly LedgerRecord[],
): Remark | undefined {
  const standing = left.filter(
    ({ record }) =>
      record.date === date && isOfOneDay(record) && (record.hours ?? 0) <= HOURS_A_DAY,
  );
  const hours = new Map(
    [...standing, ...rows].map(({ record }) => [record.id, record.hours ?? 0] as const),
  );
  const sum = [...hours.values()].reduce((all, each) => all + each, 0);
  if (sum <= HOURS_A_DAY) return undefined;
  const remarked = { code: "day-overfull", date, hours: String(sum) } as const;
  return { rows: rows.map(({ row }) => row.reader.row), column: COLUMN, remarked };
}

const COLUMN = RECORD_HEADINGS.hours[0];
