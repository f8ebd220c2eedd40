import type { RecordFilter } from "../../app/list-records.ts";
import type { RecordStanding, Standing } from "../../domain/standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { Reply } from "../reply.ts";
import { composeReply, type Whose } from "./compose-reply.ts";
import { amount, day, sum, unitOf, windowName } from "./formatting.ts";
import { lineText, recordLines, recordsTable } from "./record-lines.ts";
import { bookingOf, countedOf } from "./record-verdict.ts";
import { nextQuestions } from "./reply-actions.ts";
import type { Voice } from "./wording.ts";

export interface RecordsAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly standing: Standing;
  /** Those that were asked for; the filter is already applied. */
  readonly records: readonly TrainingRecord[];
  /** All there are: one that was asked for may give way to one that was not. */
  readonly facts: { readonly records: readonly TrainingRecord[] };
  /** What they were chosen by, for the first line. */
  readonly filter?: RecordFilter | undefined;
  readonly whose?: Whose | undefined;
}

function spanText(voice: Voice, { from, to }: RecordFilter): string {
  if (from && from === to) return day(voice, from);
  if (from && to)
    return voice.say("records.between", { from: day(voice, from), to: day(voice, to) });
  if (from) return voice.say("records.since", { from: day(voice, from) });
  return to ? voice.say("records.until", { to: day(voice, to) }) : "";
}

/** What the records were chosen by, in words; empty where all were. */
function filterText(voice: Voice, filter: RecordFilter): string {
  const { year, activity, level, mode } = filter;
  return [
    year ? windowName(voice, "year", year) : "",
    spanText(voice, filter),
    level ? voice.name("level", level) : "",
    mode ? voice.name("mode", mode) : "",
    activity ? voice.name("activity", activity) : "",
  ]
    .filter((part) => part !== "")
    .join(voice.say("records.and"));
}

/** What counts of the records: towards their years, else towards the cycle. */
function countedIn(records: readonly RecordStanding[]): number {
  return sum(records.filter((each) => bookingOf(each) !== "track").map((each) => countedOf(each)));
}

/** The records that were asked for, with what each counts. */
export function recordsReply(answer: RecordsAnswer): Reply {
  const { voice, policy, standing, records, facts, filter = {}, whose } = answer;
  const wanted = new Set(records.map(({ id }) => id));
  const standings = standing.records.filter(({ id }) => wanted.has(id));
  const lines = recordLines(voice, policy, standings, facts.records);
  const which = filterText(voice, filter);
  const counted = amount(voice, countedIn(standings), unitOf(policy));
  const found = { which, count: lines.length, counted };
  const lead =
    lines.length > 0 ? voice.say("records.found", found) : voice.say("records.none", { which });
  return composeReply(voice, {
    lead: lead.trim(),
    whose,
    blocks: lines.length > 0 ? [recordsTable(voice, which || voice.say("records.all"), lines)] : [],
    details: lines.map((line) => lineText(voice, line)),
    articles: lines.flatMap(({ articles }) => articles),
    policy,
    actions: nextQuestions(voice, ["standing", "why"], { year: filter.year }, whose?.name),
    personal: true,
  });
}
