import type { AmountKind } from "./amounts.ts";
import { withoutDenied } from "./denied.ts";
import type { Slots } from "./meaning.ts";
import { bareNumber, NUMBER, readNumber } from "./numerals.ts";
import { describesRecord } from "./record-from-slots.ts";
import { extractSlots, type SlotContext } from "./slots.ts";

/** What can be said to be wrong without the right value. */
export const CORRECTED_FIELDS = ["hours", "days", "credits", "date", "title", "level"] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** What a message corrects in a record, as far as it says so. */
export interface CorrectionRead {
  /** What tells which record is meant. */
  readonly described: Slots;
  /** What it states now. */
  readonly stated: Slots;
  /** How much more, or less, of an amount it is than was recorded. */
  readonly by?: { readonly measure: AmountKind; readonly count: number } | undefined;
  /** What was wrong, where only that was said. */
  readonly field?: CorrectedField | undefined;
}

const NAMES: Readonly<Record<CorrectedField, RegExp>> = {
  hours: /学时|课时|小时|\bhours?\b/iu,
  days: /天数|\bdays\b/iu,
  credits: /学分|\bcredits?\b/iu,
  date: /日期|时间|哪天|\b(?:date|day)\b/iu,
  title: /名称|名字|标题|题目|课名|\b(?:title|name)\b/iu,
  level: /级别|层级|\blevel\b/iu,
};

/** Between what tells which record is meant and what it should say. */
const TURN =
  /更正为|改成|改为|改到|换成|应该?是|应当是|应为|(?:写|记|录|填|登|报|弄|搞)(?:的是?)?错了?|有误|不对|错了|\b(?:should (?:be|have been|read|say)|(?:was|is|were) (?:wrong|not right|incorrect)|is actually|was actually|make it|actually)\b|(?<=\b(?:change|correct|fix)\b.{0,80})\bto\b/iu;
const OPENING = /^(?:更正|订正|修正|纠正|勘误|correction)\s?[:,]?\s?/iu;
const MORE = new RegExp(
  `(?<side>多|少|漏)(?:写|记|登|录|填|报|算)了?\\s?(?<count>${NUMBER})\\s?个?(?<unit>学时|课时|小时|天|学分)`,
  "u",
);
const MORE_ENGLISH =
  /(?<count>\d{1,4}(?:\.\d{1,4})?) (?<unit>hours?|days?|credits?) too (?<side>many|few)/iu;
