import type { VocabularyFile } from "./vocabulary-file.ts";

const KINDS = "培训|研修|讲座|研讨会|学习班|培训班|研修班|提高班|课程|工作坊|论坛|报告会";
const MARKS = ',、;。?!\u{E000}《“"「';
const UP_TO_A_MARK = `[^${MARKS}\\s]`;

/** How titles without quotation marks are recognised. */
export interface TitlePatterns {
  readonly titled: RegExp;
  readonly contents: RegExp;
  /** A quoted title, as the character that covers it, where it tells what a lecture was about. */
  readonly lecturedOn: RegExp;
  /** A title after what somebody did: 参加了作文教学培训. */
  readonly named: RegExp;
  /** Words that are no title by themselves. */
  readonly plain: RegExp;
}

const NAMED = new RegExp(
  `(?:(?:参加|完成|观看|报名)(?:完了?|[了过])?|[听学上看](?:完了?|[了过]))(${UP_TO_A_MARK}{2,30}?(?:${KINDS}))(?!班|[会课]|中心|机构)`,
  "u",
);

function introducedBy(words: string): RegExp {
  return new RegExp(
    `(?:${words})\\s?(?:[是为:]|\\bis\\b)\\s?(${UP_TO_A_MARK}[^${MARKS}]{1,60})`,
    "iu",
  );
}

/** Puts the words around titles together into patterns. */
export function titlePatterns(written: VocabularyFile): TitlePatterns {
  return {
    titled: introducedBy(written.titled),
    contents: introducedBy(written.contents),
    lecturedOn: new RegExp(written["lectured-on"], "iu"),
    named: NAMED,
    plain: new RegExp(written["plain-title"], "gu"),
  };
}
