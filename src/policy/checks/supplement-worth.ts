import { laterDay } from "../../domain/day.ts";
import type { CapLine, RecordResult } from "../../domain/standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../engine/compile.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { Finding } from "./finding.ts";
import type { SupplementColumns, SupplementRow } from "./supplement-row.ts";

/** A row with the record that it stands for. */
export interface WeighedRow {
  readonly row: SupplementRow;
  readonly record: TrainingRecord;
}

/** Where the rules give one fixed amount, whatever the proof states, the row states that. */
function fixedHours(
  { unit }: Policy,
  { row, record }: WeighedRow,
  { converted, reasons }: RecordResult,
  columns: SupplementColumns,
): Finding[] {
  const fixed = reasons.find((each) => each.code === "converted" && each.stated === undefined);
  if (unit !== "hour" || !fixed || converted === record.hours) return [];
  return [
    {
      where: { in: "rows", rows: [row.row], columns: [columns.hours] },
      fault: {
        code: "fixed-hours",
        found: record.hours ?? 0,
        hours: converted,
        rule: row.category,
      },
      article: fixed.article,
    },
  ];
}

/** The rows of one person that a cap leaves something out of. */
function overCap(
  policy: Policy,
  weighed: readonly WeighedRow[],
  standings: readonly RecordResult[],
  cap: CapLine,
  columns: SupplementColumns,
): Finding[] {
  const cut = weighed.filter((_, index) =>
    standings[index]?.reasons.some((reason) => reason.code === "capped" && reason.rule === cap.id),
  );
  const [first] = cut;
  if (!first || cap.lost <= 0) return [];
  const basket = policy.file.baskets[cap.scope]?.title ?? { zh: cap.scope, en: cap.scope };
  const { before, limit, lost, article } = cap;
  return [
    {
      where: { in: "rows", rows: cut.map(({ row }) => row.row), columns: [columns.hours] },
      fault: { code: "over-cap", name: first.row.name, basket, before, limit, lost },
      article,
    },
  ];
}

/** Holds the hours of one person's rows against what the policy's own rules and caps make of them. */
export function checkWorth(
  policy: Policy,
  weighed: readonly WeighedRow[],
  columns: SupplementColumns,
): Finding[] {
  const [first] = weighed;
  if (!first) return [];
  const records = weighed.map(({ record }) => record);
  const asOf = records.map(({ date }) => date).reduce(laterDay);
  const standing = evaluate(policy, { teacher: { id: first.row.person }, records }, asOf);
  const standings = standing.records.slice(0, weighed.length);
  return [
    ...weighed.flatMap((each, index) => {
      const its = standings[index];
      return its ? fixedHours(policy, each, its, columns) : [];
    }),
    ...standing.caps.flatMap((cap) => overCap(policy, weighed, standings, cap, columns)),
  ];
}
