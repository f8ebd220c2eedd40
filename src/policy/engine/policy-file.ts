import { z } from "zod";
import { isDay } from "../../domain/day.ts";
import { ACTIVITIES, THEMES } from "../../domain/training-record.ts";
import { awardFile } from "../mechanisms/award.ts";
import { bonusFile } from "../mechanisms/bonus.ts";
import { capFile } from "../mechanisms/cap.ts";
import { carryFile } from "../mechanisms/carry.ts";
import { duplicatesFile } from "../mechanisms/duplicates.ts";
import { excludeFile } from "../mechanisms/exclude.ts";
import { grantFile } from "../mechanisms/grant.ts";
import { offsetFile } from "../mechanisms/offset.ts";
import { pendingFile } from "../mechanisms/pending.ts";
import { reductionFile } from "../mechanisms/reduce.ts";
import { requireFile } from "../mechanisms/require.ts";
import { thresholdFile } from "../mechanisms/threshold.ts";
import { trackFile } from "../mechanisms/track.ts";
import { waiveFile } from "../mechanisms/waive.ts";
import { proceduresFile } from "../procedures/procedures.ts";
import { amount } from "../terms/amount.ts";
import { anchorFile } from "../terms/anchor.ts";
import { calendarFile } from "../terms/calendar.ts";
import { condition } from "../terms/condition.ts";
import { checksFile } from "../terms/format/checks-file.ts";
import { measuresFile } from "../terms/measures.ts";
import { programmesFile } from "../terms/programmes.ts";
import { possibleRecordFacts } from "../terms/record-facts.ts";
import { bilingual, cite, identifier, plainText } from "../terms/text.ts";

const DAY = 'write a day in quotes, such as "2013-11-28"';
const day = z.string(DAY).refine(isDay, DAY);

/** Where the rules come from, and when somebody last compared them with the text. */
const source = z.strictObject({
  document: z.string(),
  number: z.string().optional(),
  issued: z.string().optional(),
  region: z.string().optional(),
  "last-checked": day,
  /** What is missing of the text, where something is. */
  incomplete: bilingual.optional(),
});

/** What people call the unit where it is neither 学分 nor 学时; programs still read `credit` or `hour`. */
const unitWords = z.strictObject({
  zh: z.string("write the Chinese word").min(1, "write the Chinese word"),
  en: z.string("write the English word for one").min(1, "write the English word").optional(),
  "en-many": z
    .string("write the English word for several")
    .min(1, "write the English word")
    .optional(),
});
const unitWord = z
  .union([plainText, unitWords], "write the Chinese word")
  .transform(({ zh, ...english }) => {
    const { en = zh, "en-many": enMany = en } = { ...english } as z.output<typeof unitWords>;
    return { zh, en, "en-many": enMany };
  });

/** A basket that credits are put into: by awards, or by a condition on the record. */
const basket = z.strictObject({ title: bilingual, when: condition.optional() });

/** An activity that a plan may propose, as the record it would leave behind. */
const option = z
  .strictObject({
    id: identifier,
    title: bilingual,
    record: possibleRecordFacts,
    /** What a plan reckons it in; absent for what is done once, as a whole. */
    in: z.enum(["hours", "units", "credits"]).optional(),
    once: z.literal(true).optional(),
    /** Clock hours in one of them, or in the whole of it. */
    "hours-each": amount.optional(),
    "at-least": amount.optional(),
  })
  .refine((written) => (written.in === undefined) === (written.once === true), {
    error: "write what a plan reckons it in, or once: true",
    path: ["in"],
  })
  .refine((written) => written.in === undefined || written.record[written.in] === undefined, {
    error: "leave out the amount that a plan reckons",
    path: ["record"],
  });

/** An article as people ask for it: its summary in our own words, and how they put the question. */
const article = z.strictObject({
  title: bilingual.optional(),
  summary: bilingual,
  questions: z.array(z.string()).default([]),
});

