import type { Day } from "./day.ts";

export const ACTIVITIES = [
  "training",
  "school-based",
  "induction",
  "degree-study",
  "public-course",
  "open-lesson",
  "research-project",
  "publication",
  "teaching-research",
  "self-study",
  "elective-course",
  "teaching-support",
  "principal-training",
  "other",
] as const;
export const LEVELS = ["school", "county", "city", "province", "nation"] as const;
export const MODES = ["in-person", "live-online", "online"] as const;
export const PARTS = ["participant", "lecturer"] as const;
export const HOSTS = ["school", "programme"] as const;
export const PLACES = ["own-school", "own-county", "other-county", "other-city"] as const;
export const THEMES = [
  "it",
  "ethics",
  "class-teacher",
  "subject",
  "student-management",
  "professional-growth",
  "psychology",
  "safety",
] as const;
export const OUTCOMES = ["passed", "failed", "excellent"] as const;
export const QUESTIONNAIRES = ["done", "pending", "none"] as const;

export type Activity = (typeof ACTIVITIES)[number];
export type Level = (typeof LEVELS)[number];
export type Mode = (typeof MODES)[number];
export type Place = (typeof PLACES)[number];
export type Theme = (typeof THEMES)[number];

/** What a proof may state an amount in; a policy says what each is worth. */
export const MEASURES = [
  "hours",
  "units",
  "days",
  "courses",
  "courseCredits",
  "schoolYears",
  "credits",
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * One piece of training as its proof states it.
 *
 * Facts only: a record carries no verdict, so that the same record can be read
 * again under another policy or after a change of rules. A key that is absent
 * states nothing, also where a boolean would be false.
 */
export interface TrainingRecord extends Readonly<Partial<Record<Measure, number | undefined>>> {
  readonly id: string;
  /** The day it was completed. */
  readonly date: Day;
  /** The first day, where it lasted longer than one. */
  readonly from?: Day | undefined;
  readonly certificateDate?: Day | undefined;
  readonly activity: Activity;
  readonly level?: Level | undefined;
  readonly mode?: Mode | undefined;
  readonly role?: (typeof PARTS)[number] | undefined;
  /** For lecturers: at a school, or in a training programme of `level`. */
  readonly host?: (typeof HOSTS)[number] | undefined;
  /** Of the host, seen from the teacher's own school. */
  readonly place?: Place | undefined;
  readonly themes?: readonly Theme[] | undefined;
  /** A policy's own name for a fixed item. */
  readonly programme?: string | undefined;
  readonly title?: string | undefined;
  /** Same text means same content, for rules against counting twice. */
  readonly content?: string | undefined;
  readonly organiser?: string | undefined;
  readonly accredited?: boolean | undefined;
  readonly filedInAdvance?: boolean | undefined;
  readonly outcome?: (typeof OUTCOMES)[number] | undefined;
  readonly diploma?: boolean | undefined;
  readonly matchesPost?: boolean | undefined;
  readonly fullTime?: boolean | undefined;
  readonly questionnaire?: (typeof QUESTIONNAIRES)[number] | undefined;
  readonly verified?: boolean | undefined;
}

/**
 * The same record with every key, in one order; those that state nothing are undefined. Records
 * made alike are read several times faster than such as list only what they state.
 */
export function withAllKeys(record: TrainingRecord): TrainingRecord {
  return {
    id: record.id,
    date: record.date,
    from: record.from,
    certificateDate: record.certificateDate,
    activity: record.activity,
    level: record.level,
    mode: record.mode,
    role: record.role,
    host: record.host,
    place: record.place,
    hours: record.hours,
    units: record.units,
    days: record.days,
    courses: record.courses,
    courseCredits: record.courseCredits,
    schoolYears: record.schoolYears,
    credits: record.credits,
    themes: record.themes,
    programme: record.programme,
    title: record.title,
    content: record.content,
    organiser: record.organiser,
    accredited: record.accredited,
    filedInAdvance: record.filedInAdvance,
    outcome: record.outcome,
    diploma: record.diploma,
    matchesPost: record.matchesPost,
    fullTime: record.fullTime,
    questionnaire: record.questionnaire,
    verified: record.verified,
  } satisfies Record<keyof TrainingRecord, unknown>;
}
