import { z } from "zod";
import { isDay } from "../domain/day.ts";
import { ACTIVITIES } from "../domain/training-record.ts";
import { amount } from "./amount.ts";
import { calendarFile } from "./calendar.ts";
import { condition } from "./condition.ts";
import { measuresFile } from "./measures.ts";
import { awardFile } from "./mechanisms/award.ts";
import { bonusFile } from "./mechanisms/bonus.ts";
import { capFile } from "./mechanisms/cap.ts";
import { duplicatesFile } from "./mechanisms/duplicates.ts";
import { excludeFile } from "./mechanisms/exclude.ts";
import { offsetFile } from "./mechanisms/offset.ts";
import { pendingFile } from "./mechanisms/pending.ts";
import { reliefFile } from "./mechanisms/relief.ts";
import { requireFile } from "./mechanisms/require.ts";
import { thresholdFile } from "./mechanisms/threshold.ts";
import { trackFile } from "./mechanisms/track.ts";
import { bilingual, cite, identifier } from "./text.ts";

const day = z.string().refine(isDay, { error: 'write a day in quotes, such as "2013-11-28"' });

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

/** A basket that credits are put into: by awards, or by a condition on the record. */
const basket = z.strictObject({ title: bilingual, when: condition.optional() });

/** An activity that a plan may propose, as the record it would leave behind. */
const option = z.strictObject({
  id: identifier,
  title: bilingual,
  record: z.record(z.string(), z.unknown()),
  in: z.enum(["hours", "units", "credits"]),
  /** Clock hours in one of them. */
  "hours-each": amount.optional(),
  "at-least": amount.optional(),
});

/** An article as people ask for it: its gist in our own words, and how they put the question. */
const article = z.strictObject({
  title: bilingual.optional(),
  gist: bilingual,
  asks: z.array(z.string()).default([]),
});

/** Where the text is silent, cut off or ambiguous, and how it is read. */
const silentPoint = z.strictObject({ topic: bilingual, cite, reading: bilingual });

const activity = z.enum(ACTIVITIES, { error: `write one of ${ACTIVITIES.join(", ")}` });

/** A worked case that the policy must get right before it may be used. */
const example = z.strictObject({
  name: z.string(),
  on: day,
  teacher: z.record(z.string(), z.unknown()).optional(),
  records: z.array(z.record(z.string(), z.unknown())).default([]),
  /** A part of the standing: every key written here must be found. */
  expect: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

/** The rules, section by section, in the order in which they work. */
const sections = {
  exclude: z.array(excludeFile).default([]),
  pending: z.array(pendingFile).default([]),
  award: z.array(awardFile).default([]),
  bonus: z.array(bonusFile).default([]),
  duplicates: z.array(duplicatesFile).default([]),
  caps: z.array(capFile).default([]),
  offset: z.array(offsetFile).default([]),
  relief: z.array(reliefFile).default([]),
  require: z.array(requireFile).default([]),
  tracks: z.array(trackFile).default([]),
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
  unit: z.enum(["credit", "hour"]),
  ...calendarFile,
  measures: measuresFile.default({}),
  kinds: z.record(identifier, condition).default({}),
  baskets: z.record(identifier, basket).default({}),
  /** Activities without rules of their own, and what they are treated as. */
  "read-as": z.partialRecord(activity, activity).default({}),
  ...sections,
  options: z.array(option).default([]),
  articles: z.record(z.string(), article),
  silent: z.array(silentPoint).default([]),
  examples: z.array(example).default([]),
});

export type PolicyFile = z.output<typeof policyFile>;
export type PolicyExample = PolicyFile["examples"][number];
export type PolicyArticle = PolicyFile["articles"][string];
export type PlanOption = PolicyFile["options"][number];

/** The kinds of record that every policy of a folder may use by name. */
export const sharedKindsFile = z.strictObject({ kinds: z.record(identifier, condition) });