/** What people want to know of a policy, how they ask for it, and what is answered at once. */
const shortAnswer = z
  .strictObject({
    id: identifier,
    /** The articles it rests on, or, where the text is silent, those that come nearest. */
    cite: z
      .union([cite.transform((one) => [one]), z.array(cite)], "name the article, or a list of them")
      .default([]),
    /** The policy does not say it. */
    silent: z.literal(true).optional(),
    /** Begins with what answers each of the questions. */
    say: bilingual,
    questions: z.array(z.string().min(1)).min(1),
  })
  .refine(({ cite: articles, silent }) => articles.length > 0 || silent, {
    error: "name the article, or write silent: true where the text does not say it",
    path: ["cite"],
  });

/** Where the text is silent, cut off or ambiguous, and how it is read. */
const interpretation = z.strictObject({ topic: bilingual, cite, reading: bilingual });

const theme = z.enum(THEMES, { error: `write themes of ${THEMES.join(", ")}` });
const activity = z.enum(ACTIVITIES, { error: `write one of ${ACTIVITIES.join(", ")}` });

/** A worked case that the policy must get right before it may be used. */
const example = z.strictObject({
  name: z.string(),
  on: day,
  teacher: z.record(z.string(), z.unknown()).optional(),
  records: z.array(z.record(z.string(), z.unknown())).default([]),
  /** A part of the standing: every key written here must be found. */
  expect: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  /** Elements of which the standing must have none: any that has every key written here. */
  absent: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
});

/** The rules, section by section, in the order in which they work. */
const sections = {
  exclude: z.array(excludeFile).default([]),
  pending: z.array(pendingFile).default([]),
  award: z.array(awardFile).default([]),
  bonus: z.array(bonusFile).default([]),
  duplicates: z.array(duplicatesFile).default([]),
  caps: z.array(capFile).default([]),
  grant: z.array(grantFile).default([]),
  offset: z.array(offsetFile).default([]),
  reduce: z.array(reductionFile).default([]),
  require: z.array(requireFile).default([]),
  tracks: z.array(trackFile).default([]),
  waive: z.array(waiveFile).default([]),
  carry: z.array(carryFile).default([]),
  thresholds: z.array(thresholdFile).default([]),
};

/** The names of the rule sections. */
export const SECTIONS = Object.keys(sections) as (keyof typeof sections)[];

/** A whole policy, after `extends` has been worked in. */
export const policyFile = z.strictObject({
  id: identifier,
  title: bilingual,
  /** What people call it: 甘肃, 陕西的办法. */
  aliases: z.array(z.string()).default([]),
  source,
  extends: identifier.optional(),
  /** Absent, together with `year`, where the policy sets no credits. */
  unit: z.enum(["credit", "hour"]).optional(),
  "unit-word": unitWord.optional(),
  ...calendarFile,
  measures: measuresFile.default({}),
  kinds: z.record(identifier, condition).default({}),
  /** Themes of which a record belongs to one: the first of them that its proof names. */
  dimensions: z.array(theme).default([]),
  anchors: z.record(identifier, anchorFile).default({}),
  baskets: z.record(identifier, basket).default({}),
  programmes: programmesFile.default({}),
  /** Activities without rules of their own, and what they are treated as. */
  "read-as": z.partialRecord(activity, activity).default({}),
  ...sections,
  options: z.array(option).default([]),
  ...proceduresFile,
  checks: checksFile.prefault({}),
  articles: z.record(z.string(), article),
  /** Of this document alone: a policy that extends it answers for itself. */
  answers: z.array(shortAnswer).default([]),
  interpretations: z.array(interpretation).default([]),
  examples: z.array(example).default([]),
});

export type PolicyFile = z.output<typeof policyFile>;

/** A policy that sets credits: it says in what, and by which years. */
export type ArithmeticFile = PolicyFile & {
  readonly unit: NonNullable<PolicyFile["unit"]>;
  readonly year: NonNullable<PolicyFile["year"]>;
};

/** Whether a policy sets credits; any other is read and asked, and reckons nothing. */
export function setsCredits(file: PolicyFile): file is ArithmeticFile {
  return file.unit !== undefined && file.year !== undefined;
}

export type ShortAnswer = z.output<typeof shortAnswer>;
export type PolicyExample = PolicyFile["examples"][number];
export type PlanOption = PolicyFile["options"][number];

/** The kinds of record that every policy of a folder may use by name. */
export const sharedKindsFile = z.strictObject({ kinds: z.record(identifier, condition) });
