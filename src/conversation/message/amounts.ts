import { CHINESE_FIGURES } from "../../domain/chinese-number.ts";
import { aheadOf, cover, type Found, matchesOf } from "./found.ts";
import { ENGLISH_NUMBER, NUMBER, readNumber } from "./numerals.ts";

/** What an amount counts; the name of its slot. */
export type AmountKind = "hours" | "units" | "days" | "courses" | "courseCredits" | "credits";

/** How much, and of what. */
export interface Amount {
  readonly kind: AmountKind;
  readonly count: number;
  /** Whether it is called the sum of others: 共18学时. */
  readonly total: boolean;
}

interface Unit {
  readonly kind: AmountKind;
  readonly chinese: string;
  readonly english: string;
  /** Further ways to say it in Chinese: `plain` holds a number, `halves` a number of halves. */
  readonly besides?: string;
  /** What may stand before a number instead of after it, as in a form: 学时:16. */
  readonly labels?: string;
}

const UNITS: readonly Unit[] = [
  {
    kind: "hours",
    chinese: "学时|课时|小时|钟头",
    english: "(?:class |credit |contact )?h(?:ou)?rs?|h",
    labels: "学时|课时|\\bhours(?=:)",
  },
  {
    kind: "days",
    chinese: "天",
    english: "days?",
    besides: `(?<=为期|共|历时|连续|累计)(?<plain>${NUMBER})日|(?<halves>${NUMBER})个半天`,
  },
  { kind: "units", chinese: "单元", english: "units?" },
  {
    kind: "courses",
    chinese: "门(?:课程?)?(?![峡县口])",
    english: "(?:online |in-person )?courses?",
  },
  {
    kind: "courseCredits",
    chinese: "(?:学科|课程|大学)的?学分",
    english: "(?:subject|course|university|college|degree) credits?(?! hours?)",
  },
  {
    kind: "credits",
    chinese: "学分",
    english: "credits?(?! hours?)",
    besides: `(?<=[记计]|折合|折算为?)(?<plain>${NUMBER})分(?!钟)`,
    labels: "学分|\\bcredits(?=:)",
  },
];

/** Less than nothing is no amount: -5学时, 负5学时. A dash between words, as in 培训-5学时, is none. */
const MINUS = "(?<!(?:^|[\\s,、;:(])[-−–]|负\\s?)";

/** Not within a number, an order (第三), a word that ends in a figure (统一) or a range (3-5天). */
const CHINESE_BEFORE = [
  MINUS,
  `(?<![A-Za-z\\d.点第近前${CHINESE_FIGURES}])`,
  `(?<!(?:[统唯之同单逐周某另哪这那头几数]|(?<![学听去来加培])过(?!${NUMBER}门)|星期|礼拜|[初高](?=[一二三])|(?:最后|有)(?=一天)|(?<![线网])[上下](?=一))(?!\\d))`,
  `(?<![\\d${CHINESE_FIGURES}点](?:[天日]|[学课小]时)?\\s?[-~—–/到至或+×xX*]\\s?)`,
].join("");
const CHINESE_AFTER = `(?!半|以上|以下|[之以]?[前后]|内|之内|多(?!少)|费|制|\\s?[+×xX*]|\\s?/\\s?[天日次周月年人]|\\s?${NUMBER}\\s?分)`;
const ENGLISH_BEFORE = `${MINUS}(?<![\\w.]|\\d ?[-–/+×x*] ?|\\d or )`;
const ENGLISH_AFTER =
  "(?![\\w]| (?:ago|before|after|later|left|ahead|earlier|in advance)\\b| or| per| each| a day|/ ?(?:day|week|year)| \\d{1,4} ?min)";

/** What is asked for, missing or allowed was not done. */
const NOT_DONE =
  /(?:每[^,、;。\s]{0,4}|一年|[差缺少欠要满够限超]|[缺旷]课|需要?|至少|起码|最[少低多高]|不[少低]于|达到?|上限|不?超过|要求|[高低]于|不足|提前|推迟|还剩|剩|(?<![拿得学])到)(?:了|有|是|为|的)?(?:大概|大约|约)?\s?$/u;
const NOT_DONE_ENGLISH =
  /\b(?:needs?|missing|short|lack|least|minimum|maximum|most|up to|more than|less than|under|below|above|over|every|each|per|requires?|required|(?:needs?|requires?|required|missing|lacks?|short|still) another|reach(?:ing)?)\s(?:of |by |the )?$/iu;
/** 可能加一天,那就三天 ends with all of it. */
const SUM =
  /(?:(?:共计?|总[共计]?|合计|累计|total(?: of)?)\s?:?\s?(?:是|为)?|[加延多][^,、。;]{1,8}[,、\s]{0,2}[那这]?样?就(?:是|成了?)?)\s?$/iu;

interface Reader {
  readonly kind: AmountKind;
  readonly pattern: RegExp;
  readonly count: (match: RegExpMatchArray) => number | undefined;
}

