import type { Found } from "./found.ts";
import { vocabulary } from "./vocabulary.ts";

const QUOTED =
  /《([^《》]{1,80})》|“([^“”]{2,80})”|「([^「」]{2,80})」|『([^『』]{2,80})』|"([^"]{2,80})"/gu;
const FIVE_YEAR_PLAN = /^十[一二三四五六七]五$/u;
const KINDS = "培训|研修|讲座|研讨会|学习班|培训班|研修班|提高班|课程|工作坊|论坛|报告会";
const UP_TO_A_MARK = '[^,、;。?!\\s\u{E000}《“"「]';

/** The titles that stand in quotation marks, with their place, marks included. */
export function readQuotedTitles(text: string): Found<string>[] {
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const title =
      match
        .slice(1)
        .find((part) => part !== undefined)
        ?.trim() ?? "";
    const value = FIVE_YEAR_PLAN.test(title) ? "" : title;
    const place = { start: match.index, end: match.index + match[0].length };
    return value === "" ? [] : [{ ...place, value }];
  });
}

interface Patterns {
  readonly titled: RegExp;
  readonly contents: RegExp;
  readonly named: RegExp;
  readonly plain: RegExp;
}

let patterns: Patterns | undefined;

function compiled(): Patterns {
  const { titled, contents, plainTitle } = vocabulary();
  const introduced = (words: string) =>
    new RegExp(
      `(?:${words})\\s?(?:[是为:]|\\bis\\b)\\s?(${UP_TO_A_MARK}(?:${UP_TO_A_MARK}| ){1,60})`,
      "iu",
    );
  patterns ??= {
    titled: introduced(titled),
    contents: introduced(contents),
    named: new RegExp(
      `(?:(?:参加|完成|观看|报名)(?:完了?|[了过])?|[听学上看](?:完了?|[了过]))(${UP_TO_A_MARK}{2,30}?(?:${KINDS}))(?!班|[会课]|中心|机构)`,
      "u",
    ),
    plain: new RegExp(plainTitle, "gu"),
  };
  return patterns;
}

/** What the text says the training was about: 内容是课堂评价. */
export function readContent(text: string): string | undefined {
  return compiled().contents.exec(text)?.[1]?.trim();
}

/**
 * A title without quotation marks, where the text names one clearly: 参加了作文教学培训.
 *
 * Words of level, mode and kind alone are no title: 参加了市里的线上培训 has none.
 */
export function readPlainTitle(text: string): string | undefined {
  const { titled, named, plain } = compiled();
  const stated = titled.exec(text)?.[1]?.trim();
  if (stated !== undefined) return stated;
  if (vocabulary().questions.test(text)) return undefined;
  const phrase = named.exec(text)?.[1];
  if (phrase === undefined) return undefined;
  const title = phrase.replace(
    /^(?:.{0,8}的|[省市县区校][级里内培]|[这那][次个场期]|国家级|全国|[一1两2三3]?[场个次期节]|一整?[天晚]|一?[上下]午)+/u,
    "",
  );
  const substance = title.replace(plain, "");
  return [...substance].length >= 2 ? title : undefined;
}
