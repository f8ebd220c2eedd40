import type { RecordResult } from "../domain/standing.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { clauses, day, listed, number, windowName } from "./formatting.ts";
import type { Localizer } from "./messages.ts";
import { countedOf, verdictOn } from "./record-verdict.ts";
import { recordName, statedText } from "./record-wording.ts";
import type { Block } from "./reply.ts";

/** One record of a list, in the parts that a line and a table row are made of. */
export interface RecordLine {
  readonly id: string;
  readonly when: string;
  readonly name: string;
  readonly stated: string;
  readonly counted: number;
  readonly because: string;
  readonly counts: string;
  readonly articles: readonly string[];
}

/** What was granted without a record is called after what it was granted for: `leave:1:2016`. */
function grantedName(localizer: Localizer, id: string): string {
  return localizer.name("granted", id.split(":")[0] ?? id);
}

function inOrder(records: ReadonlyMap<string, TrainingRecord>) {
  const key = ({ id, year }: RecordResult) => records.get(id)?.date ?? `${year ?? ""}~`;
  return (a: RecordResult, b: RecordResult) =>
    key(a).localeCompare(key(b)) || (a.id < b.id ? -1 : 1);
}

/** The records of a list, the earliest first, each with what the rules made of it. */
export function recordLines(
  localizer: Localizer,
  policy: Policy,
  standings: readonly RecordResult[],
  records: readonly TrainingRecord[],
  window?: "year" | "cycle" | "track",
): readonly RecordLine[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const called = (id: string) => {
    const record = byId.get(id);
    return record ? recordName(localizer, record) : grantedName(localizer, id);
  };
  const other = (id: string) => {
    const record = byId.get(id);
    const name = called(id);
    return record
      ? localizer.t("records.called", { when: day(localizer, record.date), name })
      : name;
  };
  return [...standings].sort(inOrder(byId)).map((standing) => {
    const record = byId.get(standing.id);
    const { because, counts, articles } = verdictOn(localizer, policy, standing, other);
    return {
      id: standing.id,
      when: record
        ? day(localizer, record.date)
        : windowName(localizer, "year", standing.year ?? ""),
      name: called(standing.id),
      stated: record ? statedText(localizer, record) : "",
      counted: countedOf(standing, window),
      because: clauses(localizer, because),
      counts,
      articles,
    };
  });
}

/** A record in one line: when, what, why so much, how much counts, by which articles. */
export function lineText(localizer: Localizer, line: RecordLine): string {
  const { when, stated, because, counts, articles } = line;
  const isSaid = stated === "" || because.includes(stated);
  const params = { when, name: isSaid ? line.name : `${line.name} ${stated}`, because, counts };
  return articles.length > 0
    ? localizer.t("records.line", { ...params, articles: listed(localizer, articles) })
    : localizer.t("records.line-bare", params);
}

/** So many records can be gone through in a chat; more of them come in a workbook as well. */
const MOST_SHOWN = 60;

/** The same records as a table, and as a workbook where they are many; nothing of none. */
export function recordsBlocks(
  localizer: Localizer,
  caption: string,
  lines: readonly RecordLine[],
): readonly Block[] {
  if (lines.length === 0) return [];
  const columns = ["date", "title", "stated", "counted", "reason", "article"].map((column) =>
    localizer.name("column", column),
  );
  const rows = lines.map(({ when, name, stated, counted, because, articles }) => {
    return [when, name, stated, counted, because, listed(localizer, articles)];
  });
  const shown = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? number(cell) : cell)),
  );
  const table: Block = { kind: "table", caption, columns, rows: shown };
  if (lines.length <= MOST_SHOWN) return [table];
  const title = localizer.t("records.sheet");
  return [table, { kind: "file", name: `${title}.xlsx`, sheets: [{ title, columns, rows }] }];
}
