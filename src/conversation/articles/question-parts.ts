const ENDS = /[?!。;\n\u2460-\u2473]+/u;
const PAUSES = /[,、]+|(?<=\p{Script=Han}) | (?=\p{Script=Han})/u;
/** `…, and how many hours make one?` */
const GOES_ON =
  /(?:, ?(?:and |or )?| and | also )(?=(?:how|what|when|where|which|who|why|is|are|do|does|did|can|could|will|would|should|may)\b)/iu;
const ASKS =
  /什么|啥|多少|几(?!个人|位|天前)|谁|哪|怎|咋|吗|呢|多久|多长|如何|能不能|要不要|是不是|有没有|够不够|行不行|算不算|\b(?:what|how|when|where|why|which|who)\b|^(?:is|are|do|does|did|can|could|will|would|should|may)\b/iu;
const ENGLISH = /^[^\p{Script=Han}]*$/u;
/** 谁批 asks something; 谁 alone is the rest of a question. */
const SHORTEST = 2;

/** A和B各管什么 asks the same of both. */
const OF_BOTH =
  /^([^,、和跟与及]{2,8})(?:和|跟|与|及|、)([^,、和跟与及]{2,8}?)(?:各自?|分别)(?=[^,、]{0,60}(?:什么|啥|谁|多少|几|哪|怎|咋))(.+)$/u;

function ofBoth(sentence: string): string[] {
  const [, one, other, what] = OF_BOTH.exec(sentence) ?? [];
  return one !== undefined && what !== undefined ? [`${one}${what}`, `${other}${what}`] : [];
}

/** Joins what only states something with what is asked next, or with what was asked last. */
function grouped(clauses: readonly string[]): string[] {
  const parts: string[] = [];
  let stated: string[] = [];
  for (const clause of clauses) {
    stated.push(clause);
    if (!isQuestion(clause)) continue;
    parts.push(stated.join(","));
    stated = [];
  }
  const rest = stated.join(",");
  return rest === "" ? parts : [...parts.slice(0, -1), [...parts.slice(-1), rest].join(",")];
}

/** The clauses of a sentence where several of them ask something, else the sentence as it stands. */
function clausesOf(sentence: string): string[] {
  const both = ofBoth(sentence);
  if (both.length > 0) return both;
  const clauses = sentence
    .split(ENGLISH.test(sentence) ? GOES_ON : PAUSES)
    .map((clause) => clause.trim());
  return clauses.filter(isQuestion).length > 1 ? clauses : [sentence.trim()];
}

function isQuestion(clause: string): boolean {
  return ASKS.test(clause) && [...clause].length >= SHORTEST;
}

/**
 * The questions within a question: sentences, the clauses of one that each ask something, and each of
 * two that are named together. A question that asks one thing is its only part.
 *
 * @param plain in normal form
 */
export function questionParts(plain: string): readonly string[] {
  const clauses = plain
    .split(ENDS)
    .flatMap(clausesOf)
    .filter((clause) => clause !== "");
  return grouped(clauses);
}
