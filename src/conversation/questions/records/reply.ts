import type { RecordFilter } from "../../../app/records/list-records.ts";
import type { TeacherFacts } from "../../../app/standing/teacher-facts.ts";
import type { RecordResult, Standing } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { amount, day, sum, unitOf, windowName } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { lineText, recordLines, recordsBlocks } from "../../../wording/record-lines.ts";
import { bookingOf, countedOf } from "../../../wording/record-verdict.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

export interface RecordsAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly standing: Standing;
  /** Those that were asked for; the filter is already applied. */
  readonly records: readonly TrainingRecord[];
  /** All there are: one that was asked for may give way to one that was not. */
  readonly facts: Pick<TeacherFacts, "records"> & Partial<Pick<TeacherFacts, "entries">>;
  /** What they were chosen by, for the first line. */
  readonly filter?: RecordFilter | undefined;
  readonly whose?: SubjectLabel | undefined;
}

function spanText(localizer: Localizer, { from, to }: RecordFilter): string {
  if (from && from === to) return day(localizer, from);
  if (from && to)
    return localizer.t("records.between", { from: day(localizer, from), to: day(localizer, to) });
  if (from) return localizer.t("records.since", { from: day(localizer, from) });
  return to ? localizer.t("records.until", { to: day(localizer, to) }) : "";
}

/** What the records were chosen by, in words; empty where all were. */
function filterText(localizer: Localizer, filter: RecordFilter): string {
  const { year, activity, level, mode } = filter;
  return [
    year ? windowName(localizer, "year", year) : "",
    spanText(localizer, filter),
    level ? localizer.name("level", level) : "",
    mode ? localizer.name("mode", mode) : "",
    activity ? localizer.name("activity", activity) : "",
  ]
    .filter((part) => part !== "")
    .join(localizer.t("records.and"));
}

/** What counts of the records: towards their years, else towards the cycle. */
function countedIn(records: readonly RecordResult[]): number {
  return sum(records.filter((each) => bookingOf(each) !== "track").map((each) => countedOf(each)));
}

/** The records that were asked for, with what each counts. */
export function recordsReply(answer: RecordsAnswer): Reply {
  const { localizer, policy, standing, records, facts, filter = {}, whose } = answer;
  const wanted = new Set(records.map(({ id }) => id));
  const standings = standing.records.filter(({ id }) => wanted.has(id));
  const proven = new Set(
    (facts.entries ?? []).flatMap(({ record, evidence }) => (evidence ? [record.id] : [])),
  );
  const lines = recordLines(localizer, policy, standings, facts.records).map((line) =>
    proven.has(line.id)
      ? { ...line, name: localizer.t("records.proven", { name: line.name }) }
      : line,
  );
  const which = filterText(localizer, filter);
  const counted = amount(localizer, countedIn(standings), unitOf(policy));
  const found = { which, count: lines.length, counted };
  const lead =
    lines.length > 0 ? localizer.t("records.found", found) : localizer.t("records.none", { which });
  return composeReply(localizer, {
    lead: lead.trim(),
    whose,
    blocks: recordsBlocks(localizer, which || localizer.t("records.all"), lines),
    details: lines.map((line) => lineText(localizer, line)),
    articles: lines.flatMap(({ articles }) => articles),
    policy,
    actions: nextQuestions(localizer, ["standing", "why"], { year: filter.year }, whose),
    personal: true,
  });
}
