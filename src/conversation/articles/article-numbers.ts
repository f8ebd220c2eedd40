import { chineseNumber } from "../../domain/chinese-number.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { normalise } from "../message/normalise.ts";

/** 第六条 and 第6条 are one article, and so are 一.(三) and 一(三). */
function plainly(text: string): string {
  return normalise(text)
    .replace(/第\s?(\p{Script=Han}{1,12}?)\s?条/gu, (written, number: string) => {
      const value = chineseNumber(number);
      return value === undefined ? written : `第${value}条`;
    })
    .replace(/第\s?(\d{1,6})\s?条/g, "第$1条")
    .replace(/[.\s]{0,4}([()])\.?/g, "$1");
}

/** A number that can be meant by nothing else: never a mere 五. */
function isTelling(number: string): boolean {
  return number.length > 2 && /^第.+条|[.(]/u.test(number);
}

/** Finds the articles that a question names by their numbers: 第六条, 五.3, 一(三). */
export function articleNumbers({
  articles,
}: PolicyDocument): (question: string) => readonly string[] {
  const numbers = Object.keys(articles)
    .map((article) => ({ article, number: plainly(article) }))
    .sort((a, b) => b.number.length - a.number.length);
  return (question) => {
    let rest = plainly(question);
    const named: { readonly article: string; readonly at: number }[] = [];
    for (const { article, number } of numbers) {
      const isWhole = rest === number || rest.endsWith(` ${number}`);
      const at = isWhole ? rest.length - number.length : rest.indexOf(number);
      if (at < 0 || !(isWhole || isTelling(number))) continue;
      named.push({ article, at });
      rest = `${rest.slice(0, at)}${"\0".repeat(number.length)}${rest.slice(at + number.length)}`;
    }
    return named.sort((a, b) => a.at - b.at).map(({ article }) => article);
  };
}
