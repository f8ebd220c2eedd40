const CORRECTS =
  /不对|错了|有误|搞错|写错|记错|更正|修改|改成|改为|改到|换成|应该是|应为|是.{1,20}(?:才对|不是)|不是.{1,20}是|(?:日期|时间|学时|级别|标题|名称|题目|活动)(?:是|改|应)|\b(?:actually|change|make it|should be|correction|instead|not)\b/iu;
const ADDS = /还有|另外|再(?:记|加|来)|也记|加一条|\b(?:also|another|and also|plus)\b/iu;
const ASKS =
  /[?]|[吗呢么]$|没有?$|为什么|为啥|多少|怎么|如何|如果|假如|谁|哪|什么|要不要|能不能|是不是|有没有|\b(?:why|how|what|when|who|whose|whom|which|if)\b|^(?:is|are|was|do|does|did|have|has|can|could|should|will|would|may)\b/iu;
const WHICH = /第\s?([1-9一二两三四五六七八九])\s?[条个项]|(?:record|number|no\.?|#)\s?([1-9])/iu;
const NUMERALS = "一二三四五六七八九";
const BARE =
  /^(?:是|就是|一共|共|about|it was|it's)?\s?(\d+(?:\.\d+)?|[半一二两三四五六七八九十]+)\s?(?:个|节)?[。.!]?$/iu;

/** Whether a message says that what was read back is wrong. */
export function corrects(text: string): boolean {
  return CORRECTS.test(text);
}

/** Whether a message tells of one more record beside those already told. */
export function adds(text: string): boolean {
  return ADDS.test(text);
}

/** Whether a message asks something, so that what it names is not meant for the draft. */
export function asks(text: string): boolean {
  return ASKS.test(text);
}

/** Which of several records a message speaks of, counted from 0. */
export function whichRecord(text: string): number | undefined {
  const [, chinese, english] = WHICH.exec(text) ?? [];
  const word = chinese ?? english;
  if (word === undefined) return undefined;
  const digit = word === "两" ? 2 : NUMERALS.indexOf(word) + 1 || Number(word);
  return digit - 1;
}

/** The number that a message consists of, as the answer to how many. */
export function bareNumber(text: string): string | undefined {
  return BARE.exec(text)?.[1];
}