const UNITS: readonly (readonly [AmountKind, RegExp])[] = [
  ["hours", /学时|课时|小时|hour/iu],
  ["days", /天|day/iu],
  ["credits", /学分|credit/iu],
];
/** A day on which something was entered is not the day of the training. */
const ENTERED = /^\s?(?:登记|录入|录|记|报|填|补)(?:的|了|上)/u;
const BARE = /^[\s,、;:。.]{0,9}(?:应该|应当)?(?:是|为|it is|it's|it was)?\s?|[\s。.!]{1,9}$/giu;

/** An amount as it is corrected: few digits, so that no text takes long. */
const UNIT = "(?:个?(?:学时|课时|小时|天|学?分))?";
const AMOUNT = `\\d{1,3}(?:\\.\\d)?${UNIT}`;
/**
 * Says what an amount is and what it is not, or what was entered and what the proof states:
 * 是18不是16, 登成16了 我证上18学时, it was 7, not 9.
 */
const CONTRASTS = [
  `(?:是|写的?)\\s?(?<now>${AMOUNT})[,、\\s]{0,3}(?:而|才对)?[,、\\s]{0,2}不是\\s?(?<was>\\d{1,3})`,
  `不是\\s?(?<was>\\d{1,3})${UNIT}[,、\\s]{0,3}(?:而|应该|应当)?是\\s?(?<now>${AMOUNT})`,
  `[登写记录填][成了的]?\\s?(?<was>\\d{1,3})[^\\d。;?!证原台]{0,12}(?:证|原件|台账)[^。;?!\\d]{0,12}(?<now>${AMOUNT})`,
  `(?:证|原件|台账)[^。;?!\\d登]{0,12}(?<now>${AMOUNT})[^。;?!\\d登写记录填]{0,8}[登写记录填][成了的]?\\s?(?<was>\\d{1,3})`,
  "(?:it(?:'s| is| was)|says|states?|should be)\\s(?<now>\\d{1,4}(?:\\.\\d{1,2})?(?:\\s?(?:hours?|hrs?|days?))?),? (?:and )?not\\s(?<was>\\d{1,3})",
  "(?:went in|was entered|was put|is down) as (?<was>\\d{1,3})[^.;?!\\d]{0,30}?(?:actually|really|should be|it was)\\s(?<now>\\d{1,4}(?:\\.\\d{1,2})?(?:\\s?(?:hours?|hrs?|days?))?)",
].map((pattern) => new RegExp(pattern, "iu"));

/** What an amount is, where it is said what it is not: the record is one that states what it is not. */
function readContrast(said: string, reading: SlotContext): CorrectionRead | undefined {
  for (const pattern of CONTRASTS) {
    const match = pattern.exec(said);
    if (!match) continue;
    const { now = "", was = "" } = match.groups ?? {};
    const stated = statedIn(now, undefined, reading);
    const [measure] = Object.keys(stated);
    const described = describedIn(said.slice(0, match.index), reading);
    return { described: { ...described, ...(measure && { [measure]: Number(was) }) }, stated };
  }
  return undefined;
}

/** Reads which record a message corrects, and into what. */
export function readCorrection(text: string, reading: SlotContext): CorrectionRead {
  const said = text.replace(OPENING, "");
  const contrast = readContrast(said, reading);
  if (contrast) return contrast;
  const more = readMore(said);
  const turn = TURN.exec(said);
  const at = more?.at ?? turn?.index;
  const described = at === undefined ? "" : said.slice(0, at);
  const value = turn && !more ? said.slice(turn.index + turn[0].length) : more ? "" : said;
  const field = CORRECTED_FIELDS.find((each) => NAMES[each].test(described));
  return {
    described: describedIn(described, reading),
    stated: statedIn(value, field, reading),
    by: more?.by,
    field,
  };
}

function readMore(said: string) {
  const match = MORE.exec(said) ?? MORE_ENGLISH.exec(said);
  const { side = "", count = "", unit = "" } = match?.groups ?? {};
  const number = readNumber(count);
  const [measure] = UNITS.find(([, pattern]) => pattern.test(unit)) ?? [];
  if (!match || number === undefined || measure === undefined) return undefined;
  const isLess = side === "多" || side === "many";
  return { at: match.index, by: { measure, count: isLess ? -number : number } };
}

/** 那个培训 may be any record: only what tells one from another is taken. */
function describedIn(text: string, reading: SlotContext): Slots {
  const { person, policy, year, cycle, activity, ...told } = extractSlots(text, reading);
  const kind = activity === undefined || activity === "training" ? {} : { activity };
  if (told.date === undefined && told.from === undefined) return { ...told, ...kind };
  const isEntered = /(?:今天|昨天|前天|上午|下午|刚才|刚刚|[日号周一二三四五六])/u.test(text);
  const rest = text.replace(/^.{0,12}?(?:今天|昨天|前天|上周.?|[月日号]\d{0,2}[日号]?|周.)/u, "");
  const { date, from, to, ...others } = told;
  return isEntered && ENTERED.test(rest) ? { ...others, ...kind } : { ...told, ...kind };
}

/** What the record states now; a bare number is one of what was wrong, or of hours. */
export function statedIn(
  text: string,
  field: CorrectedField | undefined,
  reading: SlotContext,
): Slots {
  const value = withoutDenied(text).replace(BARE, "");
  if (field === "title") {
    const title = value.replace(/^(?:叫做?|名为)|[《》“”"]/gu, "").trim();
    return title === "" || /^[了的吧]+$/u.test(title) ? {} : { title };
  }
  const { person, policy, year, cycle, ...told } = extractSlots(value, reading);
  if (describesRecord(told) || (told.date ?? told.from) !== undefined) return told;
  const number = bareNumber(value);
  const count = number === undefined ? undefined : readNumber(number);
  if (count === undefined || field === "date" || field === "level") return {};
  return { [field ?? "hours"]: count };
}
