/** What may befall papers, and all that people call it. */
const MISHAPS = {
  lost: /丢(?!学?分|人|脸)|遗失|不见了|补办|补发|挂失|被[偷盗]|\b(?:lost|lose|misplaced|stolen)\b.{0,20}\b(?:certificates?|cards?|papers?|proof|documents?)\b|\b(?:certificates?|cards?|papers?|proof|documents?)\b.{0,20}\b(?:lost|misplaced|stolen|replaced|gone)\b/iu,
  damaged: /损[坏毁]|[弄撕][坏脏湿破烂]|烧[毁坏]|\b(?:damaged|torn|burnt)\b/iu,
  expired: /过期|失效|\bexpire[sd]?\b/iu,
  misprinted: /[写打印][错反]|错别字|名字(?:不对|错|有误)|\b(?:misspel|misprint)|\bwrong name\b/iu,
} as const;

export type Mishap = keyof typeof MISHAPS;

const KINDS = Object.keys(MISHAPS) as readonly Mishap[];

/**
 * What has befallen papers, by a text: an article that speaks of certificates, and not of lost
 * ones, does not answer what to do when one is lost.
 */
export function mishapsIn(text: string): readonly Mishap[] {
  return KINDS.filter((kind) => MISHAPS[kind].test(text));
}
