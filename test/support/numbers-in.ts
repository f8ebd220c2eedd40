import type { RecordResult, Standing } from "../../src/domain/standing.ts";
import { MEASURES } from "../../src/domain/training-record.ts";
import { day, sum, windowName } from "../../src/wording/formatting.ts";
import type { Localizer } from "../../src/wording/messages.ts";
import type { Block } from "../../src/wording/reply.ts";
import type { Case } from "./told.ts";

/** A number as far as it is written out. */
const written = (value: number) => Math.round(value * 10_000) / 10_000;

/** Every number anywhere in a value. */
export function numbersWithin(value: unknown): number[] {
  if (typeof value === "number") return [written(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersWithin);
}

/** Windows as a reply may name them, and all days that it may name. */
function namesOfTime(voice: Localizer, { facts, standing }: Case): string[] {
  const { requirements, years, cycles, caps, asOf } = standing;
  const lines = [
    ...requirements,
    ...years.map((each) => ({ ...each, window: "year" as const })),
    ...cycles.map((each) => ({ ...each, window: "cycle" as const })),
  ];
  const days = [
    asOf,
    ...lines.flatMap(({ from, to }) => [from, to]),
    ...facts.records.flatMap(({ date, from }) => (from ? [date, from] : [date])),
  ];
  return [
    ...days.flatMap((each) => [day(voice, each), day(voice, each, each)]),
    ...[...lines, ...caps].map(({ window, label }) => windowName(voice, window, label)),
    ...standing.records.flatMap(({ year }) => (year ? [windowName(voice, "year", year)] : [])),
  ];
}

/** What the policy's own texts say, numbers and all. */
function wordsOfPolicy({ policy: { file } }: Case): string[] {
  const texts = [
    file.title,
    ...Object.values(file.baskets).map(({ title }) => title),
    ...file.thresholds.map(({ effect }) => effect),
    ...file.award.flatMap(({ title }) => title ?? []),
    ...file.interpretations.flatMap(({ topic, reading }) => [topic, reading]),
  ];
  return [...texts.flatMap(({ zh, en }) => [zh, en]), ...Object.keys(file.articles)];
}

/** The text without days, names of windows, and words that the policy or the teacher wrote. */
function withoutNames(text: string, voice: Localizer, about: Case): string {
  const titles = about.facts.records.flatMap(({ title }) => (title ? [title] : []));
  const names = [...wordsOfPolicy(about), ...titles, ...namesOfTime(voice, about)];
  return names
    .filter((name) => /\d/.test(name))
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(alone(name), "…"), text);
}

/** A name as it stands by itself: the year 2017 is no part of 49.2017. */
function alone(name: string): RegExp {
  return new RegExp(`(?<![\\d.])${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?!\\d)`, "g");
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map((found) => written(Number(found)));
}

/** The records that an answer about one year, one cycle, or both may be about. */
function groupsOf({ records, years, cycles }: Standing): RecordResult[][] {
  const ofYear = (label: string) => records.filter(({ year }) => year === label);
  const ofCycle = (label: string) => records.filter(({ cycle }) => cycle === label);
  const ofNoYear = (label: string) => ofCycle(label).filter(({ year }) => year === null);
  return [
    ...years.map(({ label }) => ofYear(label)),
    ...cycles.map(({ label }) => ofCycle(label)),
    ...years.flatMap((year) =>
      cycles.map((cycle) => [...ofYear(year.label), ...ofNoYear(cycle.label)]),
    ),
  ];
}

/** Amounts that a standing implies without listing them: what waits, and what leave took off. */
function sumsOf(standing: Standing): number[] {
  const waiting = (records: readonly RecordResult[], because: "unverified" | "future") =>
    records.filter(({ reasons }) =>
      reasons.some((reason) => reason.code === "pending" && reason.because === because),
    );
  const total = (records: readonly RecordResult[]) => sum(records.map((each) => each.converted));
  return [
    ...groupsOf(standing).flatMap((group) => [
      total(waiting(group, "unverified")),
      total(waiting(group, "future")),
    ]),
    ...standing.requirements.map(({ lowered = [] }) => sum(lowered.map(({ by }) => by))),
  ];
}

/**
 * The numbers of a text that stand neither in the standing nor in the records, apart from
 * days, names and counts of records.
 */
export function strayNumbers(text: string, voice: Localizer, about: Case): number[] {
  const { facts, standing } = about;
  const stated = facts.records.map((record) => MEASURES.map((measure) => record[measure]));
  const known = new Set(numbersWithin([standing, sumsOf(standing), stated]));
  const said = withoutNames(text, voice, about).replace(
    /来自 \d+ 条|没有计入的 \d+ 条|共 \d+ 条|from \d+ on record|\d+ on record/g,
    "…",
  );
  return numbersIn(said).filter((number) => !known.has(number));
}

function textsOf(block: Block): string[] {
  if (block.kind === "progress") return [`${block.counted} ${block.required}`, block.text];
  if (block.kind === "table") return block.rows.flat();
  if (block.kind === "chart") return block.bars.map(({ value, target }) => `${value} ${target}`);
  if (block.kind === "picture") return block.parts.flatMap(textsOf);
  if (block.kind === "lead" || block.kind === "text") return [block.text];
  return block.kind === "list" ? [...block.items] : [];
}

/** A year, or the years of a cycle, which name a window and are no amount. */
const YEARS = /(?<![\d.])20\d\d(?:–20\d\d)?(?![\d.])/g;

/** The amounts that the blocks show and the text does not say; a bare 0 needs no saying. */
export function numbersOnlyShown(blocks: readonly Block[], text: string): number[] {
  const said = new Set([0, ...numbersIn(text)]);
  return blocks
    .flatMap(textsOf)
    .flatMap((shown) => numbersIn(shown.replace(YEARS, "…")))
    .filter((number) => !said.has(number));
}
