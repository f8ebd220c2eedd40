const ENDS = /[?!。;\n]+/u;
const PAUSES = /[,、]+/u;
const ASKS =
  /什么|啥|多少|几|谁|哪|怎|咋|吗|呢|多久|如何|能不能|要不要|是不是|有没有|\b(?:what|how|when|where|why|which|who)\b/iu;

/** A和B各管什么 asks the same of both. */
const OF_BOTH =
  /^([^,、和跟与及]{2,8})(?:和|跟|与|及|、)([^,、和跟与及]{2,8}?)(?:各自?|分别)(?=[^,、]{0,60}(?:什么|啥|谁|多少|几|哪|怎|咋))(.+)$/u;

function ofBoth(sentence: string): string[] {
  const [, one, other, what] = OF_BOTH.exec(sentence) ?? [];
  return one !== undefined && what !== undefined ? [`${one}${what}`, `${other}${what}`] : [];
}

/**
 * The questions within a question: sentences, and what stands between commas where each side asks
 * something, and each of two that are named together. A question that asks one thing is its only part.
 *
 * @param plain in normal form
 */
export function questionParts(plain: string): readonly string[] {
  return plain
    .split(ENDS)
    .flatMap((sentence) => {
      const both = ofBoth(sentence);
      if (both.length > 0) return both;
      const clauses = sentence.split(PAUSES);
      return clauses.every((clause) => ASKS.test(clause)) ? clauses : [sentence];
    })
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
