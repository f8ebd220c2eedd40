import type { RecordFilter } from "../../../app/records/list-records.ts";
import type { LedgerRecord } from "../../../app/records/ports.ts";
import type { TeacherFacts } from "../../../app/standing/teacher-facts.ts";
import type { RecordResult, Standing } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { amount, day, sum, unitOf, windowName } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { lineText, recordLines, recordsBlocks } from "../../../wording/record-lines.ts";
import { bookingOf, countedOf } from "../../../wording/record-verdict.ts";
import { measuresStated, statedText } from "../../../wording/record-wording.ts";
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
  /** What those are called who entered a record that is not theirs, by their ids. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** The amounts that the asker remembers, to be compared with those of the records. */
  readonly claimed?: Partial<TrainingRecord> | undefined;
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

/** What a record is called, with who entered it for its teacher, and whether a file proves it. */
function markedName(
  localizer: Localizer,
  name: string,
  entry: LedgerRecord | undefined,
  names: RecordsAnswer["names"],
): string {
  const { enteredBy, evidence } = entry ?? {};
  const who = enteredBy === undefined ? undefined : (names?.get(enteredBy) ?? enteredBy);
  const entered = who === undefined ? name : localizer.t("records.entered-by", { name, who });
  return evidence ? localizer.t("records.proven", { name: entered }) : entered;
}

/** How much the records state of what the asker remembers, beside what they remember. */
function claimText(
  localizer: Localizer,
  records: readonly TrainingRecord[],
  claimed: Partial<TrainingRecord>,
): string {
  const measures = measuresStated(claimed);
  const total = Object.fromEntries(
    measures.map((measure) => [measure, sum(records.map((record) => record[measure] ?? 0))]),
  );
  const isSame = measures.every((measure) => total[measure] === claimed[measure]);
  const said = statedText(localizer, claimed);
  if (isSame) return localizer.t("records.as-claimed", { said });
  return localizer.t("records.not-as-claimed", { said, stated: statedText(localizer, total) });
}

/** The records that were asked for, with what each counts. */
export function recordsReply(answer: RecordsAnswer): Reply {
  const {
    localizer,
    policy,
    standing,
    records,
    facts,
    filter = {},
    whose,
    claimed,
    names,
  } = answer;
  const wanted = new Set(records.map(({ id }) => id));
  const standings = standing.records.filter(({ id }) => wanted.has(id));
  const byId = new Map((facts.entries ?? []).map((entry) => [entry.record.id, entry]));
  const lines = recordLines(localizer, policy, standings, facts.records).map((line) => ({
    ...line,
    name: markedName(localizer, line.name, byId.get(line.id), names),
  }));
  const which = filterText(localizer, filter);
  const counted = amount(localizer, countedIn(standings), unitOf(policy));
  const found = { which, count: lines.length, counted };
  const lead =
    lines.length > 0 ? localizer.t("records.found", found) : localizer.t("records.none", { which });
  return composeReply(localizer, {
    lead: lead.trim(),
    whose,
    lines: [claimed && claimText(localizer, records, claimed)],
    blocks: recordsBlocks(localizer, which || localizer.t("records.all"), lines),
    details: lines.map((line) => lineText(localizer, line)),
    articles: lines.flatMap(({ articles }) => articles),
    policy,
    actions: nextQuestions(localizer, ["standing", "why"], { year: filter.year }, whose),
    personal: true,
  });
}