/** 3次,每次4学时 are twelve: so often, and so many each time. */
const TIMES = `(?<times>${NUMBER})\\s?(?:次|场|回)[^\\d;。?!${CHINESE_FIGURES}]{0,12}?[,、]?\\s?(?:每|各|一)(?:次|场|回)?(?:都)?(?:是|有|按|算)?\\s?(?<whole>${NUMBER})\\s?个?(?:学时|课时|小时)`;
const TIMES_ENGLISH = `(?<![\\w.])(?<times>${ENGLISH_NUMBER}) (?:[a-z-]{1,16} ){0,3}(?:sessions?|times|meetings?|lectures?|lessons?|workshops?|events?)(?: of|,| at| with)? (?<whole>${ENGLISH_NUMBER}) ?(?:hours?|hrs?|h)\\b(?: each)?`;

const SEVERAL_TIMES: readonly Reader[] = [
  new RegExp(`${CHINESE_BEFORE}${TIMES}`, "gu"),
  new RegExp(TIMES_ENGLISH, "giu"),
].map((pattern) => ({ kind: "hours", pattern, count: countTimes }));

function countTimes({ groups = {} }: RegExpMatchArray): number | undefined {
  const [times, each] = [readNumber(groups.times ?? ""), readNumber(groups.whole ?? "")];
  return times === undefined || each === undefined ? undefined : times * each;
}

const READERS: readonly Reader[] = UNITS.flatMap((unit) => [
  ...chinese(unit),
  ...english(unit),
  ...labelled(unit),
]);

function chinese({ kind, chinese: unit, besides }: Unit): Reader[] {
  const counted = `(?<whole>${NUMBER})\\s?(?:个(?<half>半)?|整个?)?\\s?(?:${unit})(?<more>半)?`;
  const ways = [besides, counted, `(?<![老大个找等忙搞弄说看])半个?(?:${unit})`].filter(
    (way) => way !== undefined,
  );
  const pattern = `${CHINESE_BEFORE}(?:${ways.join("|")})${CHINESE_AFTER}`;
  return [{ kind, pattern: new RegExp(pattern, "gu"), count: countChinese }];
}

function countChinese({ groups = {} }: RegExpMatchArray): number | undefined {
  const { whole, half, more, plain, halves } = groups;
  if (halves !== undefined) return halved(readNumber(halves));
  const figures = whole ?? plain;
  if (figures === undefined) return 0.5;
  const number = readNumber(figures);
  return number === undefined ? undefined : number + (half || more ? 0.5 : 0);
}

function labelled({ kind, labels }: Unit): Reader[] {
  if (labels === undefined) return [];
  const pattern = `(?<![\\d半个${CHINESE_FIGURES}]\\s?)(?:${labels})[数为是]?\\s?:?\\s?(?<plain>\\d{1,18}(?:\\.\\d{1,10})?)(?=$|[\\s,、;。)])`;
  return [{ kind, pattern: new RegExp(pattern, "giu"), count: countChinese }];
}

const halved = (count: number | undefined) => (count === undefined ? undefined : count / 2);

function english({ kind, english: unit }: Unit): Reader[] {
  const time = kind === "hours" || kind === "days";
  const half = time ? `|half[- ](?:an? )?(?:${unit})|(?<one>an? (?:${unit}) and a half)` : "";
  const single = kind === "hours" ? "|(?<an>an hour)(?! and a half)" : "";
  const pattern = `${ENGLISH_BEFORE}(?:(?<whole>${ENGLISH_NUMBER})(?<half> and a half)?(?: (?:more|extra|further|additional)(?= ))?(?: (?:induction|training|school-based|online|county|city|class|contact|face-to-face)(?= h))?[ -]?(?:${unit})(?<more> and a half)?${half}${single})${ENGLISH_AFTER}`;
  return [{ kind, pattern: new RegExp(pattern, "giu"), count: countEnglish }];
}

function countEnglish({ groups = {} }: RegExpMatchArray): number | undefined {
  const { whole, half, more, one, an } = groups;
  if (one !== undefined) return 1.5;
  if (an !== undefined) return 1;
  if (whole === undefined) return 0.5;
  const number = readNumber(whole);
  return number === undefined ? undefined : number + (half || more ? 0.5 : 0);
}

/**
 * Every amount that a text states, in order; a number counts only where it touches its unit.
 *
 * What is missing, needed or allowed (还差8学时, 每年72学时) is no amount, nor is a vague one
 * (两三个小时, 30多学时, 1小时30分钟).
 */
export function readAmounts(text: string): Found<Amount>[] {
  const several = SEVERAL_TIMES.flatMap((reader) => readKind(text, reader));
  const rest = cover(text, several);
  const single = READERS.flatMap((reader) => readKind(rest, reader));
  return [...several, ...single].sort((a, b) => a.start - b.start);
}

function readKind(text: string, { kind, pattern, count }: Reader): Found<Amount>[] {
  const found: Found<Amount>[] = [];
  for (const match of matchesOf(text, pattern)) {
    const number = count(match);
    const ahead = aheadOf(text, match.index);
    if (!number || NOT_DONE.test(ahead) || NOT_DONE_ENGLISH.test(ahead)) continue;
    const value = { kind, count: number, total: SUM.test(ahead) };
    found.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}
