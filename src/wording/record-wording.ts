import {
  MEASURES,
  type Measure,
  type Theme,
  type TrainingRecord,
} from "../domain/training-record.ts";
import { day, dayWithWeekday, listed, measured } from "./formatting.ts";
import type { Localizer } from "./messages.ts";

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
export function measureNames(localizer: Localizer, measures: readonly Measure[]): string {
  return listed(
    localizer,
    measures.map((measure) => localizer.name("measure-other", NAMED[measure])),
  );
}

/** The measures in which a record states something. */
export function measuresStated(record: Partial<TrainingRecord>): readonly Measure[] {
  return MEASURES.filter((measure) => record[measure] !== undefined);
}

/** Every amount that a record states: `16 学时、2 天`; empty where it states none. */
export function statedText(localizer: Localizer, record: Partial<TrainingRecord>): string {
  return listed(
    localizer,
    measuresStated(record).map((measure) =>
      measured(localizer, record[measure] ?? 0, NAMED[measure]),
    ),
  );
}

/** What was done: a lecture is not called a training. */
function activityName(localizer: Localizer, { role, activity }: Partial<TrainingRecord>): string {
  if (role === "lecturer") return localizer.name("role", role);
  return activity ? localizer.name("activity", activity) : "";
}

function titleText(localizer: Localizer, title: string | undefined): string {
  return title ? localizer.t("record.title", { title }) : "";
}

const filled = (parts: readonly string[]) => parts.filter((part) => part !== "");

function kind(localizer: Localizer, record: Partial<TrainingRecord>): string[] {
  const { level, mode, place, outcome } = record;
  return filled([
    place ? localizer.name("place", place) : "",
    level ? localizer.name("level", level) : "",
    mode ? localizer.name("mode", mode) : "",
    activityName(localizer, record),
    outcome === "excellent" ? localizer.name("outcome", outcome) : "",
  ]);
}

/** The same as one phrase, in which level and mode stand before what was done. */
function kindPhrase(localizer: Localizer, record: Partial<TrainingRecord>): string {
  const { level, mode, place, outcome } = record;
  const what = filled([
    level ? localizer.name("level-before", level) : "",
    mode ? localizer.name("mode-before", mode) : "",
    activityName(localizer, record),
  ]);
  return filled([
    place ? localizer.name("place", place) : "",
    what.join(localizer.t("record.joint")),
    outcome === "excellent" ? localizer.name("outcome", outcome) : "",
  ]).join(localizer.t("record.beside"));
}

/** What a record is called in a list: its title, else level, mode and what was done. */
export function recordName(localizer: Localizer, record: Partial<TrainingRecord>): string {
  return titleText(localizer, record.title) || kindPhrase(localizer, record);
}

/** A record in a few words, without its day: `省级讲课 6 学时`. */
export function recordBrief(localizer: Localizer, record: Partial<TrainingRecord>): string {
  const what = filled([titleText(localizer, record.title), kindPhrase(localizer, record)]).join(
    " ",
  );
  return filled([what, statedText(localizer, record)]).join(localizer.t("record.with-amount"));
}

function themesText(localizer: Localizer, themes: readonly Theme[]): string {
  const named = themes.map((theme) => localizer.name("theme", theme));
  return localizer.t("record.themes", { themes: listed(localizer, named) });
}

/** Everything a record says, as it is read back before it is saved, whatever its policy makes of it. */
export function recordEcho(localizer: Localizer, record: Partial<TrainingRecord>): string {
  const { from, date, content, themes = [] } = record;
  const last = date && dayWithWeekday(localizer, date);
  const days =
    from && last ? localizer.t("record.span", { from: day(localizer, from), to: last }) : last;
  const said = [
    titleText(localizer, record.title),
    days,
    statedText(localizer, record),
    ...kind(localizer, record),
    record.outcome === "failed" ? localizer.name("outcome", "failed") : "",
    themes.length > 0 ? themesText(localizer, themes) : "",
    content ? localizer.t("record.content", { content }) : "",
  ];
  return said.filter((part) => part).join(localizer.t("record.dot"));
}
