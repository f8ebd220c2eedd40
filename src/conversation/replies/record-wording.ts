import { MEASURES, type Measure, type TrainingRecord } from "../../domain/training-record.ts";
import type { HeededFact } from "../../policy/engine/facts-heeded.ts";
import { day, dayWithWeekday, listed, measured } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** The name under which sentences speak of what a proof states. */
const NAMED: Readonly<Record<Measure, string>> = {
  hours: "hour",
  units: "unit",
  days: "day",
  courses: "course",
  courseCredits: "course-credit",
  schoolYears: "school-year",
  credits: "credit",
};

/** What people call measures, without any amount: `学时、学分`. */
export function measureNames(voice: Voice, measures: readonly Measure[]): string {
  return listed(
    voice,
    measures.map((measure) => voice.name("measure-other", NAMED[measure])),
  );
}

/** The measures in which a record states something. */
export function measuresStated(record: Partial<TrainingRecord>): readonly Measure[] {
  return MEASURES.filter((measure) => record[measure] !== undefined);
}

/** Every amount that a record states: `16 学时、2 天`; empty where it states none. */
export function statedText(voice: Voice, record: Partial<TrainingRecord>): string {
  return listed(
    voice,
    measuresStated(record).map((measure) => measured(voice, record[measure] ?? 0, NAMED[measure])),
  );
}

/** What was done: a lecture is not called a training. */
function activityName(voice: Voice, { role, activity }: Partial<TrainingRecord>): string {
  if (role === "lecturer") return voice.name("role", role);
  return activity ? voice.name("activity", activity) : "";
}

function titleText(voice: Voice, title: string | undefined): string {
  return title ? voice.say("record.title", { title }) : "";
}

const filled = (parts: readonly string[]) => parts.filter((part) => part !== "");

function kind(voice: Voice, record: Partial<TrainingRecord>): string[] {
  const { level, mode, place, outcome } = record;
  return filled([
    place ? voice.name("place", place) : "",
    level ? voice.name("level", level) : "",
    mode ? voice.name("mode", mode) : "",
    activityName(voice, record),
    outcome === "excellent" ? voice.name("outcome", outcome) : "",
  ]);
}

/** The same as one phrase, in which level and mode stand before what was done. */
function kindPhrase(voice: Voice, record: Partial<TrainingRecord>): string {
  const { level, mode, place, outcome } = record;
  const what = filled([
    level ? voice.name("level-before", level) : "",
    mode ? voice.name("mode-before", mode) : "",
    activityName(voice, record),
  ]);
  return filled([
    place ? voice.name("place", place) : "",
    what.join(voice.say("record.joint")),
    outcome === "excellent" ? voice.name("outcome", outcome) : "",
  ]).join(voice.say("record.beside"));
}

/** What a record is called in a list: its title, else level, mode and what was done. */
export function recordName(voice: Voice, record: Partial<TrainingRecord>): string {
  return titleText(voice, record.title) || kindPhrase(voice, record);
}

/** A record in a few words, without its day: `省级讲课 6 学时`. */
export function recordBrief(voice: Voice, record: Partial<TrainingRecord>): string {
  const what = filled([titleText(voice, record.title), kindPhrase(voice, record)]).join(" ");
  return filled([what, statedText(voice, record)]).join(voice.say("record.with-amount"));
}

function themesText(voice: Voice, { themes = [] }: Partial<TrainingRecord>): string {
  const named = themes.map((theme) => voice.name("theme", theme));
  return voice.say("record.themes", { themes: listed(voice, named) });
}

/**
 * Everything a record says, as it is read back before it is saved.
 *
 * @param heeded what is read back only because the policy asks for it
 */
export function recordEcho(
  voice: Voice,
  record: Partial<TrainingRecord>,
  heeded: readonly HeededFact[] = [],
): string {
  const { from, date } = record;
  const last = date && dayWithWeekday(voice, date);
  const days = from && last ? voice.say("record.span", { from: day(voice, from), to: last }) : last;
  const said = [
    titleText(voice, record.title),
    days,
    statedText(voice, record),
    ...kind(voice, record),
    record.outcome === "failed" ? voice.name("outcome", "failed") : "",
    heeded.includes("themes") ? themesText(voice, record) : "",
    heeded.includes("content")
      ? voice.say("record.content", { content: record.content ?? "" })
      : "",
  ];
  return said.filter((part) => part).join(voice.say("record.dot"));
}
