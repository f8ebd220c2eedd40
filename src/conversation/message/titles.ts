import type { Found } from "./found.ts";
import type { Vocabulary } from "./vocabulary.ts";

const QUOTED =
  /《([^《》]{1,300})》|“([^“”]{2,80})”|「([^「」]{2,80})」|『([^『』]{2,80})』|"([^"]{2,80})"/gu;
const FIVE_YEAR_PLAN = /^十[一二三四五六七]五$/u;

const CHINESE_MARKS: Readonly<Record<string, string>> = {
  ...{ ",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）" },
};
const MARK = /[()]|(?<=[\p{Script=Han}）》”])[,:;!?]/gu;

/**
 * A Chinese title with Chinese marks, as a certificate and a sheet have it: the normal form of a
 * message makes them half-width, and the same content would not be known again.
 */
function inChineseMarks(title: string): string {
  return /\p{Script=Han}/u.test(title)
    ? title.replace(MARK, (mark) => CHINESE_MARKS[mark] ?? mark)
    : title;
}

/** The titles that stand in quotation marks, with their place, marks included. */
export function readQuotedTitles(text: string): Found<string>[] {
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const title =
      match
        .slice(1)
        .find((part) => part !== undefined)
        ?.trim() ?? "";
    const value = FIVE_YEAR_PLAN.test(title) ? "" : inChineseMarks(title);
    const place = { start: match.index, end: match.index + match[0].length };
    return value === "" ? [] : [{ ...place, value }];
  });
}

/** What the text says the training was about: 内容是课堂评价. */
export function readContent(text: string, { titles }: Vocabulary): string | undefined {
  const content = titles.contents.exec(text)?.[1]?.trim();
  return content && inChineseMarks(content);
}

/** The quoted title that a lecture was about: 讲了《课堂评价》, and not 在《骨干班》讲了课. */
export function readLecturedOn(
  text: string,
  quoted: readonly Found<string>[],
  { titles }: Vocabulary,
): string | undefined {
  const found = quoted.filter(({ start, end }) =>
    titles.lecturedOn.test(`${text.slice(0, start)}\uE000${text.slice(end)}`),
  );
  return found.length === 1 ? found[0]?.value : undefined;
}

/** Which training, where, and when: none of it belongs to the title. */
const OPENING =
  /^(?:.{0,8}的|[省市县区校][级里内培]|[这那][次个场期]|国家级|全国|[一1两2三3]?[场个次期节]|一整?[天晚]|一?[上下]午)/u;

function withoutOpening(phrase: string): string {
  const rest = phrase.replace(OPENING, "");
  return rest === phrase ? phrase : withoutOpening(rest);
}

/**
 * A title without quotation marks, where the text names one clearly: 参加了作文教学培训.
 *
 * Words of level, mode and kind alone are no title: 参加了市里的线上培训 has none.
 */
export function readPlainTitle(
  text: string,
  { titles, questions }: Vocabulary,
): string | undefined {
  const { titled, named, plain } = titles;
  const stated = titled.exec(text)?.[1]?.trim();
  if (stated !== undefined) return stated;
  if (questions.test(text)) return undefined;
  const phrase = named.exec(text)?.[1];
  if (phrase === undefined) return undefined;
  const title = withoutOpening(phrase);
  const substance = title.replace(plain, "");
  return [...substance].length >= 2 ? title : undefined;
}
