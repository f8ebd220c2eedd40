const ENDS = /[?!。;\n]+/u;
const PAUSES = /[,、]+/u;
const ASKS =
  /什么|啥|多少|几|谁|哪|怎|咋|吗|呢|多久|如何|能不能|要不要|是不是|有没有|\b(?:what|how|when|where|why|which|who)\b/iu;

/**
 * The questions within a question: sentences, and what stands between commas where each side asks
 * something. A question that asks one thing is its only part.
 *
 * @param plain in normal form
 */
export function questionParts(plain: string): readonly string[] {
  return plain
    .split(ENDS)
    .flatMap((sentence) => {
      const clauses = sentence.split(PAUSES);
      return clauses.every((clause) => ASKS.test(clause)) ? clauses : [sentence];
    })
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
